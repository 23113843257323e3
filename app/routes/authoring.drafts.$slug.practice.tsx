import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { getDraftOutline } from '#app/authoring/drafts/draft-queries.server.ts'
import { draftMessages } from '#app/authoring/drafts/messages.ts'
import { draftPaths } from '#app/authoring/drafts/paths.ts'
import { PracticeForm } from '#app/authoring/drafts/practice/components/practice-form.tsx'
import { practiceMessages } from '#app/authoring/drafts/practice/messages.ts'
import { recordPractice } from '#app/authoring/drafts/practice/record-practice.server.ts'
import { PracticeStory } from '#app/authoring/drafts/practice/schemas.ts'
import { DraftParams } from '#app/authoring/drafts/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { slug } = DraftParams.parse(params)
  return { slug, outline: await getDraftOutline(viewer, slug) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const { slug } = DraftParams.parse(params)
  const submission = parseWithZod(await readForm(request), { schema: PracticeStory })
  if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 400 })
  const path = await recordPractice(viewer, { slug, ...submission.value }, clock.now())
  return redirect(draftPaths.write({ slug, path }))
}

export default function Practice() {
  const { slug, outline } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(practiceMessages)
  const d = useText(draftMessages)
  return (
    <Page
      title={t('practice')}
      lead={t('practice_lead')}
      breadcrumbs={[
        { label: d('drafts_title'), to: draftPaths.list() },
        { label: outline.title, to: draftPaths.draft({ slug }) },
      ]}
    >
      <PracticeForm modules={outline.modules} result={reply?.result} />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, practiceMessages, 'practice')]

export const ErrorBoundary = ErrorPage
