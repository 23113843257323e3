import { surveyMoments, type SurveySpec } from '#app/assessment/practice-schemas.ts'
import type { FaultList, Place } from './faults.ts'

/** A survey and where it stands, for the checks that need the whole course. */
export type PlacedSurvey = { spec: SurveySpec; faults: FaultList; place: Place }

const words = ({ statements }: SurveySpec) => JSON.stringify(statements)
const whereIs = ({ faults, place }: PlacedSurvey) => `${faults.file}:${place.line}`

/** Each pair is one survey before and one after, with the same statements: other words could not be compared. */
export function checkPairs(surveys: readonly PlacedSurvey[]): void {
  for (const [index, survey] of surveys.entries()) {
    const { spec, faults, place } = survey
    const { pair, when } = spec
    const before = surveys.slice(0, index).filter((one) => one.spec.pair === pair)
    const twin = before.find((one) => one.spec.when === when)
    const other = before.find((one) => one.spec.when !== when)
    if (twin) faults.add(place, 'survey_twice', { pair, when, where: whereIs(twin) })
    else if (other && words(other.spec) !== words(spec)) {
      faults.add(place, 'survey_differs', { pair, where: whereIs(other) })
    }
    const missing = surveyMoments.find((one) => !surveys.some((any) => any.spec.pair === pair && any.spec.when === one))
    if (missing && !twin) faults.add(place, 'survey_unpaired', { pair, when: missing })
  }
}
