import { Form } from '@remix-run/react'
import { ReportFormat } from '#app/platform/generated/enums.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { viewPaths } from '../../views/paths.ts'
import type { ReportKind } from '../kinds.ts'
import { exportMessages } from '../messages.ts'
import { exportPaths } from '../paths.ts'

type Props = {
  ambitoSlug: string
  kind: ReportKind
  /** Query string of the page: files hold what it shows. */
  search: string
}

/** Whose lines are people with their fiscal code. */
const ofPeople: readonly ReportKind[] = ['people', 'hours']

/** Asks for what the page shows as a file, and leads to saved views. */
export function ReportFiles({ ambitoSlug, kind, search }: Props) {
  const t = useText(exportMessages)
  const hint = `files-hint-${kind}`
  return (
    <section className="section report-files" aria-labelledby={`files-${kind}`}>
      <h2 id={`files-${kind}`}>{t('buttons_title')}</h2>
      <Form method="post" action={`${exportPaths.list({ ambitoSlug })}?index`} className="button-row">
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="search" value={search} />
        <span className="report-files__label" id={`files-label-${kind}`}>
          {t('buttons_label')}
        </span>
        {Object.values(ReportFormat).map((format) => (
          <Button
            key={format}
            id={`files-${kind}-${format}`}
            kind="outline"
            className="button--small"
            name="format"
            value={format}
            aria-labelledby={`files-label-${kind} files-${kind}-${format}`}
            aria-describedby={hint}
          >
            {t(`format_${format}`)}
          </Button>
        ))}
      </Form>
      <p className="muted small" id={hint}>
        {t('buttons_hint')} {ofPeople.includes(kind) && t('buttons_people')}
      </p>
      <p className="small">
        <Link to={viewPaths.new({ ambitoSlug, kind, search })}>{t('save_view')}</Link>
        {' · '}
        <Link to={exportPaths.list({ ambitoSlug })}>{t('to_exports')}</Link>
      </p>
    </section>
  )
}
