import type { RowEffect, StaffFacts } from './schemas.ts'

/** A membership as it is now. */
export type MembershipNow = {
  id: string
  personId: string
  departmentId: string
  jobTitle: string
  isMain: boolean
  startsOn: string
  endsOn: string | null
  hiredOn: string | null
}
type DatedNow = { id: string; startsOn: string; endsOn: string | null }

/** What is on record of what a line wrote. */
export type Present = {
  memberships: ReadonlyMap<string, MembershipNow>
  grants: ReadonlyMap<string, DatedNow>
  absences: ReadonlyMap<string, DatedNow>
  people: ReadonlyMap<string, { familyName: string; givenName: string; workEmail: string | null }>
}

export type Undo = {
  deletes: string[]
  /** Last days of memberships; null reopens one that nobody's day has missed yet. */
  ends: { id: string; endsOn: string | null }[]
  amends: { id: string; departmentId: string; jobTitle: string; hiredOn: string | null }[]
  /** Memberships opened again from today, because days without them are over. */
  opens: Omit<MembershipNow, 'id' | 'startsOn'>[]
  grants: { id: string; endsOn: string | null }[]
  absenceDeletes: string[]
  absences: { id: string; endsOn: string | null }[]
  person: { id: string; familyName: string; givenName: string; workEmail: string | null } | null
}

type Days = { today: string; yesterday: string }

const nothing = (): Undo => ({
  ...{ deletes: [], ends: [], amends: [], opens: [], grants: [], absenceDeletes: [], absences: [] },
  person: null,
})

/** Takes back what was opened or changed, or says that somebody has changed it since. */
function undoMembership(
  undo: Undo,
  { membership }: RowEffect,
  { memberships }: Present,
  { today, yesterday }: Days,
): boolean {
  if (!membership) return true
  const now = memberships.get(membership.id)
  if (!now || now.departmentId !== membership.departmentId || now.endsOn !== (membership.endsOn ?? null)) return false
  const { before } = membership
  const { id } = membership
  if (before === null) {
    if (now.startsOn >= today) undo.deletes.push(id)
    else undo.ends.push({ id, endsOn: yesterday })
  } else if (before.departmentId === membership.departmentId || now.startsOn >= today)
    undo.amends.push({ id, ...before })
  else {
    undo.ends.push({ id, endsOn: yesterday })
    const { personId, isMain, endsOn } = now
    undo.opens.push({ personId, isMain, endsOn, ...before })
  }
  return true
}

/** Gives back what ended: as it was while no day has missed it, from today on otherwise. */
function undoEnds(undo: Undo, { ended }: RowEffect, { memberships }: Present, { yesterday }: Days): boolean {
  for (const { id, before, after } of ended) {
    const now = memberships.get(id)
    if (!now || now.endsOn !== after) return false
    if (after >= yesterday) undo.ends.push({ id, endsOn: before })
    else {
      const { personId, departmentId, jobTitle, isMain, hiredOn } = now
      undo.opens.push({ personId, departmentId, jobTitle, isMain, hiredOn, endsOn: before })
    }
  }
  return true
}

function undoAbsence(undo: Undo, { absence }: RowEffect, { absences }: Present, { today, yesterday }: Days): void {
  const now = absence && absences.get(absence.id)
  if (!absence || !now || now.endsOn !== absence.after) return
  const { id, created, before } = absence
  if (!created) undo.absences.push({ id, endsOn: before })
  else if (now.startsOn >= today) undo.absenceDeletes.push(id)
  else undo.absences.push({ id, endsOn: yesterday })
}

function undoPerson(undo: Undo, { personId, person }: RowEffect, facts: StaffFacts, { people }: Present): void {
  const now = people.get(personId)
  if (person && now) {
    const isName = now.familyName === facts.familyName && now.givenName === facts.givenName
    const isEmail = now.workEmail === facts.email
    const { familyName, givenName } = isName ? person.before : now
    undo.person = { id: personId, familyName, givenName, workEmail: isEmail ? person.before.workEmail : now.workEmail }
  }
}

/**
 * How one line of an applied list is taken back (ADR 0025): what began today goes, what began on a day that is over
 * ends, and yesterday keeps what it said. Null where somebody has changed the person's place since: that stays.
 */
export function planUndo(effect: RowEffect, facts: StaffFacts, present: Present, days: Days): Undo | null {
  const undo = nothing()
  const isAsLeft = undoMembership(undo, effect, present, days) && undoEnds(undo, effect, present, days)
  if (!isAsLeft) return null
  for (const { id, before, after } of effect.grants) {
    const now = present.grants.get(id)
    if (now?.endsOn === after && after >= days.yesterday) undo.grants.push({ id, endsOn: before })
  }
  undoAbsence(undo, effect, present, days)
  undoPerson(undo, effect, facts, present)
  return undo
}
