/** What the page of a text asks while it is written: a preview, to be saved, who else is there. No page of its own. */
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { getDraft } from '#app/authoring/drafts/draft-access.server.ts'
import { livePreview } from '#app/authoring/drafts/live-preview.server.ts'
import { notePresence } from '#app/authoring/drafts/presence.server.ts'
import { saveText } from '#app/authoring/drafts/save-text.server.ts'
import { DraftParams, LiveText } from '#app/authoring/drafts/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { readForm } from '#app/platform/read-form.server.ts'

/** There is nothing to look at here. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  await getDraft(viewer, DraftParams.parse(params).slug)
  return new Response(null, { status: 400 })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { slug } = DraftParams.parse(params)
  const draft = await getDraft(viewer, slug)
  const read = LiveText.safeParse(Object.fromEntries(await readForm(request)))
  if (!read.success) return Response.json({ saved: null, others: [], shown: null }, { status: 400 })
  const { path, counter, language, text, revision, save } = read.data
  const now = clock.now()
  const saved = save ? await saveText(viewer, { slug, path, text, revision }, now) : null
  const shown = await livePreview(viewer, draft, { path, text, counter, language })
  const others = await notePresence(viewer, { draftId: draft.id, path }, now)
  const outcome = saved && (saved.ok ? { revision: saved.revision } : { revision: null })
  return Response.json({ saved: outcome, others, shown }, { headers: { 'Cache-Control': 'no-store' } })
}
