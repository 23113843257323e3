import { civilDay } from '#app/platform/clock.ts'
import type { RuleTerms } from './rule-plan.server.ts'

/** A rule as its pages show it. */
export type ShownRule = RuleTerms & {
  id: string
  name: string
  courseTitle: string
  /** It begins on a later day. */
  begins: boolean
  isClosed: boolean
  /** Its people were worked out. */
  isReady: boolean
}

type Rule = RuleTerms & { id: string; name: string; assignedAt: Date | null; course: { title: string } }

/** What the pages of a rule show of it. */
export function shownRule({ assignedAt, course, ...rule }: Rule, now: Date): ShownRule {
  const today = civilDay(now)
  return {
    ...rule,
    courseTitle: course.title,
    begins: rule.startsOn > today,
    isClosed: rule.endsOn !== null && rule.endsOn < today,
    isReady: assignedAt !== null || rule.startsOn > today,
  }
}
