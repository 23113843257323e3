import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { DraftEditor } from '#app/authoring/drafts/components/draft-editor.tsx'
import { StageNote } from '#app/authoring/drafts/components/stage-note.tsx'
import { getDraftText } from '#app/authoring/drafts/draft-queries.server.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { mergeTexts } from '#app/authoring/drafts/merge-texts.ts'
import { draftMessages } from '#app/authoring/drafts/messages.ts'
import { draftPaths } from '#app/authoring/drafts/paths.ts'
import { previewText } from '#app/authoring/drafts/preview-text.server.ts'
import { saveText } from '#app/authoring/drafts/save-text.server.ts'
import { DraftParams, SavedText } from '#app/authoring/drafts/schemas.ts'
import { differenceOf } from '#app/authoring/drafts/text-difference.ts'
import { getLessonMedia } from '#app/authoring/media/draft-media-queries.server.ts'
import { actsAs } from '#app/authoring/settings/course-access.server.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { DepartmentKind } from '#app/platform/generated/enums.ts'
import { locales } from '#app/platform/i18n/messages.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { writingStyles } from '#app/ui/page-styles.ts'

const Query = z.object({
  path: z.string().min(1).max(300).catch('course.yaml'),
  counter: z.enum(DepartmentKind).nullable().catch(null),
  language: z.enum(locales).nullable().catch(null),
  line: z.coerce.number().int().min(1).nullable().catch(null),
})

const queryOf = (request: Request) => {
  const { searchParams } = new URL(request.url)
  const of = (name: string) => searchParams.get(name)
  return Query.parse({ path: of('path'), counter: of('counter'), language: of('language'), line: of('line') })
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { slug } = DraftParams.parse(params)
  const { path, counter, line, ...asked } = queryOf(request)
  if (!(await actsAs(viewer, slug, 'author'))) {
    return redirect(draftPaths.read({ slug, path: path.endsWith('.mdx') ? path : undefined }))
  }
  const { source, stage, ...file } = await getDraftText(viewer, slug, path)
  const language = asked.language ?? viewer.locale
  const preview = previewText(language, source, { path, text: file.text, counter })
  const media = await getLessonMedia(viewer, slug, path)
  return { slug, counter, language, line, file, media, preview, stage, personId: viewer.personId }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const { slug } = DraftParams.parse(params)
  const { path, counter, language } = queryOf(request)
  const seen = { counter, language }
  const submission = parseWithZod(await readForm(request), { schema: SavedText })
  if (submission.status !== 'success') return data({ result: submission.reply(), overtaken: null }, { status: 400 })
  const { text } = submission.value
  const outcome = await saveText(viewer, { slug, path, ...submission.value }, clock.now())
  if (outcome.ok) return redirect(draftPaths.write({ slug, path, ...seen }))
  const { before, theirs, revision } = outcome
  const merged = mergeTexts(before, text, theirs)
  const both = { theirs: differenceOf(before, theirs), mine: differenceOf(before, text) }
  const overtaken = { text: merged ?? text, isMerged: merged !== null, revision, ...both }
  return data({ result: submission.reply(), overtaken }, { status: 409 })
}

export default function Write() {
  const { stage, ...page } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(draftMessages)
  const { slug, file } = page
  const lesson = file.outline.modules.flatMap(({ lessons }) => lessons).find(({ path }) => path === file.path)
  return (
    <Page
      title={lesson?.title ?? t(file.path === 'course.yaml' ? 'course_facts' : 'module_facts')}
      breadcrumbs={[
        { label: t('drafts_title'), to: draftPaths.list() },
        { label: file.outline.title, to: draftPaths.draft({ slug }) },
      ]}
      width="wide"
    >
      <StageNote slug={slug} stage={stage} />
      <DraftEditor key={`${file.path} ${reply?.overtaken?.revision ?? ''}`} {...page} reply={reply ?? null} />
    </Page>
  )
}

export const links = writingStyles

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.file.outline.title ?? ''} · Sguardi` },
]

export const ErrorBoundary = ErrorPage
