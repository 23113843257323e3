import { listPractice } from '#app/assessment/practice-queries.server.ts'
import { AssessmentSpec } from '#app/assessment/schemas.ts'
import { CourseOutline } from '#app/learning/schemas.ts'
import { db, type Transaction } from '#app/platform/database.server.ts'
import type { CheckedCourse } from '../check-course.ts'
import type { Fault } from '../faults.ts'
import { coursePlace, translationFaults } from './translation-faults.ts'

/** The version of an original that its translation is held against. */
export type OriginalVersion = { courseId: string; versionId: string; hash: string }

type Found = { ok: true; original: OriginalVersion } | { ok: false; faults: Fault[] }

const refused = (code: Fault['code'], values: Fault['values']): { ok: false; faults: Fault[] } => {
  return { ok: false, faults: [{ ...coursePlace, code, values }] }
}

const columns = {
  id: true,
  translationOfId: true,
  currentVersion: { select: { id: true, hash: true, language: true } },
  translations: { select: { slug: true, currentVersion: { select: { language: true } } } },
} as const

async function contentOfVersion(tx: Transaction, versionId: string) {
  const [{ outline, language, thresholdPercent }, specs, practice] = await Promise.all([
    tx.courseVersion.findUniqueOrThrow({
      where: { id: versionId },
      select: { outline: true, language: true, thresholdPercent: true },
    }),
    tx.assessmentSpec.findMany({ where: { courseVersionId: versionId }, select: { spec: true } }),
    listPractice(versionId, tx),
  ])
  return {
    ...{ language, thresholdPercent, practice },
    outline: CourseOutline.parse(outline),
    specs: specs.map(({ spec }) => AssessmentSpec.parse(spec)),
  }
}

/** The hash of the version a translation would be held against; null for no course, or none that is published. */
export async function findTranslated(translationOf: string | null): Promise<string | null> {
  if (translationOf === null) return null
  const where = { slug: translationOf }
  const row = await db().course.findUnique({ where, select: { currentVersion: { select: { hash: true } } } })
  return row?.currentVersion?.hash ?? null
}

/**
 * The current version of the course that another says it translates, or why it cannot be one: no such course published,
 * itself, a translation, or one that is there in that language already.
 */
export async function findOriginal(
  course: { slug: string; translationOf: string; language: string },
  tx: Transaction = db(),
): Promise<Found> {
  const { slug, translationOf, language } = course
  if (translationOf === slug) return refused('translation_itself', {})
  const [row, own] = await Promise.all([
    tx.course.findUnique({ where: { slug: translationOf }, select: columns }),
    tx.course.findUnique({ where: { slug }, select: { translationOfId: true, currentVersionId: true } }),
  ])
  if (!row?.currentVersion) return refused('translation_unknown', { original: translationOf })
  if (row.translationOfId) return refused('translation_of_translation', { original: translationOf })
  if (own?.currentVersionId && own.translationOfId !== row.id) return refused('translation_changed', {})
  const other = row.translations.find((one) => one.slug !== slug && one.currentVersion?.language === language)
  if (other) return refused('translation_taken', { language, other: other.slug })
  const { id: versionId, hash } = row.currentVersion
  return { ok: true, original: { courseId: row.id, versionId, hash } }
}

/**
 * Whether a course without faults of its own may be published: as the translation it says it is, or as the course of its
 * own it was before. `original` is null for what is no translation.
 */
export async function checkTranslation(
  course: CheckedCourse,
  tx: Transaction = db(),
): Promise<{ original: OriginalVersion | null; faults: Fault[] }> {
  const { slug, metadata } = course
  const { language, 'translation-of': translationOf } = metadata
  if (translationOf === undefined) {
    const where = { slug, translationOfId: { not: null }, currentVersionId: { not: null } }
    const faults: Fault[] =
      (await tx.course.count({ where })) > 0 ? [{ ...coursePlace, code: 'translation_changed', values: {} }] : []
    return { original: null, faults }
  }
  const found = await findOriginal({ slug, translationOf, language }, tx)
  if (!found.ok) return { original: null, faults: found.faults }
  const content = await contentOfVersion(tx, found.original.versionId)
  return { original: found.original, faults: translationFaults(content, course) }
}

/** All that keeps a checked course from being published: its own faults, and where it has none those of a translation. */
export async function everyFault({
  course,
  faults,
}: {
  course: CheckedCourse | null
  faults: Fault[]
}): Promise<Fault[]> {
  return course ? (await checkTranslation(course)).faults : faults
}
