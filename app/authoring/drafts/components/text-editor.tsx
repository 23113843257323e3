import { useEffect, useRef, useState } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { TextArea } from '#app/ui/components/field.tsx'
import type { Fault } from '../../faults.ts'
import { faultMessages } from '../../messages.ts'
import { draftMessages } from '../messages.ts'
import type { RealPersonPlace } from '../real-people.ts'
import type { Remark, SourceView } from './source-view.ts'
import { writeMessages } from './write-messages.ts'

type Props = {
  text: string
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

/**
 * The field a text is written in. With script an editor stands in its place, with line numbers, names to choose from and
 * what is wrong beneath the words; the field stays what is sent, and a button brings it back.
 */
export function TextEditor({ text, hint, errors, faults, people, isLesson, isLive, onWrite }: Props) {
  const t = useText(draftMessages)
  const write = useText(writeMessages)
  const [isPlain, setPlain] = useState(!isLesson)
  const place = useRef<HTMLDivElement>(null)
  const view = useRef<SourceView | null>(null)
  const remarks = useRemarks(faults, people)
  const latest = useRef({ remarks, onWrite })
  useEffect(() => {
    latest.current = { remarks, onWrite }
    view.current?.setRemarks(remarks)
  })
  useEffect(() => {
    const field = () => place.current?.parentElement?.querySelector('textarea') ?? null
    if (isPlain) return undefined
    let isGone = false
    void import('./source-view.ts').then(({ openSourceView }) => {
      const area = field()
      if (isGone || !place.current || !area) return
      const onChange = (next: string) => {
        area.value = next
        latest.current.onWrite(next)
      }
      const about = { text: area.value, label: t('text'), onChange }
      view.current = openSourceView(place.current, about)
      view.current.setRemarks(latest.current.remarks)
      area.hidden = true
    })
    return () => {
      isGone = true
      view.current?.destroy()
      view.current = null
      const area = field()
      if (area) area.hidden = false
    }
  }, [isPlain, t])

  return (
    <div className="text-editor">
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
      {isLesson && isLive && (
        <p>
          <button type="button" className="button button--outline button--small" onClick={() => setPlain(!isPlain)}>
            {write(isPlain ? 'with_help' : 'plain')}
          </button>
        </p>
      )}
    </div>
  )
}
