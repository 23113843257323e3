import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Checklist } from '#app/authoring/drafts/checklist/components/checklist.tsx'
import { ReviewSteps } from '#app/authoring/drafts/components/review-steps.tsx'
import { decideReview } from '#app/authoring/drafts/decide-review.server.ts'
import { PlayedPackages } from '#app/authoring/drafts/components/played-packages.tsx'
import { ChangesSince } from '#app/authoring/drafts/difference/components/changes-since.tsx'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { draftMessages } from '#app/authoring/drafts/messages.ts'
import { draftPaths } from '#app/authoring/drafts/paths.ts'
import { replyToComment, settleComment } from '#app/authoring/drafts/remarks/comment-on-draft.server.ts'
import { RemarkList } from '#app/authoring/drafts/remarks/components/remark-list.tsx'
import { getReview } from '#app/authoring/drafts/review-queries.server.ts'
import { Decision, DraftParams, NewReply, SettledComment } from '#app/authoring/drafts/schemas.ts'
import { submitDraft } from '#app/authoring/drafts/submit-draft.server.ts'
import { withdrawDraft } from '#app/authoring/drafts/withdraw-draft.server.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
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
  return { slug, review: await getReview(viewer, slug) }
}

/** Approves or gives back, or answers a remark: the forms with something to fill in. */
async function fillIn(viewer: Viewer, slug: string, form: FormData) {
  const here = draftPaths.review({ slug })
  if (form.has('commentId')) {
    const submission = parseWithZod(form, { schema: NewReply })
    if (submission.status !== 'success') return data({ result: submission.reply(), reason: null }, { status: 400 })
    await replyToComment(viewer, { slug, ...submission.value }, clock.now())
    return redirect(`${here}#remarks`)
  }
  const submission = parseWithZod(form, { schema: Decision })
  if (submission.status !== 'success') return data({ result: submission.reply(), reason: null }, { status: 400 })
  const outcome = await decideReview(viewer, { slug, ...submission.value }, clock.now())
  if (outcome.ok) return redirect(here)
  const where = outcome.reason === 'note_missing' ? 'note' : ''
  return data(
    { result: submission.reply({ fieldErrors: { [where]: [outcome.reason] } }), reason: null },
    { status: 409 },
  )
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const { slug } = DraftParams.parse(params)
  const form = await readForm(request)
  const here = draftPaths.review({ slug })
  const settled = SettledComment.safeParse(Object.fromEntries(form))
  if (settled.success) {
    await settleComment(viewer, { slug, commentId: settled.data.settle }, clock.now())
    return redirect(`${here}#remarks`)
  }
  if (form.get('intent') === 'withdraw') {
    await withdrawDraft(viewer, slug, clock.now())
    return redirect(here)
  }
  if (form.get('intent') !== 'submit') return fillIn(viewer, slug, form)
  const outcome = await submitDraft(viewer, slug, clock.now())
  if (outcome.ok) return redirect(here)
  return data({ result: null, reason: outcome.reason }, { status: 409 })
}

export default function Review() {
  const { slug, review } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(draftMessages)
  const result = reply?.result ?? undefined
  const isOfRemark = result?.initialValue ? 'commentId' in result.initialValue : false
  return (
    <Page
      title={t('review')}
      lead={t('review_lead')}
      breadcrumbs={[
        { label: t('drafts_title'), to: draftPaths.list() },
        { label: review.title, to: draftPaths.draft({ slug }) },
      ]}
    >
      <ReviewSteps
        slug={slug}
        review={review}
        refused={reply?.reason ?? null}
        result={isOfRemark ? undefined : result}
      />
      <PlayedPackages packages={review.packages} />
      <ChangesSince slug={slug} changes={review.changes} lessons={review.lessons} />
      <Checklist slug={slug} items={review.checklist} lessons={review.lessons} />
      <RemarkList
        slug={slug}
        remarks={review.comments}
        lessons={review.lessons}
        result={isOfRemark ? result : undefined}
      />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, draftMessages, 'review')]

export const ErrorBoundary = ErrorPage
