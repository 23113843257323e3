import { stringify } from 'yaml'
import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { requireAuthor } from '#app/organisation/require-author.ts'
import { changeFiles } from './change-files.server.ts'
import type { NewCourse } from './schemas.ts'
import { template } from './template-left.ts'

/** `firstLesson`: what its first lesson says; without, that of the template. */
type FirstCourse = NewCourse & { firstLesson?: string }

/** What a new course begins with. What only its author can say is empty, and asked for as what is missing. */
function firstFiles({ slug, title, firstLesson = template.lesson }: FirstCourse) {
  const course = {
    ...{ id: slug, title, summary: '', language: 'it', minutes: 10, threshold: 80 },
    ...{ audience: [], competences: [], authors: [], licence: 'CC-BY-4.0' },
  }
  const module = { id: `${slug}-modulo-1`, title: 'Primo modulo', aims: [] }
  const lesson = `---\n${stringify({ id: `${slug}-lezione-1`, title: 'Prima lezione', minutes: 10 })}---\n\n${firstLesson}\n`
  return [
    { path: 'course.yaml', text: stringify(course) },
    { path: '01-primo-modulo/module.yaml', text: stringify(module) },
    { path: '01-primo-modulo/01-prima-lezione.mdx', text: lesson },
  ]
}

/**
 * Begins a course that is nowhere yet, with one module and one lesson. @returns false where a course or a draft has
 * that address already
 * @throws AppError `forbidden`
 */
export async function startCourse(viewer: Viewer, course: FirstCourse, now: Date): Promise<boolean> {
  requireAuthor(viewer)
  const { slug } = course
  return transaction(async (tx) => {
    if (await tx.course.findUnique({ where: { slug }, select: { id: true } })) return false
    const draft = { id: newId(), slug, createdById: viewer.personId, createdAt: now }
    const { count } = await tx.courseDraft.createMany({ data: [draft], skipDuplicates: true })
    if (count === 0) return false
    const { personId } = viewer
    await changeFiles(tx, { ...draft, revision: 0, baseVersionId: null }, firstFiles(course), { personId, now })
    const subject = { subjectType: 'draft', subjectId: draft.id, detail: { slug } }
    await audit(tx, { actorId: personId, action: 'draft.opened', ...subject }, now)
    return true
  })
}
