import type { Viewer } from '#app/identity/viewer.ts'
import { civilDay } from '#app/platform/clock.ts'
import { sql } from '#app/platform/database.server.ts'
import { dutyFacts } from './duty-facts.server.ts'
import type { DutyState } from './duty-state.ts'

/** What is asked of the viewer and still open. */
export type OwnDuty = {
  courseSlug: string
  courseTitle: string
  dueOn: Date
  state: Extract<DutyState, 'assigned' | 'under_way' | 'overdue'>
  /** Whether they have begun it already. */
  begun: boolean
  ruleName: string
  ambitoName: string
}

/** What the ambiti one works in ask of one today and is not done, what is due first at the top; published courses alone. */
export async function listOwnDuties({ personId }: Pick<Viewer, 'personId'>, now: Date): Promise<OwnDuty[]> {
  const ambiti = await sql()<{ ambitoId: string }[]>`
    SELECT DISTINCT r.ambito_id AS "ambitoId" FROM assignment a JOIN assignment_rule r ON r.id = a.rule_id
    WHERE a.person_id = ${personId} AND a.ended_on IS NULL`
  const duties: OwnDuty[] = []
  for (const { ambitoId } of ambiti) {
    const question = { ambitoId, personId, asOf: civilDay(now), until: now }
    duties.push(
      ...(await sql()<OwnDuty[]>`
        WITH ${dutyFacts(question)}
        SELECT c.slug AS "courseSlug", v.title AS "courseTitle", f.due_on AS "dueOn", f.state, r.name AS "ruleName",
          b.name AS "ambitoName", EXISTS (
            SELECT FROM enrolment e JOIN edition d ON d.id = e.edition_id
            WHERE e.person_id = f.person_id AND d.course_id = f.course_id AND e.state IN ('enrolled', 'under_way')) AS begun
        FROM duty_facts f
        JOIN assignment_rule r ON r.id = f.rule_id
        JOIN ambito b ON b.id = r.ambito_id
        JOIN course c ON c.id = f.course_id
        JOIN course_version v ON v.id = c.current_version_id
        WHERE f.state IN ('assigned', 'under_way', 'overdue')
        ORDER BY f.due_on, v.title`),
    )
  }
  return duties.sort((a, b) => a.dueOn.getTime() - b.dueOn.getTime())
}
