import { findCorrection, type KeyCorrection } from '#app/assessment/correction-queries.server.ts'
import { keyCorrected } from '#app/assessment/jobs.server.ts'
import { regradeNextIn } from '#app/assessment/regrade-attempts.server.ts'
import { scoreOf, type EnrolmentChange } from '#app/assessment/regrade-rule.ts'
import { clock } from '#app/platform/clock.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import { locales, translator } from '#app/platform/i18n/messages.ts'
import { enqueue, worker } from '#app/platform/jobs.server.ts'
import { queueMail } from '#app/platform/mail.server.ts'
import { lessonOfActivity } from './course-plan.ts'
import { lockOwnEnrolment, type OwnEnrolment } from './enrolment-queries.server.ts'
import { letterMessages } from './letter-messages.ts'
import { learningPaths } from './paths.ts'
import { keepBestScore, recordExercise } from './record-progress.server.ts'

/** Enrolments of one transaction, and transactions of one job: what is left goes on in another job. */
const batch = 100
const batchesAtOnce = 50

async function tellOutcome(
  tx: Transaction,
  enrolment: OwnEnrolment,
  quizId: string,
  what: 'gained' | 'lost',
  now: Date,
) {
  const { personId, id: enrolmentId, version } = enrolment
  const account = await tx.account.findUnique({
    where: { personId },
    select: { email: true, locale: true, disabledAt: true, person: { select: { givenName: true } } },
  })
  const lesson = lessonOfActivity(version.outline, quizId)
  if (!account || account.disabledAt || !lesson) return
  const t = translator(letterMessages, locales.find((one) => one === account.locale) ?? 'it')
  const quiz = lesson.activities.find(({ id }) => id === quizId)?.title ?? ''
  const link = `${env().publicUrl}${learningPaths.lesson({ enrolmentId, lessonId: lesson.id })}#${quizId}`
  const values = { name: account.person.givenName, course: version.title, quiz, link }
  const mail = { subject: t(`mail_${what}_subject`, values), text: t(`mail_${what}_text`, values) }
  await queueMail(tx, { recipient: account.email, ...mail }, now)
}

/**
 * What a regrade means for the course: a result that is enough now counts as if it had been enough at once, with the
 * completion and the certificate that follow. One that is not any more takes nothing away: progress, completion and
 * certificate are recorded facts. Of who withdrew only the score is kept, for when they come back.
 */
async function follow(tx: Transaction, change: EnrolmentChange, correction: KeyCorrection, now: Date) {
  const passed = change.attempts.filter(({ before, after }) => after.passed && after.points !== before.points)
  if (passed.length === 0 && change.outcome === 'same') return
  const { activityId, courseVersionId } = correction
  const scoreBasisPoints = Math.max(...passed.map(({ after }) => scoreOf(after)))
  const exercise = { activityId, scoreBasisPoints }
  const where = { id: change.enrolmentId, state: 'withdrawn' } as const
  if (await tx.enrolment.findFirst({ where, select: { id: true } })) {
    if (passed.length > 0) await keepBestScore(tx, { id: change.enrolmentId, courseVersionId }, exercise, now)
    return
  }
  const enrolment = await lockOwnEnrolment(change, change.enrolmentId, tx)
  if (passed.length > 0) await recordExercise(tx, enrolment, exercise, now)
  if (change.outcome !== 'same') await tellOutcome(tx, enrolment, activityId, change.outcome, now)
}

/**
 * Grades again the attempts that a corrected key concerns, with all that follows for each, some enrolments a
 * transaction. Broken off anywhere it goes on where it was; done twice it does nothing the second time.
 * @returns whether all of it is done
 */
export async function regradeExercises(correctionId: string, now: Date): Promise<boolean> {
  const correction = await findCorrection(correctionId)
  if (!correction) return true
  for (let done = 0; done < batchesAtOnce; done += 1) {
    const changes = await transaction(async (tx) => {
      const some = await regradeNextIn(tx, correction, batch, now)
      for (const change of some) await follow(tx, change, correction, now)
      return some
    })
    if (changes.length === 0) return true
  }
  return false
}

/** Does `assessment.key-corrected`. */
export const regradeExercisesWorker = worker(keyCorrected, async ({ correctionId }) => {
  const isDone = await regradeExercises(correctionId, clock.now())
  if (!isDone) await transaction((tx) => enqueue(tx, keyCorrected, { correctionId }))
})
