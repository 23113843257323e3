import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import type { CriterionAgreement } from '../agreement-queries.server.ts'
import { markingMessages } from '../messages.ts'

/** Agreement of two readers by criterion. */
export function AgreementTable({ agreement }: { agreement: CriterionAgreement[] }) {
  const t = useText(markingMessages)
  const { hundredths, percent } = useFormats()
  const columns: Column<CriterionAgreement>[] = [
    { header: t('agreement_criterion'), cell: ({ criterion }) => criterion },
    { header: t('agreement_pairs'), numeric: true, cell: ({ pairs }) => pairs },
    {
      header: t('agreement_kappa'),
      numeric: true,
      cell: ({ kappa, confidence }) => {
        if (confidence === 'hidden') return t('agreement_hidden')
        if (kappa === null) return t('agreement_none')
        return (
          <>
            {hundredths(kappa)} {confidence === 'weak' && <Badge kind="warning">{t('agreement_weak')}</Badge>}
          </>
        )
      },
    },
    { header: t('agreement_same'), numeric: true, cell: ({ same }) => (same === null ? '–' : percent(same)) },
  ]
  if (agreement.length === 0) return null
  return (
    <section className="section">
      <h2>{t('agreement')}</h2>
      <p className="muted measure">{t('agreement_lead')}</p>
      <DataTable
        caption={t('agreement')}
        columns={columns}
        rows={agreement}
        keyOf={({ criterion, pairs }) => `${criterion} ${pairs}`}
      />
    </section>
  )
}
