import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/ids.server.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import type { CourseLanguage } from '../course-languages.ts'
import { changeFiles } from '../drafts/change-files.server.ts'
import { editYaml } from '../drafts/edit-yaml.ts'
import { openDraftIn } from '../drafts/open-draft.server.ts'
import { filesOfVersion } from '../version-files.server.ts'
import { requireCourseRole } from '../settings/course-access.server.ts'

type Outcome = { ok: true; slug: string } | { ok: false; reason: 'language_same' | 'slug_taken' }

const columns = {
  id: true,
  translationOfId: true,
  currentVersion: { select: { id: true, language: true } },
  translations: { select: { slug: true, currentVersion: { select: { language: true } } } },
} as const

/** The files of the original as its translation begins: its words, to be put in others, its pictures and films. */
async function firstFiles(tx: Transaction, courseVersionId: string, named: Record<string, string>) {
  const yaml = (text: string) =>
    editYaml(text, (document) => {
      for (const [name, value] of Object.entries(named)) document.set(name, value)
      // Of the original: the ids it gave up, and what it said of its last version.
      for (const name of ['retired', 'version-notes']) document.delete(name)
    })
  const files = await filesOfVersion(courseVersionId, tx)
  return files.map((file) =>
    file.path === 'course.yaml' && file.text !== null ? { ...file, text: yaml(file.text) } : file,
  )
}

/**
 * Begins the translation of a published course as a draft of its own, `<slug>-<language>`, with the texts that are to be
 * put in other words. Where there is one in that language, or a draft of it, that is gone on with: its address is returned.
 * @throws AppError `forbidden`; `not_found` for a course that is not published, or is a translation
 */
export async function translateCourse(
  viewer: Viewer,
  { slug, language }: { slug: string; language: CourseLanguage },
  now: Date,
): Promise<Outcome> {
  requireAuthor(viewer)
  return transaction(async (tx): Promise<Outcome> => {
    const original = await tx.course.findUnique({ where: { slug }, select: columns })
    if (!original?.currentVersion || original.translationOfId) throw notFound('course')
    if (original.currentVersion.language === language) return { ok: false, reason: 'language_same' }
    const known = original.translations.find(({ currentVersion }) => currentVersion?.language === language)
    if (known) {
      await requireCourseRole(viewer, known.slug, 'author', tx)
      await openDraftIn(tx, viewer, known.slug, now)
      return { ok: true, slug: known.slug }
    }
    const own = `${slug}-${language}`
    if (await tx.course.findFirst({ where: { slug: own, currentVersionId: { not: null } }, select: { id: true } }))
      return { ok: false, reason: 'slug_taken' }
    const draft = { id: newId(), slug: own, createdById: viewer.personId, createdAt: now }
    const { count } = await tx.courseDraft.createMany({ data: [draft], skipDuplicates: true })
    if (count === 0) return { ok: true, slug: own }
    const files = await firstFiles(tx, original.currentVersion.id, { id: own, language, 'translation-of': slug })
    const { personId } = viewer
    await changeFiles(tx, { ...draft, revision: 0, baseVersionId: null }, files, { personId, now })
    const subject = { subjectType: 'draft', subjectId: draft.id, detail: { slug: own, translationOf: slug } }
    await audit(tx, { actorId: personId, action: 'draft.opened', ...subject }, now)
    return { ok: true, slug: own }
  })
}
