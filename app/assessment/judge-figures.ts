import type { ItemFigures, TestFigures } from './item-statistics.ts'

/** What the figures of a question say in words, those to look at first before the others. */
export const questionVerdicts = ['reversed', 'hard', 'flat', 'easy', 'fine', 'too_few'] as const
export type QuestionVerdict = (typeof questionVerdicts)[number]

/**
 * Shares of the points got on average: up to 34 % Moodle's quiz report calls a question difficult, from 95 % on extremely
 * easy (Moodle documentation, Quiz report statistics, facility index).
 */
const hardUpTo = 0.34
const easyFrom = 0.95

/**
 * A discrimination index under 0.20 is poor: the question is to be rejected or improved (R. L. Ebel and D. A. Frisbie,
 * Essentials of Educational Measurement, 5th ed., 1991, ch. 13). Below zero those who know more get it wrong: as a rule
 * the key is not right, or the text misleads.
 */
const flatUnder = 0.2

/**
 * The verdict on a question. A reversed one goes before a hard one, because a wrong key also makes a question hard; an
 * easy one cannot tell people apart and is called easy only.
 */
export function judgeQuestion({
  confidence,
  facility,
  discrimination,
}: Pick<ItemFigures, 'confidence' | 'facility' | 'discrimination'>): QuestionVerdict {
  if (confidence === 'hidden' || facility === null) return 'too_few'
  if (discrimination !== null && discrimination < 0) return 'reversed'
  if (facility <= hardUpTo) return 'hard'
  if (facility >= easyFrom) return 'easy'
  return discrimination !== null && discrimination < flatUnder ? 'flat' : 'fine'
}

export type TestVerdict = 'reliable' | 'indicative' | 'too_few'

/** Moodle's quiz report calls an internal consistency of 75 % and above good. */
const reliableFrom = 0.75

/** The verdict on a whole quiz: whether one result says much of what somebody knows. */
export function judgeTest({ confidence, alpha }: Pick<TestFigures, 'confidence' | 'alpha'>): TestVerdict {
  if (confidence === 'hidden') return 'too_few'
  return confidence === 'sound' && alpha !== null && alpha >= reliableFrom ? 'reliable' : 'indicative'
}
