import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Alert } from '#app/ui/components/alert.tsx'
import { ProgressBar } from '#app/ui/components/progress.tsx'
import { useFollowed } from '#app/ui/use-followed.ts'
import type { ExportView } from '../export-queries.server.ts'
import { keptDays } from '../kept-days.ts'
import { exportMessages } from '../messages.ts'
import { exportPaths } from '../paths.ts'
import { pdfRowLimit } from '../pdf-row-limit.ts'
import { sheetRows } from '../sheet-rows.ts'
import { useSizeText } from './use-size-text.ts'

type Props = { file: ExportView; ambitoSlug: string }

function Ready({ file, ambitoSlug }: Props) {
  const t = useText(exportMessages)
  const { dayOf, number } = useFormats()
  const sizeText = useSizeText()
  const { exportId, fileName, size, keptUntil, rows, format } = file
  return (
    <>
      <Alert kind="success">
        <p>{t('ready')}</p>
      </Alert>
      <p>
        <a className="button button--primary" href={exportPaths.file({ ambitoSlug, exportId })} download>
          {t('download', { name: fileName ?? '' })}
        </a>
        {size !== null && <span className="muted"> {sizeText(size)}</span>}
      </p>
      {(format === 'xlsx' || format === 'ods') && rows >= sheetRows && (
        <p>{t('more_sheets', { limit: number(sheetRows) })}</p>
      )}
      {keptUntil && <p className="muted">{t('until', { day: dayOf(keptUntil) })}</p>}
    </>
  )
}

const failures = ['no_access', 'nothing_to_export', 'too_long_for_pdf'] as const

function Failed({ failure }: Pick<ExportView, 'failure'>) {
  const t = useText(exportMessages)
  const { number } = useFormats()
  const known = failures.find((one) => one === failure) ?? 'technical'
  return (
    <Alert kind="danger" title={t('failed_title')}>
      <p>{t(`failure_${known}`, { limit: number(pdfRowLimit) })}</p>
    </Alert>
  )
}

/** How far a file is: moves by itself, can be left, ends in the download. */
export function ExportProgress({ file, ambitoSlug }: Props) {
  const t = useText(exportMessages)
  const { number } = useFormats()
  const { exportId, state, rows, expected, isOwn } = file
  useFollowed(state === 'queued' || state === 'running')
  if (state === 'ready') return <Ready file={file} ambitoSlug={ambitoSlug} />
  if (state === 'failed') return <Failed failure={file.failure} />
  if (state === 'forgotten')
    return (
      <Alert>
        <p>{t('forgotten', { days: keptDays })}</p>
      </Alert>
    )
  const done = number(rows)
  return (
    <>
      <p role="status">{t(state)}</p>
      <ProgressBar
        percent={expected ? Math.min(99, Math.floor((rows * 100) / expected)) : 0}
        label={expected ? t('progress', { done, total: number(expected) }) : t('progress_open', { done })}
      />
      {isOwn && <p className="muted">{t('mail_promised')}</p>}
      <p>
        <a href={exportPaths.export({ ambitoSlug, exportId })}>{t('refresh')}</a>
      </p>
    </>
  )
}
