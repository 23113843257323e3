import { useText } from '#app/platform/i18n/use-text.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { exportMessages } from '../messages.ts'
import { exportPaths } from '../paths.ts'

/** To a course as a package for another system. */
export function ExportLink({ slug }: { slug: string }) {
  const t = useText(exportMessages)
  return <Link to={exportPaths.course({ slug })}>{t('link')}</Link>
}
