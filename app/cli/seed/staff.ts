import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import type { Random } from '#app/platform/seeded-random.ts'
import { departmentId, names } from './territory.ts'

/** A place of work as `membership` keeps it. */
export type Post = { kind: DepartmentKind; departmentId: string; jobTitle: string }

/** How many invented people a town hall has, roughly after its residents; it only makes the demonstration believable. */
const cities = new Map(
  Object.entries({
    monza: 60,
    lecco: 44,
    lissone: 40,
    seregno: 34,
    desio: 32,
    rozzano: 30,
    vimercate: 26,
    brugherio: 26,
    'cesano-maderno': 26,
    limbiate: 24,
  }),
)

const towns = new Set(
  (
    'giussano meda seveso nova-milanese muggio bovisio-masciago lentate-sul-seveso carate-brianza besana-in-brianza ' +
    'concorezzo arcore agrate-brianza villasanta varedo bernareggio biassono cornate-d-adda usmate-velate casatenovo ' +
    'merate calolziocorte valmadrera mandello-del-lario pieve-emanuele opera locate-di-triulzi lacchiarella'
  ).split(' '),
)

/** The larger ones of Lecco's province; the others there, and three in Brianza, are villages. */
const boroughs = new Set(
  (
    'barzano bellano bosisio-parini brivio calco cassago-brianza cernusco-lombardone civate colico costa-masnaga ' +
    'galbiate la-valletta-brianza lomagna malgrate missaglia molteno monticello-brianza nibionno oggiono ' +
    'olgiate-molgora olginate osnago paderno-d-adda robbiate valgreghentino verderio'
  ).split(' '),
)
const brianzaVillages = new Set(['aicurzio', 'camparada', 'correzzana'])

function sizeOf(slug: string, province: string, random: Random): number {
  const city = cities.get(slug)
  if (city) return city
  if (towns.has(slug)) return 13 + random.below(6)
  if (boroughs.has(slug)) return 5 + random.below(3)
  return province === 'LC' || brianzaVillages.has(slug) ? 2 + random.below(2) : 7 + random.below(5)
}

/** The counters every comune has somebody for, then those where a larger one has more people. */
const small = ['registry', 'technical_office', 'social_services', 'local_police'] as const
const large = [...small, 'nursery', 'social_services', 'registry', 'nursery', 'social_services'] as const

/**
 * The counters of each person of a comune, the main one first. A village has nobody at the nursery, and whoever is
 * there covers the counters that are left.
 */
function countersOf(size: number): DepartmentKind[][] {
  return Array.from({ length: size }, (_, index) => {
    const main = large[index % large.length] ?? 'registry'
    return [main, ...small.filter((_kind, at) => at >= size && at % size === index)]
  })
}

/** The posts of everybody in a comune; `scale` makes more or fewer of them. */
export function comunePosts(
  { slug, province }: { slug: string; province: string },
  scale: number,
  random: Random,
): Omit<Post, 'jobTitle'>[][] {
  const size = Math.max(1, Math.round(sizeOf(slug, province, random) * scale))
  return countersOf(size).map((kinds) => kinds.map((kind) => ({ kind, departmentId: departmentId(slug, kind) })))
}

/** A job title of a kind of department, in the gender of the person. */
export function jobTitleFor(kind: DepartmentKind, female: boolean, random: Random): string {
  const [feminine, masculine] = random.pick(names.jobTitles[kind])
  return female ? feminine : masculine
}
