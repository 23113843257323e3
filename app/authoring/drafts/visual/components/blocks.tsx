import { useEffect, useRef } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import type { LessonMedia } from '../../../media/draft-media-queries.server.ts'
import type { ComponentName } from '../component-shape.ts'
import type { Block, CutLesson } from '../cut-lesson.ts'
import { factsOf } from '../lesson-facts.ts'
import { visualMessages } from '../messages.ts'
import { idMaker, newPart, type Beginning } from '../new-part.ts'
import { AddMenu } from './add-menu.tsx'
import { BlockFrame, useBlockName } from './block-frame.tsx'
import { LessonAroundProvider, useNames } from './form-context.tsx'
import { LessonFactsForm } from './lesson-facts-form.tsx'
import type { LineRemark } from './use-block-remarks.ts'
import { useTold, type SaidFault, type Target } from './use-told.ts'
import { useLesson } from './use-lesson.ts'

/** What new parts begin from, in the lesson as it is when they are begun. */
function useBeginning(textNow: () => string, lessonId: string): (wholeId: string) => Beginning {
  const t = useText(visualMessages)
  const words = {
    ...{ scene: t('scene_first'), otherScene: t('scene_other'), prompt: t('new_prompt'), field: t('field_first') },
  }
  return (wholeId) => ({ freeId: idMaker(textNow()), wholeId: wholeId || lessonId, words })
}

export type BlocksProps = {
  media: LessonMedia
  remarks: readonly LineRemark[]
  /** Where to go; null: nowhere. */
  target: Target | null
  onChange: (text: string) => void
  /** Takes the faults as the blocks say them, null when there are no blocks any more. */
  onSaid: (faults: readonly SaidFault[] | null) => void
}

/** A line of a form is no reason to send the whole. */
function keepEnter(event: { key: string; target: EventTarget | null; preventDefault: () => void }): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
}

/** What was last done, and the way back. */
function News({ news, onUndo }: { news: string; onUndo: (() => void) | null }) {
  const t = useText(visualMessages)
  return (
    <div className="visual__news" tabIndex={-1}>
      <span role="status">{news}</span>
      {onUndo && (
        <button type="button" className="link-button" onClick={onUndo}>
          {t('undo')}
        </button>
      )}
    </div>
  )
}

/** The blocks of a lesson one under the other, and between them the places where more can be added. */
export function Blocks({
  lesson: begun,
  media,
  remarks,
  target,
  onChange,
  onSaid,
}: BlocksProps & { lesson: CutLesson }) {
  const t = useText(visualMessages)
  const nameOf = useBlockName()
  const names = useNames()
  const { lesson, fresh, news, canUndo, say, ...doing } = useLesson(begun, onChange)
  const box = useRef<HTMLDivElement>(null)
  const beginning = useBeginning(doing.textNow, factsOf(lesson.head).id ?? 'lezione')
  const { remarksOf, leave } = useTold(box, { lesson, fresh, remarks, target, onSaid })
  const { blocks } = lesson
  useEffect(() => {
    const block = fresh === null ? null : box.current?.querySelector(`[data-block="${fresh}"]`)
    block?.querySelector<HTMLElement>('.element-form :is(input, select, textarea), [contenteditable]')?.focus()
  }, [fresh])
  const add = (name: ComponentName | null, at: number) => {
    doing.add(name && newPart(name, beginning('')), at)
    say(t('added', { name: name ? names.nameOf(name) : t('prose') }))
  }
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
    <LessonAroundProvider value={{ media, beginning, say, placeOf: doing.placeOf }}>
      <div ref={box} className="visual" onKeyDown={keepEnter}>
        <LessonFactsForm head={lesson.head} onChange={doing.setHead} />
        {blocks.map((block, index) => (
          <div key={block.key} className="visual__place">
            <AddMenu isLast={false} onAdd={(name) => add(name, index)} />
            <BlockFrame
              block={block}
              place={index + 1}
              count={blocks.length}
              remarks={remarksOf(block.key)}
              isNew={block.key === fresh}
              onChange={(to) => doing.change(block.key, to)}
              onMove={(by) => move(block, by, index + 1 + by)}
              onRemove={() => remove(block)}
              onLeave={() => leave(block.key)}
            />
          </div>
        ))}
        <AddMenu isLast onAdd={(name) => add(name, blocks.length)} />
        <News news={news} onUndo={canUndo ? doing.undo : null} />
      </div>
    </LessonAroundProvider>
  )
}
