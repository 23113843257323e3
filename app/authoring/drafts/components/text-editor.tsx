import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { TextArea } from '#app/ui/components/field.tsx'
import type { Fault } from '../../faults.ts'
import { faultMessages } from '../../messages.ts'
import { draftMessages } from '../messages.ts'
import type { RealPersonPlace } from '../real-people.ts'
import { chosenView, keepView, views, type View } from './chosen-view.ts'
import type { Remark, SourceView } from './source-view.ts'
import { areaBeside, useVisualView } from './use-visual-view.tsx'
import { writeMessages } from './write-messages.ts'

type Props = {
  text: string
  /** Files of the module, as a lesson names them. */
  media: readonly string[]
  hint?: string | undefined
  errors: string[]
  faults: readonly Fault[]
  people: readonly RealPersonPlace[]
  isLesson: boolean
  /** Whether the page has come alive. */
  isLive: boolean
  onWrite: (text: string) => void
}

function useRemarks(faults: readonly Fault[], people: readonly RealPersonPlace[]): Remark[] {
  const sentence = useText(faultMessages)
  const t = useText(draftMessages)
  const write = useText(writeMessages)
  return [
    ...faults.map(({ line, column, code, values }) => ({
      ...{ line, column, length: 24, text: sentence(code, values), severity: 'error' as const },
    })),
    ...people.map(({ line, column, kind, text }) => ({
      ...{ line, column, length: text.length, severity: 'warning' as const },
      text: write('person_here', { words: text, kind: t(`looks_${kind}`) }),
    })),
  ]
}

/** What was chosen before does not change while the page is open. */
const never = () => () => undefined

/**
 * The field a text is written in. With script an editor stands in its place: blocks, or text with line numbers, names to
 * choose from and what is wrong beneath the words; the field stays what is sent, and a button brings it back.
 */
export function TextEditor({ text, media, hint, errors, faults, people, isLesson, isLive, onWrite }: Props) {
  const t = useText(draftMessages)
  const kept = useSyncExternalStore(never, chosenView, () => 'plain' as const)
  const [chosen, setChosen] = useState<View | null>(null)
  const view = isLesson ? (chosen ?? kept) : 'plain'
  const place = useRef<HTMLDivElement>(null)
  const source = useRef<SourceView | null>(null)
  const remarks = useRemarks(faults, people)
  const latest = useRef({ remarks, onWrite })
  useEffect(() => {
    latest.current = { remarks, onWrite }
    source.current?.setRemarks(remarks)
  })
  useEffect(() => {
    const area = areaBeside(place.current)
    if (view !== 'source' || !area) return undefined
    let isGone = false
    const take = (next: string) => {
      area.value = next
      latest.current.onWrite(next)
    }
    void import('./source-view.ts').then(({ openSourceView }) => {
      if (isGone || !place.current) return
      source.current = openSourceView(place.current, { text: area.value, label: t('text'), onChange: take })
      source.current.setRemarks(latest.current.remarks)
      area.hidden = true
    })
    return () => {
      isGone = true
      source.current?.destroy()
      source.current = null
      area.hidden = false
    }
  }, [view, t])
  const blocks = useVisualView(view === 'visual', place, { media, remarks, onChange: onWrite })
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
