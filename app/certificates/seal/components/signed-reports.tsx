import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { DataTable } from '#app/ui/components/data-table.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { FileReport } from '../add-signed-files.server.ts'
import { sealMessages } from '../messages.ts'
import { sealPaths } from '../paths.ts'

function Outcome({ report: { outcome }, ambitoSlug }: { report: FileReport; ambitoSlug: string }) {
  const t = useText(sealMessages)
  if (outcome.ok) {
    const { certificateId, number, signerName } = outcome
    return (
      <>
        <Badge kind="success">{t('report_taken')}</Badge>{' '}
        <Link to={sealPaths.certificate({ ambitoSlug, certificateId })}>
          {t('report_taken_text', { number, name: signerName || t('history_nameless') })}
        </Link>
      </>
    )
  }
  const number = 'number' in outcome ? outcome.number : ''
  return (
    <>
      <Badge kind="danger">{t('report_refused')}</Badge> {t(`signed_${outcome.reason}`, { number })}
    </>
  )
}

/** What came of each file. */
export function SignedReports({ reports, ambitoSlug }: { reports: FileReport[]; ambitoSlug: string }) {
  const t = useText(sealMessages)
  return (
    <DataTable
      stacked
      caption={t('report')}
      rows={reports.map((report, index) => ({ report, key: `${index}` }))}
      keyOf={({ key }) => key}
      columns={[
        { header: t('report_file'), cell: ({ report }) => report.name },
        { header: t('report_outcome'), cell: ({ report }) => <Outcome report={report} ambitoSlug={ambitoSlug} /> },
      ]}
    />
  )
}
