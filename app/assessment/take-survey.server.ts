import type { Transaction } from '#app/platform/database.server.ts'
import type { SurveySpec } from './practice-schemas.ts'
import { openTally, sealTally, wordingOf } from './sealed-tally.server.ts'
import { addReply, emptyTally, type SurveyAnswers } from './survey-tally.ts'

/**
 * Counts a reply to a survey, once for each enrolment: the mark that it was taken and the count are one transaction, and
 * nothing kept leads from one to the other (ADR 0019). The answers are one for each statement, 1 to 5.
 * @returns false when the enrolment had taken it: nothing is counted then
 */
export async function takeSurveyIn(
  tx: Transaction,
  { enrolmentId, courseId }: { enrolmentId: string; courseId: string },
  spec: SurveySpec,
  answers: SurveyAnswers,
): Promise<boolean> {
  const { pair, when: moment } = spec
  const mark = { enrolmentId, pair, moment }
  const { count } = await tx.surveyTaken.createMany({ data: [mark], skipDuplicates: true })
  if (count === 0) return false
  const key = { courseId, pair, moment, wording: wordingOf(spec) }
  await tx.surveyTally.createMany({ data: [{ ...key, sealed: sealTally(emptyTally) }], skipDuplicates: true })
  await tx.$queryRaw`
    SELECT 1 FROM survey_tally WHERE course_id = ${courseId}::uuid AND pair = ${pair}
      AND moment = ${moment}::survey_moment AND wording = ${key.wording} FOR UPDATE`
  const where = { courseId_pair_moment_wording: key }
  const { sealed } = await tx.surveyTally.findUniqueOrThrow({ where, select: { sealed: true } })
  await tx.surveyTally.update({ where, data: { sealed: sealTally(addReply(openTally(sealed), answers)) } })
  return true
}
