import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import {
  useActionData,
  useLoaderData,
  type ClientActionFunctionArgs,
  type ClientLoaderFunctionArgs,
} from '@remix-run/react'
import { useEffect } from 'react'
import { z } from 'zod'
import { ActivitiesContext, Exercise } from '#app/assessment/components/activity-states.tsx'
import { actOnDevice, isPageKept, revalidateUnlessWaiting } from '#app/assessment/device-action.ts'
import { assessmentMessages } from '#app/assessment/messages.ts'
import { kindsOf, preloadPanels } from '#app/assessment/components/exercise-panels.ts'
import { Practice, PracticeContext } from '#app/assessment/components/practice-states.tsx'
import { parseExerciseForm, ReasonsPage, type ExerciseForm, type Refusal } from '#app/assessment/exercise-form.ts'
import { answersOf, isPracticeForm, parsePracticeForm } from '#app/assessment/practice-form.ts'
import { listPracticeStates } from '#app/assessment/practice-state-queries.server.ts'
import { hasOverdue, nextAnswerIds } from '#app/assessment/state-queries.server.ts'
import { withdrawReason } from '#app/assessment/withdraw-reason.server.ts'
import { certificatesPaths } from '#app/certificates/paths.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { closeOverdueAttempts } from '#app/learning/close-overdue.server.ts'
import { completeLesson } from '#app/learning/complete-lesson.server.ts'
import { LessonBody, preloadLesson } from '#app/learning/components/lesson-body.tsx'
import { ReaderContext, textComponents } from '#app/learning/components/lesson-components.tsx'
import { LessonFrame } from '#app/learning/components/lesson-frame.tsx'
import { keepLastPage } from '#app/learning/last-page.ts'
import { getLessonPage, listExerciseStates } from '#app/learning/lesson-page.server.ts'
import { learningPaths } from '#app/learning/paths.ts'
import { answerExercise, fillForm, startExercise, submitExercise } from '#app/learning/work-on-exercise.server.ts'
import { workOnPractice } from '#app/learning/work-on-practice.server.ts'
import { clock } from '#app/platform/clock.ts'
import { textOf } from '#app/platform/form-text.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'

const Params = z.object({ enrolmentId: z.uuid(), lessonId: z.string().regex(/^[a-z0-9-]{1,100}$/) })

const components = {
  ...textComponents,
  Quiz: Exercise,
  Case: Exercise,
  SimulationForm: Exercise,
  Journal: Practice,
  Survey: Practice,
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { enrolmentId, lessonId } = Params.parse(params)
  const now = clock.now()
  const page = await getLessonPage(viewer, enrolmentId, lessonId, now)
  const { courseVersionId, ...shown } = page
  const activityIds = page.lesson.activities.flatMap(({ id, kind }) => (kind === 'scorm' ? [] : [id]))
  const reasonsPage = ReasonsPage.parse(new URL(request.url).searchParams.get('reasons'))
  const counters = page.reader.departmentKinds
  const [states, practice] = await Promise.all([
    listExerciseStates({ enrolmentId, courseVersionId, activityIds, counters, reasonsPage }, now),
    listPracticeStates(viewer, { enrolmentId, courseVersionId, lessonId }),
  ])
  if (hasOverdue(states)) {
    await closeOverdueAttempts(now, enrolmentId)
    // Closing may complete lesson and course: everything is read again.
    throw redirect(learningPaths.lesson({ enrolmentId, lessonId }))
  }
  await preloadPanels(kindsOf(states, practice, page.reader.cards))
  return { ...shown, states, answerIds: nextAnswerIds(states), practice }
}

const placeOf = ({ enrolmentId = '', lessonId = '' }: Partial<Record<string, string>>) => `${enrolmentId}/${lessonId}`
const lastPage = keepLastPage<ReturnType<typeof useLoaderData<typeof loader>>>()

export async function clientLoader({ serverLoader, params }: ClientLoaderFunctionArgs) {
  const page = await lastPage.load(placeOf(params), () => serverLoader<typeof loader>(), isPageKept)
  const kinds = kindsOf(page.states, page.practice, page.reader.cards)
  await Promise.all([preloadLesson(page.artefactHash), preloadPanels(kinds)])
  return page
}

export const shouldRevalidate = revalidateUnlessWaiting

/** Does what an exercise's form asks; a refusal names the item and keeps what was given. */
async function work(viewer: Viewer, enrolmentId: string, form: ExerciseForm): Promise<Refusal | null> {
  const now = clock.now()
  const { activityId } = form
  if (form.intent === 'start-attempt') {
    const outcome = await startExercise(viewer, { enrolmentId, activityId, counter: form.counter ?? null }, now)
    return outcome.ok ? null : { activityId, itemId: null, reason: outcome.reason, value: null }
  }
  if (form.intent === 'submit-attempt') {
    const outcome = await submitExercise(viewer, form.attemptId, now)
    return outcome.ok ? null : { activityId, itemId: null, reason: outcome.reason, value: null }
  }
  if (form.intent === 'withdraw-reason') {
    await withdrawReason(viewer, form.answerId, now)
    return null
  }
  if (form.intent !== 'answer') {
    const { attemptId, fields, intent } = form
    const outcome = await fillForm(viewer, { attemptId, fields, handIn: intent === 'hand-in-form' }, now)
    const given = Object.fromEntries(fields.map(({ itemId, text }) => [itemId, text]))
    return outcome.ok ? null : { activityId, itemId: outcome.itemId, reason: outcome.reason, value: null, given }
  }
  const { itemId, value, share = false } = form
  const outcome = await answerExercise(viewer, { ...form, share }, now)
  return outcome.ok ? null : { activityId, itemId, reason: outcome.reason, value, share }
}

/** Does what the form of a journal or survey asks; a refusal keeps what was given. */
async function practise(viewer: Viewer, enrolmentId: string, formData: FormData): Promise<Refusal | null> {
  const form = parsePracticeForm(formData)
  const outcome = form && (await workOnPractice(viewer, enrolmentId, form, clock.now()))
  if (outcome?.ok) return null
  const reason = formData.get('intent') === 'take-survey' ? 'survey_wrong' : 'entry_wrong'
  const given = { ...answersOf(formData), text: textOf(formData, 'text') }
  return { activityId: textOf(formData, 'activityId'), itemId: null, reason, value: null, given }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { enrolmentId, lessonId } = Params.parse(params)
  const here = learningPaths.lesson({ enrolmentId, lessonId })
  const formData = await readForm(request)
  if (formData.get('intent') === 'complete-lesson') {
    const outcome = await completeLesson(viewer, enrolmentId, lessonId, clock.now())
    if (outcome.ok) return redirect(here)
    return data({ refusal: null, refusedFor: outcome.titles }, { status: 409 })
  }
  if (isPracticeForm(formData)) {
    const refusal = await practise(viewer, enrolmentId, formData)
    if (refusal) return data({ refusal, refusedFor: null }, { status: 400 })
    return redirect(`${here}#${Params.shape.lessonId.catch('').parse(formData.get('activityId'))}`)
  }
  const form = parseExerciseForm(formData)
  if (!form) {
    const refusal: Refusal = {
      activityId: textOf(formData, 'activityId'),
      itemId: null,
      reason: 'form_wrong',
      value: null,
    }
    return data({ refusal, refusedFor: null }, { status: 400 })
  }
  const refusal = await work(viewer, enrolmentId, form)
  if (refusal) return data({ refusal, refusedFor: null }, { status: 409 })
  const place = form.intent === 'answer' && form.value.type !== 'decision' ? form.itemId : form.activityId
  return redirect(`${here}#${place}`)
}

export const clientAction = ({ request, serverAction }: ClientActionFunctionArgs) =>
  actOnDevice(request, () => serverAction<typeof action>())

/** Without script a refused answer comes back as a page that begins at its top: it says where to look. */
function RefusedWithoutScript({ refusal }: { refusal: Refusal | null }) {
  const t = useText(assessmentMessages)
  if (!refusal) return null
  return (
    <noscript>
      <p className="alert alert--warning">
        <a href={`#${refusal.itemId ?? refusal.activityId}`}>{t('refused_above')}</a>
      </p>
    </noscript>
  )
}

export default function LessonPage() {
  const shown = useLoaderData<typeof loader>()
  const { states, answerIds, practice, reader, artefactHash, ...page } = shown
  useEffect(() => {
    lastPage.remember(placeOf({ enrolmentId: page.enrolmentId, lessonId: page.lesson.id }), shown)
  }, [shown, page.enrolmentId, page.lesson.id])
  const reply = useActionData<typeof action>()
  const refusal = reply?.refusal ?? null
  const { courseCompleted } = page
  const totalsUrl = (pair: string) => learningPaths.survey({ enrolmentId: page.enrolmentId, pair })
  return (
    <LessonFrame {...page} certificatesUrl={certificatesPaths.mine()} refusedFor={reply?.refusedFor ?? null}>
      <RefusedWithoutScript refusal={refusal} />
      <ReaderContext.Provider value={reader}>
        <ActivitiesContext.Provider value={{ states, answerIds, refusal, courseCompleted }}>
          <PracticeContext.Provider value={{ states: practice, refusal, totalsUrl }}>
            <LessonBody key={page.lesson.id} hash={artefactHash} components={components} lang={page.language} />
          </PracticeContext.Provider>
        </ActivitiesContext.Provider>
      </ReaderContext.Provider>
    </LessonFrame>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  page
    ? [
        { title: `${page.lesson.title} · Sguardi` },
        { tagName: 'link', rel: 'modulepreload', href: learningPaths.artefact({ hash: page.artefactHash }) },
      ]
    : [{ title: 'Sguardi' }]

export const ErrorBoundary = ErrorPage
