import { deleteJournalEntry } from '#app/assessment/delete-journal-entry.server.ts'
import { editJournalEntry } from '#app/assessment/edit-journal-entry.server.ts'
import { getPractice } from '#app/assessment/practice-queries.server.ts'
import type { EntryForm, PracticeForm } from '#app/assessment/practice-form.ts'
import { takeSurveyIn } from '#app/assessment/take-survey.server.ts'
import type { SurveyAnswers } from '#app/assessment/survey-tally.ts'
import { writeJournalEntry } from '#app/assessment/write-journal-entry.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { getOwnEnrolment } from './enrolment-queries.server.ts'

type Outcome = { ok: true } | { ok: false; reason: 'survey_wrong' }

/**
 * Counts the viewer's reply to a survey of one of their courses. Once counted, the same again changes nothing.
 * @throws AppError `not_found` for another person's enrolment or a survey the course does not have
 */
export async function takeSurvey(
  viewer: Viewer,
  place: { enrolmentId: string; activityId: string },
  answers: SurveyAnswers,
): Promise<Outcome> {
  const { id: enrolmentId, version } = await getOwnEnrolment(viewer, place.enrolmentId)
  // One count for all languages: a translation has the statements of its original under the same names.
  const spec = await getPractice(version.originalId, place.activityId)
  if (spec.kind !== 'survey') throw notFound('survey')
  const names = spec.statements.map(({ name }) => name)
  const isWhole = names.length === Object.keys(answers).length && names.every((name) => answers[name])
  if (!isWhole) return { ok: false, reason: 'survey_wrong' }
  const { courseId } = version
  await transaction((tx) => takeSurveyIn(tx, { enrolmentId, courseId }, spec, answers))
  return { ok: true }
}

/**
 * Changes or deletes an entry of the viewer's own journal.
 * @throws AppError `not_found` for an entry to change that is not theirs
 */
export async function changeEntry(viewer: Viewer, form: EntryForm, now: Date): Promise<void> {
  if (form.intent === 'delete-entry') await deleteJournalEntry(viewer, form.entryId)
  else await editJournalEntry(viewer, form, now)
}

/**
 * Does what the form of a journal or survey asks, in one of the viewer's courses.
 * @throws AppError `not_found` for another person's enrolment or entry, or what the course does not have
 */
export async function workOnPractice(
  viewer: Viewer,
  enrolmentId: string,
  form: PracticeForm,
  now: Date,
): Promise<Outcome> {
  if (form.intent === 'take-survey') {
    return takeSurvey(viewer, { enrolmentId, activityId: form.activityId }, form.answers)
  }
  if (form.intent === 'write-entry') {
    const { courseVersionId } = await getOwnEnrolment(viewer, enrolmentId)
    await writeJournalEntry(viewer, { ...form, courseVersionId }, now)
  } else await changeEntry(viewer, form, now)
  return { ok: true }
}
