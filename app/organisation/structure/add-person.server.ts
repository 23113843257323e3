import { createPeople } from '#app/identity/create-people.server.ts'
import { hashFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { isInForce } from '../dated.ts'
import { lockDepartment, lockedMemberships, placeOn } from '../held-memberships.server.ts'
import { assertMayManage, refreshPlaces } from './manage-person.server.ts'
import type { AddPerson } from './schemas.ts'

type Added = AddPerson & { organisationId: string }

type Outcome =
  | { ok: true; personId: string; isNew: boolean }
  | { ok: false; reason: 'day_in_past' | 'department_closed' | 'not_of_the_organisation' }
  | { ok: false; reason: 'works_already' | 'known_otherwise' }

const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase()

/** Who has a fiscal code, held so that two who enter the same person follow each other; null for nobody yet. */
async function lockKnown(tx: Transaction, fiscalCodeHash: string) {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${fiscalCodeHash}, 7216016))`
  const select = { id: true, familyName: true, givenName: true } as const
  return tx.person.findUnique({ where: { fiscalCodeHash }, select })
}

/**
 * Records that somebody works in a department from a day: a new person, or one the platform knows who works nowhere any
 * more and comes back, with all their past. Whoever works somewhere is moved from there, not entered again.
 * @throws AppError `not_found` outside the scope, `forbidden` for the contact of a single department (P7)
 */
export async function addPerson(viewer: Viewer, added: Added, now: Date): Promise<Outcome> {
  const { organisationId, departmentId, from, fiscalCode, familyName, givenName, workEmail, jobTitle, hiredOn } = added
  const today = civilDay(now)
  return transaction(async (tx) => {
    const department = await lockDepartment(tx, departmentId)
    const place = await placeOn(tx, { ...department, departmentId }, from)
    assertMayManage(viewer, place)
    if (department.organisationId !== organisationId) return { ok: false, reason: 'not_of_the_organisation' }
    if (from < today) return { ok: false, reason: 'day_in_past' }
    if (!isInForce(department, from)) return { ok: false, reason: 'department_closed' }
    const known = await lockKnown(tx, hashFiscalCode(fiscalCode))
    if (known) {
      const isSame = plain(known.familyName) === plain(familyName) && plain(known.givenName) === plain(givenName)
      // Where else they work, or that they do not, is told to nobody who has only typed a code.
      if (!isSame) return { ok: false, reason: 'known_otherwise' }
      if ((await lockedMemberships(tx, known.id, today)).length > 0) return { ok: false, reason: 'works_already' }
    }
    const personId = known?.id ?? newId()
    const person = { id: personId, givenName, familyName, fiscalCode, workEmail, account: null }
    if (!known) await createPeople(tx, [person])
    const membershipId = newId()
    const work = { personId, departmentId, jobTitle, isMain: true, startsOn: from, hiredOn }
    await tx.membership.create({ data: { id: membershipId, ...work } })
    const subject = { subjectType: 'person', subjectId: personId }
    const detail = { membershipId, departmentId, from: isoDay(from), isNew: !known }
    await audit(tx, { actorId: viewer.personId, action: 'membership.added', ...subject, detail }, now)
    await refreshPlaces(tx, [place])
    return { ok: true, personId, isNew: !known }
  })
}
