import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { listPractice } from '#app/assessment/practice-queries.server.ts'
import { assessmentPaths } from '#app/assessment/paths.ts'
import { findOwnCertificate } from '#app/certificates/certificate-queries.server.ts'
import { certificatesMessages } from '#app/certificates/messages.ts'
import { certificatesPaths } from '#app/certificates/paths.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { attendanceMessages } from '#app/learning/attendance/messages.ts'
import { ruleOf } from '#app/learning/attendance/own-hours.server.ts'
import { attendancePaths } from '#app/learning/attendance/paths.ts'
import { getReckonedEnrolment } from '#app/learning/attendance/reckon-attendance.server.ts'
import { changeCourseLanguage } from '#app/learning/change-course-language.server.ts'
import { minutesNeeded } from '#app/learning/completion-rule.ts'
import { CourseOutline } from '#app/learning/components/course-outline.tsx'
import { Moved, TakenAgain } from '#app/learning/components/enrolment-notes.tsx'
import { LanguageChoice } from '#app/learning/components/language-choice.tsx'
import { listLanguages } from '#app/learning/course-languages.server.ts'
import { lessonToResume, percentDone, shownPlan } from '#app/learning/course-plan.ts'
import { getEditionLine } from '#app/learning/editions/edition-line.server.ts'
import { EditionLine } from '#app/learning/editions/components/edition-line.tsx'
import { missingOf, whyNotYet } from '#app/learning/editions/why-not-yet.ts'
import { findTakenAgain } from '#app/learning/enrolment-queries.server.ts'
import { findLastMove } from '#app/learning/effects/last-move.server.ts'
import { learningMessages } from '#app/learning/messages.ts'
import { learningPaths } from '#app/learning/paths.ts'
import { hasTools } from '#app/learning/tool-queries.server.ts'
import { organisationPaths } from '#app/organisation/paths.ts'
import { clock } from '#app/platform/clock.ts'
import { notFound } from '#app/platform/errors.ts'
import { textOf } from '#app/platform/form-text.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { ProgressBar } from '#app/ui/components/progress.tsx'
import { useFollowed } from '#app/ui/use-followed.ts'

const Params = z.object({ enrolmentId: z.uuid() })
const Language = z.string().regex(/^[a-z]{2}$/)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { enrolmentId } = Params.parse(params)
  const enrolment = await getReckonedEnrolment(viewer, enrolmentId, clock.now())
  const { version, terms, done, creditedMinutes, lastLessonId, state, completedAt } = enrolment
  const { title, outline } = version
  const resume = lessonToResume(outline, done, lastLessonId)
  return {
    enrolmentId,
    title,
    plan: shownPlan(outline, await listPractice(version.id)),
    declaredMinutes: terms.plannedMinutes,
    neededMinutes: minutesNeeded(terms),
    exercisesRequired: terms.exercisesRequired,
    rule: ruleOf(enrolment),
    creditedMinutes,
    state,
    completedAt,
    certificate: state === 'completed' ? await findOwnCertificate(viewer, enrolmentId, clock.now()) : null,
    again: state === 'completed' ? await findTakenAgain(viewer, enrolmentId) : null,
    moved: await findLastMove(viewer, enrolment),
    why: whyNotYet(
      { state, certificateNumber: null, withdrawnReason: '', ...missingOf(enrolment, outline) },
      viewer.locale,
    ),
    edition: await getEditionLine(terms.editionId),
    done: [...done],
    percent: percentDone(outline, done),
    resumeId: resume?.id ?? null,
    keepsTools: await hasTools(version.id),
    language: version.language,
    languages: (await listLanguages(version)).map(({ language }) => language),
  }
}

/** Goes on in another language. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { enrolmentId } = Params.parse(params)
  const language = Language.parse(textOf(await readForm(request), 'language'))
  const outcome = await changeCourseLanguage(viewer, { enrolmentId, language }, clock.now())
  if (!outcome.ok) throw notFound('language of the course')
  return redirect(learningPaths.enrolment({ enrolmentId }))
}

/** The end of a course: what was reached and when, the certificate or how far it is, where to go from here. */
function Completed({ completedAt }: { completedAt: Date }) {
  const { certificate, creditedMinutes } = useLoaderData<typeof loader>()
  const t = useText(learningMessages)
  const certificates = useText(certificatesMessages)
  const { dayOf, duration } = useFormats()
  const isValid = certificate?.status === 'valid'
  useFollowed(!certificate)
  return (
    <Alert kind="success" title={t('course_done_title')}>
      <p>{t('course_done_when', { day: dayOf(completedAt), hours: duration(creditedMinutes) })}</p>
      {!certificate && <p>{t('course_done_waiting')}</p>}
      {isValid && <p>{t('course_done_ready')}</p>}
      <p className="button-row">
        {isValid && (
          <a className="button button--primary" href={certificatesPaths.pdf(certificate)}>
            {certificates('download_pdf_of', { number: certificate.number })}
          </a>
        )}
        <LinkButton kind="outline" to={certificatesPaths.mine()}>
          {t('see_certificates')}
        </LinkButton>
      </p>
      <p>{t('course_done_next')}</p>
      <p className="button-row">
        <Link to={assessmentPaths.journal()}>{t('my_journal')}</Link>
        <Link to={learningPaths.catalogue()}>{t('none_action')}</Link>
      </p>
    </Alert>
  )
}

function Standing() {
  const { state, completedAt, why } = useLoaderData<typeof loader>()
  if (state === 'completed' && completedAt) return <Completed completedAt={completedAt} />
  return <p className="muted">{why}</p>
}

export default function Enrolment() {
  const { enrolmentId, title, plan, state, done, percent, resumeId, keepsTools, edition, again, moved, ...asked } =
    useLoaderData<typeof loader>()
  const { exercisesRequired, rule, language, languages, ...minutes } = asked
  const t = useText(learningMessages)
  const attendance = useText(attendanceMessages)
  const { duration } = useFormats()
  return (
    <Page title={title} breadcrumbs={[{ label: t('my_courses'), to: learningPaths.home() }]} width="reading">
      {edition && <EditionLine edition={edition} />}
      <TakenAgain again={again} />
      <Moved moved={moved} />
      <Standing />
      <ProgressBar
        percent={percent}
        label={`${t('course_progress', { percent })} · ${t('credited', { credited: duration(minutes.creditedMinutes), declared: duration(minutes.declaredMinutes) })}`}
      />
      {resumeId && state !== 'completed' && (
        <p>
          <LinkButton to={learningPaths.lesson({ enrolmentId, lessonId: resumeId })}>
            {done.length > 0 ? t('resume_button') : t('start_button')}
          </LinkButton>
        </p>
      )}
      <LanguageChoice language={language} languages={languages} />
      <p>
        <Link to={attendancePaths.hours({ enrolmentId })}>{attendance('hours_link')}</Link>
      </p>
      {keepsTools && (
        <p>
          <Link to={learningPaths.tools({ enrolmentId })}>{t('keep_tools')}</Link>
        </p>
      )}
      <section className="section">
        <h2>{t('course_programme')}</h2>
        <CourseOutline plan={plan} done={done} enrolmentId={enrolmentId} />
        <p className="muted small">
          {t(exercisesRequired ? 'course_needs_exercises' : 'course_needs_minutes', {
            needed: duration(minutes.neededMinutes),
            declared: duration(minutes.declaredMinutes),
          })}{' '}
          {rule === 'declared' ? t('course_declared') : attendance(`rule_${rule}`)}
        </p>
        <p>
          <Link to={organisationPaths.territory()}>{t('territory_figures')}</Link>
        </p>
      </section>
    </Page>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  data ? { title: `${data.title} · Sguardi` } : pageTitle(matches, learningMessages, 'catalogue_title'),
]

export const ErrorBoundary = ErrorPage
