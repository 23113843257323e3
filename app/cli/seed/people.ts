import type { NewPerson } from '#app/identity/create-people.server.ts'
import { controlCharacter } from '#app/identity/fiscal-code.ts'
import { seededRandom, type Random } from '#app/platform/seeded-random.ts'
import { idOf } from './seed-id.ts'
import { comuni, counters, departmentId, epoch, names, slugOf } from './territory.ts'

export type FictionalPerson = Omit<NewPerson, 'account'> & {
  email: string
  /** Departments they work in; the first is the main one. */
  departmentIds: string[]
}

/** Towns with a real town hall's staff; everywhere else a handful of people do everything. */
const large = new Map(
  Object.entries({
    monza: 60,
    lissone: 40,
    seregno: 34,
    desio: 32,
    lecco: 44,
    rozzano: 30,
    vimercate: 26,
    brugherio: 26,
  }),
)

const monthLetters = 'ABCDEHLMPRST'

function threeLetters(text: string, isGivenName: boolean): string {
  const letters = text.toUpperCase().replace(/[^A-Z]/g, '')
  const consonants = letters.replace(/[AEIOU]/g, '')
  const vowels = letters.replace(/[^AEIOU]/g, '')
  const chosen = isGivenName && consonants.length > 3 ? `${consonants.charAt(0)}${consonants.slice(2)}` : consonants
  return `${chosen}${vowels}XXX`.slice(0, 3)
}

/** A code with a right control character and a birthplace, Z999, that does not exist. */
function fictionalFiscalCode(
  person: { givenName: string; familyName: string; female: boolean },
  random: Random,
): string {
  const year = String(60 + random.below(40))
  const day = String(1 + random.below(28) + (person.female ? 40 : 0)).padStart(2, '0')
  const month = monthLetters.charAt(random.below(12))
  const first15 = `${threeLetters(person.familyName, false)}${threeLetters(person.givenName, true)}${year}${month}${day}Z999`
  return `${first15}${controlCharacter(first15)}`
}

function staffOf(slug: string, province: string, scale: number, random: Random): string[][] {
  const size = Math.max(
    1,
    Math.round((large.get(slug) ?? (province === 'LC' ? 3 + random.below(4) : 8 + random.below(8))) * scale),
  )
  return Array.from({ length: size }, (_, index) => {
    const main = counters[index % counters.length] ?? 'registry'
    // In a small comune one person covers several counters.
    const others = size <= 4 ? counters.filter((_kind, at) => at % size === index && at !== index) : []
    return [main, ...others].map((kind) => departmentId(slug, kind))
  })
}

/**
 * `count` invented people, always the same, spread over the comuni by size and over the cooperatives and associations.
 */
export function fictionalPeople(count: number): FictionalPerson[] {
  const random = seededRandom(20_261)
  const taken = new Set<string>()
  const places = (scale: number) => {
    const places = seededRandom(20_262)
    const inComuni = comuni.flatMap(({ slug, province }) =>
      staffOf(slug, province, scale, places).map((ids) => ({ slug, ids })),
    )
    const elsewhere = names.organisations.flatMap(({ name }) => {
      const slug = slugOf(name)
      return Array.from({ length: Math.round(9 * scale) }, () => ({ slug, ids: [departmentId(slug, 'other')] }))
    })
    return [...inComuni, ...elsewhere]
  }
  const natural = places(1).length
  return places(count / natural).map(({ slug, ids }, index) => {
    const female = random.next() < 0.68
    const givenName = random.pick(female ? names.givenNames.female : names.givenNames.male)
    const familyName = `${random.pick(names.surnames.first)}${random.pick(names.surnames.second)}`
    let fiscalCode = fictionalFiscalCode({ givenName, familyName, female }, random)
    while (taken.has(fiscalCode)) fiscalCode = fictionalFiscalCode({ givenName, familyName, female }, random)
    taken.add(fiscalCode)
    const email = `${slugOf(givenName)}.${slugOf(familyName)}.${index + 1}@${slug}.example`
    return { id: idOf(`person:${index}`), givenName, familyName, fiscalCode, email, departmentIds: ids }
  })
}

const person = (
  email: string,
  givenName: string,
  familyName: string,
  fiscal: string,
  departmentIds: string[],
): FictionalPerson => {
  const first15 = `${threeLetters(familyName, false)}${threeLetters(givenName, true)}${fiscal}Z999`
  return {
    id: idOf(`demo:${email}`),
    givenName,
    familyName,
    fiscalCode: `${first15}${controlCharacter(first15)}`,
    email,
    departmentIds,
  }
}

/** The people behind the demo accounts. */
export const demoPeople: FictionalPerson[] = [
  person('anagrafe@lissone.example', 'Marta', 'Fontechiara', '82D52', [departmentId('lissone', 'registry')]),
  person('nido@carate.example', 'Giada', 'Pratofiorito', '90H61', [departmentId('carate-brianza', 'nursery')]),
  person('ufficio@carate.example', 'Elena', 'Montequieto', '75A43', [
    departmentId('carate-brianza', 'social_services'),
  ]),
  person('ufficio@visconteo.example', 'Saverio', 'Pontelungo', '71C12', [departmentId('rozzano', 'social_services')]),
  person('referente@lissone.example', 'Ilaria', 'Boscoverde', '79L50', [departmentId('lissone', 'social_services')]),
  person('trainer@sguardi.example', 'Samira', 'Ventolieve', '84S58', [
    departmentId('cooperativa-sociale-ponte-lieve', 'other'),
  ]),
  person('valutatrice@sguardi.example', 'Irene', 'Lagoazzurro', '86E47', [
    departmentId('associazione-parole-in-viaggio', 'other'),
  ]),
  person('admin@sguardi.example', 'Guido', 'Torrealta', '77P09', [
    departmentId('cooperativa-sociale-ponte-lieve', 'other'),
  ]),
]

/** Rows of `membership` for people. */
export function membershipsOf(people: readonly FictionalPerson[]) {
  return people.flatMap(({ id: personId, departmentIds }) =>
    departmentIds.map((departmentId, index) => ({
      id: idOf(`membership:${personId}:${index}`),
      personId,
      departmentId,
      isMain: index === 0,
      startsOn: epoch,
    })),
  )
}
