import { db } from '#app/platform/database.server.ts'

/** Given and family name of some people, by id. */
export async function namesOf(personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const people = await db().person.findMany({
    where: { id: { in: [...new Set(personIds)] } },
    select: { id: true, givenName: true, familyName: true },
  })
  return new Map(people.map(({ id, givenName, familyName }) => [id, `${givenName} ${familyName}`]))
}
