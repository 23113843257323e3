import { assignRule } from '#app/learning/assignments/assign-people.server.ts'
import { addRule } from '#app/learning/assignments/rule.fixtures.ts'
import { getCurrentVersion } from '#app/learning/version-queries.server.ts'
import { civilDay } from '#app/platform/clock.ts'

/** A rule of today for everybody of an ambito, with its people. */
export async function addOwnRule(ambitoId: string, courseSlug: string): Promise<string> {
  const { courseId } = await getCurrentVersion(courseSlug)
  const now = new Date()
  const ruleId = await addRule({ ambitoId, courseId, startsOn: civilDay(now) })
  await assignRule(ruleId, now)
  return ruleId
}
