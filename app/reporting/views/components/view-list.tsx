import { useText } from '#app/platform/i18n/use-text.tsx'
import { DataTable } from '#app/ui/components/data-table.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { exportMessages } from '../../exports/messages.ts'
import { exportPaths } from '../../exports/paths.ts'
import { viewMessages } from '../messages.ts'
import { viewPaths } from '../paths.ts'
import type { SavedView } from '../view-queries.server.ts'

/** The views somebody has in an ambito: opened by their name. */
export function ViewList({ views, ambitoSlug }: { views: SavedView[]; ambitoSlug: string }) {
  const t = useText(viewMessages)
  const report = useText(exportMessages)
  const ownerText = ({ isOwn, isShared, owner }: SavedView) => {
    if (isOwn) return t(isShared ? 'by_you_shared' : 'by_you')
    return t('by_other', { name: owner ?? t('someone') })
  }
  const mailText = ({ rhythm, readers }: SavedView) => {
    const words = t(`rhythm_${rhythm ?? 'none'}`)
    return rhythm ? t('readers', { rhythm: words, count: readers }) : words
  }
  return (
    <DataTable
      stacked
      caption={t('list')}
      captionHidden
      rows={views}
      keyOf={({ viewId }) => viewId}
      columns={[
        {
          header: t('view'),
          cell: ({ name, kind, search }) => <Link to={exportPaths.report({ ambitoSlug, kind, search })}>{name}</Link>,
        },
        { header: t('report'), cell: ({ kind }) => report(`kind_${kind}`) },
        { header: t('owner'), cell: ownerText },
        { header: t('mails'), cell: mailText },
        {
          header: t('manage'),
          cell: ({ viewId, name }) => (
            <Link to={viewPaths.view({ ambitoSlug, viewId })} aria-label={t('manage_of', { name })}>
              {t('manage')}
            </Link>
          ),
        },
      ]}
    />
  )
}
