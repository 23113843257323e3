import { Form } from '@remix-run/react'
import { ReportFormat } from '#app/platform/generated/enums.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { viewPaths } from '../../views/paths.ts'
import type { ReportKind } from '../kinds.ts'
import { exportMessages } from '../messages.ts'
import { exportPaths } from '../paths.ts'
import { pdfRowLimit } from '../pdf-row-limit.ts'

type Props = {
  ambitoSlug: string
  kind: ReportKind
  /** Query string of the page: files hold what it shows. */
  search: string
}

/** Asks for what the page shows as a file, and leads to saved views. */
export function ReportFiles({ ambitoSlug, kind, search }: Props) {
  const t = useText(exportMessages)
  const { number } = useFormats()
  const label = `files-${kind}`
  return (
    <div className="report-files">
      <Form method="post" action={`${exportPaths.list({ ambitoSlug })}?index`} className="button-row">
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="search" value={search} />
        <span className="report-files__label" id={label}>
          {t('buttons_label')}
        </span>
        {Object.values(ReportFormat).map((format) => (
          <Button
            key={format}
            id={`${label}-${format}`}
            kind="outline"
            className="button--small"
            name="format"
            value={format}
            aria-labelledby={`${label} ${label}-${format}`}
            aria-describedby={`${label}-hint`}
          >
            {t(`format_${format}`)}
          </Button>
        ))}
      </Form>
      <p className="muted small" id={`${label}-hint`}>
        {kind === 'people' && `${t('buttons_hint_people')} `}
        {t('buttons_hint', { limit: number(pdfRowLimit) })}
      </p>
      <p className="small">
        <Link to={viewPaths.new({ ambitoSlug, kind, search })}>{t('save_view')}</Link>
        {' · '}
        <Link to={exportPaths.list({ ambitoSlug })}>{t('to_exports')}</Link>
      </p>
    </div>
  )
}
