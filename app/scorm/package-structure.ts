import { z } from 'zod'

/** Editions of SCORM that are played. AICC, cmi5 and plain xAPI packages are recognised and refused. */
export const scormEditions = ['1.2', '2004-2', '2004-3', '2004-4'] as const
export const ScormEdition = z.enum(scormEditions)
export type ScormEdition = z.infer<typeof ScormEdition>

/** Whether a resource talks to the runtime (`sco`) or is only shown (`asset`). */
const Launch = z.object({
  kind: z.enum(['sco', 'asset']),
  /** Path of a file of the package, without query and fragment, as stored. */
  path: z.string(),
  /** Query and fragment: of the resource's href and the item's `parameters`, joined as CAM 1.3 §3.4.1.1 says; may be empty. */
  query: z.string(),
})
export type Launch = z.infer<typeof Launch>

/** An objective of an activity, with what it shares with objectives of the whole package (SN 3.10). */
const Objective = z.object({
  objectiveID: z.string(),
  isPrimary: z.boolean(),
  satisfiedByMeasure: z.boolean(),
  /** From -1 to 1. */
  minNormalizedMeasure: z.number().nullable(),
  mapInfo: z.array(
    z.object({
      targetObjectiveID: z.string(),
      readSatisfiedStatus: z.boolean(),
      readNormalizedMeasure: z.boolean(),
      writeSatisfiedStatus: z.boolean(),
      writeNormalizedMeasure: z.boolean(),
      readRawScore: z.boolean().optional(),
      readMinScore: z.boolean().optional(),
      readMaxScore: z.boolean().optional(),
      readCompletionStatus: z.boolean().optional(),
      readProgressMeasure: z.boolean().optional(),
      writeRawScore: z.boolean().optional(),
      writeMinScore: z.boolean().optional(),
      writeMaxScore: z.boolean().optional(),
      writeCompletionStatus: z.boolean().optional(),
      writeProgressMeasure: z.boolean().optional(),
    }),
  ),
})

const RuleCondition = z.object({
  condition: z.string(),
  operator: z.enum(['not', 'noOp']),
  referencedObjective: z.string().optional(),
  /** For conditions on a measure, from -1 to 1. */
  measureThreshold: z.number().optional(),
})

const SequencingRule = z.object({
  action: z.string(),
  conditionCombination: z.enum(['all', 'any']),
  conditions: z.array(RuleCondition),
})

const RollupRule = z.object({
  action: z.enum(['satisfied', 'notSatisfied', 'completed', 'incomplete']),
  conditionCombination: z.enum(['all', 'any']),
  childActivitySet: z.enum(['all', 'any', 'none', 'atLeastCount', 'atLeastPercent']),
  minimumCount: z.number(),
  /** From 0 to 1. */
  minimumPercent: z.number(),
  conditions: z.array(z.object({ condition: z.string(), operator: z.enum(['not', 'noOp']) })),
})

/** What the manifest says of the order of an activity (IMS Simple Sequencing 1.0, ADL extensions), names as there. */
const Sequencing = z.object({
  controlMode: z.record(z.string(), z.boolean()),
  preConditionRules: z.array(SequencingRule),
  exitConditionRules: z.array(SequencingRule),
  postConditionRules: z.array(SequencingRule),
  attemptLimit: z.number().nullable(),
  /** ISO 8601 duration. */
  attemptAbsoluteDurationLimit: z.string().nullable(),
  rollupRules: z.array(RollupRule),
  rollupObjectiveSatisfied: z.boolean(),
  rollupProgressCompletion: z.boolean(),
  objectiveMeasureWeight: z.number(),
  objectives: z.array(Objective),
  randomizationTiming: z.enum(['never', 'once', 'onEachNewAttempt']),
  selectionTiming: z.enum(['never', 'once', 'onEachNewAttempt']),
  selectCount: z.number().nullable(),
  reorderChildren: z.boolean(),
  tracked: z.boolean(),
  completionSetByContent: z.boolean(),
  objectiveSetByContent: z.boolean(),
  preventActivation: z.boolean(),
  constrainChoice: z.boolean(),
  /** requiredForSatisfied … measureSatisfactionIfActive, as in adlseq:rollupConsiderations. */
  rollupConsiderations: z.record(z.string(), z.union([z.string(), z.boolean()])),
})
export type Sequencing = z.infer<typeof Sequencing>

/** An item of the organisation: a folder of others, or something to open. */
export type PackageItem = {
  id: string
  title: string
  isVisible: boolean
  launch: Launch | null
  /** SCORM 1.2 `adlcp:prerequisites` (AICC script); empty without. */
  prerequisites: string
  /** SCORM 1.2 `adlcp:masteryscore`, 0 to 100. */
  masteryScore: number | null
  /** As in the manifest: 1.2 HHHH:MM:SS.SS. */
  maxTimeAllowed: string
  timeLimitAction: string
  dataFromLms: string
  completionThreshold: { completedByMeasure: boolean; minProgressMeasure: number; progressWeight: number } | null
  hideLmsUi: string[]
  sequencing: Sequencing | null
  children: PackageItem[]
}
const PackageItem: z.ZodType<PackageItem> = z.lazy(() =>
  z.object({
    id: z.string(),
    title: z.string(),
    isVisible: z.boolean(),
    launch: Launch.nullable(),
    prerequisites: z.string(),
    masteryScore: z.number().nullable(),
    maxTimeAllowed: z.string(),
    timeLimitAction: z.string(),
    dataFromLms: z.string(),
    completionThreshold: z
      .object({ completedByMeasure: z.boolean(), minProgressMeasure: z.number(), progressWeight: z.number() })
      .nullable(),
    hideLmsUi: z.array(z.string()),
    sequencing: Sequencing.nullable(),
    children: z.array(PackageItem),
  }),
)

/** What is played of a package: its default organisation. Stored as JSON with the package. */
export const PackageStructure = z.object({
  edition: ScormEdition,
  identifier: z.string(),
  title: z.string(),
  /** Whether objectives are shared beyond the package (`adlseq:objectivesGlobalToSystem`); 2004 only. */
  objectivesGlobalToSystem: z.boolean(),
  sequencing: Sequencing.nullable(),
  items: z.array(PackageItem),
})
export type PackageStructure = z.infer<typeof PackageStructure>
