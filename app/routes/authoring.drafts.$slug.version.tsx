import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { isMediaPath } from '#app/authoring/course-source.ts'
import { Difference } from '#app/authoring/drafts/components/difference.tsx'
import { partMessages } from '#app/authoring/drafts/components/part-messages.ts'
import { getDraftOutline, listDraftChanges } from '#app/authoring/drafts/draft-queries.server.ts'
import { draftMessages } from '#app/authoring/drafts/messages.ts'
import { draftPaths } from '#app/authoring/drafts/paths.ts'
import { getVersion, restoreText } from '#app/authoring/drafts/restore-text.server.ts'
import { requireAuthor } from '#app/authoring/drafts/draft-access.server.ts'
import { DraftParams, VersionQuery } from '#app/authoring/drafts/schemas.ts'
import { differenceOf } from '#app/authoring/drafts/text-difference.ts'
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
import { mediaStyles } from '#app/ui/page-styles.ts'

function versionOf(values: unknown) {
  const read = VersionQuery.safeParse(values)
  if (!read.success) throw notFound('draft version')
  return read.data
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { slug } = DraftParams.parse(params)
  const { title } = await getDraftOutline(viewer, slug)
  const asked = versionOf(Object.fromEntries(new URL(request.url).searchParams))
  const [{ then, now }, changes, mayWrite] = await Promise.all([
    getVersion(viewer, { slug, ...asked }),
    listDraftChanges(viewer, slug, asked.path),
    actsAs(viewer, slug, 'author'),
  ])
  const change = changes.find(({ revision }) => revision === asked.revision)
  const about = { changedAt: change?.changedAt ?? null, changedBy: change?.changedBy ?? '' }
  const media = isMediaPath(asked.path) ? { then: then?.blobSha256 ?? null, now: now?.blobSha256 ?? null } : null
  const text = { then: then?.text ?? null, isThere: now !== null }
  const parts = differenceOf(text.then ?? '', now?.text ?? '')
  return { slug, title, ...asked, ...about, ...text, parts, media, mayWrite }
}

/** Puts the version back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const { slug } = DraftParams.parse(params)
  const version = versionOf(Object.fromEntries(await readForm(request)))
  await restoreText(viewer, { slug, ...version }, clock.now())
  const { path } = version
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
  const { then, isThere, parts } = useLoaderData<typeof loader>()
  const t = useText(partMessages)
  if (then === null) return <p>{t('version_gone')}</p>
  return (
    <>
      {!isThere && <p>{t('version_now_gone')}</p>}
      <p>{parts.length === 0 ? t('version_same') : t('version_lead')}</p>
      {parts.length > 0 && <Difference parts={parts} />}
      <Restore />
      <details className="fold">
        <summary>{t('version_text')}</summary>
        <pre className="fold__content version-text">{then}</pre>
      </details>
    </>
  )
}

export default function Version() {
  const { slug, title, path, changedAt, changedBy, media } = useLoaderData<typeof loader>()
  const t = useText(partMessages)
  const drafts = useText(draftMessages)
  const { moment } = useFormats()
  return (
    <Page
      title={changedAt ? t('version_title', { when: moment(changedAt) }) : path}
      kicker={path}
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

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.path ?? ''} · Sguardi` }]

export const ErrorBoundary = ErrorPage
