import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { TextArea } from '#app/ui/components/field.tsx'
import type { LessonMedia } from '../../media/draft-media-queries.server.ts'
import type { Fault } from '../../faults.ts'
import { faultMessages } from '../../messages.ts'
import { draftMessages } from '../messages.ts'
import type { RealPersonPlace } from '../real-people.ts'
import { chosenView, keepView, views, type View } from './chosen-view.ts'
import type { SaidFault, Target } from '../visual/components/use-told.ts'
import { pseudonymOf } from '../pseudonym.ts'
import type { Remark } from './source-view.ts'
import { useSourceView } from './use-source-view.ts'
import { areaBeside, useVisualView } from './use-visual-view.tsx'
import { writeMessages } from './write-messages.ts'

type Props = {
  text: string
  media: LessonMedia
  hint?: string | undefined
  errors: string[]
  faults: readonly Fault[]
  people: readonly RealPersonPlace[]
  isLesson: boolean
  /** Whether the page has come alive. */
  isLive: boolean
  /** A place to go to; a new one each time. */
  target: Target | null
  onWrite: (text: string) => void
  /** Takes the faults in the words of the blocks; null where the text is not shown in blocks. */
  onSaid: (faults: readonly SaidFault[] | null) => void
}

function useRemarks(faults: readonly Fault[], people: readonly RealPersonPlace[]): Remark[] {
  const sentence = useText(faultMessages)
  const t = useText(draftMessages)
  const write = useText(writeMessages)
  return [
    ...faults.map((fault) => ({
      ...{ line: fault.line, column: fault.column, length: 24, severity: 'error' as const, fault },
      text: sentence(fault.code, fault.values),
    })),
    ...people.map(({ line, column, kind, text }) => ({
      ...{ line, column, length: text.length, severity: 'warning' as const },
      text: write('person_here', {
        ...{ words: text, kind: t(`looks_${kind}`) },
        instead: t(`instead_${kind}`, { name: pseudonymOf(text) }),
      }),
    })),
  ]
}

/** Marks a line of a field, counted from 1, and shows it. */
function selectLine(area: HTMLTextAreaElement, line: number): void {
  const lines = area.value.split('\n')
  const from = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0)
  area.focus()
  area.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0))
  area.scrollTop = (area.scrollHeight / lines.length) * Math.max(0, line - 5)
}

/** What was chosen before does not change while the page is open. */
const never = () => () => undefined

/**
 * The field a text is written in. With script an editor stands in its place: blocks, or text with line numbers, names to
 * choose from and what is wrong beneath the words; the field stays what is sent, and a button brings it back.
 */
export function TextEditor({ text, media, hint, errors, faults, people, isLesson, isLive, ...doing }: Props) {
  const { target, onWrite, onSaid } = doing
  const t = useText(draftMessages)
  const kept = useSyncExternalStore(never, chosenView, () => 'plain' as const)
  const [chosen, setChosen] = useState<View | null>(null)
  const view = isLesson ? (chosen ?? kept) : 'plain'
  const place = useRef<HTMLDivElement>(null)
  const remarks = useRemarks(faults, people)
  useSourceView(view === 'source', place, { remarks, target, onWrite })
  useEffect(() => {
    const area = areaBeside(place.current)
    if (target && view === 'plain' && area) selectLine(area, target.line)
  }, [target, view])
  const blocks = useVisualView(view === 'visual', place, { media, remarks, target, onChange: onWrite, onSaid })
  const choose = (next: View) => {
    keepView(next)
    setChosen(next)
  }
  return (
    <div className="text-editor">
      {isLesson && isLive && <ViewSwitch view={view} onChoose={choose} />}
      <TextArea
        name="text"
        label={t('text')}
        hint={hint}
        rows={28}
        spellCheck
        errors={errors}
        defaultValue={text}
        onInput={(event) => onWrite(event.currentTarget.value)}
      />
      <div ref={place} />
      {blocks}
    </div>
  )
}

function ViewSwitch({ view, onChoose }: { view: View; onChoose: (view: View) => void }) {
  const write = useText(writeMessages)
  const names = { visual: 'blocks', source: 'with_help', plain: 'plain' } as const
  return (
    <div className="button-row text-editor__views" role="group" aria-label={write('views')}>
      {views.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === view}
          className={`button button--small${one === view ? '' : ' button--outline'}`}
          onClick={() => onChoose(one)}
        >
          {write(names[one])}
        </button>
      ))}
    </div>
  )
}
