/** What the page of a text asks while it is written: a preview, to be saved, who else is there, a trial. No page of its own. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import type { z } from 'zod'
import { tryExercise } from '#app/assessment/try-exercise.server.ts'
import { getDraft } from '#app/authoring/drafts/draft-access.server.ts'
import { livePreview } from '#app/authoring/drafts/live-preview.server.ts'
import { notePresence } from '#app/authoring/drafts/presence.server.ts'
import { saveText } from '#app/authoring/drafts/save-text.server.ts'
import { DraftParams, LiveText } from '#app/authoring/drafts/schemas.ts'
import { findExercise } from '#app/authoring/drafts/trial/find-exercise.server.ts'
import { TrialQuery } from '#app/authoring/drafts/trial/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { clock } from '#app/platform/clock.ts'
import { textOf } from '#app/platform/form-text.ts'
import { readForm } from '#app/platform/read-form.server.ts'

/** There is nothing to look at here. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  await getDraft(viewer, DraftParams.parse(params).slug)
  return new Response(null, { status: 400 })
}

/** An exercise of the text tried out, nothing of it stored; null where it cannot be. */
async function tried(viewer: Viewer, slug: string, query: z.infer<typeof TrialQuery>, form: FormData) {
  const found = await findExercise(viewer, { slug, ...query, text: textOf(form, 'lesson').replaceAll('\r\n', '\n') })
  return found && tryExercise(found.spec, form, clock.now())
}

const answered = (answer: unknown) => Response.json(answer, { headers: { 'Cache-Control': 'no-store' } })

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { slug } = DraftParams.parse(params)
  const draft = await getDraft(viewer, slug)
  const form = await readForm(request)
  const query = TrialQuery.safeParse({
    counter: null,
    from: null,
    ...Object.fromEntries(new URL(request.url).searchParams),
  })
  if (query.success) return answered(await tried(viewer, slug, query.data, form))
  const read = LiveText.safeParse(Object.fromEntries(form))
  if (!read.success) return Response.json({ saved: null, others: [], shown: null }, { status: 400 })
  const { path, counter, language, text, revision, save } = read.data
  const now = clock.now()
  const saved = save ? await saveText(viewer, { slug, path, text, revision }, now) : null
  const shown = await livePreview(viewer, draft, { path, text, counter, language })
  const others = await notePresence(viewer, { draftId: draft.id, path }, now)
  const outcome = saved && (saved.ok ? { revision: saved.revision } : { revision: null })
  return answered({ saved: outcome, others, shown })
}
