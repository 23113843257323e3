const minute = 60_000

/**
 * Minutes after the deadline in which answers are still taken. A line that drops at the last question, or a page that
 * sends again what waited, costs a minute or two; a quiz of many minutes gains nothing worth having from it. It is one
 * figure for every quiz, so that nobody has to think of it when writing one.
 */
export const graceMinutes = 2

export type TimedAttempt = {
  /** When the time ends, by the server's clock; null without a limit. */
  deadlineAt: Date | null
  submittedAt: Date | null
  setAsideAt: Date | null
}

/** When the time of an attempt ends; `limitMinutes` 0 = never. */
export function deadlineOf(startedAt: Date, limitMinutes: number): Date | null {
  return limitMinutes === 0 ? null : new Date(startedAt.getTime() + limitMinutes * minute)
}

/** The last instant at which an answer is taken: the deadline with the grace. An attempt closed by time is dated so. */
export function takenUntil(deadlineAt: Date): Date {
  return new Date(deadlineAt.getTime() + graceMinutes * minute)
}

/** Attempts with a deadline before this instant take no answer any more. */
export function overBefore(now: Date): Date {
  return new Date(now.getTime() - graceMinutes * minute)
}

/** Why an attempt takes nothing any more at this instant, whether or not somebody has closed it yet; null while it does. */
export function whyClosed(attempt: TimedAttempt, now: Date): 'attempt_closed' | 'time_over' | null {
  const { deadlineAt, submittedAt, setAsideAt } = attempt
  if (setAsideAt) return 'attempt_closed'
  const end = deadlineAt && takenUntil(deadlineAt)
  if (submittedAt) return end && submittedAt >= end ? 'time_over' : 'attempt_closed'
  return end && now > end ? 'time_over' : null
}

/** Whether the time shown has run out: then a quiz may be handed in with questions unanswered. */
export function isPastDeadline({ deadlineAt }: Pick<TimedAttempt, 'deadlineAt'>, now: Date): boolean {
  return deadlineAt !== null && now > deadlineAt
}

/**
 * When the next attempt may begin: `waitMinutes` after the end of the last one, when that one failed. Null when there
 * is nothing to wait for.
 */
export function nextStartAt(
  last: { submittedAt: Date | null; passed: boolean | null } | undefined,
  waitMinutes: number,
  now: Date,
): Date | null {
  if (!last?.submittedAt || last.passed || waitMinutes === 0) return null
  const at = new Date(last.submittedAt.getTime() + waitMinutes * minute)
  return at > now ? at : null
}
