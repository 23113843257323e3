/** ADR 0042: somebody goes on in another language on one enrolment, completes once and is counted once. */
import { beforeAll, describe, expect, test } from 'vitest'
import { openTally } from '#app/assessment/sealed-tally.server.ts'
import { checkCourse } from '#app/authoring/check-course.ts'
import { lessonText } from '#app/authoring/course.fixtures.ts'
import type { CourseSource } from '#app/authoring/course-source.ts'
import { journalText, surveyText } from '#app/authoring/practice.fixtures.ts'
import { contentOf } from '#app/authoring/course-content.server.ts'
import { packagesOf } from '#app/authoring/packages-of.server.ts'
import { publishCourse } from '#app/authoring/publish-course.server.ts'
import { issueCertificateOf } from '#app/certificates/issue-certificate.server.ts'
import { CertificateFacts } from '#app/certificates/schemas.ts'
import { addAmbito, addPerson, type Place } from '#app/certificates/world.fixtures.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { changeCourseLanguage } from '#app/learning/change-course-language.server.ts'
import { completeLesson } from '#app/learning/complete-lesson.server.ts'
import { listLanguages } from '#app/learning/course-languages.server.ts'
import { checkNewRule } from '#app/learning/assignments/save-rule.server.ts'
import { newRuleDraft } from '#app/learning/assignments/rule-input.ts'
import { newDraft, withoutBlankRows } from '#app/learning/editions/edition-draft.ts'
import { checkDraft } from '#app/learning/editions/edition-input.ts'
import { makeEdition } from '#app/learning/editions/make-edition.server.ts'
import { countEffect } from '#app/learning/effects/count-effect.server.ts'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { getOwnEnrolment } from '#app/learning/enrolment-queries.server.ts'
import { getOwnJournal } from '#app/learning/own-journal.server.ts'
import { renewEnrolment } from '#app/learning/renew-enrolment.server.ts'
import { getTakenSurvey } from '#app/learning/taken-survey.server.ts'
import { getTakenVersion, listCatalogue } from '#app/learning/version-queries.server.ts'
import { answerExercise, submitExercise, startExercise } from '#app/learning/work-on-exercise.server.ts'
import { takeSurvey, workOnPractice } from '#app/learning/work-on-practice.server.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { civilDay } from '#app/platform/clock.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { computeCoverage } from '#app/reporting/compute-coverage.server.ts'
import { listCourses } from '#app/reporting/coverage-queries.server.ts'
import {
  addLearner,
  answerAll,
  begin,
  choiceFor,
  courseText,
  now,
  publish,
  stateOf,
  walkCaseOf,
  withdraw,
  workCourse,
  type Learner,
} from '#tests/setup/learner.ts'

const five = `Da leggere ancora.\n\n${surveyText('pre')}\n\n${journalText}\n\n${surveyText('post')}`
const original = (changes: Record<string, string> = {}): CourseSource =>
  workCourse({ '01-primo/05-cinque.mdx': lessonText(five, 'lezione-cinque', 15), ...changes })

const english = [
  ['title: Corso di prova', 'title: A trial course'],
  ['language: it\n', 'language: en\ntranslation-of: prova\n'],
  ['Primo modulo', 'First module'],
  ['title: Lezione', 'title: Lesson'],
  ['Domanda ', 'Question '],
  ['Giusta di', 'Right of'],
  ['Sbagliata di', 'Wrong of'],
  ['Una signora aspetta.', 'A lady is waiting.'],
  ['FRASE', 'STATEMENT'],
  ['Il diario', 'The journal'],
] as const

/** A course in the words of its English translation. */
function inEnglish({ files }: CourseSource, replaced: readonly (readonly [string, string])[] = []): CourseSource {
  const texts = [...files].map(([file, { bytes }]) => {
    const text = new TextDecoder().decode(bytes)
    const words = [...english, ...replaced].reduce((all, [from, to]) => all.replaceAll(from, to), text)
    return [file, { bytes: new TextEncoder().encode(words) }] as const
  })
  return { slug: 'prova-en', files: new Map(texts) }
}

const go = ({ viewer, enrolmentId }: Learner, language: string, at = now) =>
  changeCourseLanguage(viewer, { enrolmentId, language }, at)
const enrolmentOf = ({ enrolmentId }: Learner) =>
  db().enrolment.findUniqueOrThrow({
    where: { id: enrolmentId },
    include: {
      ...{ progress: { orderBy: { activityId: 'asc' } }, attendance: true, completion: true },
      attempts: { orderBy: { number: 'asc' } },
    },
  })
const languageOf = async ({ viewer, enrolmentId }: Learner) =>
  (await getOwnEnrolment(viewer, enrolmentId)).version.language
const changesOf = ({ enrolmentId }: Learner) =>
  db().auditEntry.count({ where: { action: 'enrolment.language_changed', subjectId: enrolmentId } })

let place: Place
let versions: { it: string; en: string }

beforeAll(async () => {
  place = await addAmbito('LINGUE')
  const it = await publish(original())
  const en = await publish(inEnglish(original()))
  versions = { it: it.versionId, en: en.versionId }
})

test('half in Italian and half in English: nothing is lost, one completion, one certificate, one person counted', async () => {
  const learner = await addLearner([place.comune.registry])
  const { viewer, enrolmentId } = learner
  expect(await languageOf(learner)).toBe('it')
  const first = await begin(learner, 'quiz-uno')
  await answerAll(learner, first, true)
  const failed = await begin(learner, 'quiz-due')
  await answerExercise(viewer, await choiceFor(failed, failed.drawn[0] ?? '', false), now)
  const before = await enrolmentOf(learner)
  expect(await go(learner, 'en')).toEqual({ ok: true })
  const after = await enrolmentOf(learner)
  expect(after).toEqual({ ...before, courseVersionId: versions.en })
  expect(after.progress.map(({ activityId }) => activityId)).toEqual(['lezione-uno', 'quiz-uno'])

  // What was done is shown in the words it was done in; what is open ends in them, and counts.
  const passed = await stateOf(learner, 'quiz-uno')
  expect(passed).toMatchObject({ kind: 'quiz', lang: 'it', passed: true, attempt: { result: { percent: 100 } } })
  expect(JSON.stringify(passed)).toContain('Giusta di q-uno')
  expect(JSON.stringify(await stateOf(learner, 'quiz-due'))).toContain('Domanda q-tre')
  await answerExercise(viewer, await choiceFor(failed, failed.drawn[1] ?? '', false), now)
  expect(await submitExercise(viewer, failed.id, now)).toMatchObject({ ok: true })
  expect(await stateOf(learner, 'quiz-due')).toMatchObject({ lang: 'it', attemptsLeft: 1, passed: false })
  const second = await begin(learner, 'quiz-due')
  expect(second).toMatchObject({ number: 2, courseVersionId: versions.en })
  const shown = await stateOf(learner, 'quiz-due')
  expect(shown).not.toHaveProperty('lang')
  expect(JSON.stringify(shown)).toContain('Question q-tre')
  await answerAll(learner, second, true)
  await submitExercise(viewer, second.id, now)
  expect(await startExercise(viewer, { enrolmentId, activityId: 'quiz-due' }, now)).toEqual({
    ok: false,
    reason: 'no_attempts_left',
  })

  await walkCaseOf(learner)
  await completeLesson(viewer, enrolmentId, 'lezione-quattro', now)
  expect(await go(learner, 'it')).toEqual({ ok: true })
  await completeLesson(viewer, enrolmentId, 'lezione-quattro', now)
  expect(await go(learner, 'en')).toEqual({ ok: true })
  expect(await completeLesson(viewer, enrolmentId, 'lezione-cinque', now)).toEqual({ ok: true, courseCompleted: true })

  const { completion, attendance } = await enrolmentOf(learner)
  expect(attendance.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(60)
  const { id: courseId } = await db().course.findUniqueOrThrow({ where: { slug: 'prova' } })
  expect(completion).toMatchObject({ courseId, courseVersionId: versions.en, creditedMinutes: 60, declaredMinutes: 60 })
  const issued = await issueCertificateOf(enrolmentId, now)
  expect(await issueCertificateOf(enrolmentId, now)).toEqual(issued)
  const certificates = await db().certificate.findMany({ where: { personId: viewer.personId } })
  expect(certificates).toHaveLength(1)
  expect(certificates[0]).toMatchObject({ courseId })
  const facts = CertificateFacts.parse(certificates[0]?.facts)
  const { hash, number } = await db().courseVersion.findUniqueOrThrow({ where: { id: versions.it } })
  expect(facts.course).toEqual({ title: 'Corso di prova', versionNumber: number, versionHash: hash })
  expect(facts.programme[0]).toMatchObject({ title: 'Primo modulo', minutes: 60 })

  const { rows } = await computeCoverage({ ambitoId: place.ambitoId, courseId, asOf: civilDay(now), until: now })
  expect(rows.map(({ total }) => total.completed)).toEqual([1])
  expect((await listCourses()).map(({ slug }) => slug)).toEqual(['prova'])

  // To read it again in another language changes nothing that is recorded.
  const recorded = await enrolmentOf(learner)
  expect(await go(learner, 'it')).toEqual({ ok: true })
  expect(await enrolmentOf(learner)).toEqual({ ...recorded, courseVersionId: versions.it })
  await answerAll(learner, await begin(learner, 'quiz-uno'), false)
  expect((await enrolmentOf(learner)).progress).toEqual(recorded.progress)
})

describe('a language', () => {
  test('is changed once, also twice at once, and to the same changes nothing', async () => {
    const learner = await addLearner()
    expect(await Promise.all([go(learner, 'en'), go(learner, 'en')])).toEqual([{ ok: true }, { ok: true }])
    expect(await go(learner, 'en')).toEqual({ ok: true })
    expect(await changesOf(learner)).toBe(1)
    expect(await languageOf(learner)).toBe('en')
  })

  test('that the course is not in is refused; another person’s or a withdrawn enrolment is not there', async () => {
    const [learner, other] = [await addLearner(), await addLearner()]
    expect(await go(learner, 'fr')).toEqual({ ok: false, reason: 'not_offered' })
    const notFound = { code: 'not_found' }
    await expect(go({ ...learner, viewer: other.viewer }, 'en')).rejects.toMatchObject(notFound)
    await withdraw(learner)
    await expect(go(learner, 'en')).rejects.toMatchObject(notFound)
    expect([await changesOf(learner), await languageOf(other)]).toEqual([0, 'it'])
  })

  test('of the site is the one a course begins in; a renewal keeps the language it was taken in', async () => {
    const viewer: Viewer = { ...viewerWith([], await addPerson()), locale: 'en' }
    const learner = { viewer, ...(await enrolInCourse(viewer, 'prova', now)) }
    expect(await languageOf(learner)).toBe('en')
    await db().enrolment.update({ where: { id: learner.enrolmentId }, data: { completedAt: now, state: 'completed' } })
    const { personId } = viewer
    const renewed = await transaction((tx) => renewEnrolment(tx, { personId, enrolmentId: learner.enrolmentId }, now))
    expect(await languageOf({ viewer, enrolmentId: renewed })).toBe('en')
  })
})

test('a translation is in no list and nobody enrols in it', async () => {
  const viewer = viewerWith([], await addPerson())
  expect((await listCatalogue()).map(({ slug }) => slug)).toEqual(['prova'])
  expect((await getTakenVersion('prova-en')).slug).toBe('prova')
  await expect(enrolInCourse(viewer, 'prova-en', now)).rejects.toMatchObject({ code: 'not_found' })
  const { translationOfId } = await db().course.findUniqueOrThrow({ where: { slug: 'prova-en' } })
  expect(translationOfId).not.toBeNull()
  expect(await db().edition.count({ where: { course: { slug: 'prova-en' } } })).toBe(0)
  const edition = checkDraft({
    ...withoutBlankRows(newDraft('prova-en')),
    ...{ name: 'Primavera', startsOn: '2027-03-01' },
  })
  if (!edition.ok) throw new Error(JSON.stringify(edition.faults))
  const { office, ambitoSlug, ambitoId } = place
  const faults = { course: 'course_missing' }
  expect(await makeEdition(office, { ambitoSlug, input: edition.input }, now)).toEqual({ ok: false, faults })
  const rule = { ...newRuleDraft('prova-en', civilDay(now)), name: 'Tutti' }
  expect(await checkNewRule(ambitoId, rule, now)).toEqual({ ok: false, faults })
})

test('surveys of all languages are one count, shown in one’s own words; a journal goes on', async () => {
  const learners = await Promise.all(Array.from({ length: 6 }, () => addLearner()))
  for (const [at, learner] of learners.entries()) {
    if (at % 2 === 0) await go(learner, 'en')
    const { viewer, enrolmentId } = learner
    await takeSurvey(viewer, { enrolmentId, activityId: 'sondaggio-pre' }, { uno: 2, due: 4 })
  }
  const tallies = await db().surveyTally.findMany({ where: { moment: 'pre' } })
  expect(tallies.map(({ sealed }) => openTally(sealed)).map((one) => one.shown.replies + one.waiting.replies)).toEqual([
    6,
  ])
  const [first] = learners
  if (!first) throw new Error('nobody')
  const seen = await getTakenSurvey(first.viewer, first.enrolmentId, 'coppia')
  expect(seen.results).toMatchObject({ moments: { pre: { replies: 5 } }, statements: [{ text: 'STATEMENT uno.' }, {}] })
  await go(first, 'it')
  expect((await getTakenSurvey(first.viewer, first.enrolmentId, 'coppia')).results.statements[0]?.text).toBe(
    'FRASE uno.',
  )
  const again = takeSurvey(
    first.viewer,
    { enrolmentId: first.enrolmentId, activityId: 'sondaggio-pre' },
    { uno: 1, due: 1 },
  )
  expect(await again).toEqual({ ok: true })
  expect(await db().surveyTaken.count({ where: { enrolmentId: first.enrolmentId } })).toBe(1)
  for (const text of ['Prima pagina.', 'Second page.']) {
    const entry = { intent: 'write-entry' as const, entryId: newId(), activityId: 'diario-uno', text }
    await workOnPractice(first.viewer, first.enrolmentId, entry, now)
    await go(first, 'en')
  }
  const journal = await getOwnJournal(first.viewer)
  expect(journal.map(({ entries }) => entries.length)).toEqual([2])
})

test('a new version of the original leaves people of the translation where they are, until the translation has one too', async () => {
  const [begun, waiting, italian] = [await addLearner(), await addLearner(), await addLearner()]
  for (const learner of [begun, waiting]) await go(learner, 'en')
  await completeLesson(begun.viewer, begun.enrolmentId, 'lezione-quattro', now)
  const next = original({
    'course.yaml': courseText({ minutes: 65 }),
    '01-primo/06-sei.mdx': lessonText('Una lezione nuova.', 'lezione-sei', 5),
  })
  const later = new Date(now.getTime() + 60_000)
  const effect = { moves: true, activities: {} }
  const published = await publishCourse(next, later, null, effect)
  if (!published.ok) throw new Error(JSON.stringify(published.faults))
  expect(await languageOf(begun)).toBe('en')
  expect(await enrolmentOf(begun)).toMatchObject({ courseVersionId: versions.en })
  expect(await enrolmentOf(waiting)).toMatchObject({ courseVersionId: versions.en })
  expect(await enrolmentOf(italian)).toMatchObject({ courseVersionId: published.versionId })
  expect(await go(italian, 'en')).toEqual({ ok: false, reason: 'not_offered' })
  expect((await listLanguages({ originalId: versions.it })).map(({ language }) => language)).toEqual(['it', 'en'])
  expect(await go(begun, 'it')).toEqual({ ok: true })
  expect(await enrolmentOf(begun)).toMatchObject({ courseVersionId: versions.it })
  await go(begun, 'en')

  const translation = inEnglish(next)
  const { course } = checkCourse(translation)
  if (!course) throw new Error('faults')
  const { id } = await db().course.findUniqueOrThrow({ where: { slug: 'prova-en' } })
  const figures = await countEffect(id, contentOf(course, (await packagesOf(course)).placed), effect)
  const moved = await publishCourse(translation, new Date(later.getTime() + 60_000), null, effect)
  if (!moved.ok) throw new Error(JSON.stringify(moved.faults))
  expect(figures.underWay + figures.notBegun).toBeGreaterThanOrEqual(2)
  for (const learner of [begun, waiting]) {
    expect(await enrolmentOf(learner)).toMatchObject({ courseVersionId: moved.versionId })
  }
  expect((await enrolmentOf(begun)).progress.map(({ activityId }) => activityId)).toEqual(['lezione-quattro'])
  expect(await go(italian, 'en')).toEqual({ ok: true })
})
