import { courseNames } from '../assignments/managed-rule.server.ts'
import { countStatesOfEach, type StateCounts } from '../assignments/rule-figures.server.ts'

/** What a digest says of one rule. */
export type DigestLine = { ruleName: string; courseTitle: string; counts: StateCounts }

type Rule = { id: string; name: string; courseId: string }

/**
 * The figures of these rules on a day, in these departments or in all of the ambito (null), as the office's page counts
 * them; rules that hold for nobody there are left out.
 */
export async function digestFigures({
  rules,
  departmentIds,
  ...question
}: {
  ambitoId: string
  rules: readonly Rule[]
  departmentIds: readonly string[] | null
  asOf: Date
  now: Date
}): Promise<DigestLine[]> {
  const names = await courseNames(rules.map(({ courseId }) => courseId))
  const all = await countStatesOfEach({ ...question, ...(departmentIds ? { departmentIds } : {}) })
  return rules.flatMap(({ id, name, courseId }) => {
    const counts = all.get(id)
    return counts ? [{ ruleName: name, courseTitle: names.get(courseId)?.title ?? '', counts }] : []
  })
}
