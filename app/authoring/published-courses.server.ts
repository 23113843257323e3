import type { Viewer } from '#app/identity/viewer.ts'
import { lessonsOf } from '#app/learning/course-plan.ts'
import type { Activity } from '#app/learning/schemas.ts'
import { getVersion } from '#app/learning/version-queries.server.ts'
import { canAuthor } from '#app/organisation/policy.ts'
import { db } from '#app/platform/database.server.ts'
import { AppError } from '#app/platform/errors.ts'
import {
  findOriginalLine,
  listTranslations,
  type OriginalLine,
  type TranslationLine,
} from './translation/translation-queries.server.ts'

export type VersionLine = {
  number: number
  /** First characters of the version's hash, enough to tell two apart. */
  mark: string
  publishedAt: Date
  notes: string
  /** People, by how far they are; who withdrew is left out. */
  people: { enrolled: number; under_way: number; completed: number }
}

export type PublishedCourse = {
  slug: string
  title: string
  language: string
  /** Of a translation: of which course, and of which of its versions. */
  original: OriginalLine | null
  translations: TranslationLine[]
  minutes: number
  lessons: number
  exercises: Activity[]
  /** The newest first. */
  versions: VersionLine[]
}

const columns = {
  slug: true,
  currentVersionId: true,
  versions: {
    orderBy: { number: 'desc' },
    select: { id: true, number: true, hash: true, notes: true, publishedAt: true },
  },
} as const

/** How many people of each version are at each stage: one grouped count for all courses. */
async function countPeople(): Promise<(versionId: string) => VersionLine['people']> {
  const counts = await db().enrolment.groupBy({ by: ['courseVersionId', 'state'], _count: true })
  return (versionId) => {
    const of = (state: string) =>
      counts.find((one) => one.courseVersionId === versionId && one.state === state)?._count ?? 0
    return { enrolled: of('enrolled'), under_way: of('under_way'), completed: of('completed') }
  }
}

/**
 * The published courses with every version and how many people are on it, by title, translations after their original, for who writes courses.
 * @throws AppError `forbidden` for anybody else
 */
export async function listPublishedCourses(viewer: Viewer): Promise<PublishedCourse[]> {
  if (!canAuthor(viewer)) throw new AppError('forbidden', { message: 'only trainers see versions' })
  const [courses, peopleOf] = await Promise.all([db().course.findMany({ select: columns }), countPeople()])
  const published = await Promise.all(
    courses.flatMap(({ slug, currentVersionId, versions }) =>
      currentVersionId ? [describe(slug, currentVersionId, versions.map(lineWith(peopleOf)))] : [],
    ),
  )
  const titleOf = ({ original, title }: PublishedCourse) => original?.title ?? title
  const byTitle = (a: PublishedCourse, b: PublishedCourse) => titleOf(a).localeCompare(titleOf(b), 'it')
  const byLanguage = (a: PublishedCourse, b: PublishedCourse) =>
    Number(a.original !== null) - Number(b.original !== null) || a.language.localeCompare(b.language, 'it')
  return published.sort((a, b) => byTitle(a, b) || byLanguage(a, b))
}

type VersionRow = { id: string; number: number; hash: string; notes: string; publishedAt: Date }

const lineWith =
  (peopleOf: (versionId: string) => VersionLine['people']) =>
  ({ id, hash, ...version }: VersionRow): VersionLine => ({ ...version, mark: hash.slice(0, 12), people: peopleOf(id) })

async function describe(slug: string, currentVersionId: string, versions: VersionLine[]): Promise<PublishedCourse> {
  const [{ title, language, declaredMinutes: minutes, outline }, original, translations] = await Promise.all([
    getVersion(currentVersionId),
    findOriginalLine(slug),
    listTranslations(slug),
  ])
  const lessons = lessonsOf(outline)
  const exercises = lessons.flatMap(({ activities }) => activities)
  return { slug, title, language, original, translations, minutes, lessons: lessons.length, exercises, versions }
}
