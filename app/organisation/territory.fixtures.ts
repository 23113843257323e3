import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'

export const dayOf = (text: string) => new Date(`${text}T00:00:00.000Z`)
const long = dayOf('2020-01-01')

/** An ambito with one comune of two departments, for tests. */
export async function addAmbito(slug: string) {
  const ids = { ambitoId: newId(), organisationId: newId(), registryId: newId(), socialId: newId() }
  const { ambitoId, organisationId } = ids
  await db().ambito.create({
    data: { id: ambitoId, slug, name: `Ambito ${slug}`, code: slug.toUpperCase(), startsOn: long },
  })
  await db().organisation.create({
    data: { id: organisationId, kind: 'comune', slug: `comune-${slug}`, name: `Comune ${slug}` },
  })
  await db().organisationAmbito.create({ data: { id: newId(), organisationId, ambitoId, startsOn: long } })
  await db().department.createMany({
    data: [
      { id: ids.registryId, organisationId, kind: 'registry', name: 'Anagrafe', startsOn: long },
      { id: ids.socialId, organisationId, kind: 'social_services', name: 'Servizi sociali', startsOn: long },
    ],
  })
  return ids
}

/** A person who works in these departments, the first as the main one, for tests. */
export async function addPerson(departmentIds: readonly string[] = []): Promise<string> {
  const id = newId()
  await db().person.create({
    data: { id, givenName: 'Prova', familyName: 'Inventata', fiscalCodeHash: id, fiscalCodeCipher: id },
  })
  await db().membership.createMany({
    data: departmentIds.map((departmentId, index) => ({
      id: newId(),
      personId: id,
      departmentId,
      isMain: index === 0,
      startsOn: long,
    })),
  })
  return id
}

/** What the audit says was done to a subject, in order. */
export async function auditedActions(subjectId: string): Promise<string[]> {
  const entries = await db().auditEntry.findMany({
    where: { subjectId },
    orderBy: { id: 'asc' },
    select: { action: true },
  })
  return entries.map(({ action }) => action)
}
