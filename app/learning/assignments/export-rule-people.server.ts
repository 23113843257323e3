import type { Viewer } from '#app/identity/viewer.ts'
import { organisationMessages } from '#app/organisation/messages.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { csvHeader, csvLines, type CsvColumn } from '#app/platform/csv.ts'
import { transaction } from '#app/platform/database.server.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import type { DutyState } from './duty-state.ts'
import { getManagedRule, type ManagedRule } from './managed-rule.server.ts'
import { dutyMessages } from './messages.ts'
import { countStates } from './rule-figures.server.ts'
import { streamRulePeople, type RulePerson } from './rule-people.server.ts'

function columnsFor(viewer: Viewer, rule: ManagedRule, now: Date): CsvColumn<RulePerson>[] {
  const t = translator(dutyMessages, viewer.locale)
  const place = translator(organisationMessages, viewer.locale)
  return [
    { header: t('family_name'), value: (one) => one.familyName },
    { header: t('given_name'), value: (one) => one.givenName },
    { header: t('organisation'), value: (one) => one.organisationName },
    { header: t('department'), value: (one) => place(`department_${one.departmentKind}`) },
    { header: t('state'), value: (one) => t(`state_${one.state}`) },
    { header: t('at_work'), value: (one) => t(one.atWork ? 'yes' : 'no') },
    { header: t('assigned_on'), value: (one) => isoDay(one.assignedOn) },
    { header: t('due_on'), value: (one) => isoDay(one.dueOn) },
    { header: t('completed_on'), value: ({ completedOn }) => completedOn && isoDay(completedOn) },
    { header: t('waived_until'), value: ({ waivedUntil }) => waivedUntil && isoDay(waivedUntil) },
    { header: t('course'), value: () => rule.course.title },
    { header: t('rule'), value: () => rule.name },
    { header: t('as_of'), value: () => isoDay(civilDay(now)) },
    { header: t('extracted_at'), value: () => now },
  ]
}

async function* piecesOf(
  columns: CsvColumn<RulePerson>[],
  people: AsyncGenerator<RulePerson[]>,
): AsyncGenerator<string> {
  yield csvHeader(columns)
  for await (const some of people) yield csvLines(columns, some)
}

/**
 * The people of a rule as its page lists them, all of one state or of every one, as a file written piece by piece. The
 * download of other people's data is audited before the first byte (P12). Why somebody is excused stays on the page.
 * @throws AppError `not_found` for another ambito's, `forbidden` for contacts
 */
export async function exportRulePeople(
  viewer: Viewer,
  { state, ...place }: { ambitoSlug: string; ruleId: string; state?: DutyState | undefined },
  now: Date,
): Promise<{ name: string; pieces: AsyncGenerator<string> }> {
  const rule = await getManagedRule(viewer, place)
  const question = { ambitoId: rule.ambitoId, ruleId: rule.id, now }
  const counts = await countStates(question)
  const detail = { state: state ?? null, people: state ? counts[state] : counts.people, fiscalCodes: false }
  const event = { action: 'duties.downloaded', subjectType: 'assignment_rule', subjectId: rule.id, detail }
  await transaction((tx) => audit(tx, { actorId: viewer.personId, ...event }, now))
  return {
    name: `obblighi_${rule.ambito.slug}_${rule.course.slug}_${isoDay(civilDay(now))}.csv`,
    pieces: piecesOf(columnsFor(viewer, rule, now), streamRulePeople({ ...question, state })),
  }
}
