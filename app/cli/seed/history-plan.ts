import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import type { Random } from '#app/platform/seeded-random.ts'
import { idOf } from './seed-id.ts'

/** An invented person and where they work, main department only. */
export type Colleague = {
  personId: string
  departmentKind: DepartmentKind
  departmentId: string
  organisationId: string
  organisationSlug: string
  ambitoId: string
}

export type Journey = {
  colleague: Colleague
  stage: 'completed' | 'under_way' | 'enrolled'
  /** Days ago of the enrolment and of the last sign of life. */
  enrolledDaysAgo: number
  lastDaysAgo: number
}

/**
 * Where training took root: some ambiti far ahead, others with a town or two, Seregno only beginning, Bellano not at
 * all. `since` is how many days ago it began there, `eagerness` how likely somebody of these comuni takes the course.
 */
const territories = [
  {
    since: 360,
    eagerness: 0.9,
    slugs:
      'lissone carate-brianza besana-in-brianza albiate biassono briosco sovico triuggio verano-brianza vedano-al-lambro veduggio-con-colzano',
  },
  { since: 300, eagerness: 0.4, slugs: 'monza brugherio villasanta' },
  { since: 250, eagerness: 0.45, slugs: 'lecco valmadrera calolziocorte malgrate galbiate oggiono civate' },
  { since: 200, eagerness: 0.5, slugs: 'rozzano opera pieve-emanuele binasco lacchiarella basiglio' },
  { since: 160, eagerness: 0.6, slugs: 'merate casatenovo missaglia' },
  { since: 140, eagerness: 0.3, slugs: 'vimercate arcore agrate-brianza' },
  { since: 120, eagerness: 0.2, slugs: 'desio limbiate' },
  { since: 330, eagerness: 0.3, slugs: 'cooperativa-sociale-ponte-lieve associazione-parole-in-viaggio' },
  { since: 180, eagerness: 0.3, slugs: 'cooperativa-sociale-il-traghetto cooperativa-sociale-cortile-aperto' },
].map(({ slugs, ...rest }) => ({ ...rest, slugs: slugs.split(' ') }))

/** Enrolled in the last weeks; nobody there has finished yet. */
const beginners = new Set(['seregno', 'giussano'])

const interest: Record<DepartmentKind, number> = {
  social_services: 1,
  nursery: 0.8,
  registry: 0.7,
  other: 0.6,
  local_police: 0.35,
  technical_office: 0.25,
}

/** Of all invented people: a fifth have completed, as many again as a third of those are on the way. */
const shares = { completed: 0.207, underWay: 0.057, enrolled: 0.016 }

type Runner = { colleague: Colleague; since: number; arrival: number }

/** An exponential race: the eagerer, the earlier, and the same order for the same seed. */
function race(colleagues: readonly Colleague[], random: Random): Runner[] {
  return colleagues
    .flatMap((colleague) => {
      const territory = territories.find(({ slugs }) => slugs.includes(colleague.organisationSlug))
      const luck = -Math.log(1 - random.next())
      if (!territory) return []
      const arrival = luck / (territory.eagerness * interest[colleague.departmentKind])
      return [{ colleague, since: territory.since, arrival }]
    })
    .sort((a, b) => a.arrival - b.arrival)
}

function firstOfEachPlace(runners: readonly Runner[]): Set<Runner> {
  const firsts = new Map<string, Runner>()
  for (const runner of runners) {
    const { organisationSlug } = runner.colleague
    if (!firsts.has(organisationSlug)) firsts.set(organisationSlug, runner)
  }
  return new Set(firsts.values())
}

function completedJourney({ colleague, since }: Runner, random: Random): Journey {
  const enrolledDaysAgo = 12 + random.below(since - 12)
  const lastDaysAgo = Math.max(1, enrolledDaysAgo - 5 - random.below(55))
  return { colleague, stage: 'completed', enrolledDaysAgo, lastDaysAgo }
}

/** One in three has not been seen for two months: somebody to remind. */
function unfinishedJourney({ colleague, since }: Runner, random: Random): Journey {
  const late = random.next() < 0.33
  const lastDaysAgo = late ? 60 + random.below(40) : 1 + random.below(20)
  const enrolledDaysAgo = Math.min(since, lastDaysAgo + 3 + random.below(20))
  return { colleague, stage: 'under_way', enrolledDaysAgo, lastDaysAgo: Math.min(lastDaysAgo, enrolledDaysAgo - 1) }
}

const notBegun = (colleague: Colleague, random: Random): Journey => {
  const enrolledDaysAgo = 1 + random.below(45)
  return { colleague, stage: 'enrolled', enrolledDaysAgo, lastDaysAgo: enrolledDaysAgo }
}

/**
 * Who took the course in the last twelve months and how far they came: the same for the same people. At least one
 * person has completed it in each of the comuni named above.
 */
export function planHistory(colleagues: readonly Colleague[], random: Random): Journey[] {
  const runners = race(colleagues, random)
  const firsts = firstOfEachPlace(runners)
  const ranked = [...firsts, ...runners.filter((runner) => !firsts.has(runner))]
  const completed = Math.round(colleagues.length * shares.completed)
  const underWay = Math.round(colleagues.length * shares.underWay)
  const enrolled = Math.round(colleagues.length * shares.enrolled)
  const unfinished = ranked.slice(completed)
  return [
    ...ranked.slice(0, completed).map((runner) => completedJourney(runner, random)),
    ...unfinished.slice(0, underWay).map((runner) => unfinishedJourney(runner, random)),
    ...unfinished.slice(underWay, underWay + enrolled).map(({ colleague }) => notBegun(colleague, random)),
    ...colleagues
      .filter(({ organisationSlug }) => beginners.has(organisationSlug))
      .filter(() => random.next() < 0.2)
      .map((colleague) => notBegun(colleague, random)),
  ]
}

/** Of those who completed the first course, who goes on to another, by the work they do. */
export type Following = Partial<Record<DepartmentKind, number>>

/** Who took a second course after the first, and how far they came: three in four have finished it. */
export function planFollowing(first: readonly Journey[], following: Following, random: Random): Journey[] {
  return first.flatMap(({ colleague, stage, lastDaysAgo }): Journey[] => {
    const goesOn = random.next() < (following[colleague.departmentKind] ?? 0)
    if (stage !== 'completed' || !goesOn || lastDaysAgo < 10) return []
    const enrolledDaysAgo = 4 + random.below(lastDaysAgo - 6)
    const spent = 5 + random.below(50)
    if (random.next() < 0.75 && spent < enrolledDaysAgo) {
      return [{ colleague, stage: 'completed', enrolledDaysAgo, lastDaysAgo: enrolledDaysAgo - spent }]
    }
    const seen = 1 + random.below(Math.min(20, enrolledDaysAgo - 2))
    return [{ colleague, stage: 'under_way', enrolledDaysAgo, lastDaysAgo: seen }]
  })
}

/** Ids of the invented people of the seed, never of anybody else who has an account here. */
export function isInvented(count: number): (personId: string) => boolean {
  const ids = new Set(Array.from({ length: count }, (_, index) => idOf(`person:${index}`)))
  return (personId) => ids.has(personId)
}
