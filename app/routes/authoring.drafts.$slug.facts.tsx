import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { FactsForm } from '#app/authoring/drafts/facts/components/facts-form.tsx'
import { getFacts } from '#app/authoring/drafts/facts/facts-queries.server.ts'
import { factsMessages } from '#app/authoring/drafts/facts/messages.ts'
import { saveFacts } from '#app/authoring/drafts/facts/save-facts.server.ts'
import { Facts } from '#app/authoring/drafts/facts/schemas.ts'
import { draftMessages } from '#app/authoring/drafts/messages.ts'
import { draftPaths } from '#app/authoring/drafts/paths.ts'
import { DraftParams } from '#app/authoring/drafts/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { slug } = DraftParams.parse(params)
  const isSaved = new URL(request.url).searchParams.has('saved')
  return { slug, isSaved, page: await getFacts(viewer, slug) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const { slug } = DraftParams.parse(params)
  const submission = parseWithZod(await readForm(request), { schema: Facts })
  if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 400 })
  const outcome = await saveFacts(viewer, { slug, facts: submission.value }, clock.now())
  if (outcome.ok) return redirect(`${draftPaths.facts({ slug })}?saved`)
  return data({ result: submission.reply({ fieldErrors: { '': [outcome.reason] } }) }, { status: 409 })
}

export default function CourseFacts() {
  const { slug, isSaved, page } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(factsMessages)
  const d = useText(draftMessages)
  return (
    <Page
      title={t('facts')}
      lead={t('facts_lead')}
      breadcrumbs={[
        { label: d('drafts_title'), to: draftPaths.list() },
        { label: page.title, to: draftPaths.draft({ slug }) },
      ]}
    >
      {isSaved && !reply && (
        <Alert kind="success">
          <p>{t('saved')}</p>
        </Alert>
      )}
      <FactsForm slug={slug} page={page} result={reply?.result} />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, factsMessages, 'facts')]

export const ErrorBoundary = ErrorPage
