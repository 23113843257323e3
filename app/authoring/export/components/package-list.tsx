import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { DataTable } from '#app/ui/components/data-table.tsx'
import { exportMessages } from '../messages.ts'
import type { MadePackage } from '../package-queries.server.ts'
import { exportPaths } from '../paths.ts'
import { formWord } from '../form-word.ts'

/** An instant comes as text out of JSON. */
export type ListedPackage = Omit<MadePackage, 'requestedAt'> & { requestedAt: Date | string }

function State({ one }: { one: ListedPackage }) {
  const t = useText(exportMessages)
  const { tenths, number } = useFormats()
  const { exportId, state, failure, size, form, part } = one
  if (state === 'failed') return <span>{t(`failure_${failure ?? 'technical'}`)}</span>
  if (state !== 'ready') return <Badge kind="info">{t(state === 'queued' ? 'queued' : 'setting')}</Badge>
  const facts = { form: t(formWord[form]), part: part ?? t('whole'), number: number(one.number) }
  return (
    <>
      <a href={exportPaths.file({ exportId })} aria-label={t('download_of', facts)} download>
        {t('download')}
      </a>{' '}
      {size !== null && (
        <span className="muted small">{t('size', { size: tenths(Math.max(0.1, size / 1_000_000)) })}</span>
      )}
    </>
  )
}

/** What was made of a course, the latest first, to be taken along. */
export function PackageList({ made }: { made: ListedPackage[] }) {
  const t = useText(exportMessages)
  const { moment, number } = useFormats()
  return (
    <DataTable
      stacked
      caption={t('history')}
      captionHidden
      rows={made}
      keyOf={({ exportId }) => exportId}
      columns={[
        {
          header: t('what'),
          cell: (one) => (
            <>
              {t(formWord[one.form])}, {one.part ?? t('whole')}
              <br />
              <span className="muted small">
                {t('version', { number: number(one.number) })}
                {!one.isCurrent && ` · ${t('older')}`}
              </span>
            </>
          ),
        },
        { header: t('when'), cell: ({ requestedAt }) => moment(new Date(requestedAt)) },
        { header: t('state'), cell: (one) => <State one={one} /> },
      ]}
    />
  )
}
