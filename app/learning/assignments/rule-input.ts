import { z } from 'zod'
import { dayField } from '#app/platform/day-field.ts'
import { DepartmentKind, DueKind, OrganisationKind } from '#app/platform/generated/enums.ts'
import type { RuleTerms } from './rule-plan.server.ts'

const Typed = z.string().max(1000).default('')

/** A rule as it stands in its form: everything as typed. */
export const RuleDraft = z.object({
  ...{ name: Typed, course: Typed, jobTitle: Typed, newHireDays: Typed, startsOn: Typed },
  ...{ dueKind: Typed, dueOn: Typed, dueDays: Typed, cycleMonths: Typed },
  organisations: z.array(z.string()),
  organisationKinds: z.array(z.string()),
  departmentKinds: z.array(z.string()),
})
export type RuleDraft = z.infer<typeof RuleDraft>

/** Months after which a course may be asked again. */
export const cycles = [12, 24, 36] as const

export type RuleFaults = Record<string, string>
/** What a form says of a rule's terms. */
export type RuleInput = Omit<RuleTerms, 'ambitoId' | 'courseId' | 'endsOn'>

const iso = (day: Date) => day.toISOString().slice(0, 10)

/** The form of a new rule: everybody, within sixty days, from today. */
export function newRuleDraft(course: string, today: Date): RuleDraft {
  const lists = { organisations: [], organisationKinds: [], departmentKinds: [] }
  const due = { dueKind: DueKind.days_after, dueOn: '', dueDays: '60', cycleMonths: '12' }
  return { name: '', course, jobTitle: '', newHireDays: '', startsOn: iso(today), ...due, ...lists }
}

/** The form of a rule that is there. */
export function draftOfRule(rule: RuleTerms & { name: string }, course: string): RuleDraft {
  const text = (value: number | null) => (value === null ? '' : String(value))
  return {
    ...{ name: rule.name, course, jobTitle: rule.jobTitle, newHireDays: text(rule.newHireDays) },
    ...{ startsOn: iso(rule.startsOn), dueKind: rule.dueKind, dueOn: rule.dueOn ? iso(rule.dueOn) : '' },
    ...{ dueDays: text(rule.dueDays), cycleMonths: text(rule.cycleMonths), organisations: rule.organisationIds },
    ...{ organisationKinds: rule.organisationKinds, departmentKinds: rule.departmentKinds },
  }
}

/** The form as it was sent. */
export function readRuleDraft(form: FormData): RuleDraft {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim().slice(0, 1000) : ''
  }
  const list = (name: string) => form.getAll(name).filter((value) => typeof value === 'string')
  return RuleDraft.parse({
    ...{ name: text('name'), course: text('course'), jobTitle: text('jobTitle'), newHireDays: text('newHireDays') },
    ...{ startsOn: text('startsOn'), dueKind: text('dueKind'), dueOn: text('dueOn'), dueDays: text('dueDays') },
    ...{ cycleMonths: text('cycleMonths'), organisations: list('organisations') },
    ...{ organisationKinds: list('organisationKinds'), departmentKinds: list('departmentKinds') },
  })
}

const Day = dayField('day_wrong')

const whole = (most: number) =>
  z
    .string()
    .regex(/^\d{1,4}$/, 'days_wrong')
    .transform(Number)
    .refine((value) => value >= 1 && value <= most, 'days_wrong')

const Narrowing = z.object({
  name: z.string().min(1, 'name_missing').max(120, 'text_long'),
  organisations: z.array(z.uuid()),
  organisationKinds: z.array(z.enum(OrganisationKind)),
  departmentKinds: z.array(z.enum(DepartmentKind)),
  jobTitle: z.string().max(120, 'text_long'),
  newHireDays: z.union([z.literal('').transform(() => null), whole(3650)], 'days_wrong'),
  startsOn: Day,
})

const Cycle = z
  .string()
  .transform(Number)
  .refine((months) => cycles.some((one) => one === months), 'cycle_wrong')

const due = {
  fixed_day: z.object({ dueKind: z.literal('fixed_day'), dueOn: Day }),
  days_after: z.object({ dueKind: z.literal('days_after'), dueDays: whole(1095) }),
  recurring: z.object({ dueKind: z.literal('recurring'), dueDays: whole(1095), cycleMonths: Cycle }),
}
const Due = z.discriminatedUnion('dueKind', [due.fixed_day, due.days_after, due.recurring])

type Checked = { ok: true; name: string; input: RuleInput } | { ok: false; faults: RuleFaults }

/**
 * Checks what was typed. `earliest` is the first day the rule may begin: today for a new one, its own for one that is
 * there. A day by which something is due lies behind the first.
 */
export function checkRule(draft: RuleDraft, { earliest, today }: { earliest: Date; today: Date }): Checked {
  const [narrowing, term] = [Narrowing.safeParse(draft), Due.safeParse(draft)]
  const faults: RuleFaults = {}
  for (const { error } of [narrowing, term]) {
    for (const { path, message } of error?.issues ?? []) faults[String(path[0] ?? 'name')] ??= message
  }
  if (!narrowing.success || !term.success) return { ok: false, faults }
  const { name, startsOn, organisations, ...rest } = narrowing.data
  const begins = startsOn > today ? startsOn : today
  if (startsOn < earliest) return { ok: false, faults: { startsOn: 'day_past' } }
  const given = { dueOn: null, dueDays: null, cycleMonths: null, ...term.data }
  if (given.dueOn && given.dueOn <= begins) return { ok: false, faults: { dueOn: 'due_early' } }
  return { ok: true, name, input: { ...rest, organisationIds: organisations, startsOn, ...given } }
}
