import { useText } from '#app/platform/i18n/use-text.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { meetingPaths } from '../../meetings/paths.ts'
import type { OwnEdition } from '../edition-line.server.ts'
import { editionLearnerMessages } from '../learner-messages.ts'
import { editionMessages } from '../messages.ts'
import { usePeriod } from '../use-period.ts'

/** Which edition of a course one is in, when and where. */
export function EditionLine({ edition: { name, mode, place, hasMeetings, ...period } }: { edition: OwnEdition }) {
  const t = useText(editionLearnerMessages)
  const words = useText(editionMessages)
  const periodOf = usePeriod()
  const rest = [periodOf(period), words(`mode_${mode}`), place].filter(Boolean).join(' · ')
  return (
    <p>
      <strong>{t('your_edition', { name })}</strong> <span className="muted">{rest}</span>
      {hasMeetings && (
        <>
          <br />
          <Link to={meetingPaths.calendar()}>{t('your_meetings')}</Link>
        </>
      )}
    </p>
  )
}
