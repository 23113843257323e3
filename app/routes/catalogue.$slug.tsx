import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { listPractice } from '#app/assessment/practice-queries.server.ts'
import { AlreadyNote } from '#app/certificates/components/already-note.tsx'
import { findHeldCertificate } from '#app/certificates/held-certificate.server.ts'
import { identityPaths } from '#app/identity/paths.ts'
import { findViewer, requireViewer } from '#app/identity/require-viewer.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { minutesNeeded } from '#app/learning/completion-rule.ts'
import { OpenEditions } from '#app/learning/editions/components/open-editions.tsx'
import { standingTerms } from '#app/learning/editions/edition-terms.ts'
import { joinEdition, listOpenEditions } from '#app/learning/editions/join-edition.server.ts'
import { lessonToResume, shownPlan } from '#app/learning/course-plan.ts'
import { LanguagesLine } from '#app/learning/components/language-choice.tsx'
import { listLanguages } from '#app/learning/course-languages.server.ts'
import { CourseOutline } from '#app/learning/components/course-outline.tsx'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { findOwnEnrolmentIn, getOwnEnrolment } from '#app/learning/enrolment-queries.server.ts'
import { learningMessages } from '#app/learning/messages.ts'
import { listOwnEditions } from '#app/learning/own-editions.server.ts'
import { learningPaths } from '#app/learning/paths.ts'
import { getTakenVersion, isClosedCourse } from '#app/learning/version-queries.server.ts'
import { organisationMessages } from '#app/organisation/messages.ts'
import { clock } from '#app/platform/clock.ts'
import { textOf } from '#app/platform/form-text.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Slug } from '#app/platform/slug.ts'
import { Button, LinkButton } from '#app/ui/components/button.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'

const Params = z.object({ slug: Slug })

/** What a visitor has of the course already; told where there is something to enrol in. */
async function already(viewer: Viewer, courseId: string, now: Date) {
  const [certificate, editions] = await Promise.all([
    findHeldCertificate(viewer, courseId, now),
    listOwnEditions(viewer, courseId),
  ])
  return { certificate, editions }
}
const EditionId = z.uuid()

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { slug } = Params.parse(params)
  const [viewer, version] = await Promise.all([findViewer(request), getTakenVersion(slug)])
  // A translation is taken as the course it translates.
  if (version.slug !== slug) throw redirect(learningPaths.course(version))
  const enrolmentId = viewer && (await findOwnEnrolmentIn(viewer, version.courseId))
  const now = clock.now()
  const isClosed = await isClosedCourse(version.courseId)
  const editions = viewer && !isClosed ? await listOpenEditions(viewer, slug, now) : []
  const canEnrol = !enrolmentId || editions.length > 0
  const { title, summary, outline, declaredMinutes } = version
  const { audience, authors, competences } = outline
  const plan = shownPlan(outline, await listPractice(version.id))
  return {
    ...{ slug, title, summary, plan, audience, authors, competences },
    ...{ declaredMinutes, neededMinutes: minutesNeeded(standingTerms(version)) },
    ...{ enrolmentId, signedIn: viewer !== null, editions, isClosed },
    languages: (await listLanguages(version)).map(({ language }) => language),
    had: viewer && canEnrol ? await already(viewer, version.courseId, now) : null,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { slug } = Params.parse(params)
  const now = clock.now()
  const editionId = textOf(await readForm(request), 'edition')
  if (editionId) {
    const outcome = await joinEdition(viewer, { courseSlug: slug, editionId: EditionId.parse(editionId) }, now)
    if (!outcome.ok) return data({ isFull: true }, { status: 409 })
    return redirect(learningPaths.enrolment(outcome))
  }
  const { enrolmentId } = await enrolInCourse(viewer, slug, now)
  const { version, done, lastLessonId } = await getOwnEnrolment(viewer, enrolmentId)
  const lesson = lessonToResume(version.outline, done, lastLessonId)
  return redirect(
    lesson ? learningPaths.lesson({ enrolmentId, lessonId: lesson.id }) : learningPaths.enrolment({ enrolmentId }),
  )
}

function Enrol() {
  const { slug, enrolmentId, signedIn, isClosed } = useLoaderData<typeof loader>()
  const t = useText(learningMessages)
  if (enrolmentId) return <LinkButton to={learningPaths.enrolment({ enrolmentId })}>{t('go_on')}</LinkButton>
  if (isClosed) return <p className="muted">{t('course_closed')}</p>
  if (!signedIn) {
    return (
      <LinkButton to={identityPaths.login({ to: learningPaths.course({ slug }) })}>{t('enrol_sign_in')}</LinkButton>
    )
  }
  return (
    <Form method="post">
      <Button>{t('enrol')}</Button>
    </Form>
  )
}

export default function Course() {
  const {
    title,
    summary,
    plan,
    audience,
    authors,
    competences,
    declaredMinutes,
    neededMinutes,
    editions,
    had,
    languages,
  } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(learningMessages)
  const { duration } = useFormats()
  const names = useText(organisationMessages)
  const kinds = ['social_services', 'registry', 'technical_office', 'nursery', 'local_police', 'other'] as const
  const forWhom = kinds.filter((kind) => audience.includes(kind))
  return (
    <Page
      title={title}
      lead={summary}
      breadcrumbs={[{ label: t('catalogue_title'), to: learningPaths.catalogue() }]}
      width="reading"
    >
      {had && <AlreadyNote {...had} />}
      <Enrol />
      <OpenEditions editions={editions} isFull={reply?.isFull ?? false} />
      <dl className="facts section">
        <dt>{t('minutes_total', { duration: duration(declaredMinutes) })}</dt>
        <dd className="course__threshold">
          {t('course_needs_exercises', { needed: duration(neededMinutes), declared: duration(declaredMinutes) })}{' '}
          {t('course_declared')}
        </dd>
        <dt>{t('course_for')}</dt>
        <dd>{forWhom.map((kind) => names(`department_${kind}`)).join(', ')}</dd>
        <dt>{t('course_by')}</dt>
        <dd>{authors.join(', ')}</dd>
        <LanguagesLine languages={languages} />
      </dl>
      {competences.length > 0 && (
        <section className="section">
          <h2>{t('course_competences')}</h2>
          <ul>
            {competences.map((competence) => (
              <li key={competence}>{competence}</li>
            ))}
          </ul>
        </section>
      )}
      <section className="section">
        <h2>{t('course_programme')}</h2>
        <CourseOutline plan={plan} />
      </section>
    </Page>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  data ? { title: `${data.title} · Sguardi` } : pageTitle(matches, learningMessages, 'catalogue_title'),
]

export const ErrorBoundary = ErrorPage
