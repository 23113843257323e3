import type { DepartmentKind, PeopleVerdict } from '#app/platform/generated/enums.ts'
import { fold } from './fold.ts'
import type { Fault, FoundPlace, PlaceFinder } from './place-finder.ts'
import type { ReadRow } from './read-row.ts'
import type { ChangedField, Note, RowReason, StaffFacts, VerdictDetail } from './schemas.ts'

/** A membership that is not over. Days are civil days. */
export type HeldMembership = {
  id: string
  isMain: boolean
  departmentId: string
  departmentName: string
  organisationId: string
  organisationName: string
  /** Whether its organisation is of the ambito today; of others nothing is shown (P7). */
  inAmbito: boolean
  jobTitle: string
  startsOn: string
  endsOn: string | null
  hiredOn: string | null
}

export type KnownPerson = {
  personId: string
  familyName: string
  givenName: string
  workEmail: string | null
  accountEmail: string | null
  /** Whether they ever worked anywhere. */
  hasHistory: boolean
  memberships: HeldMembership[]
  /** Absences that are not over, earliest first. */
  absences: { id: string; startsOn: string; endsOn: string | null }[]
}

/** What a line asks to be written; nothing of it has happened yet. */
export type Plan = {
  /** Null for somebody to be added. */
  personId: string | null
  person: { familyName: string; givenName: string; workEmail: string | null } | null
  ends: { id: string; before: string | null; after: string }[]
  opens: { startsOn: string; endsOn: string | null } | null
  /** A membership changed where it stands: its details, and its department on the day it began. */
  amends: HeldMembership | null
  place: { organisationId: string; departmentId: string | null; name: string; kind: DepartmentKind } | null
  jobTitle: string
  hiredOn: string | null
  absence: { id: string | null; startsOn: string; before: string | null; endsOn: string | null } | null
  /** Organisations whose roles of contact end, and the last day of them. */
  leaves: { organisationIds: string[]; lastDay: string; sessionsEnd: boolean } | null
}

export type Judged = { verdict: PeopleVerdict; detail: VerdictDetail; plan: Plan | null }

type Facts = Pick<ReadRow, 'facts' | 'faults' | 'lines'>
export type Surroundings = {
  finder: PlaceFinder
  /** Civil day in Italy, and the one before. */
  today: string
  yesterday: string
  /** Addresses that accounts of other people have. */
  takenEmails: ReadonlyMap<string, string>
}

const conflicts: readonly RowReason[] = ['twice_differs', 'works_elsewhere', 'begins_later']

/** A line that is left out: a conflict where nothing but that is wrong with it. */
function stopped(faults: readonly [Fault, ...Fault[]], lines: readonly number[] = []): Judged {
  const [{ reason }, ...others] = faults
  const more = others.map((fault) => fault.reason)
  const suggestion = faults.find((fault) => fault.suggestion !== undefined)?.suggestion
  const detail = {
    reason,
    ...(more.length > 0 ? { more } : {}),
    ...(lines.length > 0 ? { lines: [...lines] } : {}),
    ...(suggestion === undefined ? {} : { suggestion }),
  }
  const isConflict = faults.every((fault) => conflicts.includes(fault.reason))
  return { verdict: isConflict ? 'conflict' : 'refused', detail, plan: null }
}
const stoppedBy = (reason: RowReason) => stopped([{ reason }])
const nothingToDo = (reason: RowReason | null): Judged => ({ verdict: 'unchanged', detail: { reason }, plan: null })

/** Of who works there until a day, as is on record already. */
const untilThen: VerdictDetail = { reason: null, notes: ['left_later'] }

const placeText = (one: HeldMembership) => `${one.organisationName} · ${one.departmentName}`
const isInForceOn = (day: string) => (one: { startsOn: string; endsOn: string | null }) =>
  one.startsOn <= day && (one.endsOn === null || one.endsOn >= day)
/** The last day of what was in force and is no more: yesterday, or today for what has only begun. */
const lastDayOf = ({ startsOn }: { startsOn: string }, { today, yesterday }: Surroundings) =>
  startsOn >= today ? today : yesterday

function judgeLeaver(facts: StaffFacts & { leftOn: string }, known: KnownPerson | null, around: Surroundings): Judged {
  const { today } = around
  const organisation = facts.organisation === '' ? null : around.finder.organisation(facts)
  if (organisation && !organisation.ok) return stopped([organisation])
  const ofThem = (known?.memberships ?? []).filter(
    (one) => one.inAmbito && (!organisation || one.organisationId === organisation.value.id),
  )
  const dayFor = (one: HeldMembership) =>
    facts.leftOn >= today ? (facts.leftOn < one.startsOn ? one.startsOn : facts.leftOn) : lastDayOf(one, around)
  const ends = ofThem
    .map((one) => ({ one, after: dayFor(one) }))
    .filter(({ one, after }) => one.endsOn === null || one.endsOn > after)
  const [first] = ends
  if (ofThem.length > 0 && !first && facts.leftOn >= today) return { ...nothingToDo(null), detail: untilThen }
  if (!known || !first) return nothingToDo('not_here')
  const lastDay = ends.reduce((latest, { after }) => (after > latest ? after : latest), first.after)
  const main = ends.find(({ one }) => one.isMain) ?? first
  const note: Note[] = facts.leftOn > today ? ['left_later'] : []
  return {
    verdict: 'left',
    detail: { reason: null, from: placeText(main.one), notes: note },
    plan: {
      ...{ personId: known.personId, person: null, opens: null, amends: null, place: null, absence: null },
      ...{ jobTitle: main.one.jobTitle, hiredOn: main.one.hiredOn },
      ends: ends.map(({ one, after }) => ({ id: one.id, before: one.endsOn, after })),
      leaves: {
        organisationIds: [...new Set(ends.map(({ one }) => one.organisationId))],
        ...{ lastDay, sessionsEnd: facts.leftOn <= today },
      },
    },
  }
}

function leaveOf({ leave }: StaffFacts, known: KnownPerson | null, around: Surroundings): Plan['absence'] {
  if (leave === undefined) return null
  const { today } = around
  const existing = known?.absences[0] ?? null
  const isOver = leave === null || (leave.to !== null && leave.to < today)
  if (isOver) {
    if (!existing || existing.startsOn > today) return null
    const endsOn = lastDayOf(existing, around)
    return { id: existing.id, startsOn: existing.startsOn, before: existing.endsOn, endsOn }
  }
  const startsOn = leave.from && leave.from > today ? leave.from : today
  if (!existing) return { id: null, startsOn, before: null, endsOn: leave.to }
  if (existing.endsOn === leave.to || (leave.to !== null && leave.to < existing.startsOn)) return null
  return { id: existing.id, startsOn: existing.startsOn, before: existing.endsOn, endsOn: leave.to }
}

/** The address that is written for a line: none where it belongs to somebody else, or to several. */
function emailOf(
  { email, isEmailShared }: StaffFacts,
  known: KnownPerson | null,
  around: Surroundings,
): { email: string | null; notes: Note[] } {
  if (email === '') return { email: null, notes: [] }
  if (isEmailShared) return { email: null, notes: ['email_shared'] }
  const owner = around.takenEmails.get(email)
  if (owner !== undefined && owner !== known?.personId) return { email: null, notes: ['email_of_other'] }
  return { email: owner === undefined ? email : null, notes: [] }
}

type Target = { facts: StaffFacts; place: FoundPlace; known: KnownPerson; around: Surroundings }

/** Names and address of somebody an office of theirs corrects. */
function correctedPerson({ facts, known, around }: Omit<Target, 'place'>) {
  const { email, notes } = emailOf(facts, known, around)
  const isSameName =
    fold(facts.familyName) === fold(known.familyName) && fold(facts.givenName) === fold(known.givenName)
  const names = isSameName ? known : facts
  const workEmail = email ?? known.workEmail
  const changed: ChangedField[] = [
    ...(isSameName ? [] : (['name'] as const)),
    ...(workEmail === known.workEmail ? [] : (['email'] as const)),
  ]
  const { familyName, givenName } = names
  return { person: changed.length > 0 ? { familyName, givenName, workEmail } : null, changed, notes }
}

const placeOf = ({ organisation, department }: FoundPlace): NonNullable<Plan['place']> => ({
  ...{ organisationId: organisation.id, departmentId: department.id, name: department.name, kind: department.kind },
})
const toText = ({ organisation, department }: FoundPlace) => `${organisation.name} · ${department.name}`
const newDepartment = ({ department }: FoundPlace): Note[] => (department.id === null ? ['department_new'] : [])

function judgeArrival(facts: StaffFacts, place: FoundPlace, known: KnownPerson | null, around: Surroundings): Judged {
  const isLater = facts.hiredOn !== null && facts.hiredOn > around.today
  const { email, notes } = emailOf(facts, known, around)
  // Of somebody who worked elsewhere or has an account the office is no source: only a missing address is added.
  const isOwn = known !== null && (known.hasHistory || known.accountEmail !== null)
  const { familyName, givenName } = isOwn ? known : facts
  const workEmail = isOwn ? (known.workEmail ?? email) : email
  const isSame = isOwn && workEmail === known.workEmail
  return {
    verdict: 'new',
    detail: {
      reason: null,
      to: toText(place),
      notes: [
        ...[...notes, ...newDepartment(place), ...(isLater ? (['hired_later'] as const) : [])],
        ...(facts.leftOn === null ? [] : (['left_later'] as const)),
      ],
    },
    plan: {
      ...{ personId: known?.personId ?? null, ends: [], amends: null, leaves: null, place: placeOf(place) },
      person: isSame ? null : { familyName, givenName, workEmail },
      opens: { startsOn: isLater && facts.hiredOn ? facts.hiredOn : around.today, endsOn: facts.leftOn },
      ...{ jobTitle: facts.jobTitle, hiredOn: facts.hiredOn },
      absence: leaveOf(facts, known, around),
    },
  }
}

function judgeStaying({ facts, place, known, around }: Target, main: HeldMembership): Judged {
  const { person, changed, notes } = correctedPerson({ facts, known, around })
  const absence = leaveOf(facts, known, around)
  const isTitleNew = facts.jobTitle !== '' && fold(facts.jobTitle) !== fold(main.jobTitle)
  const isHireNew = facts.hiredOn !== null && facts.hiredOn !== main.hiredOn
  const all: ChangedField[] = [
    ...[...changed, ...(isTitleNew ? (['jobTitle'] as const) : []), ...(isHireNew ? (['hiredOn'] as const) : [])],
    ...(absence ? (['leave'] as const) : []),
  ]
  const isMoved = main.departmentId !== place.department.id
  if (!isMoved && all.length === 0) return { verdict: 'unchanged', detail: { reason: null, notes }, plan: null }
  const { today } = around
  const leaves = main.organisationId !== place.organisation.id
  const others = known.memberships.filter(
    (one) =>
      one.id !== main.id &&
      isInForceOn(today)(one) &&
      (one.departmentId === place.department.id || (leaves && one.organisationId === main.organisationId)),
  )
  const begunToday = main.startsOn === today
  if (isMoved && begunToday && others.some(({ startsOn }) => startsOn === today)) return stoppedBy('begins_later')
  const ending = isMoved ? [...(begunToday ? [] : [main]), ...others] : []
  return {
    verdict: isMoved ? 'moved' : 'changed',
    detail: {
      reason: null,
      ...(isMoved ? { from: placeText(main), to: toText(place) } : {}),
      changed: all,
      notes: [...notes, ...(isMoved ? newDepartment(place) : [])],
    },
    plan: {
      ...{ personId: known.personId, person, absence, leaves: null },
      ends: ending.map((one) => ({ id: one.id, before: one.endsOn, after: lastDayOf(one, around) })),
      opens: isMoved && !begunToday ? { startsOn: today, endsOn: leaves ? null : main.endsOn } : null,
      amends: (isMoved && begunToday) || (!isMoved && (isTitleNew || isHireNew)) ? main : null,
      place: isMoved ? placeOf(place) : null,
      jobTitle: isTitleNew ? facts.jobTitle : main.jobTitle,
      hiredOn: facts.hiredOn ?? main.hiredOn,
    },
  }
}

/** What is wrong with a line by itself, then with where it says that somebody works; a leaver may not say it. */
function allFaults({ facts, faults }: Pick<Facts, 'facts' | 'faults'>, { finder }: Surroundings): Fault[] {
  const own = faults.map((reason) => ({ reason }))
  if (faults.includes('line_broken')) return own
  if (facts.leftOn === null) return [...own, ...finder.faultsOf(facts)]
  const organisation = facts.organisation === '' ? null : finder.organisation(facts)
  return organisation && !organisation.ok ? [...own, organisation] : own
}

/**
 * What becomes of one line as things are now. Nothing begins before today (ADR 0025): a hire, a move or an end of the
 * past that a list tells late counts from today on. Of people who work in another ambito nothing is said but that.
 */
export function judgeRow({ facts, faults, lines }: Facts, known: KnownPerson | null, around: Surroundings): Judged {
  const [own, ...others] = faults.length > 0 ? allFaults({ facts, faults }, around) : []
  if (own) return stopped([own, ...others], lines)
  // Until their last day they work there (P6): who is not here yet comes first.
  const isHere = known?.memberships.some(({ inAmbito }) => inAmbito) ?? false
  if (facts.leftOn !== null && (isHere || facts.leftOn < around.today))
    return judgeLeaver({ ...facts, leftOn: facts.leftOn }, known, around)
  const place = around.finder.place(facts)
  if (!place.ok) return stopped([place, ...around.finder.faultsOf(facts).slice(1)])
  if (!known) return judgeArrival(facts, place.value, null, around)
  const inForce = known.memberships.filter(isInForceOn(around.today))
  const main = inForce.find((one) => one.isMain) ?? inForce[0]
  const later = known.memberships.filter((one) => one.startsOn > around.today)
  if (main && !main.inAmbito) return stoppedBy('works_elsewhere')
  if (main)
    return later.length > 0
      ? stoppedBy('begins_later')
      : judgeStaying({ facts, place: place.value, known, around }, main)
  const [next] = later
  if (!next) return judgeArrival(facts, place.value, known, around)
  const isSame = next.inAmbito && next.departmentId === place.value.department.id
  return isSame ? judgeStaying({ facts, place: place.value, known, around }, next) : stoppedBy('begins_later')
}
