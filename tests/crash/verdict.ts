import { z } from 'zod'
import { db } from '#app/platform/database.server.ts'
import type { Learner, Sent } from './learner-loop.ts'

export type Verdict = {
  acknowledged: number
  stored: number
  /** Acknowledged and not there, or there with another item or choice. */
  lost: string[]
  /** There more often than given: never sent, or a place in a journal taken twice or left out. */
  duplicated: string[]
  attempts: number
  handedIn: number
  /** Attempts whose result is not what their own journal says, or two open at once. */
  wrong: string[]
}

const Single = z.object({ type: z.literal('single'), choice: z.string() })

type Row = { id: string; attemptId: string; itemId: string; sequence: number; value: unknown }

const attemptsOf = () =>
  db().attempt.findMany({ select: { id: true, enrolmentId: true, submittedAt: true, pointsHundredths: true } })

/** Points of a journal in hundredths: the latest answer to each question, 100 where it is the first choice, the right one. */
function pointsOf(rows: readonly Row[]): number {
  const latest = new Map(rows.map(({ itemId, value }) => [itemId, Single.parse(value).choice]))
  return [...latest.values()].filter((choice) => choice === 'c1').length * 100
}

function journalFaults(rows: readonly Row[], sent: ReadonlyMap<string, Sent>): string[] {
  const unknown = rows.filter(({ id }) => !sent.has(id)).map(({ id }) => `never sent: ${id}`)
  const gaps = rows.flatMap(({ id, sequence }, index) => (sequence === index + 1 ? [] : [`place ${sequence}: ${id}`]))
  return [...unknown, ...gaps]
}

/**
 * Compares the journal with what learners sent and what the server said it has. Choices are stored by their written ids,
 * and sent by the page's (`v1` is the first shown, the quiz does not shuffle).
 */
export async function judge(learners: readonly Learner[]): Promise<Verdict> {
  const rows: Row[] = await db().answer.findMany({
    orderBy: [{ attemptId: 'asc' }, { sequence: 'asc' }],
    select: { id: true, attemptId: true, itemId: true, sequence: true, value: true },
  })
  const attempts = await attemptsOf()
  const acknowledged = learners.flatMap((learner) => learner.acknowledged)
  const onItsWay = learners.flatMap((learner) => learner.onItsWay ?? [])
  const sent = new Map([...acknowledged, ...onItsWay].map((one) => [one.answerId, one]))
  const stored = new Map(rows.map((row) => [row.id, row]))
  const same = (row: Row | undefined, given: Sent) =>
    row?.attemptId === given.attemptId &&
    row.itemId === given.itemId &&
    Single.parse(row.value).choice === given.choice.replace('v', 'c')
  const journals = Map.groupBy(rows, ({ attemptId }) => attemptId)
  const open = Map.groupBy(
    attempts.filter(({ submittedAt }) => !submittedAt),
    ({ enrolmentId }) => enrolmentId,
  )
  const wrongPoints = attempts.filter(
    ({ id, submittedAt, pointsHundredths }) => submittedAt && pointsHundredths !== pointsOf(journals.get(id) ?? []),
  )
  return {
    acknowledged: acknowledged.length,
    stored: rows.length,
    lost: acknowledged.filter((given) => !same(stored.get(given.answerId), given)).map(({ answerId }) => answerId),
    duplicated: [...journals.values()].flatMap((journal) => journalFaults(journal, sent)),
    attempts: attempts.length,
    handedIn: attempts.filter(({ submittedAt }) => submittedAt).length,
    wrong: [...wrongPoints.map(({ id }) => id), ...[...open].filter(([, own]) => own.length > 1).map(([id]) => id)],
  }
}
