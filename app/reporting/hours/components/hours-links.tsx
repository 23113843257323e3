import { hoursPaths } from '#app/certificates/hours/paths.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { reportingPaths } from '../../paths.ts'
import { officeHoursMessages } from '../messages.ts'

/** The ways from the coverage of an ambito to the hours of its people, and to their certificates from elsewhere. */
export function HoursLinks({ ambitoSlug, canKeep }: { ambitoSlug: string; canKeep: boolean }) {
  const t = useText(officeHoursMessages)
  return (
    <nav className="button-row" aria-label={t('other_pages')}>
      <Link to={reportingPaths.hours({ ambitoSlug })}>{t('title')}</Link>
      {canKeep && <Link to={hoursPaths.externals({ ambitoSlug })}>{t('externals')}</Link>}
    </nav>
  )
}
