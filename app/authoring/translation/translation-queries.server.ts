import { db } from '#app/platform/database.server.ts'
import { translationOf } from './translation-faults.ts'
import type { CourseSource } from '../course-source.ts'

/** The original of a translation: which of its versions is translated, null before the first, and which is current. */
export type OriginalLine = { slug: string; title: string; translated: number | null; current: number }

/** A published translation of a course. Numbers are those of the original's versions. */
export type TranslationLine = { slug: string; language: string; translated: number; current: number }

const version = { number: true, title: true } as const

/** Of which course a published one is the translation, and of which version; null for a course of its own. */
export async function findOriginalLine(slug: string): Promise<OriginalLine | null> {
  const course = await db().course.findUnique({
    where: { slug },
    select: {
      translationOf: { select: { slug: true, currentVersion: { select: version } } },
      currentVersion: { select: { translates: { select: version } } },
    },
  })
  const original = course?.translationOf
  if (!original?.currentVersion) return null
  const { number: current, title } = original.currentVersion
  return { slug: original.slug, title, translated: course?.currentVersion?.translates?.number ?? null, current }
}

/** The same of a course being written, by what it says of itself; null too where its original is not published. */
export async function originalLineOf(source: CourseSource): Promise<OriginalLine | null> {
  const named = translationOf(source)
  if (named === null) return null
  const published = await findOriginalLine(source.slug)
  if (published?.slug === named) return published
  const where = { slug: named, translationOfId: null }
  const original = await db().course.findFirst({ where, select: { currentVersion: { select: version } } })
  if (!original?.currentVersion) return null
  const { number: current, title } = original.currentVersion
  return { slug: named, title, translated: null, current }
}

/** The published translations of a course, by language. */
export async function listTranslations(slug: string): Promise<TranslationLine[]> {
  const original = await db().course.findUnique({
    where: { slug },
    select: {
      currentVersion: { select: version },
      translations: {
        select: { slug: true, currentVersion: { select: { language: true, translates: { select: version } } } },
      },
    },
  })
  const current = original?.currentVersion?.number
  if (current === undefined) return []
  return (
    original?.translations
      .flatMap(({ slug: own, currentVersion: now }): TranslationLine[] =>
        now?.translates ? [{ slug: own, language: now.language, translated: now.translates.number, current }] : [],
      )
      .sort((a, b) => a.language.localeCompare(b.language, 'it')) ?? []
  )
}
