import { z } from 'zod'
import { BoundedMap } from '#app/platform/bounded-map.ts'
import { db, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { CourseOutline } from './schemas.ts'

export type PublishedVersion = {
  id: string
  /** The course that people take: of a translation the original’s (ADR 0042). */
  courseId: string
  /** The version of the original with the same lessons and exercises: itself, unless it is a translation. */
  originalId: string
  /** Of its own folder. */
  slug: string
  language: string
  number: number
  hash: string
  title: string
  summary: string
  declaredMinutes: number
  thresholdPercent: number
  outline: CourseOutline
  /** Hash of each lesson's artefact. */
  artefacts: ReadonlyMap<string, string>
}

/** Versions never change (P1), so a parsed one is kept; the oldest goes when there are too many. */
const kept = new BoundedMap<string, PublishedVersion>(200)

const Row = z.object({ outline: CourseOutline })

/**
 * One published version with its plan.
 * @throws AppError `not_found`
 */
export async function getVersion(id: string, tx: Transaction = db()): Promise<PublishedVersion> {
  const known = kept.get(id)
  if (known) return known
  const row = await tx.courseVersion.findUnique({
    where: { id },
    select: {
      id: true,
      courseId: true,
      translatesId: true,
      language: true,
      number: true,
      hash: true,
      title: true,
      summary: true,
      minutes: true,
      thresholdPercent: true,
      outline: true,
      course: { select: { slug: true, translationOfId: true } },
      lessons: { select: { lessonId: true, artefactHash: true } },
    },
  })
  if (!row) throw notFound('course version')
  const { course, lessons, minutes: declaredMinutes, outline, translatesId, ...rest } = row
  const artefacts = new Map(lessons.map(({ lessonId, artefactHash }) => [lessonId, artefactHash]))
  const version = {
    ...rest,
    courseId: course.translationOfId ?? row.courseId,
    originalId: translatesId ?? row.id,
    ...{ slug: course.slug, declaredMinutes, outline: Row.parse({ outline }).outline, artefacts },
  }
  kept.set(id, version)
  return version
}

export type CatalogueEntry = Pick<PublishedVersion, 'slug' | 'title' | 'summary' | 'declaredMinutes' | 'outline'>

/** The version of the original that has what a version has, in the words offices read. @throws AppError `not_found` */
export async function getOriginal(id: string): Promise<PublishedVersion> {
  const { originalId } = await getVersion(id)
  return getVersion(originalId)
}

/** The current version of every course, or of those that take new people, the course longest known first; no translations. */
export async function listCurrentVersions({ openOnly = false } = {}): Promise<PublishedVersion[]> {
  const courses = await db().course.findMany({
    where: { currentVersionId: { not: null }, translationOfId: null, ...(openOnly ? { closedAt: null } : {}) },
    orderBy: [{ createdAt: 'asc' }, { slug: 'asc' }],
    select: { currentVersionId: true },
  })
  return Promise.all(courses.map(({ currentVersionId }) => getVersion(currentVersionId ?? '')))
}

/** The courses one can take, the longest known first: those that came later build on it. */
export async function listCatalogue(): Promise<CatalogueEntry[]> {
  const versions = await listCurrentVersions({ openOnly: true })
  return versions.map(({ slug, title, summary, declaredMinutes, outline }) => {
    return { slug, title, summary, declaredMinutes, outline }
  })
}

/**
 * The newest version written in a course’s folder: what new people take, or of a translation what it says now.
 * @throws AppError `not_found`
 */
export async function getCurrentVersion(slug: string): Promise<PublishedVersion> {
  const course = await db().course.findUnique({ where: { slug }, select: { currentVersionId: true } })
  if (!course?.currentVersionId) throw notFound('course')
  return getVersion(course.currentVersionId)
}

/**
 * The version that new people take of a course, or of the one it is a translation of.
 * @throws AppError `not_found`
 */
export async function getTakenVersion(slug: string): Promise<PublishedVersion> {
  const select = { currentVersionId: true, translationOf: { select: { currentVersionId: true } } } as const
  const course = await db().course.findUnique({ where: { slug }, select })
  const taken = course?.translationOf ?? course
  if (!course?.currentVersionId || !taken?.currentVersionId) throw notFound('course')
  return getVersion(taken.currentVersionId)
}

/** Whether a course takes nobody new. */
export async function isClosedCourse(courseId: string): Promise<boolean> {
  return (await db().course.count({ where: { id: courseId, closedAt: { not: null } } })) > 0
}

/**
 * One version of a course by its number.
 * @throws AppError `not_found`
 */
export async function getNumberedVersion(slug: string, number: number): Promise<PublishedVersion> {
  const row = await db().courseVersion.findFirst({ where: { number, course: { slug } }, select: { id: true } })
  if (!row) throw notFound('course version')
  return getVersion(row.id)
}

/** Every version written in a course’s folder, the newest first. */
export async function listVersionIds(slug: string): Promise<string[]> {
  const rows = await db().courseVersion.findMany({
    where: { course: { slug } },
    orderBy: { number: 'desc' },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}

/** Slugs of those of some courses that one can still take, by course. */
export async function slugsOfOpenCourses(courseIds: readonly string[]): Promise<Map<string, string>> {
  if (courseIds.length === 0) return new Map()
  const rows = await db().course.findMany({
    where: { id: { in: [...courseIds] }, currentVersionId: { not: null }, closedAt: null },
    select: { id: true, slug: true },
  })
  return new Map(rows.map(({ id, slug }) => [id, slug]))
}
