import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { draftMessages } from '#app/authoring/drafts/messages.ts'
import { draftPaths } from '#app/authoring/drafts/paths.ts'
import { commentOnDraft, replyToComment, settleComment } from '#app/authoring/drafts/remarks/comment-on-draft.server.ts'
import { LessonReading } from '#app/authoring/drafts/remarks/components/lesson-reading.tsx'
import { remarkMessages } from '#app/authoring/drafts/remarks/messages.ts'
import { getReading } from '#app/authoring/drafts/remarks/remark-queries.server.ts'
import { DraftParams, NewComment, NewReply, SettledComment } from '#app/authoring/drafts/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { DepartmentKind } from '#app/platform/generated/enums.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

const Query = z.object({
  path: z.string().min(1).max(300).nullable().catch(null),
  counter: z.enum(DepartmentKind).nullable().catch(null),
})

const queryOf = (request: Request) => {
  const { searchParams } = new URL(request.url)
  return Query.parse({ path: searchParams.get('path'), counter: searchParams.get('counter') })
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { slug } = DraftParams.parse(params)
  const query = queryOf(request)
  return { slug, counter: query.counter, reading: await getReading(viewer, slug, query) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const { slug } = DraftParams.parse(params)
  const path = queryOf(request).path ?? undefined
  const form = await readForm(request)
  const settled = SettledComment.safeParse(Object.fromEntries(form))
  if (settled.success) {
    await settleComment(viewer, { slug, commentId: settled.data.settle }, clock.now())
    return redirect(draftPaths.read({ slug, path }))
  }
  if (form.has('commentId')) {
    const reply = parseWithZod(form, { schema: NewReply })
    if (reply.status !== 'success') return data({ result: reply.reply() }, { status: 400 })
    await replyToComment(viewer, { slug, ...reply.value }, clock.now())
    return redirect(draftPaths.read({ slug, path }))
  }
  const submission = parseWithZod(form, { schema: NewComment })
  if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 400 })
  await commentOnDraft(viewer, { slug, ...submission.value }, clock.now())
  return redirect(draftPaths.read({ slug, path: submission.value.path, line: submission.value.line }))
}

export default function Read() {
  const { slug, reading, counter } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(remarkMessages)
  const d = useText(draftMessages)
  return (
    <Page
      title={reading.title}
      kicker={t('reading')}
      lead={t('reading_lead')}
      breadcrumbs={[
        { label: d('drafts_title'), to: draftPaths.list() },
        { label: reading.outline.title, to: draftPaths.draft({ slug }) },
        { label: d('review'), to: draftPaths.review({ slug }) },
      ]}
      width="wide"
    >
      <LessonReading slug={slug} reading={reading} counter={counter} result={reply?.result} />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.reading.title ?? ''} · Sguardi` },
]

export const ErrorBoundary = ErrorPage
