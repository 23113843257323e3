import type { Settings } from 'scorm-again'
import type { PackageItem, PackageStructure, Sequencing } from '../package-structure.ts'

export type ActivityTree = NonNullable<NonNullable<Settings['sequencing']>['activityTree']>
type Plain = Record<string, unknown>
type Rule = Sequencing['preConditionRules'][number]

const ruleOf = ({ action, conditionCombination, conditions }: Rule): Plain => ({
  action,
  conditionCombination,
  conditions: conditions.map(({ measureThreshold, ...condition }) => ({
    ...condition,
    ...(measureThreshold === undefined ? {} : { parameters: { threshold: measureThreshold } }),
  })),
})

const rollupOf = (rule: Sequencing['rollupRules'][number]): Plain => {
  const { childActivitySet: consideration, ...rest } = rule
  return { ...rest, consideration }
}

function objectivesOf({ objectives }: Sequencing): Plain {
  const primary = objectives.find(({ isPrimary }) => isPrimary)
  return { ...(primary ? { primaryObjective: primary } : {}), objectives: objectives.filter((one) => one !== primary) }
}

/**
 * What the manifest says of an activity, in the words of the engine. Not how long an attempt may last: the engine would take
 * it as over at once, and it is the item that ends itself (`cmi.max_time_allowed`).
 */
function sequenced(sequencing: Sequencing | null): Plain {
  if (!sequencing) return {}
  const { preConditionRules, exitConditionRules, postConditionRules } = sequencing
  const { tracked, completionSetByContent, objectiveSetByContent } = sequencing
  return {
    sequencingControls: {
      ...sequencing.controlMode,
      rollupObjectiveSatisfied: sequencing.rollupObjectiveSatisfied,
      rollupProgressCompletion: sequencing.rollupProgressCompletion,
      objectiveMeasureWeight: sequencing.objectiveMeasureWeight,
      randomizationTiming: sequencing.randomizationTiming,
      selectionTiming: sequencing.selectionTiming,
      selectCount: sequencing.selectCount,
      reorderChildren: sequencing.reorderChildren,
      randomizeChildren: sequencing.reorderChildren,
      preventActivation: sequencing.preventActivation,
      constrainChoice: sequencing.constrainChoice,
    },
    deliveryControls: { tracked, completionSetByContent, objectiveSetByContent },
    sequencingRules: {
      preConditionRules: preConditionRules.map(ruleOf),
      exitConditionRules: exitConditionRules.map(ruleOf),
      postConditionRules: postConditionRules.map(ruleOf),
    },
    rollupRules: { rules: sequencing.rollupRules.map(rollupOf) },
    rollupConsiderations: sequencing.rollupConsiderations,
    attemptLimit: sequencing.attemptLimit,
    ...objectivesOf(sequencing),
  }
}

function activityOf(item: PackageItem): Plain {
  return {
    id: item.id,
    title: item.title,
    isVisible: item.isVisible,
    ...sequenced(item.sequencing),
    ...(item.completionThreshold ? { completionThreshold: item.completionThreshold } : {}),
    ...(item.timeLimitAction ? { timeLimitAction: item.timeLimitAction } : {}),
    hideLmsUi: item.hideLmsUi,
    ...(item.children.length > 0 ? { children: item.children.map(activityOf) } : {}),
  }
}

// Its words are enumerations there that nobody can import; an unknown one is refused by the engine.
const isTree = (tree: Plain): tree is ActivityTree => 'id' in tree && 'title' in tree

/**
 * The activity tree of a package (SN 4.2), as scorm-again takes it.
 */
export function activityTree({ identifier, title, items, sequencing }: PackageStructure): ActivityTree {
  const tree = { id: identifier, title, ...sequenced(sequencing), children: items.map(activityOf) }
  if (!isTree(tree)) throw new Error('an activity without a name')
  return tree
}
