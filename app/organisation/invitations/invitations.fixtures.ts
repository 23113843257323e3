import { createPeople } from '#app/identity/create-people.server.ts'
import { letterCodeOf } from '#app/identity/invitations/letter-code.server.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { newId, randomCode } from '#app/platform/ids.server.ts'
import { dayOf } from '../territory.fixtures.ts'

/** The end of the fiscal code of everybody here. */
export const lastFour = '501Z'

/** Somebody without an account who works in a department, for tests. */
export async function addInvitable(
  departmentId: string,
  { workEmail = null, familyName = 'Fontanalunga' }: { workEmail?: string | null; familyName?: string } = {},
): Promise<string> {
  const personId = newId()
  const person = { id: personId, givenName: 'Giulia', familyName, fiscalCode: `${randomCode(12)}${lastFour}` }
  await transaction((tx) => createPeople(tx, [{ ...person, account: null, workEmail }]))
  const work = { personId, departmentId, startsOn: dayOf('2020-01-01') }
  await db().membership.create({ data: { id: newId(), ...work } })
  return personId
}

/** The invitation somebody has. */
export const invitationOf = (personId: string) => db().invitation.findUniqueOrThrow({ where: { personId } })

/** The code on somebody's letter. */
export const codeOf = async (personId: string) => letterCodeOf((await invitationOf(personId)).id)

/** The links mailed to an address, oldest first. */
export async function linksTo(recipient: string): Promise<string[]> {
  const mails = await db().mail.findMany({ where: { recipient }, orderBy: { queuedAt: 'asc' } })
  return mails.flatMap(({ text }) => /\/invitation\/([0-9A-Z]+)/.exec(text)?.[1] ?? [])
}
