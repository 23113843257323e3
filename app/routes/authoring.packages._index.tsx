import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useSize } from '#app/authoring/media/components/media-size.ts'
import { authoringMessages } from '#app/authoring/page-messages.ts'
import { authoringPaths } from '#app/authoring/paths.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { scormFactsMessages } from '#app/scorm/package/facts-messages.ts'
import { packageMessages } from '#app/scorm/packages/messages.ts'
import { listPackages, type PackageLine } from '#app/scorm/packages/package-queries.server.ts'
import { listUploads } from '#app/scorm/packages/upload-queries.server.ts'
import { scormPaths } from '#app/scorm/paths.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const [packages, uploads] = await Promise.all([listPackages(viewer), listUploads(viewer)])
  const isRemoved = new URL(request.url).searchParams.get('done') === 'removed'
  return { packages, uploads, isRemoved }
}

function Packages() {
  const { packages } = useLoaderData<typeof loader>()
  const t = useText(packageMessages)
  const facts = useText(scormFactsMessages)
  const size = useSize()
  const { dayOf } = useFormats()
  const columns: Column<PackageLine>[] = [
    {
      header: t('col_title'),
      cell: ({ id, title, version }) => (
        <>
          <Link to={scormPaths.package({ packageId: id })}>{title}</Link>{' '}
          {version > 1 && <span className="muted">{t('version_number', { version })}</span>}
        </>
      ),
    },
    { header: t('col_edition'), cell: ({ edition }) => facts(`edition_${edition}`) },
    { header: t('col_size'), cell: (line) => size(line.size) },
    { header: t('col_added'), cell: ({ addedAt }) => dayOf(addedAt) },
    { header: t('col_courses'), numeric: true, cell: ({ courses }) => courses },
  ]
  if (packages.length === 0) {
    return (
      <EmptyState title={t('none')}>
        <p>{t('none_text')}</p>
      </EmptyState>
    )
  }
  return (
    <DataTable caption={t('caption')} captionHidden columns={columns} rows={packages} keyOf={({ id }) => id} stacked />
  )
}

function UnderWay() {
  const { uploads } = useLoaderData<typeof loader>()
  const t = useText(packageMessages)
  if (uploads.length === 0) return null
  return (
    <section className="section" aria-labelledby="under-way">
      <h2 id="under-way">{t('under_way')}</h2>
      <ul>
        {uploads.map(({ id, fileName, state, received, size }) => (
          <li key={id}>
            <Link to={scormPaths.upload({ uploadId: id })}>{fileName}</Link>{' '}
            <span className="muted">
              {state !== 'kept' && t(`state_${state}`, { percent: Math.floor((received / size) * 100) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export default function Library() {
  const { isRemoved } = useLoaderData<typeof loader>()
  const t = useText(packageMessages)
  const courses = useText(authoringMessages)
  return (
    <Page
      title={t('library_title')}
      lead={t('library_lead')}
      breadcrumbs={[{ label: courses('courses_title'), to: authoringPaths.courses() }]}
    >
      {isRemoved && (
        <Alert kind="success">
          <p>{t('removed')}</p>
        </Alert>
      )}
      <p>
        <LinkButton to={scormPaths.add()}>{t('add')}</LinkButton>
      </p>
      <Packages />
      <UnderWay />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, packageMessages, 'library_title')]

export const ErrorBoundary = ErrorPage
