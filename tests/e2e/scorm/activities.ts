/** Activities of SCORM 2004 in few words: what a manifest says of their order, with the defaults of the standard (SN 3). */
import type { Sequencing } from '#app/scorm/package-structure.ts'

type Objective = Sequencing['objectives'][number]
type Rule = Sequencing['preConditionRules'][number]
type MapInfo = Objective['mapInfo'][number]

const controlMode = {
  choice: true,
  choiceExit: true,
  flow: false,
  forwardOnly: false,
  useCurrentAttemptObjectiveInfo: true,
  useCurrentAttemptProgressInfo: true,
}

/** What is said of an activity that says nothing, and what is said otherwise. */
export function activity({
  controlMode: mode,
  ...more
}: Partial<Omit<Sequencing, 'controlMode'>> & { controlMode?: Record<string, boolean> } = {}): Sequencing {
  return {
    controlMode: { ...controlMode, ...mode },
    preConditionRules: [],
    exitConditionRules: [],
    postConditionRules: [],
    attemptLimit: null,
    attemptAbsoluteDurationLimit: null,
    rollupRules: [],
    rollupObjectiveSatisfied: true,
    rollupProgressCompletion: true,
    objectiveMeasureWeight: 1,
    objectives: [],
    randomizationTiming: 'never',
    selectionTiming: 'never',
    selectCount: null,
    reorderChildren: false,
    tracked: true,
    completionSetByContent: false,
    objectiveSetByContent: false,
    preventActivation: false,
    constrainChoice: false,
    rollupConsiderations: {},
    ...more,
  }
}

export const objective = (objectiveID: string, more: Partial<Objective> = {}): Objective => ({
  objectiveID,
  isPrimary: false,
  satisfiedByMeasure: false,
  minNormalizedMeasure: null,
  mapInfo: [],
  ...more,
})

/** An objective of the whole package that is read and written. */
export const shared = (targetObjectiveID: string, more: Partial<MapInfo> = {}): MapInfo => ({
  targetObjectiveID,
  readSatisfiedStatus: true,
  readNormalizedMeasure: true,
  writeSatisfiedStatus: true,
  writeNormalizedMeasure: true,
  ...more,
})

export const rule = (action: string, ...conditions: (string | Partial<Rule['conditions'][number]>)[]): Rule => ({
  action,
  conditionCombination: 'all',
  conditions: conditions.map((one) =>
    typeof one === 'string' ? { condition: one, operator: 'noOp' } : { condition: 'always', operator: 'noOp', ...one },
  ),
})
