import type { NewPerson } from '#app/identity/create-people.server.ts'
import { controlCharacter } from '#app/identity/fiscal-code.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { seededRandom, type Random } from '#app/platform/seeded-random.ts'
import { idOf } from './seed-id.ts'
import { comunePosts, jobTitleFor, type Post } from './staff.ts'
import { comuni, departmentId, epoch, names, slugOf } from './territory.ts'

export type FictionalPerson = Omit<NewPerson, 'account'> & {
  email: string
  /** Where they work; the first is the main one. */
  posts: Post[]
}

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

/**
 * `count` invented people, always the same, spread over the comuni by size and over the cooperatives and associations.
 */
export function fictionalPeople(count: number): FictionalPerson[] {
  const random = seededRandom(20_261)
  const taken = new Set<string>()
  const places = (scale: number) => {
    const places = seededRandom(20_262)
    const inComuni = comuni.flatMap((comune) =>
      comunePosts(comune, scale, places).map((posts) => ({ slug: comune.slug, posts })),
    )
    const elsewhere = names.organisations.flatMap(({ name }) => {
      const slug = slugOf(name)
      const post = { kind: 'other' as const, departmentId: departmentId(slug, 'other') }
      return Array.from({ length: Math.round(9 * scale) }, () => ({ slug, posts: [post] }))
    })
    return [...inComuni, ...elsewhere]
  }
  const natural = places(1).length
  return places(count / natural).map(({ slug, posts: places }, index) => {
    const female = random.next() < 0.68
    const givenName = random.pick(female ? names.givenNames.female : names.givenNames.male)
    const familyName = `${random.pick(names.surnames.first)}${random.pick(names.surnames.second)}`
    let fiscalCode = fictionalFiscalCode({ givenName, familyName, female }, random)
    while (taken.has(fiscalCode)) fiscalCode = fictionalFiscalCode({ givenName, familyName, female }, random)
    taken.add(fiscalCode)
    const email = `${slugOf(givenName)}.${slugOf(familyName)}.${index + 1}@${slug}.example`
    const posts = places.map((post) => ({ ...post, jobTitle: jobTitleFor(post.kind, female, random) }))
    return { id: idOf(`person:${index}`), givenName, familyName, fiscalCode, email, posts }
  })
}

const person = (
  email: string,
  givenName: string,
  familyName: string,
  fiscal: string,
  [slug, kind, jobTitle]: [slug: string, kind: DepartmentKind, jobTitle: string],
): FictionalPerson => {
  const first15 = `${threeLetters(familyName, false)}${threeLetters(givenName, true)}${fiscal}Z999`
  return {
    id: idOf(`demo:${email}`),
    givenName,
    familyName,
    fiscalCode: `${first15}${controlCharacter(first15)}`,
    email,
    posts: [{ kind, departmentId: departmentId(slug, kind), jobTitle }],
  }
}

const bridge = 'cooperativa-sociale-ponte-lieve'

/** The people behind the demo accounts. */
export const demoPeople: FictionalPerson[] = [
  person('anagrafe@lissone.example', 'Marta', 'Fontechiara', '82D52', ['lissone', 'registry', 'Ufficiale d’anagrafe']),
  person('nido@carate.example', 'Giada', 'Pratofiorito', '90H61', ['carate-brianza', 'nursery', 'Educatrice di nido']),
  person('ufficio@carate.example', 'Elena', 'Montequieto', '75A43', [
    'carate-brianza',
    'social_services',
    'Responsabile dell’ufficio di piano',
  ]),
  person('ufficio@visconteo.example', 'Saverio', 'Pontelungo', '71C12', [
    'rozzano',
    'social_services',
    'Responsabile dell’ufficio di piano',
  ]),
  person('referente@lissone.example', 'Ilaria', 'Boscoverde', '79L50', [
    'lissone',
    'social_services',
    'Assistente sociale',
  ]),
  person('trainer@sguardi.example', 'Samira', 'Ventolieve', '84S58', [
    bridge,
    'other',
    'Mediatrice linguistico-culturale',
  ]),
  person('valutatrice@sguardi.example', 'Irene', 'Lagoazzurro', '86E47', [
    'associazione-parole-in-viaggio',
    'other',
    'Ricercatrice',
  ]),
  person('admin@sguardi.example', 'Guido', 'Torrealta', '77P09', [bridge, 'other', 'Tecnico informatico']),
]

/** Rows of `membership` for people. */
export function membershipsOf(people: readonly FictionalPerson[]) {
  return people.flatMap(({ id: personId, posts }) =>
    posts.map(({ departmentId, jobTitle }, index) => ({
      id: idOf(`membership:${personId}:${index}`),
      personId,
      departmentId,
      jobTitle,
      isMain: index === 0,
      startsOn: epoch,
    })),
  )
}
