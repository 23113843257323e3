import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { LastMove } from '../effects/last-move.server.ts'
import { learningMessages } from '../messages.ts'
import { learningPaths } from '../paths.ts'

type Again = { enrolmentId: string; isCompleted: boolean }

/** On the page of a time before: where the course is taken now. */
export function TakenAgain({ again }: { again: Again | null }) {
  const t = useText(learningMessages)
  if (!again) return null
  return (
    <Alert>
      <p>
        {t(again.isCompleted ? 'taken_again_done' : 'taken_again')}{' '}
        <Link to={learningPaths.enrolment(again)}>{t('taken_again_link')}</Link>
      </p>
    </Alert>
  )
}

/** Since the course was updated beneath somebody: what it asks of them again. */
export function Moved({ moved }: { moved: LastMove | null }) {
  const t = useText(learningMessages)
  const { dayOf } = useFormats()
  if (!moved) return null
  return (
    <Alert>
      <p>
        {t('moved', { day: dayOf(moved.at) })}{' '}
        {moved.again.length > 0 && t('moved_again', { titles: moved.again.join(', ') })}
      </p>
      {moved.notes && <p>{t('moved_notes', { notes: moved.notes })}</p>}
    </Alert>
  )
}
