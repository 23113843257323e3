import { Form } from '@remix-run/react'
import { organisationMessages } from '#app/organisation/messages.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { DataTable, type Column } from '#app/ui/components/data-table.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { reminderMessages } from '../../reminders/messages.ts'
import { reminderPaths } from '../../reminders/paths.ts'
import { dutyStates, type DutyState } from '../duty-state.ts'
import { dutyMessages } from '../messages.ts'
import { dutyPaths } from '../paths.ts'
import type { StateCounts } from '../rule-figures.server.ts'
import type { RulePerson } from '../rule-people.server.ts'

type Place = { ambitoSlug: string; ruleId: string }
type Shown = { mayAssign: boolean; state: DutyState | undefined; page: number; pages: number; counts: StateCounts }

const kinds = {
  ...{ completed: 'success', under_way: 'info', assigned: 'neutral', overdue: 'warning' },
  ...{ not_yet_due: 'success', excused: 'neutral', on_leave: 'neutral', left: 'neutral' },
} as const satisfies Record<DutyState, 'success' | 'info' | 'neutral' | 'warning'>

/** One link for each state with its count; the counts are the list's lengths and add up to all. */
export function StateLinks({ place, state, counts }: Pick<Shown, 'state' | 'counts'> & { place: Place }) {
  const t = useText(dutyMessages)
  const { number } = useFormats()
  const options = [undefined, ...dutyStates.filter((one) => counts[one] > 0 || one === state)]
  return (
    <nav aria-label={t('by_state')}>
      <ul className="state-filter">
        {options.map((one) => (
          <li key={one ?? 'all'}>
            <Link
              to={dutyPaths.rule({ ...place, state: one })}
              aria-current={one === state ? 'true' : undefined}
              preventScrollReset
            >
              {t(one ? `state_${one}` : 'all_states')} <strong>{number(one ? counts[one] : counts.people)}</strong>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Waiver({ person, place, state }: { person: RulePerson; place: Place; state: DutyState | undefined }) {
  const t = useText(dutyMessages)
  const name = `${person.givenName} ${person.familyName}`
  if (person.state === 'excused') {
    return (
      <Form method="post">
        <input type="hidden" name="person" value={person.personId} />
        <Button kind="outline" name="intent" value="unwaive" aria-label={t('unwaive_person', { name })}>
          {t('unwaive')}
        </Button>
      </Form>
    )
  }
  if (person.state === 'completed' || person.state === 'left') return <span aria-hidden="true">–</span>
  return (
    <Link
      to={`${dutyPaths.rule({ ...place, state, waive: person.personId })}#waive`}
      aria-label={t('waive_person', { name })}
    >
      {t('waive')}
    </Link>
  )
}

function RemindersLink({ person, ambitoSlug }: { person: RulePerson; ambitoSlug: string }) {
  const t = useText(reminderMessages)
  const { personId, givenName, familyName } = person
  return (
    <Link
      to={reminderPaths.ofPerson({ ambitoSlug, personId })}
      aria-label={t('person_link_of', { name: `${givenName} ${familyName}` })}
    >
      {t('person_link_short')}
    </Link>
  )
}

/** One page of the people of a rule: outcomes only (P9). */
export function RulePeopleTable({ place, people, ...shown }: Shown & { place: Place; people: RulePerson[] }) {
  const t = useText(dutyMessages)
  const words = useText(organisationMessages)
  const reminders = useText(reminderMessages)
  const { shortDay, day } = useFormats()
  const { state, counts, mayAssign } = shown
  const columns: Column<RulePerson>[] = [
    { header: t('person'), cell: ({ familyName, givenName }) => `${familyName} ${givenName}` },
    {
      header: t('organisation'),
      cell: ({ organisationName, atWork, state: one }) => (
        <>
          {organisationName}
          {/* Otherwise the state says it. */}
          {!atWork && one !== 'left' && <span className="people-table__note">{t('has_left')}</span>}
        </>
      ),
    },
    { header: t('department'), cell: ({ departmentKind }) => words(`department_${departmentKind}`) },
    {
      header: t('state'),
      cell: (person) => (
        <>
          <Badge kind={kinds[person.state]}>{t(`state_${person.state}`)}</Badge>
          {person.waivedUntil && (
            <span className="people-table__note people-table__why">
              {person.waiverReason === null
                ? t('waived_note_day', { day: day(person.waivedUntil) })
                : t('waived_note', { day: day(person.waivedUntil), reason: person.waiverReason })}
            </span>
          )}
        </>
      ),
    },
    { header: t('due_on'), cell: ({ dueOn }) => shortDay(dueOn) },
    { header: t('completed_on'), cell: ({ completedOn }) => (completedOn ? shortDay(completedOn) : '–') },
    { header: reminders('title'), cell: (person) => <RemindersLink person={person} {...place} /> },
    ...(mayAssign
      ? [{ header: t('act'), cell: (person: RulePerson) => <Waiver person={person} place={place} state={state} /> }]
      : []),
  ]
  return (
    <div className="people-table">
      <DataTable
        caption={t('people_caption', { count: state ? counts[state] : counts.people })}
        columns={columns}
        rows={people}
        keyOf={({ personId }) => personId}
        stacked
      />
      <Pages pathTo={(page) => dutyPaths.rule({ ...place, state, page })} {...shown} />
    </div>
  )
}

function Pages({ page, pages, pathTo }: Pick<Shown, 'page' | 'pages'> & { pathTo: (page: number) => string }) {
  const t = useText(dutyMessages)
  if (pages === 1) return null
  return (
    <nav className="pages" aria-label={t('pages')}>
      {page > 1 ? <Link to={pathTo(page - 1)}>{t('page_previous')}</Link> : <span />}
      <span aria-current="page">{t('page_of', { page, pages })}</span>
      {page < pages ? <Link to={pathTo(page + 1)}>{t('page_next')}</Link> : <span />}
    </nav>
  )
}
