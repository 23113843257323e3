/** The vocabularies of IMS Simple Sequencing 1.0 as SCORM takes them (SN 1.1, 3.4 to 3.9). */
export const ruleConditions = new Set([
  'satisfied',
  'objectiveStatusKnown',
  'objectiveMeasureKnown',
  'objectiveMeasureGreaterThan',
  'objectiveMeasureLessThan',
  'completed',
  'activityProgressKnown',
  'attempted',
  'attemptLimitExceeded',
  'timeLimitExceeded',
  'outsideAvailableTimeRange',
  'always',
])
export const rollupConditions = new Set([
  'satisfied',
  'objectiveStatusKnown',
  'objectiveMeasureKnown',
  'completed',
  'activityProgressKnown',
  'attempted',
  'attemptLimitExceeded',
  'timeLimitExceeded',
  'outsideAvailableTimeRange',
  'never',
])
export const ruleActions = {
  preConditionRule: new Set(['skip', 'disabled', 'hiddenFromChoice', 'stopForwardTraversal']),
  exitConditionRule: new Set(['exit']),
  postConditionRule: new Set(['exitParent', 'exitAll', 'retry', 'retryAll', 'continue', 'previous']),
} as const
export const considerations = new Set(['always', 'ifAttempted', 'ifNotSkipped', 'ifNotSuspended'])
