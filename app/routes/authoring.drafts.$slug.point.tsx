import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { partMessages } from '#app/authoring/drafts/components/part-messages.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { getDraftOutline } from '#app/authoring/drafts/draft-queries.server.ts'
import { FileChanges } from '#app/authoring/drafts/import/components/file-changes.tsx'
import { draftMessages } from '#app/authoring/drafts/messages.ts'
import { draftPaths } from '#app/authoring/drafts/paths.ts'
import { getDraftPoint, restoreDraft } from '#app/authoring/drafts/restore-draft.server.ts'
import { DraftParams, PointQuery, RestoredPoint } from '#app/authoring/drafts/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { notFound } from '#app/platform/errors.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { slug } = DraftParams.parse(params)
  const { title } = await getDraftOutline(viewer, slug)
  const read = PointQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!read.success) throw notFound('draft point')
  return { slug, title, point: await getDraftPoint(viewer, { slug, ...read.data }) }
}

/** Brings the draft back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const { slug } = DraftParams.parse(params)
  const read = RestoredPoint.safeParse(Object.fromEntries(await readForm(request)))
  if (!read.success) throw notFound('draft point')
  const outcome = await restoreDraft(viewer, { slug, ...read.data }, clock.now())
  if (outcome.ok) return redirect(`${draftPaths.draft({ slug })}?done=back_again`)
  return data({ reason: outcome.reason }, { status: 409 })
}

export default function Point() {
  const { slug, title, point } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(draftMessages)
  const parts = useText(partMessages)
  const { moment } = useFormats()
  const { revision, base, at, changes, mayWrite } = point
  return (
    <Page
      title={parts('back')}
      lead={at ? parts('back_lead', { when: moment(at.changedAt), who: at.changedBy }) : parts('back_first_lead')}
      breadcrumbs={[
        { label: t('drafts_title'), to: draftPaths.list() },
        { label: title, to: draftPaths.draft({ slug }) },
        { label: t('history'), to: draftPaths.history({ slug }) },
      ]}
    >
      {reply && (
        <Alert kind="warning">
          <p>{t(reply.reason)}</p>
        </Alert>
      )}
      {changes.length === 0 ? <p>{parts('back_same')}</p> : <FileChanges changes={changes} />}
      {changes.length > 0 && mayWrite && (
        <Form method="post" className="section">
          <input type="hidden" name="revision" value={revision} />
          <input type="hidden" name="base" value={base} />
          <p className="measure">{parts('back_note')}</p>
          <Button>{parts('back')}</Button>
        </Form>
      )}
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, partMessages, 'back')]

export const ErrorBoundary = ErrorPage
