import { membershipOn } from '#app/organisation/membership-queries.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { newId, randomCode } from '#app/platform/ids.server.ts'
import type { LoadedAttempt } from '../attempt-queries.server.ts'
import { latestAnswers } from '../attempt-result.ts'
import type { CaseSpec } from '../schemas.ts'
import { walkCase } from '../walk-case.ts'

/** The marked reflections along a finished run, with what was written. */
export function markedAnswersOf(spec: CaseSpec, attempt: Pick<LoadedAttempt, 'journal'>) {
  const answers = latestAnswers(attempt)
  const passed = new Set(walkCase(spec, attempt.journal).steps.map(({ sceneId }) => sceneId))
  return spec.scenes.flatMap(({ id, reflection }) => {
    const given = reflection?.marked && passed.has(id) ? answers.get(reflection.id) : undefined
    return reflection && given?.type === 'reflection'
      ? [{ itemId: reflection.id, second: reflection.second, text: given.text }]
      : []
  })
}

/**
 * Puts the marked reflections of a run that just ended into the trainers' queue, in the transaction that ends it. The
 * first run of a person that reaches a question is read; walking the case again to see its other ways queues nothing
 * twice (unique on enrolment and question).
 */
export async function queueAnswersIn(
  tx: Transaction,
  attempt: LoadedAttempt,
  spec: CaseSpec,
  now: Date,
): Promise<void> {
  const marked = markedAnswersOf(spec, attempt)
  if (marked.length === 0) return
  const { id: attemptId, enrolmentId, courseVersionId, activityId } = attempt
  const { personId } = await tx.enrolment.findUniqueOrThrow({ where: { id: enrolmentId }, select: { personId: true } })
  const work = await membershipOn(personId, civilDay(now), tx)
  for (const { itemId, second, text } of marked) {
    const id = newId()
    const place = { id, code: randomCode(5), attemptId, enrolmentId, courseVersionId, activityId, itemId, second }
    const row = { ...place, departmentKind: work?.department.kind ?? null, waitingSince: now }
    const { count } = await tx.openAnswer.createMany({ data: [row], skipDuplicates: true })
    if (count === 0) continue
    await tx.answerText.create({ data: { id: newId(), openAnswerId: id, number: 1, text, writtenAt: now } })
  }
}
