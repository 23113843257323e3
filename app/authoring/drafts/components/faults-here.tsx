import { useText } from '#app/platform/i18n/use-text.tsx'
import type { Fault } from '../../faults.ts'
import { draftMessages } from '../messages.ts'
import type { SaidFault, Target } from '../visual/components/use-told.ts'
import { useFaultText } from './use-fault-text.ts'

type Props = {
  faults: readonly Fault[]
  /** The same in the words of the blocks, where the text is shown in blocks. */
  said: readonly SaidFault[] | null
  /** What looks like somebody real. */
  people: readonly unknown[]
  isLive: boolean
  onGo: (target: Target) => void
}

/** What is wrong in the text of this page; with script each leads to its place. */
export function FaultsHere({ faults, said, people, isLive, onGo }: Props) {
  const t = useText(draftMessages)
  const textOf = useFaultText()
  const inLines = faults.map((fault) => ({
    ...{ line: fault.line, column: fault.column },
    text: `${textOf(fault)} ${t('line', { line: fault.line })}`,
  }))
  const shown = said ?? inLines
  if (shown.length === 0) return <p>{t(people.length > 0 ? 'text_checks_people' : 'text_checks_none')}</p>
  return (
    <ul>
      {shown.map(({ line, column, text }) => (
        <li key={`${line} ${column} ${text}`}>
          {isLive ? (
            <button type="button" className="link-button" onClick={() => onGo({ line, column })}>
              {text}
            </button>
          ) : (
            text
          )}
        </li>
      ))}
    </ul>
  )
}
