import { useText } from '#app/platform/i18n/use-text.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { AnswerReading } from '../../activity-state.ts'
import { caseMessages } from '../../case-messages.ts'
import { markingPaths } from '../paths.ts'

/** How far the reading of a reflection is, in the lesson; comments and the revision have a page of their own. */
export function ReadingStatus({ reading }: { reading: AnswerReading | undefined }) {
  const t = useText(caseMessages)
  if (!reading) return null
  const { answerId, state, levels } = reading
  return (
    <div className="reading-status">
      <p>
        <strong>{t(`reading_${state}`)}</strong>{' '}
        <Link to={markingPaths.own({ answerId })}>{t(`reading_${state}_link`)}</Link>
      </p>
      {levels.length > 0 && (
        <ul>
          {levels.map(({ criterion, words }) => (
            <li key={criterion}>
              {criterion}: {words.join(' / ')}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
