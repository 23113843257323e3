import { organisationMessages } from '#app/organisation/messages.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { DataTable } from '#app/ui/components/data-table.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { BundleView } from '../bulk/bundle-queries.server.ts'
import { certificatesMessages } from '../messages.ts'
import { certificatesPaths } from '../paths.ts'

const tones = { queued: 'neutral', running: 'info', ready: 'success', failed: 'danger' } as const

/** Course, place and day of a bundle, in words. */
export function useSelectionText() {
  const t = useText(certificatesMessages)
  const places = useText(organisationMessages)
  const { day } = useFormats()
  const issuedText = ({ from, to }: NonNullable<BundleView['issued']>) => {
    const days = { from: from ? day(from) : '', to: to ? day(to) : '' }
    if (from && to) return t('bundle_issued_between', days)
    return t(from ? 'bundle_issued_since' : 'bundle_issued_until', days)
  }
  const ofKind = (kind: NonNullable<BundleView['organisationKind']>) =>
    `${places('kind_in_ambito')}: ${places(`organisation_${kind}`)}`
  return ({ organisationName, organisationKind, departmentKind, isSearch, asOf, edition, issued }: BundleView) =>
    [
      ...(edition ? [edition.name ?? t('bundle_standing_edition')] : []),
      organisationName ?? (organisationKind ? ofKind(organisationKind) : t('bundle_all_organisations')),
      departmentKind ? places(`department_${departmentKind}`) : t('bundle_all_departments'),
      ...(issued ? [issuedText(issued)] : []),
      ...(isSearch ? [t('bundle_search')] : []),
      `${t('bundle_as_of')} ${day(asOf)}`,
    ].join(' · ')
}

export function BundleList({ bundles, ambitoSlug }: { bundles: BundleView[]; ambitoSlug: string }) {
  const t = useText(certificatesMessages)
  const { moment } = useFormats()
  const selectionText = useSelectionText()
  return (
    <DataTable
      stacked
      caption={t('bundles_list')}
      captionHidden
      rows={bundles}
      keyOf={({ bundleId }) => bundleId}
      columns={[
        {
          header: t('bundle_course'),
          cell: (bundle) => (
            <>
              <Link to={certificatesPaths.bundle({ ambitoSlug, bundleId: bundle.bundleId })}>{bundle.courseTitle}</Link>
              <br />
              <span className="bundle-list__selection">{selectionText(bundle)}</span>
            </>
          ),
        },
        { header: t('bundle_requested'), cell: ({ requestedAt }) => moment(requestedAt) },
        { header: t('bundle_files'), numeric: true, cell: ({ state, total }) => (state === 'queued' ? '–' : total) },
        {
          header: t('bundle_state'),
          cell: ({ state }) => <Badge kind={tones[state]}>{t(`bundle_state_${state}`)}</Badge>,
        },
      ]}
    />
  )
}
