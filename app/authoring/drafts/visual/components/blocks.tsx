import { useEffect, useRef } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import type { ComponentName } from '../component-shape.ts'
import { linesOf, type Block, type CutLesson } from '../cut-lesson.ts'
import { factsOf } from '../lesson-facts.ts'
import { visualMessages } from '../messages.ts'
import { idMaker, newPart, type Beginning } from '../new-part.ts'
import { AddMenu } from './add-menu.tsx'
import { BlockFrame, useBlockName } from './block-frame.tsx'
import { LessonAroundProvider } from './form-context.tsx'
import { LessonFactsForm } from './lesson-facts-form.tsx'
import { useLesson } from './use-lesson.ts'

/** What the checks say of a line, counted from 1. */
export type LineRemark = { line: number; text: string }

/** What the checks say of each block, by its key. */
function remarksOf(lesson: CutLesson, remarks: readonly LineRemark[]): Map<number, string[]> {
  const lines = [...linesOf(lesson)]
  const found = new Map<number, string[]>()
  for (const { line, text } of remarks) {
    const [key] = lines.findLast(([, from]) => from <= line) ?? []
    if (key !== undefined) found.set(key, [...new Set([...(found.get(key) ?? []), text])])
  }
  return found
}

/** What new parts begin from, in the lesson as it is when they are begun. */
function useBeginning(textNow: () => string, lessonId: string): (wholeId: string) => Beginning {
  const t = useText(visualMessages)
  const words = {
    ...{ scene: t('scene_first'), otherScene: t('scene_other'), prompt: t('new_prompt'), field: t('field_first') },
  }
  return (wholeId) => ({ freeId: idMaker(textNow()), wholeId: wholeId || lessonId, words })
}

type Props = {
  lesson: CutLesson
  media: readonly string[]
  remarks: readonly LineRemark[]
  onChange: (text: string) => void
}

/** A line of a form is no reason to send the whole. */
function keepEnter(event: { key: string; target: EventTarget | null; preventDefault: () => void }): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
}

/** The blocks of a lesson one under the other, and between them the places where more can be added. */
export function Blocks({ lesson: begun, media, remarks, onChange }: Props) {
  const t = useText(visualMessages)
  const nameOf = useBlockName()
  const { lesson, fresh, news, canUndo, say, ...doing } = useLesson(begun, onChange)
  const box = useRef<HTMLDivElement>(null)
  const beginning = useBeginning(doing.textNow, factsOf(lesson.head).id ?? 'lezione')
  const said = remarksOf(lesson, remarks)
  const { blocks } = lesson
  useEffect(() => {
    const block = fresh === null ? null : box.current?.querySelector(`[data-block="${fresh}"]`)
    block?.querySelector<HTMLElement>('.element-form :is(input, select, textarea), [contenteditable]')?.focus()
  }, [fresh])
  const add = (name: ComponentName | null, at: number) => doing.add(name && newPart(name, beginning('')), at)
  const move = (block: Block, by: -1 | 1, place: number) => {
    doing.move(block.key, by)
    say(t('moved', { name: nameOf(block), place, count: blocks.length }))
  }
  const remove = (block: Block) => {
    doing.remove(block.key)
    say(t('removed', { name: nameOf(block) }))
    box.current?.querySelector<HTMLElement>('.visual__news')?.focus()
  }
  return (
    <LessonAroundProvider value={{ media, beginning, say }}>
      <div ref={box} className="visual" onKeyDown={keepEnter}>
        <LessonFactsForm head={lesson.head} onChange={doing.setHead} />
        <div className="visual__news" tabIndex={-1}>
          <span role="status">{news}</span>
          {canUndo && (
            <button type="button" className="link-button" onClick={doing.undo}>
              {t('undo')}
            </button>
          )}
        </div>
        {blocks.map((block, index) => (
          <div key={block.key} className="visual__place">
            <AddMenu isLast={false} onAdd={(name) => add(name, index)} />
            <BlockFrame
              block={block}
              place={index + 1}
              count={blocks.length}
              remarks={said.get(block.key) ?? []}
              isNew={block.key === fresh}
              onChange={(to) => doing.change(block.key, to)}
              onMove={(by) => move(block, by, index + 1 + by)}
              onRemove={() => remove(block)}
            />
          </div>
        ))}
        <AddMenu isLast onAdd={(name) => add(name, blocks.length)} />
      </div>
    </LessonAroundProvider>
  )
}
