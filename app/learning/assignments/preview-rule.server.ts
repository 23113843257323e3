import { civilDay } from '#app/platform/clock.ts'
import { db, Prisma } from '#app/platform/database.server.ts'
import { rulePlan, type RuleTerms } from './rule-plan.server.ts'

export type PlannedPerson = {
  personId: string
  familyName: string
  givenName: string
  organisationName: string
  act: 'add' | 'remove' | 'renew' | 'again'
  dueOn: Date
  /** They hold what the rule asks already. */
  isValid: boolean
}

export type RulePreview = {
  /** The day it would be worked out: today, or the first of the rule. */
  on: Date
  added: number
  removed: number
  /** People who get another day. */
  renewed: number
  kept: number
  /** Of the added, those who hold a valid certificate. */
  valid: number
  people: PlannedPerson[]
  page: number
  pages: number
}

/** Names on one page of a preview. */
const size = 20

type Counts = Pick<RulePreview, 'added' | 'removed' | 'renewed' | 'kept' | 'valid'>

/** What a rule with these terms would do, counted, and one page of the names; nothing is written. */
export async function previewRule(
  terms: RuleTerms,
  { ruleId, page: asked }: { ruleId: string | null; page: number },
  now: Date,
): Promise<RulePreview> {
  const today = civilDay(now)
  const on = terms.startsOn > today ? terms.startsOn : today
  const plan = rulePlan(terms, ruleId, on)
  const [counts] = await db().$queryRaw<Counts[]>`
    WITH ${plan}
    SELECT count(*) FILTER (WHERE act = 'add')::int AS added, count(*) FILTER (WHERE act = 'remove')::int AS removed,
      count(*) FILTER (WHERE act IN ('renew', 'again'))::int AS renewed,
      count(*) FILTER (WHERE act = 'keep')::int AS kept,
      count(*) FILTER (WHERE act = 'add' AND is_valid)::int AS valid
    FROM rule_plan`
  const found = counts ?? { added: 0, removed: 0, renewed: 0, kept: 0, valid: 0 }
  const pages = Math.max(1, Math.ceil((found.added + found.removed + found.renewed) / size))
  const page = Math.min(Math.max(1, asked), pages)
  const people = await db().$queryRaw<PlannedPerson[]>`
    WITH ${plan}
    SELECT r.person_id AS "personId", p.family_name AS "familyName", p.given_name AS "givenName",
      COALESCE((${lastWorkplace()}), '') AS "organisationName",
      r.act, r.due_on AS "dueOn", r.is_valid AS "isValid"
    FROM rule_plan r JOIN person p ON p.id = r.person_id
    WHERE r.act IN ('add', 'remove', 'renew', 'again')
    ORDER BY r.act = 'remove' DESC, r.act, p.family_name, p.given_name, p.id
    LIMIT ${size} OFFSET ${(page - 1) * size}`
  return { on, ...found, people, page, pages }
}

/** The organisation somebody works in, or last worked in. */
function lastWorkplace() {
  return Prisma.sql`
    SELECT o.name FROM membership m JOIN department d ON d.id = m.department_id
    JOIN organisation o ON o.id = d.organisation_id
    WHERE m.person_id = r.person_id ORDER BY m.ends_on DESC NULLS FIRST, m.is_main DESC, m.starts_on DESC, m.id LIMIT 1`
}
