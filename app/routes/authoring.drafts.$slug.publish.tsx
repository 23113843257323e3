import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { draftMessages } from '#app/authoring/drafts/messages.ts'
import { draftPaths } from '#app/authoring/drafts/paths.ts'
import { PublicationEditor } from '#app/authoring/drafts/publication/components/publication-editor.tsx'
import { publicationMessages } from '#app/authoring/drafts/publication/messages.ts'
import { getPublication } from '#app/authoring/drafts/publication/publication-queries.server.ts'
import { publishDraft } from '#app/authoring/drafts/publication/publish-draft.server.ts'
import {
  callOffPublication,
  schedulePublication,
} from '#app/authoring/drafts/publication/schedule-publication.server.ts'
import { askedIn, effectIn, PublicationForm } from '#app/authoring/drafts/publication/schemas.ts'
import { DraftParams } from '#app/authoring/drafts/schemas.ts'
import { authoringPaths } from '#app/authoring/paths.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { reportStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { slug } = DraftParams.parse(params)
  const effect = effectIn(new URL(request.url).searchParams)
  return { slug, publication: await getPublication(viewer, slug, effect) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const { slug } = DraftParams.parse(params)
  const form = await readForm(request)
  const now = clock.now()
  if (form.get('intent') === 'call_off') {
    await callOffPublication(viewer, slug, now)
    return redirect(draftPaths.publish({ slug }))
  }
  const submission = parseWithZod(form, { schema: PublicationForm })
  if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 400 })
  const { effect, publishAt } = askedIn(submission.value)
  const outcome = publishAt
    ? await schedulePublication(viewer, slug, { publishAt, effect }, now)
    : await publishDraft(viewer, slug, effect, now)
  if (outcome.ok) return redirect(publishAt ? draftPaths.publish({ slug }) : authoringPaths.published({ slug }))
  const { reason } = outcome
  const field = reason === 'day_past' || reason === 'day_far' ? 'day' : ''
  return data({ result: submission.reply({ fieldErrors: { [field]: [reason] } }) }, { status: 409 })
}

export default function Publish() {
  const { slug, publication } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(publicationMessages)
  const d = useText(draftMessages)
  return (
    <Page
      title={t('publication')}
      lead={t('publication_lead')}
      breadcrumbs={[
        { label: d('drafts_title'), to: draftPaths.list() },
        { label: publication.title, to: draftPaths.draft({ slug }) },
        { label: d('review'), to: draftPaths.review({ slug }) },
      ]}
    >
      <PublicationEditor slug={slug} publication={publication} result={reply?.result} />
    </Page>
  )
}

export const links = reportStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, publicationMessages, 'publication')]

export const ErrorBoundary = ErrorPage
