import type { Viewer } from '#app/identity/viewer.ts'
import { civilDay } from '#app/platform/clock.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { isInForce } from '../dated.ts'
import { lockedMemberships, placeOn } from '../held-memberships.server.ts'
import { officeScope, scopeCovers } from '../scope.ts'

export type OnPerson = {
  ambitoId: string
  personId: string
  /** Id of the invitation the page spoke of; null for none. */
  seen: string | null
}

/**
 * Somebody who works today in the viewer's part of an ambito, under a lock, with what they have to come in by. Contacts
 * invite their own people, those of a department as well: who has an account changes no record of staff.
 * @throws AppError `not_found` outside the scope, or for who works there no more (P7)
 */
export async function lockInvitable(tx: Transaction, viewer: Viewer, { ambitoId, personId }: OnPerson, now: Date) {
  const today = civilDay(now)
  const held = await lockedMemberships(tx, personId, today)
  const scope = officeScope(viewer)
  for (const row of held.filter((one) => isInForce(one, today))) {
    const place = await placeOn(tx, row, today)
    if (place.ambitoId !== ambitoId || !scopeCovers(scope, place)) continue
    const { name: organisation } = await tx.organisation.findUniqueOrThrow({
      where: { id: row.organisationId },
      select: { name: true },
    })
    const { account, ...person } = await tx.person.findUniqueOrThrow({
      where: { id: personId },
      select: {
        ...{ givenName: true, workEmail: true, account: { select: { id: true } } },
        invitation: { select: { id: true, usedAt: true, cancelledAt: true } },
      },
    })
    return { ...person, personId, organisation, hasAccount: account !== null }
  }
  throw notFound('person')
}
