import path from 'node:path'
import { imageSize } from 'image-size'
import { PracticeSpec } from '#app/assessment/practice-schemas.ts'
import { AssessmentSpec } from '#app/assessment/schemas.ts'
import { openStandingEdition } from '#app/learning/open-standing-edition.server.ts'
import type { PublicationEffect } from '#app/learning/effects/effect.ts'
import { moveEnrolments } from '#app/learning/effects/move-enrolments.server.ts'
import { CourseOutline } from '#app/learning/schemas.ts'
import { audit } from '#app/platform/audit.server.ts'
import { putBlob } from '#app/platform/blobs.server.ts'
import { db, transaction, type Transaction } from '#app/platform/database.server.ts'
import { newId, sha256 } from '#app/platform/ids.server.ts'
import { placePackages } from '#app/scorm/place-packages.server.ts'
import { checkCourse, type CheckedCourse } from './check-course.ts'
import { mediaTypeOf } from './check-media.ts'
import { compileLesson, compilerVersion, type Media } from './compile-lesson.server.ts'
import { creditLine, creditsOf } from './credits.ts'
import { isMediaPath, textsOf, type CourseSource } from './course-source.ts'
import { contentOf } from './course-content.server.ts'
import type { Fault } from './faults.ts'
import { packagesOf, placedIn, type PlacedAt } from './packages-of.server.ts'
import { idProblems, publishedIds, type PublishedIds } from './published-ids.ts'
import { checkTranslation, findTranslated } from './translation/original.server.ts'
import { translationOf } from './translation/translation-faults.ts'

export type PublishOutcome =
  { ok: true; published: boolean; versionId: string; number: number } | { ok: false; reason: 'faults'; faults: Fault[] }

/**
 * Names a version: sha256 of compiler version and every source file, of the packages its exercises play, and of a translation the
 * version it translates: the same words are another translation of another original (P1).
 */
export function versionHash(
  source: CourseSource,
  translated: string | null = null,
  placed: readonly PlacedAt[] = [],
): string {
  const files = [...source.files].map(([file, { bytes }]) => `${file} ${sha256(bytes)}`).sort()
  const original = translated === null ? [] : [`translates ${translated}`]
  const played = placed.map(({ activityId, packageId }) => `plays ${activityId} ${packageId}`).sort()
  return sha256([compilerVersion(), source.slug, ...files, ...original, ...played].join('\n'))
}

/** Pixels of a picture; null for anything else, and for a drawing that does not say. */
function pictureSize(file: string, bytes: Uint8Array): { width: number; height: number } | null {
  if (!mediaTypeOf(file)?.startsWith('image/')) return null
  try {
    const { width, height } = imageSize(bytes)
    return { width, height }
  } catch {
    return null
  }
}

const weighed = new WeakMap<Uint8Array, { sha256: string; size: { width: number; height: number } | null }>()

/** Hash and size of bytes, which do not change: asked once for all the versions of a draft that have them. */
function weigh(file: string, bytes: Uint8Array) {
  const known = weighed.get(bytes) ?? { sha256: sha256(bytes), size: pictureSize(file, bytes) }
  weighed.set(bytes, known)
  return known
}

/** The media of a module's folder, as its lessons name them. */
export function mediaOf(source: CourseSource, folder: string): Media {
  const prefix = `${folder}/`
  const own = [...source.files].filter(([file]) => file.startsWith(`${prefix}media/`))
  const credits = creditsOf(source, folder)
  return new Map(
    own.map(([file, { bytes }]) => {
      const credit = credits.get(path.basename(file))
      const facts = { ...weigh(file, bytes), credit: credit ? creditLine(credit) : null }
      return [file.slice(prefix.length), facts]
    }),
  )
}

async function compileAll(course: CheckedCourse, source: CourseSource) {
  const compiled = []
  for (const lesson of course.lessons) {
    compiled.push({ lesson, ...(await compileLesson(lesson, mediaOf(source, lesson.folder))) })
  }
  return compiled
}

type Specs = { spec: unknown }[]
type Before = { id: string; outline: unknown; assessmentSpecs: Specs; practiceSpecs: Specs }

function idsBefore({ outline, assessmentSpecs, practiceSpecs }: Before): PublishedIds {
  const parsed = CourseOutline.safeParse(outline)
  if (!parsed.success) return new Map()
  return publishedIds({
    outline: parsed.data,
    specs: assessmentSpecs.map(({ spec }) => AssessmentSpec.parse(spec)),
    practice: practiceSpecs.map(({ spec }) => PracticeSpec.parse(spec)),
  })
}

/** Faults of ids against every version before (P2). */
function idFaults(course: CheckedCourse, versions: readonly Before[], currentId: string | null): Fault[] {
  const before = versions.map((version) => ({ id: version.id, ids: idsBefore(version) }))
  const { dropped, returned } = idProblems({
    next: publishedIds({
      outline: course.outline,
      specs: course.lessons.flatMap(({ specs }) => specs),
      practice: course.lessons.flatMap(({ practice }) => practice),
    }),
    retired: course.metadata.retired,
    current: before.find(({ id }) => id === currentId)?.ids ?? new Map(),
    ever: new Map(before.flatMap(({ ids }) => [...ids])),
  })
  const place = { file: 'course.yaml', line: 1, column: 1 } as const
  return [
    ...dropped.map((id) => ({ ...place, code: 'id_dropped', values: { id } }) as const),
    ...returned.map((id) => ({ ...place, code: 'id_returned', values: { id } }) as const),
  ]
}

async function storeMedia(tx: Transaction, courseVersionId: string, source: CourseSource): Promise<void> {
  for (const [file, { bytes }] of source.files) {
    const mediaType = isMediaPath(file) ? mediaTypeOf(file) : undefined
    if (!mediaType) continue
    const blobSha256 = await putBlob(tx, bytes, mediaType)
    await tx.courseMedia.create({ data: { courseVersionId, path: file, blobSha256 } })
  }
}

/** Keeps the texts of a version, so that a trainer can write on from it. Twice does the same. */
async function storeTexts(tx: Transaction, courseVersionId: string, source: CourseSource): Promise<void> {
  const data = textsOf(source).map(([file, text]) => ({ courseVersionId, path: file, text }))
  await tx.courseSourceFile.createMany({ data, skipDuplicates: true })
}

type Compiled = Awaited<ReturnType<typeof compileAll>>

type VersionRow = {
  id: string
  courseId: string
  number: number
  hash: string
  publishedAt: Date
  translatesId: string | null
}

async function storeVersion(
  tx: Transaction,
  version: VersionRow,
  course: CheckedCourse,
  compiled: Compiled,
): Promise<void> {
  const { metadata, outline } = course
  const { title, summary, language, minutes, threshold: thresholdPercent, 'version-notes': notes } = metadata
  const kept = course.lessons.map((lesson) => lesson.kept)
  const tools = { tools: kept.flatMap((one) => one.tools), terms: kept.flatMap(({ terms }) => terms) }
  const described = { title, summary, language, minutes, thresholdPercent, notes, outline, tools }
  await tx.courseVersion.create({ data: { ...version, ...described } })
  await tx.artefact.createMany({ data: compiled.map(({ hash, code }) => ({ hash, code })), skipDuplicates: true })
  await tx.lessonVersion.createMany({
    data: compiled.map(({ lesson, hash: artefactHash }, position) => {
      const { id: lessonId, moduleId, title: lessonTitle, minutes: lessonMinutes } = lesson
      return {
        courseVersionId: version.id,
        lessonId,
        position,
        moduleId,
        title: lessonTitle,
        minutes: lessonMinutes,
        artefactHash,
      }
    }),
  })
  await tx.assessmentSpec.createMany({
    data: course.lessons.flatMap(({ specs }) =>
      specs.map((spec) => ({ courseVersionId: version.id, activityId: spec.id, kind: spec.kind, spec })),
    ),
  })
  const placed = course.lessons.flatMap(({ id: lessonId, practice }) => practice.map((spec) => ({ lessonId, spec })))
  await tx.practiceSpec.createMany({
    data: placed.map(({ lessonId, spec }, position) => {
      const { id: activityId, kind } = spec
      return { courseVersionId: version.id, activityId, lessonId, position, kind, spec }
    }),
  })
}

/** Keeps what the version asks of people under way, and takes them over. */
async function takeOver(tx: Transaction, publication: Parameters<typeof moveEnrolments>[1], now: Date) {
  const { versionId, effect } = publication
  await tx.courseVersion.update({ where: { id: versionId }, data: { effect } })
  return { moved: await moveEnrolments(tx, publication, now) }
}

const findVersion = (hash: string, tx: Transaction = db()) =>
  tx.courseVersion.findUnique({
    where: { hash },
    select: { id: true, number: true, currentOf: { select: { id: true } }, _count: { select: { sources: true } } },
  })

const courseBefore = {
  id: true,
  currentVersionId: true,
  versions: {
    select: {
      id: true,
      number: true,
      outline: true,
      assessmentSpecs: { select: { spec: true } },
      practiceSpecs: { select: { spec: true } },
    },
  },
} as const

type Deed = { now: Date; actorId: string | null; effect: PublicationEffect | null }

/** The same text of the original's version, held while its translation is published: no other goes out meanwhile. */
async function lockOriginal(tx: Transaction, slug: string | null): Promise<void> {
  if (slug !== null) await tx.$queryRaw`SELECT id FROM course WHERE slug = ${slug} FOR NO KEY UPDATE`
}

/** Stores a checked and compiled course in the caller's transaction; the locks are the original's, then the course's own. */
async function storeCourse(
  tx: Transaction,
  { course, source, compiled }: { course: CheckedCourse; source: CourseSource; compiled: Compiled },
  { now, actorId, effect }: Deed,
): Promise<PublishOutcome> {
  const { slug } = course
  await lockOriginal(tx, course.metadata['translation-of'] ?? null)
  const { original, faults } = await checkTranslation(course, tx)
  if (faults.length > 0) return { ok: false, reason: 'faults', faults }
  const packages = await packagesOf(course, tx)
  const hash = versionHash(source, original?.hash, packages.placed)
  await tx.course.createMany({ data: [{ id: newId(), slug }], skipDuplicates: true })
  await tx.$queryRaw`SELECT id FROM course WHERE slug = ${slug} FOR UPDATE`
  const row = await tx.course.findUniqueOrThrow({ where: { slug }, select: courseBefore })
  const already = await findVersion(hash, tx)
  // The ids of a translation are its original's, which answers for them.
  const ids = original ? [] : idFaults(course, row.versions, row.currentVersionId)
  const wrong = already ? [] : [...packages.missing, ...ids]
  if (wrong.length > 0) return { ok: false, reason: 'faults', faults: wrong }
  const number = already?.number ?? Math.max(0, ...row.versions.map((version) => version.number)) + 1
  const versionId = already?.id ?? newId()
  if (!already) {
    const translatesId = original?.versionId ?? null
    const version = { id: versionId, courseId: row.id, number, hash, publishedAt: now, translatesId }
    await storeVersion(tx, version, course, compiled)
    await storeMedia(tx, versionId, source)
    await placePackages(tx, versionId, packages.placed)
  }
  await storeTexts(tx, versionId, source)
  const translationOfId = original?.courseId ?? null
  await tx.course.update({ where: { id: row.id }, data: { currentVersionId: versionId, translationOfId } })
  if (!original) await openStandingEdition(tx, row.id, now)
  const moved =
    effect &&
    (await takeOver(tx, { courseId: row.id, versionId, next: contentOf(course, packages.placed), effect }, now))
  const subject = { subjectType: 'course', subjectId: row.id, detail: { slug, number, hash, ...moved } }
  await audit(tx, { actorId, action: 'course.published', ...subject }, now)
  return { ok: true, published: true, versionId, number }
}

/**
 * Publishes a course folder as the version new people take, or as the translation of one (ADR 0042). The same files again
 * change nothing, unless the original of a translation has another version now, or a package it plays has; older files that were
 * published before become current again. Everything is checked and compiled first, then stored in one transaction with
 * its audit entry. `actorId` null is the system. People on versions before stay on theirs unless there is an `effect`.
 */
export async function publishCourse(
  source: CourseSource,
  now: Date,
  actorId: string | null = null,
  effect: PublicationEffect | null = null,
): Promise<PublishOutcome> {
  const translated = await findTranslated(translationOf(source))
  const known = await findVersion(versionHash(source, translated, await placedIn(source)))
  if (known?.currentOf && known._count.sources === 0) {
    // One of before texts were kept.
    await transaction((tx) => storeTexts(tx, known.id, source))
  }
  if (known?.currentOf) return { ok: true, published: false, versionId: known.id, number: known.number }
  const { course, faults } = checkCourse(source)
  if (!course) return { ok: false, reason: 'faults', faults }
  const asTranslation = await checkTranslation(course)
  if (asTranslation.faults.length > 0) return { ok: false, reason: 'faults', faults: asTranslation.faults }
  const compiled = await compileAll(course, source)
  return transaction((tx) => storeCourse(tx, { course, source, compiled }, { now, actorId, effect }))
}

/** Where the courses that come with the installation are. */
export const coursesFolder = (): string => path.resolve('courses')
