import { Form } from '@remix-run/react'
import { certificatesPaths } from '#app/certificates/paths.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { ReportFiles } from '../exports/components/report-files.tsx'
import { reportingMessages } from '../messages.ts'
import { queryEntries, reportingPaths, type OfficeQuery } from '../paths.ts'

type Props = {
  ambitoSlug: string
  /** The filters of the page: files hold what the page shows. */
  query: OfficeQuery
  /** People who have completed, under the filters. */
  completed: number
  withCoverage?: boolean
}

/** Files of what the page shows, and the ZIP of the certificates as a job. */
export function Downloads({ ambitoSlug, query, completed, withCoverage = false }: Props) {
  const t = useText(reportingMessages)
  const search = new URLSearchParams(queryEntries(query)).toString()
  return (
    <section className="section downloads" aria-labelledby="downloads-title">
      <h2 id="downloads-title">{t('downloads')}</h2>
      <div className="button-row">
        {completed > 0 && (
          <Form method="post" action={reportingPaths.people({ ambitoSlug, ...query })}>
            <Button aria-describedby="zip-hint">{t('download_zip')}</Button>
          </Form>
        )}
        {withCoverage && (
          <a className="button button--outline" href={reportingPaths.coverageCsv({ ambitoSlug, ...query })}>
            {t('download_coverage')}
          </a>
        )}
        <a
          className="button button--outline"
          href={reportingPaths.peopleCsv({ ambitoSlug, ...query })}
          aria-describedby="people-file-hint"
        >
          {t('download_people')}
        </a>
      </div>
      <p className="muted small" id="people-file-hint">
        {t('people_file_hint')}
      </p>
      <p className="muted small" id="zip-hint">
        {completed > 0 && `${t('zip_hint', { count: completed })} `}
        <Link to={certificatesPaths.bundles({ ambitoSlug })}>{t('bundles')}</Link>
      </p>
      <ReportFiles ambitoSlug={ambitoSlug} kind={withCoverage ? 'coverage' : 'people'} search={search} />
    </section>
  )
}
