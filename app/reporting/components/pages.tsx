import { useText } from '#app/platform/i18n/use-text.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { reportingMessages } from '../messages.ts'

/** The way through the pages of a list. */
export function Pages({ page, pathTo }: { page: { number: number; pages: number }; pathTo: (page: number) => string }) {
  const t = useText(reportingMessages)
  const { number, pages } = page
  if (pages === 1) return null
  return (
    <nav className="pages" aria-label={t('pages')}>
      {number > 1 ? (
        <Link to={pathTo(number - 1)} rel="prev">
          {t('page_previous')}
        </Link>
      ) : (
        <span />
      )}
      <span aria-current="page">{t('page_of', { page: number, pages })}</span>
      {number < pages ? (
        <Link to={pathTo(number + 1)} rel="next">
          {t('page_next')}
        </Link>
      ) : (
        <span />
      )}
    </nav>
  )
}
