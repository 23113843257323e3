import { db, type Transaction } from '#app/platform/database.server.ts'
import { isLessonPath } from '../course-source.ts'
import type { DraftRow } from './draft-access.server.ts'
import { realPeopleIn, type RealPersonPlace } from './real-people.ts'

/** Words that look like a real person's data, with why they are not, where an author said so. */
export type Suspicion = RealPersonPlace & { reason: string | null }

const keyOf = ({ kind, text }: Pick<RealPersonPlace, 'kind' | 'text'>) => `${kind} ${text}`
const placesOf = (files: readonly { path: string; text: string | null }[]) =>
  files.flatMap(({ path, text }) => (text !== null && isLessonPath(path) ? realPeopleIn(path, text) : []))

/** Of places in a text being written those that nobody has explained and that the version before does not have. */
export async function withoutExplained(
  { id: draftId, baseVersionId: courseVersionId }: DraftRow,
  places: readonly RealPersonPlace[],
): Promise<RealPersonPlace[]> {
  if (places.length === 0) return []
  const explained = await db().draftExplanation.findMany({ where: { draftId }, select: { kind: true, words: true } })
  const keys = new Set(explained.map(({ kind, words }) => `${kind} ${words}`))
  const open = places.filter((place) => !keys.has(keyOf(place)))
  if (courseVersionId === null || open.length === 0) return open
  const having = open.map((place) => ({ text: { contains: place.text } }))
  const before = await db().courseSourceFile.findMany({
    where: { courseVersionId, OR: having },
    select: { path: true, text: true },
  })
  const published = new Set(placesOf(before).map(keyOf))
  return open.filter((place) => !published.has(keyOf(place)))
}

/** What in a draft looks like a real person's data and was not in the version it was taken from, each once. */
export async function listSuspicions(
  { id: draftId, baseVersionId }: DraftRow,
  tx: Transaction = db(),
): Promise<Suspicion[]> {
  const columns = { path: true, text: true } as const
  const [files, before, explanations] = await Promise.all([
    tx.draftFile.findMany({ where: { draftId, text: { not: null } }, orderBy: { path: 'asc' }, select: columns }),
    baseVersionId ? tx.courseSourceFile.findMany({ where: { courseVersionId: baseVersionId }, select: columns }) : [],
    tx.draftExplanation.findMany({ where: { draftId }, select: { kind: true, words: true, reason: true } }),
  ])
  const published = new Set(placesOf(before).map(keyOf))
  const reasons = new Map(explanations.map(({ kind, words, reason }) => [`${kind} ${words}`, reason]))
  const first = new Map<string, Suspicion>()
  for (const place of placesOf(files)) {
    const key = keyOf(place)
    if (!published.has(key) && !first.has(key)) first.set(key, { ...place, reason: reasons.get(key) ?? null })
  }
  return [...first.values()]
}
