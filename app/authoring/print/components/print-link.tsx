import { useText } from '#app/platform/i18n/use-text.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { printMessages } from '../messages.ts'

/** To the books of a course. */
export function PrintLink({ to }: { to: string }) {
  const t = useText(printMessages)
  return <Link to={to}>{t('link')}</Link>
}
