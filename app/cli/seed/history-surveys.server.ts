import { listPractice } from '#app/assessment/practice-queries.server.ts'
import type { SurveySpec } from '#app/assessment/practice-schemas.ts'
import { sealTally, wordingOf } from '#app/assessment/sealed-tally.server.ts'
import { addReply, emptyTally } from '#app/assessment/survey-tally.ts'
import type { PublishedVersion } from '#app/learning/version-queries.server.ts'
import type { Prisma, Transaction } from '#app/platform/database.server.ts'
import type { Random } from '#app/platform/seeded-random.ts'

type Enrolment = Pick<Prisma.EnrolmentCreateManyInput, 'id' | 'state'>

const batch = 1000
/** Share of those who could that answered. */
const willing = 0.75

/** Where agreement stands before, by statement, and how far it goes up; some matters move more than others. */
const before = [2.9, 2.6, 2.3, 3.2, 3.5]
const gain = [0.8, 1.1, 1.5, 0.5, 0.4]

function answersTo({ statements, when }: SurveySpec, random: Random): Record<string, number> {
  const mood = random.next() - 0.5
  const steps = statements.map(({ name }, index): [string, number] => {
    const middle = (before[index % 5] ?? 3) + (when === 'post' ? (gain[index % 5] ?? 0) : 0)
    const step = Math.round(middle + mood + (random.next() + random.next() - 1) * 1.6)
    return [name, Math.min(5, Math.max(1, step))]
  })
  return Object.fromEntries(steps)
}

/** Replies to the course's surveys: sums, and apart from them who has answered. */
export async function addSurveys(
  tx: Transaction,
  history: { version: PublishedVersion; enrolments: readonly Enrolment[]; random: Random },
): Promise<void> {
  const { version, enrolments, random } = history
  for (const { spec } of await listPractice(version.id, tx)) {
    if (spec.kind !== 'survey') continue
    const { pair, when: moment } = spec
    const able = enrolments.filter(({ state }) => state === 'completed' || (moment === 'pre' && state === 'under_way'))
    const takers = able.filter(() => random.next() < willing)
    const tally = takers.reduce((sum) => addReply(sum, answersTo(spec, random)), emptyTally)
    const key = { courseId: version.courseId, pair, moment, wording: wordingOf(spec) }
    await tx.surveyTally.createMany({ data: [{ ...key, sealed: sealTally(tally) }], skipDuplicates: true })
    for (let start = 0; start < takers.length; start += batch) {
      const data = takers.slice(start, start + batch).map(({ id: enrolmentId }) => ({ enrolmentId, pair, moment }))
      await tx.surveyTaken.createMany({ data, skipDuplicates: true })
    }
  }
}
