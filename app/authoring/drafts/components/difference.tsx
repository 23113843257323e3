import { useText } from '#app/platform/i18n/use-text.tsx'
import { draftMessages } from '../messages.ts'
import type { DifferencePart } from '../text-difference.ts'

const marks = { same: '\u00a0', added: '+', removed: '−' } as const

/** A text's lines that came and went; the sign says it, the colour repeats it. */
export function Difference({ parts }: { parts: readonly DifferencePart[] }) {
  const t = useText(draftMessages)
  if (parts.length === 0) return <p className="muted">{t('unchanged')}</p>
  return (
    <div className="difference">
      {parts.map(({ kind, lines, skipped }, index) => (
        <div key={index} className={`difference__part difference__part--${kind}`}>
          {lines.map((line, at) => (
            <p key={at}>
              <span className="difference__mark">{marks[kind]}</span> {line}
            </p>
          ))}
          {skipped > 0 && <p className="muted">⋯</p>}
        </div>
      ))}
    </div>
  )
}
