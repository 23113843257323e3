import type { ReminderOutcome } from '#app/platform/generated/enums.ts'
import type { DutyState } from '../assignments/duty-state.ts'
import type { Step } from './schedule.ts'

/** Of what nothing more is said once it was said. */
export const lastWords = ['completed', 'left', 'rule_closed'] as const satisfies readonly ReminderOutcome[]

type Question = {
  step: Step['kind']
  /** `rule_closed`: the rule was closed, or reaches them no more. */
  state: DutyState | 'rule_closed'
  isOn: boolean
  /** They want no friendly reminders. */
  refusesCourtesy: boolean
  hasAddress: boolean
}

/**
 * What happens on a day of the schedule: `sent`, or why not; null where it is no day of theirs, because the course need
 * not be taken again yet. Only reminders before a term may be refused: what is asked, and that it is late, is a notice of
 * an obligation of work and promotes nothing (art. 6(1)(b) and (e) GDPR; art. 130 d.lgs. 196/2003 asks for consent to
 * promotion alone).
 */
export function decideReminder({ step, state, isOn, refusesCourtesy, hasAddress }: Question): ReminderOutcome | null {
  if (state === 'not_yet_due') return null
  if (state !== 'assigned' && state !== 'under_way' && state !== 'overdue') return state
  if (!isOn) return 'reminders_off'
  if (step === 'before' && refusesCourtesy) return 'unsubscribed'
  return hasAddress ? 'sent' : 'no_address'
}

type DigestQuestion = {
  isOn: boolean
  refusesDigest: boolean
  hasAddress: boolean
  isOnLeave: boolean
  /** Anybody in any state of any rule. */
  hasFigures: boolean
}

/** As `decideReminder`, for the weekly digest of a contact or an office. */
export function decideDigest(question: DigestQuestion): ReminderOutcome {
  if (!question.isOn) return 'reminders_off'
  if (question.isOnLeave) return 'on_leave'
  if (question.refusesDigest) return 'unsubscribed'
  if (!question.hasAddress) return 'no_address'
  return question.hasFigures ? 'sent' : 'nothing_to_say'
}

/** Whether a mail of these steps may be refused: only where nothing in it is a notice of an obligation. */
export function isCourtesy(steps: readonly Step['kind'][]): boolean {
  return steps.every((step) => step === 'before')
}
