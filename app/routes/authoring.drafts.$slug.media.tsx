import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { draftMessages } from '#app/authoring/drafts/messages.ts'
import { draftPaths } from '#app/authoring/drafts/paths.ts'
import { DraftParams } from '#app/authoring/drafts/schemas.ts'
import { insertMedia, takeOutMedia } from '#app/authoring/media/arrange-media.server.ts'
import { creditMedia } from '#app/authoring/media/credit-media.server.ts'
import { mediaFaultMessages } from '#app/authoring/media/fault-messages.ts'
import { settingsMessages } from '#app/authoring/settings/messages.ts'
import { ModuleFiles } from '#app/authoring/media/components/module-files.tsx'
import { QuotaBar } from '#app/authoring/media/components/quota-bar.tsx'
import { getDraftMedia } from '#app/authoring/media/draft-media-queries.server.ts'
import { libraryMessages } from '#app/authoring/media/library-messages.ts'
import { mediaPaths } from '#app/authoring/media/paths.ts'
import { placeAndShow } from '#app/authoring/media/place-and-show.server.ts'
import { DraftMediaAct, MediaCredit } from '#app/authoring/media/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { clock } from '#app/platform/clock.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { mediaStyles } from '#app/ui/page-styles.ts'
import { useErrorText } from '#app/ui/use-form-errors.ts'

/** What was just done with a file. */
const Done = z.enum(['placed', 'taken_out', 'restored', 'credited']).nullable().catch(null)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { slug } = DraftParams.parse(params)
  const done = Done.parse(new URL(request.url).searchParams.get('done'))
  return { ...(await getDraftMedia(viewer, slug)), done }
}

/** Does what a form asks. @returns where to go on, or why nothing was done */
async function act(viewer: Viewer, slug: string, asked: DraftMediaAct) {
  const now = clock.now()
  if (asked.intent === 'place') {
    return await placeAndShow(viewer, { slug, lesson: null, ...asked }, now)
  }
  if (asked.intent === 'insert') {
    const outcome = await insertMedia(viewer, { slug, ...asked }, now)
    return outcome.ok ? draftPaths.write({ slug, path: outcome.lesson, line: outcome.line }) : outcome
  }
  const outcome = await takeOutMedia(viewer, { slug, ...asked }, now)
  return outcome.ok ? mediaPaths.draft({ slug, done: 'taken_out' }) : outcome
}

async function credit(viewer: Viewer, slug: string, asked: MediaCredit) {
  const outcome = await creditMedia(viewer, { slug, ...asked }, clock.now())
  return outcome.ok ? mediaPaths.draft({ slug, done: 'credited' }) : outcome
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const { slug } = DraftParams.parse(params)
  const form = await readForm(request)
  const isCredit = form.get('intent') === 'credit'
  const submission = isCredit
    ? parseWithZod(form, { schema: MediaCredit })
    : parseWithZod(form, { schema: DraftMediaAct })
  if (submission.status !== 'success') {
    const [reason = ''] = Object.values(submission.reply().error ?? {}).flatMap((keys) => keys ?? [])
    return data({ reason, lessons: '', isField: isCredit }, { status: 400 })
  }
  const asked = submission.value
  const outcome = 'author' in asked ? await credit(viewer, slug, asked) : await act(viewer, slug, asked)
  if (typeof outcome === 'string') return redirect(outcome)
  const lessons = outcome.reason === 'shown_in' ? outcome.lessons.join('», «') : ''
  return data({ reason: outcome.reason, lessons, isField: false }, { status: 409 })
}

function News() {
  const { done } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(libraryMessages)
  const errorText = useErrorText(libraryMessages, { lessons: reply?.lessons ?? '' })
  const creditText = useErrorText(mediaFaultMessages)
  if (reply) {
    return (
      <Alert kind="danger">
        <p>{reply.isField ? creditText(reply.reason, '') : errorText(reply.reason, '')}</p>
      </Alert>
    )
  }
  return done ? (
    <Alert kind="success">
      <p>{t(done)}</p>
    </Alert>
  ) : null
}

export default function DraftMedia() {
  const { slug, title, modules, quota, mayWrite } = useLoaderData<typeof loader>()
  const t = useText(libraryMessages)
  const drafts = useText(draftMessages)
  const settings = useText(settingsMessages)
  return (
    <Page
      title={t('draft_title')}
      lead={t('draft_lead')}
      breadcrumbs={[
        { label: drafts('drafts_title'), to: draftPaths.list() },
        { label: title, to: draftPaths.draft({ slug }) },
      ]}
    >
      <News />
      {!mayWrite && (
        <Alert kind="info">
          <p>{settings('only_author')}</p>
        </Alert>
      )}
      <div className="stack">
        {modules.map((module) => (
          <ModuleFiles key={module.folder} {...{ slug, module, mayWrite }} />
        ))}
      </div>
      <section className="section media-quotas">
        <QuotaBar of="course" quota={quota} />
      </section>
    </Page>
  )
}

export const links = mediaStyles

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.title ?? ''} · Sguardi` }]

export const ErrorBoundary = ErrorPage
