import { childOf, childrenOf, textIn, type Element } from '#app/platform/xml.ts'
import type { Sequencing } from '../package-structure.ts'
import { considerations, rollupConditions, ruleActions, ruleConditions } from './sequencing-words.ts'

type Objective = Sequencing['objectives'][number]
type MapInfo = Objective['mapInfo'][number]
type Rule = Sequencing['preConditionRules'][number]
type RollupRule = Sequencing['rollupRules'][number]

/** What was not understood: the element with its value. */
type Unknown = (what: string) => void

const bounds = { rules: 200, conditions: 50, objectives: 200 } as const

/** `xs:boolean`, in any capitals; `otherwise` where it is neither. */
export function booleanOf(value: string | undefined, otherwise: boolean): boolean {
  const said = value?.trim().toLowerCase()
  if (said === 'true' || said === '1') return true
  return said === 'false' || said === '0' ? false : otherwise
}

/** A number between two, both included; null where it is none. */
export function numberWithin(value: string | undefined, least: number, most: number): number | null {
  const said = value?.trim() ?? ''
  const number = /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(said) ? Number(said) : NaN
  return number >= least && number <= most ? number : null
}

const oneOf = <Word extends string>(value: string | undefined, words: readonly Word[], otherwise: Word): Word =>
  words.find((word) => word === value?.trim()) ?? otherwise

const attributesOf = (parent: Element | undefined, name: string) => childOf(parent, name)?.attributes ?? {}

/** SN 1.1 table 3.2a, with its defaults. */
function controlMode(element: Element): Record<string, boolean> {
  const said = attributesOf(element, 'controlMode')
  return {
    choice: booleanOf(said.choice, true),
    choiceExit: booleanOf(said.choiceExit, true),
    flow: booleanOf(said.flow, false),
    forwardOnly: booleanOf(said.forwardOnly, false),
    useCurrentAttemptObjectiveInfo: booleanOf(said.useCurrentAttemptObjectiveInfo, true),
    useCurrentAttemptProgressInfo: booleanOf(said.useCurrentAttemptProgressInfo, true),
  }
}

function rule(element: Element, actions: ReadonlySet<string>, unknown: Unknown): Rule[] {
  const action = childOf(element, 'ruleAction')?.attributes.action?.trim() ?? ''
  const around = childOf(element, 'ruleConditions')
  if (!actions.has(action)) {
    unknown(`ruleAction ${action}`)
    return []
  }
  const conditions = childrenOf(around, 'ruleCondition').slice(0, bounds.conditions)
  const known = conditions.flatMap(({ attributes }): Rule['conditions'] => {
    const condition = attributes.condition?.trim() ?? ''
    if (!ruleConditions.has(condition)) {
      unknown(`ruleCondition ${condition}`)
      return []
    }
    const { referencedObjective } = attributes
    const measureThreshold = numberWithin(attributes.measureThreshold, -1, 1)
    return [
      {
        condition,
        operator: oneOf(attributes.operator, ['noOp', 'not'], 'noOp'),
        ...(referencedObjective === undefined ? {} : { referencedObjective: referencedObjective.slice(0, 4000) }),
        ...(measureThreshold === null ? {} : { measureThreshold }),
      },
    ]
  })
  // A rule with a condition that is not understood would apply where it should not.
  if (known.length === 0 || known.length < conditions.length) return []
  const conditionCombination = oneOf(around?.attributes.conditionCombination, ['all', 'any'], 'all')
  return [{ action, conditionCombination, conditions: known }]
}

function rulesOf(element: Element, name: keyof typeof ruleActions, unknown: Unknown): Rule[] {
  const rules = childrenOf(childOf(element, 'sequencingRules'), name)
  return rules.slice(0, bounds.rules).flatMap((one) => rule(one, ruleActions[name], unknown))
}

function rollupRule(element: Element, unknown: Unknown): RollupRule[] {
  const said = childOf(element, 'rollupAction')?.attributes.action?.trim()
  const action = (['satisfied', 'notSatisfied', 'completed', 'incomplete'] as const).find((word) => word === said)
  const around = childOf(element, 'rollupConditions')
  const conditions = childrenOf(around, 'rollupCondition').slice(0, bounds.conditions)
  const wrong = conditions.find(({ attributes }) => !rollupConditions.has(attributes.condition?.trim() ?? ''))
  if (action === undefined || wrong || conditions.length === 0) {
    unknown(wrong ? `rollupCondition ${wrong.attributes.condition ?? ''}` : `rollupAction ${said ?? ''}`)
    return []
  }
  const { attributes } = element
  return [
    {
      action,
      conditionCombination: oneOf(around?.attributes.conditionCombination, ['any', 'all'], 'any'),
      childActivitySet: oneOf(
        attributes.childActivitySet,
        ['all', 'any', 'none', 'atLeastCount', 'atLeastPercent'],
        'all',
      ),
      minimumCount: Math.trunc(numberWithin(attributes.minimumCount, 0, 100_000) ?? 0),
      minimumPercent: numberWithin(attributes.minimumPercent, 0, 1) ?? 0,
      conditions: conditions.map((one) => ({
        condition: one.attributes.condition?.trim() ?? '',
        operator: oneOf(one.attributes.operator, ['noOp', 'not'], 'noOp'),
      })),
    },
  ]
}

const extended = ['RawScore', 'MinScore', 'MaxScore', 'CompletionStatus', 'ProgressMeasure'] as const

/** SN 1.1 tables 3.10.3a and, of `adlseq:mapInfo`, 3.10.3b, with their defaults. */
function mapInfo({ attributes }: Element): MapInfo {
  const targetObjectiveID = (attributes.targetObjectiveID ?? '').slice(0, 4000)
  const isExtension = extended.some((one) => (attributes[`read${one}`] ?? attributes[`write${one}`]) !== undefined)
  const own: MapInfo = {
    targetObjectiveID,
    readSatisfiedStatus: booleanOf(attributes.readSatisfiedStatus, !isExtension),
    readNormalizedMeasure: booleanOf(attributes.readNormalizedMeasure, !isExtension),
    writeSatisfiedStatus: booleanOf(attributes.writeSatisfiedStatus, false),
    writeNormalizedMeasure: booleanOf(attributes.writeNormalizedMeasure, false),
  }
  if (!isExtension) return own
  return {
    ...own,
    readRawScore: booleanOf(attributes.readRawScore, true),
    readMinScore: booleanOf(attributes.readMinScore, true),
    readMaxScore: booleanOf(attributes.readMaxScore, true),
    readCompletionStatus: booleanOf(attributes.readCompletionStatus, true),
    readProgressMeasure: booleanOf(attributes.readProgressMeasure, true),
    writeRawScore: booleanOf(attributes.writeRawScore, false),
    writeMinScore: booleanOf(attributes.writeMinScore, false),
    writeMaxScore: booleanOf(attributes.writeMaxScore, false),
    writeCompletionStatus: booleanOf(attributes.writeCompletionStatus, false),
    writeProgressMeasure: booleanOf(attributes.writeProgressMeasure, false),
  }
}

/** Two maps to one objective of the package: `imsss` says what is shared of status and measure, `adlseq` the rest. */
function joinedMaps(maps: readonly MapInfo[]): MapInfo[] {
  const byTarget = new Map<string, MapInfo>()
  for (const map of maps) {
    const known = byTarget.get(map.targetObjectiveID)
    const isExtension = map.readRawScore !== undefined
    byTarget.set(
      map.targetObjectiveID,
      !known
        ? map
        : {
            ...known,
            ...map,
            readSatisfiedStatus: isExtension ? known.readSatisfiedStatus : map.readSatisfiedStatus,
            readNormalizedMeasure: isExtension ? known.readNormalizedMeasure : map.readNormalizedMeasure,
            writeSatisfiedStatus: isExtension ? known.writeSatisfiedStatus : map.writeSatisfiedStatus,
            writeNormalizedMeasure: isExtension ? known.writeNormalizedMeasure : map.writeNormalizedMeasure,
          },
    )
  }
  return [...byTarget.values()]
}

function objective(element: Element): Objective {
  return {
    objectiveID: (element.attributes.objectiveID ?? '').slice(0, 4000),
    isPrimary: element.name === 'primaryObjective',
    satisfiedByMeasure: booleanOf(element.attributes.satisfiedByMeasure, false),
    minNormalizedMeasure: numberWithin(textIn(childOf(element, 'minNormalizedMeasure')), -1, 1),
    mapInfo: childrenOf(element, 'mapInfo').slice(0, bounds.objectives).map(mapInfo),
  }
}

/** `imsss:objectives`, and what `adlseq:objectives` of the fourth edition adds to each by its id. */
function objectivesOf(element: Element): Objective[] {
  const written = childrenOf(element, 'objectives').flatMap((group) => childrenOf(group))
  const byId = new Map<string, Objective>()
  const wanted = written.filter(({ name }) => name === 'primaryObjective' || name === 'objective')
  for (const one of wanted.slice(0, bounds.objectives).map(objective)) {
    const known = byId.get(one.objectiveID)
    byId.set(one.objectiveID, {
      objectiveID: one.objectiveID,
      isPrimary: one.isPrimary || known?.isPrimary === true,
      satisfiedByMeasure: one.satisfiedByMeasure || known?.satisfiedByMeasure === true,
      minNormalizedMeasure: known?.minNormalizedMeasure ?? one.minNormalizedMeasure,
      mapInfo: joinedMaps([...(known?.mapInfo ?? []), ...one.mapInfo]),
    })
  }
  return [...byId.values()].toSorted((one, other) => Number(other.isPrimary) - Number(one.isPrimary))
}

function rollupConsiderations(element: Element): Record<string, string | boolean> {
  const said = attributesOf(element, 'rollupConsiderations')
  const word = (value: string | undefined) => (value !== undefined && considerations.has(value) ? value : 'always')
  return {
    requiredForSatisfied: word(said.requiredForSatisfied),
    requiredForNotSatisfied: word(said.requiredForNotSatisfied),
    requiredForCompleted: word(said.requiredForCompleted),
    requiredForIncomplete: word(said.requiredForIncomplete),
    measureSatisfactionIfActive: booleanOf(said.measureSatisfactionIfActive, true),
  }
}

const timings = ['never', 'once', 'onEachNewAttempt'] as const

/**
 * What `imsss:sequencing` says, with the defaults of SN 1.1 for what it does not; rules in words that no edition has are
 * left out and named to `unknown`.
 */
export function readSequencing(element: Element, unknown: Unknown): Sequencing {
  const limits = attributesOf(element, 'limitConditions')
  const rollup = childOf(element, 'rollupRules')
  const random = attributesOf(element, 'randomizationControls')
  const delivery = attributesOf(element, 'deliveryControls')
  const choice = attributesOf(element, 'constrainedChoiceConsiderations')
  const attempts = numberWithin(limits.attemptLimit, 0, 1_000_000)
  const chosen = numberWithin(random.selectCount, 1, 100_000)
  return {
    controlMode: controlMode(element),
    preConditionRules: rulesOf(element, 'preConditionRule', unknown),
    exitConditionRules: rulesOf(element, 'exitConditionRule', unknown),
    postConditionRules: rulesOf(element, 'postConditionRule', unknown),
    attemptLimit: attempts === null ? null : Math.trunc(attempts),
    attemptAbsoluteDurationLimit: limits.attemptAbsoluteDurationLimit?.trim().slice(0, 60) ?? null,
    rollupRules: childrenOf(rollup, 'rollupRule')
      .slice(0, bounds.rules)
      .flatMap((one) => rollupRule(one, unknown)),
    rollupObjectiveSatisfied: booleanOf(rollup?.attributes.rollupObjectiveSatisfied, true),
    rollupProgressCompletion: booleanOf(rollup?.attributes.rollupProgressCompletion, true),
    objectiveMeasureWeight: numberWithin(rollup?.attributes.objectiveMeasureWeight, 0, 1) ?? 1,
    objectives: objectivesOf(element),
    randomizationTiming: oneOf(random.randomizationTiming, timings, 'never'),
    selectionTiming: oneOf(random.selectionTiming, timings, 'never'),
    selectCount: chosen === null ? null : Math.trunc(chosen),
    reorderChildren: booleanOf(random.reorderChildren, false),
    tracked: booleanOf(delivery.tracked, true),
    completionSetByContent: booleanOf(delivery.completionSetByContent, false),
    objectiveSetByContent: booleanOf(delivery.objectiveSetByContent, false),
    preventActivation: booleanOf(choice.preventActivation, false),
    constrainChoice: booleanOf(choice.constrainChoice, false),
    rollupConsiderations: rollupConsiderations(element),
  }
}

/**
 * A `sequencing` with what it takes by `IDRef` from the `sequencingCollection` of its manifest: an element that stands in
 * the item itself replaces that of the collection whole (CAM 1.3 §5.1.1). Null where what it names is not there.
 */
export function withCollection(element: Element, collection: ReadonlyMap<string, Element>): Element | null {
  const { IDRef } = element.attributes
  if (IDRef === undefined || IDRef.trim() === '') return element
  const shared = collection.get(IDRef.trim())
  if (!shared) return null
  const own = childrenOf(element)
  const replaced = new Set(own.map(({ name }) => name))
  return { ...element, children: [...childrenOf(shared).filter(({ name }) => !replaced.has(name)), ...own] }
}

/** Objectives that rules of an activity name and that it does not have. */
export function missingObjectives(sequencing: Sequencing): string[] {
  const own = new Set(sequencing.objectives.map(({ objectiveID }) => objectiveID))
  const rules = [...sequencing.preConditionRules, ...sequencing.exitConditionRules, ...sequencing.postConditionRules]
  const named = rules.flatMap(({ conditions }) => conditions.flatMap((one) => one.referencedObjective ?? []))
  return [...new Set(named)].filter((id) => id !== '' && !own.has(id))
}
