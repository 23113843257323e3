import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getDraftOutline, listDraftChanges, type DraftChangeLine } from '#app/authoring/drafts/draft-queries.server.ts'
import { partMessages } from '#app/authoring/drafts/components/part-messages.ts'
import { draftMessages } from '#app/authoring/drafts/messages.ts'
import { draftPaths } from '#app/authoring/drafts/paths.ts'
import { DraftParams } from '#app/authoring/drafts/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { slug } = DraftParams.parse(params)
  const [{ title }, changes] = await Promise.all([getDraftOutline(viewer, slug), listDraftChanges(viewer, slug)])
  return { slug, title, changes }
}

function Change({
  slug,
  change: { path, revision, isGone, changedAt, changedBy },
}: {
  slug: string
  change: DraftChangeLine
}) {
  const t = useText(draftMessages)
  const parts = useText(partMessages)
  const { moment } = useFormats()
  return (
    <li>
      {isGone ? path : <Link to={draftPaths.version({ slug, path, revision })}>{path}</Link>}{' '}
      {isGone && <Badge kind="neutral">{parts('gone')}</Badge>}{' '}
      <span className="muted">{t('changed', { when: moment(changedAt), who: changedBy })}</span>
    </li>
  )
}

export default function DraftHistory() {
  const { slug, title, changes } = useLoaderData<typeof loader>()
  const t = useText(draftMessages)
  return (
    <Page
      title={t('history')}
      breadcrumbs={[
        { label: t('drafts_title'), to: draftPaths.list() },
        { label: title, to: draftPaths.draft({ slug }) },
      ]}
    >
      {changes.length === 0 && <p>{t('history_none')}</p>}
      <ul>
        {changes.map((change) => (
          <Change key={`${change.revision} ${change.path}`} slug={slug} change={change} />
        ))}
      </ul>
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, draftMessages, 'history')]

export const ErrorBoundary = ErrorPage
