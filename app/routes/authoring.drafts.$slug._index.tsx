import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { addPart } from '#app/authoring/drafts/add-part.server.ts'
import { arrangePart } from '#app/authoring/drafts/arrange-part.server.ts'
import { ArrangeNews } from '#app/authoring/drafts/components/arrange-news.tsx'
import { AddPart, DraftModuleCard } from '#app/authoring/drafts/components/draft-module.tsx'
import {
  DraftStep,
  LastSteps,
  OtherWays,
  TryingWays,
  WritingWays,
} from '#app/authoring/drafts/components/draft-steps.tsx'
import { FaultItems } from '#app/authoring/drafts/components/fault-items.tsx'
import { partMessages } from '#app/authoring/drafts/components/part-messages.ts'
import { StageNote } from '#app/authoring/drafts/components/stage-note.tsx'
import { Suspicions } from '#app/authoring/drafts/components/suspicions.tsx'
import { getDraftPlan } from '#app/authoring/drafts/draft-queries.server.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { discardDraft } from '#app/authoring/drafts/discard-draft.server.ts'
import { explainWords } from '#app/authoring/drafts/explain-words.server.ts'
import { draftMessages } from '#app/authoring/drafts/messages.ts'
import { openDraft } from '#app/authoring/drafts/open-draft.server.ts'
import { draftPaths } from '#app/authoring/drafts/paths.ts'
import { ArrangedPart, DraftParams, Explanation, NewPart } from '#app/authoring/drafts/schemas.ts'
import { settingsMessages } from '#app/authoring/settings/messages.ts'
import { OriginalNote } from '#app/authoring/translation/components/course-languages.tsx'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'
import { useFormErrors } from '#app/ui/use-form-errors.ts'

/** What was just done with a part. */
const Done = z.enum(['moved', 'moved_away', 'renamed', 'removed', 'back_again']).nullable().catch(null)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { slug } = DraftParams.parse(params)
  return { ...(await getDraftPlan(viewer, slug)), done: Done.parse(new URL(request.url).searchParams.get('done')) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAuthor(viewer)
  const { slug } = DraftParams.parse(params)
  const form = await readForm(request)
  if (form.get('intent') === 'open') {
    await openDraft(viewer, slug, clock.now())
    return redirect(draftPaths.draft({ slug }))
  }
  if (form.get('intent') === 'discard') {
    const isGone = await discardDraft(viewer, slug, clock.now())
    // What was handed in meanwhile says so on its page.
    return redirect(isGone ? draftPaths.list({ done: 'discarded' }) : draftPaths.draft({ slug }))
  }
  if (form.has('reason')) {
    const explanation = parseWithZod(form, { schema: Explanation })
    if (explanation.status !== 'success') return data({ result: explanation.reply(), refusal: null }, { status: 400 })
    await explainWords(viewer, { slug, ...explanation.value }, clock.now())
    return redirect(`${draftPaths.draft({ slug })}#real-people`)
  }
  if (form.has('arrange')) {
    const arranged = parseWithZod(form, { schema: ArrangedPart })
    if (arranged.status !== 'success') return data({ result: arranged.reply(), refusal: null }, { status: 400 })
    const outcome = await arrangePart(viewer, slug, arranged.value, clock.now())
    if (outcome.ok) return redirect(`${draftPaths.draft({ slug })}?done=${outcome.done}`)
    return data({ result: arranged.reply(), refusal: outcome.refusal }, { status: 409 })
  }
  const submission = parseWithZod(form, { schema: NewPart })
  if (submission.status !== 'success') return data({ result: submission.reply(), refusal: null }, { status: 400 })
  const path = await addPart(viewer, { slug, ...submission.value }, clock.now())
  return redirect(draftPaths.write({ slug, path }))
}

export default function Draft() {
  const { slug, title, titles, modules, faults, ...draft } = useLoaderData<typeof loader>()
  const { suspicions, done, mayWrite, stage, original } = draft
  const reply = useActionData<typeof action>()
  const t = useText(draftMessages)
  const parts = useText(partMessages)
  const settings = useText(settingsMessages)
  const isOfPart = reply?.result.initialValue ? 'arrange' in reply.result.initialValue : false
  const refused = useFormErrors(draftMessages, isOfPart ? reply?.result : undefined)
  const faultsOf = (path: string) => faults.filter(({ file }) => file === path).length
  return (
    <Page title={title} breadcrumbs={[{ label: t('drafts_title'), to: draftPaths.list() }]}>
      {!mayWrite && (
        <Alert kind="info">
          <p>{settings('only_author')}</p>
        </Alert>
      )}
      <StageNote slug={slug} stage={stage} />
      {original && <OriginalNote original={original} />}
      {done && !reply && (
        <Alert kind="success">
          <p>{parts(done)}</p>
        </Alert>
      )}
      {reply?.refusal && <ArrangeNews slug={slug} refusal={reply.refusal} />}
      {refused.summary.length > 0 && <ErrorSummary errors={refused.summary.map(({ text }) => ({ text }))} />}
      <DraftStep step="write">
        <WritingWays slug={slug} />
        <div className="stack">
          {modules.map((module) => (
            <DraftModuleCard
              key={module.folder}
              {...{ slug, module, modules, faultsOf, mayWrite }}
              result={reply?.result}
            />
          ))}
        </div>
        {mayWrite && <AddPart result={reply?.result} />}
      </DraftStep>
      <DraftStep step="check">
        <TryingWays slug={slug} />
        <section aria-labelledby="checks">
          <h3 id="checks">{t('checks')}</h3>
          {faults.length > 0 && <FaultItems faults={faults} slug={slug} titles={titles} />}
          {faults.length === 0 && suspicions.every(({ reason }) => reason !== null) && (
            <Alert kind="success">
              <p>{t('checks_none')}</p>
            </Alert>
          )}
        </section>
        <Suspicions slug={slug} suspicions={suspicions} result={reply?.result} />
      </DraftStep>
      <LastSteps slug={slug} stage={stage} />
      <OtherWays {...{ slug, stage, mayWrite }} />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction<typeof loader> = ({ data: draft }) => [{ title: `${draft?.title ?? ''} · Sguardi` }]

export const ErrorBoundary = ErrorPage
