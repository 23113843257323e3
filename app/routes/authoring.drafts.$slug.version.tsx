import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { isMediaPath } from '#app/authoring/course-source.ts'
import { partMessages } from '#app/authoring/drafts/components/part-messages.ts'
import { TextChange } from '#app/authoring/drafts/difference/components/text-change.tsx'
import { getDifference } from '#app/authoring/drafts/difference/difference-queries.server.tsx'
import { differenceMessages } from '#app/authoring/drafts/difference/messages.ts'
import { getDraftOutline } from '#app/authoring/drafts/draft-queries.server.ts'
import { listDraftChanges } from '#app/authoring/drafts/list-changes.server.ts'
import { draftMessages } from '#app/authoring/drafts/messages.ts'
import { draftPaths } from '#app/authoring/drafts/paths.ts'
import { getVersion, restoreText } from '#app/authoring/drafts/restore-text.server.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { DraftParams, VersionQuery } from '#app/authoring/drafts/schemas.ts'
import { MediaVersion } from '#app/authoring/media/components/media-version.tsx'
import { actsAs } from '#app/authoring/settings/course-access.server.ts'
import { mediaPaths } from '#app/authoring/media/paths.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { notFound } from '#app/platform/errors.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { Tabs } from '#app/ui/components/tabs.tsx'
import { mediaStyles } from '#app/ui/page-styles.ts'

function versionOf(values: unknown) {
  const read = VersionQuery.safeParse(values)
  if (!read.success) throw notFound('draft version')
  return read.data
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { slug } = DraftParams.parse(params)
  const { title, modules } = await getDraftOutline(viewer, slug)
  const { lines: asLines, ...asked } = versionOf(Object.fromEntries(new URL(request.url).searchParams))
  const { path, revision, only } = asked
  const [{ then, now }, changes, mayWrite] = await Promise.all([
    getVersion(viewer, { slug, path, revision }),
    listDraftChanges(viewer, slug, path),
    actsAs(viewer, slug, 'author'),
  ])
  const change = changes.find((one) => one.revision === revision && !one.isPublished)
  const earlier = changes.find((one) => one.revision < revision)?.revision ?? 0
  const span = only ? { since: earlier, until: revision } : { since: revision, until: null }
  const media = isMediaPath(path) ? { then: then?.blobSha256 ?? null, now: now?.blobSha256 ?? null } : null
  const difference = media ? null : await getDifference(viewer, { slug, path, asLines, ...span })
  const name = modules.flatMap(({ lessons }) => lessons).find((one) => one.path === path)?.title ?? path
  return {
    ...{ slug, title, name, asLines, ...asked, media, difference },
    ...{ changedAt: change?.changedAt ?? null, changedBy: change?.changedBy ?? '' },
    ...{ then: then?.text ?? null, isThere: now !== null, mayWrite },
  }
}

/** Puts the version back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const { slug } = DraftParams.parse(params)
  const { path, revision } = versionOf(Object.fromEntries(await readForm(request)))
  await restoreText(viewer, { slug, path, revision }, clock.now())
  return redirect(isMediaPath(path) ? mediaPaths.draft({ slug, done: 'restored' }) : draftPaths.write({ slug, path }))
}

function Restore() {
  const { path, revision, mayWrite } = useLoaderData<typeof loader>()
  const t = useText(partMessages)
  if (!mayWrite) return null
  return (
    <Form method="post">
      <input type="hidden" name="path" value={path} />
      <input type="hidden" name="revision" value={revision} />
      <Button>{t('restore')}</Button> <span className="muted">{t('restore_note')}</span>
    </Form>
  )
}

function TextVersion() {
  const { then, isThere, difference, changedAt, ...version } = useLoaderData<typeof loader>()
  const t = useText(partMessages)
  const d = useText(differenceMessages)
  const { only } = version
  const tabs = [
    { label: d('since_then'), to: draftPaths.version({ ...version, only: false }), current: !only },
    { label: d('in_that'), to: draftPaths.version({ ...version, only: true }), current: only },
  ]
  return (
    <>
      {changedAt && <Tabs label={d('views')} tabs={tabs} kind="below" />}
      {then === null && <p>{t('version_gone')}</p>}
      {!isThere && !only && <p>{t('version_now_gone')}</p>}
      {difference && <TextChange difference={difference} version={version} />}
      {then !== null && (
        <>
          <Restore />
          <details className="fold">
            <summary>{t('version_text')}</summary>
            <pre className="fold__content version-text">{then}</pre>
          </details>
        </>
      )}
    </>
  )
}

export default function Version() {
  const { slug, title, name, path, revision, changedAt, changedBy, media } = useLoaderData<typeof loader>()
  const t = useText(partMessages)
  const d = useText(differenceMessages)
  const since = d(revision === 0 ? 'since_published_title' : 'since_review_title')
  const drafts = useText(draftMessages)
  const { moment } = useFormats()
  return (
    <Page
      title={changedAt ? t('version_title', { when: moment(changedAt) }) : since}
      kicker={name}
      breadcrumbs={[
        { label: drafts('drafts_title'), to: draftPaths.list() },
        { label: title, to: draftPaths.draft({ slug }) },
        { label: drafts('history'), to: draftPaths.history({ slug }) },
      ]}
    >
      {changedBy && <p>{t('version_by', { who: changedBy })}</p>}
      {media ? <MediaVersion path={path} {...media} /> : <TextVersion />}
      {media?.then && media.then !== media.now && <Restore />}
    </Page>
  )
}

export const links = mediaStyles

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.name ?? ''} · Sguardi` }]

export const ErrorBoundary = ErrorPage
