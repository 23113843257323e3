import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { getDraftOutline } from '#app/authoring/drafts/draft-queries.server.ts'
import { listDraftChanges, type DraftChangeLine } from '#app/authoring/drafts/list-changes.server.ts'
import { partMessages } from '#app/authoring/drafts/components/part-messages.ts'
import { getDraft } from '#app/authoring/drafts/draft-access.server.ts'
import { draftMessages } from '#app/authoring/drafts/messages.ts'
import { draftPaths } from '#app/authoring/drafts/paths.ts'
import { DraftParams } from '#app/authoring/drafts/schemas.ts'
import { actsAs } from '#app/authoring/settings/course-access.server.ts'
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
  const [{ title }, changes, draft, mayWrite] = await Promise.all([
    getDraftOutline(viewer, slug),
    listDraftChanges(viewer, slug),
    getDraft(viewer, slug),
    actsAs(viewer, slug, 'author'),
  ])
  return { slug, title, changes, revision: draft.revision, isNew: draft.baseVersionId === null, mayWrite }
}

type ChangeProps = {
  slug: string
  change: DraftChangeLine
  /** The last of a moment that the whole draft can be brought back to. */
  isPoint: boolean
}

/** What a file is called where no file is shown. */
function useFileName(): (file: Pick<DraftChangeLine, 'path' | 'title'>) => string {
  const t = useText(draftMessages)
  return ({ path, title }) => {
    if (path === 'course.yaml') return t('course_facts')
    if (path.endsWith('/module.yaml')) return title ? `${t('module_facts')} «${title}»` : t('module_facts')
    return title ?? path.split('/').at(-1) ?? path
  }
}

function Change({ slug, change, isPoint }: ChangeProps) {
  const { path, revision, isGone, isPublished, changedAt, changedBy } = change
  const name = useFileName()(change)
  const t = useText(draftMessages)
  const parts = useText(partMessages)
  const { moment } = useFormats()
  return (
    <li>
      {isGone ? name : <Link to={draftPaths.version({ slug, path, revision })}>{name}</Link>}{' '}
      {isGone && <Badge kind="neutral">{parts('gone')}</Badge>}{' '}
      <span className="muted">
        {isPublished
          ? parts('as_published', { when: moment(changedAt) })
          : t('changed', { when: moment(changedAt), who: changedBy })}
      </span>
      {isPoint && (
        <>
          {' · '}
          <Link to={draftPaths.point({ slug, revision })}>{parts('back')}</Link>
        </>
      )}
    </li>
  )
}

export default function DraftHistory() {
  const { slug, title, changes, revision, isNew, mayWrite } = useLoaderData<typeof loader>()
  const t = useText(draftMessages)
  const parts = useText(partMessages)
  const isPoint = (change: DraftChangeLine, at: number) =>
    mayWrite && !change.isPublished && change.revision < revision && changes[at + 1]?.revision !== change.revision
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
        {changes.map((change, at) => (
          <Change key={`${change.revision} ${change.path}`} slug={slug} change={change} isPoint={isPoint(change, at)} />
        ))}
      </ul>
      {mayWrite && !isNew && changes.length > 0 && (
        <p>
          <Link to={draftPaths.point({ slug, revision: 0 })}>{parts('back_first')}</Link>
        </p>
      )}
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, draftMessages, 'history')]

export const ErrorBoundary = ErrorPage
