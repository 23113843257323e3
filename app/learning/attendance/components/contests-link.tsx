import { useText } from '#app/platform/i18n/use-text.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { attendanceMessages } from '../messages.ts'
import { attendancePaths } from '../paths.ts'

type Props = {
  ambitoSlug: string
  /** Contests that wait; null for who does not answer them. */
  count: number | null
}

/** The way to the contested minutes that wait, for the offices that answer them. */
export function ContestsLink({ ambitoSlug, count }: Props) {
  const t = useText(attendanceMessages)
  if (!count) return null
  return (
    <p>
      <Link to={attendancePaths.contests({ ambitoSlug })}>{t('contests_link', { count })}</Link>
    </p>
  )
}
