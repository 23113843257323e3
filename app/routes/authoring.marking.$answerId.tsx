import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { claimAnswer, releaseAnswer } from '#app/assessment/marking/claim-answer.server.ts'
import { AnswerContext } from '#app/assessment/marking/components/answer-context.tsx'
import { AnswerProgress } from '#app/assessment/marking/components/answer-progress.tsx'
import { EarlierVersions } from '#app/assessment/marking/components/earlier-versions.tsx'
import { MarkingForm } from '#app/assessment/marking/components/marking-form.tsx'
import { Readings } from '#app/assessment/marking/components/readings.tsx'
import { markAnswer } from '#app/assessment/marking/mark-answer.server.ts'
import { parseMarkingForm } from '#app/assessment/marking/marking-form.ts'
import { markingMessages } from '#app/assessment/marking/messages.ts'
import { markingPaths } from '#app/assessment/marking/paths.ts'
import { CommentedText } from '#app/assessment/marking/components/commented-text.tsx'
import { getMarkingPage } from '#app/authoring/marking-queue.server.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { organisationMessages } from '#app/organisation/messages.ts'
import { clock } from '#app/platform/clock.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

const Params = z.object({ answerId: z.uuid() })

/** More than any rubric has: which of them are missing, the use case says. */
const mostCriteria = 30

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { answerId } = Params.parse(params)
  return getMarkingPage(viewer, answerId, clock.now())
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { answerId } = Params.parse(params)
  const form = await readForm(request)
  const now = clock.now()
  if (form.get('intent') === 'release') {
    await releaseAnswer(viewer, answerId)
    return redirect(markingPaths.queue())
  }
  if (form.get('intent') === 'claim') {
    const outcome = await claimAnswer(viewer, answerId, now)
    if (outcome.ok) return redirect(markingPaths.mark({ answerId }))
    return data({ reason: outcome.reason, typed: null }, { status: 409 })
  }
  const typed = parseMarkingForm(form, mostCriteria)
  if (!typed) return data({ reason: 'form_wrong' as const, typed: null }, { status: 400 })
  const outcome = await markAnswer(viewer, answerId, typed, now)
  if (!outcome.ok) return data({ reason: outcome.reason, typed }, { status: 409 })
  return redirect(markingPaths.mark({ answerId }))
}

export default function ReadAnswer() {
  const { answer, courseTitle } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() ?? null
  const t = useText(markingMessages)
  const o = useText(organisationMessages)
  const { code, context, departmentKind, newest, earlier, rubric, turn, claim } = answer
  const writes = (turn !== null && claim !== 'other') || Boolean(refused?.typed)
  return (
    <Page
      title={t('answer_code', { code })}
      kicker={`${context.caseTitle} · ${courseTitle}`}
      lead={departmentKind ? o(`department_${departmentKind}`) : t('no_department')}
      breadcrumbs={[{ label: t('queue_title'), to: markingPaths.queue() }]}
      width="wide"
    >
      <AnswerProgress answer={answer} refused={refused} />
      <AnswerContext context={context} />
      {newest.readings.length > 0 && (
        <section className="section">
          <h2>{t('readings')}</h2>
          <Readings text={newest.text} readings={newest.readings} rubric={rubric} />
        </section>
      )}
      {writes ? (
        <MarkingForm answer={answer} refused={refused} />
      ) : (
        <section className="section measure">
          <h2>{t('answer')}</h2>
          <CommentedText text={newest.text} comments={[]} id="answer" commentsTitle="" wholeParagraph={String} />
        </section>
      )}
      <EarlierVersions versions={earlier} rubric={rubric} />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.answer.code ?? ''} · Sguardi` }]

export const ErrorBoundary = ErrorPage
