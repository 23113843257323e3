import { sql } from '#app/platform/database.server.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import type { Divergence } from './activity-state.ts'
import { countChoices } from './count-choices.ts'
import { firstRuns } from './first-runs.server.ts'
import { personalDataIn } from './personal-data.ts'
import { leastPeople } from './small-groups.ts'

/** Reasons of colleagues shown at a time under each option. */
const reasonsAtATime = 2

type Place = { courseVersionId: string; activityId: string; enrolmentId: string }
type Choice = { item: string; option: string; counter: DepartmentKind | null; people: number }
type Shared = { item: string; option: string; reason: string; place: number }

/** First finished walks of the others: how many took each option, by counter. */
async function listChoices({ enrolmentId, ...place }: Place, decisions: readonly string[]): Promise<Choice[]> {
  return sql()<Choice[]>`
    WITH ${firstRuns(place, { butPersonOf: enrolmentId })},
    alike AS (SELECT counter, path, count(*) AS people FROM first GROUP BY counter, path)
    SELECT split_part(way, '/', 1) AS item, split_part(way, '/', 2) AS option, counter, sum(people)::int AS people
    FROM alike CROSS JOIN unnest(path) AS way
    WHERE split_part(way, '/', 1) = ANY(${[...decisions]})
    GROUP BY 1, 2, 3`
}

/**
 * A few shared reasons of the others for each option, and one more where there are more. The order is drawn from the
 * answer's and the reader's ids: it is another for each reader and says nothing of who wrote or when.
 */
async function listReasons(place: Place, decisions: readonly string[], page: number): Promise<Shared[]> {
  const { courseVersionId, activityId, enrolmentId } = place
  const skip = (page - 1) * reasonsAtATime
  return sql()<Shared[]>`
    WITH ranked AS (
      SELECT s.answer_id, s.item_id, s.option,
        row_number() OVER (
          PARTITION BY s.item_id, s.option
          ORDER BY hashtextextended(s.answer_id::text, hashtextextended(${enrolmentId}, 0)), s.answer_id) AS place
      FROM shared_reason s
      WHERE s.activity_id = ${activityId} AND s.course_version_id IN (
          SELECT same.course_version_id FROM assessment_spec own
          JOIN assessment_spec same ON same.activity_id = own.activity_id AND same.spec = own.spec
          WHERE own.course_version_id = ${courseVersionId} AND own.activity_id = ${activityId})
        AND s.item_id = ANY(${[...decisions]}) AND s.withdrawn_at IS NULL
        AND s.person_id <> (SELECT person_id FROM enrolment WHERE id = ${enrolmentId})
    )
    SELECT r.item_id AS item, r.option, w.value->>'reason' AS reason, r.place::int - ${skip}::int AS place
    FROM ranked r JOIN answer w ON w.id = r.answer_id
    WHERE r.place > ${skip}::int AND r.place <= ${skip + reasonsAtATime + 1}::int
    ORDER BY r.place`
}

function divergenceAt(decision: string, choices: readonly Choice[], reasons: readonly Shared[]): Divergence[] {
  const own = choices.filter(({ item }) => item === decision)
  const { people, options: counted, counters } = countChoices(own)
  if (people < leastPeople) return []
  const options = counted.map((option) => {
    const shared = reasons.filter(({ item, option: id }) => item === decision && id === option.id)
    const few = shared.filter(({ place }) => place <= reasonsAtATime).map(({ reason }) => reason)
    return {
      ...option,
      reasons: few.filter((reason) => personalDataIn(reason).length === 0),
      more: shared.length > reasonsAtATime,
    }
  })
  return [{ decisionId: decision, people, options, counters }]
}

/**
 * Where colleagues diverged at the decisions one has taken: numbers, and reasons that their authors show. Nothing of a
 * decision that fewer than five others took, and no number of one to four or that tells one (P9). The caller has checked that the walk is at its end, so that nobody's
 * decision follows from others'. `page` counts from 1.
 */
export async function listDivergence(place: Place, decisions: readonly string[], page: number): Promise<Divergence[]> {
  if (decisions.length === 0) return []
  const [choices, reasons] = await Promise.all([listChoices(place, decisions), listReasons(place, decisions, page)])
  return decisions.flatMap((decision) => divergenceAt(decision, choices, reasons))
}
