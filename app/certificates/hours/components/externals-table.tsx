import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { DataTable } from '#app/ui/components/data-table.tsx'
import { Link } from '#app/ui/components/link.tsx'
import type { OfficeExternal } from '../external-queries.server.ts'
import { hoursMessages } from '../messages.ts'
import { hoursPaths } from '../paths.ts'
import { ExternalState } from './external-state.tsx'

type Props = { ambitoSlug: string; externals: OfficeExternal[] }

/** An office's certificates from elsewhere, those that wait first. */
export function ExternalsTable({ ambitoSlug, externals }: Props) {
  const t = useText(hoursMessages)
  const { duration, shortDay, shortDayOf } = useFormats()
  return (
    <DataTable
      stacked
      caption={t('office_caption')}
      columns={[
        {
          header: t('course'),
          cell: ({ externalId, title }) => <Link to={hoursPaths.external({ ambitoSlug, externalId })}>{title}</Link>,
        },
        { header: t('person'), cell: ({ familyName, givenName }) => `${familyName} ${givenName}` },
        { header: t('workplace'), cell: (row) => `${row.organisationName} · ${row.departmentName}` },
        { header: t('source'), cell: ({ source }) => t(`source_${source}`) },
        { header: t('ended_on'), cell: ({ endedOn }) => shortDay(endedOn) },
        { header: t('entered_on'), cell: ({ enteredAt }) => shortDayOf(enteredAt) },
        {
          header: t('minutes_column'),
          numeric: true,
          cell: ({ verdict, counted, minutes }) => duration(verdict === 'approved' ? counted : minutes),
        },
        {
          header: t('state'),
          cell: ({ verdict, sameEvidence, sameTitle }) => (
            <>
              <ExternalState verdict={verdict} />{' '}
              {verdict === null && (sameEvidence || sameTitle) && <Badge kind="warning">{t('duplicate')}</Badge>}
            </>
          ),
        },
      ]}
      rows={externals}
      keyOf={({ externalId }) => externalId}
    />
  )
}
