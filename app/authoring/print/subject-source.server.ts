import { listVersionCorrections } from '#app/assessment/correction-queries.server.ts'
import { withCorrections } from '#app/assessment/correct-question.ts'
import { getVersion } from '#app/learning/version-queries.server.ts'
import { db } from '#app/platform/database.server.ts'
import { checkCourse, type CheckedCourse } from '../check-course.ts'
import { textsOf, type CourseSource } from '../course-source.ts'
import { draftOutline } from '../drafts/draft-outline.ts'
import { sourceOfDraft, sourceOfFiles } from '../drafts/draft-source.server.ts'
import { filesOfVersion, lacksTexts } from '../version-files.server.ts'
import type { PrintSubject } from './print-subject.server.ts'

/** Whether the texts of a version are kept, as they are since courses are written on the site. */
export async function hasTexts(courseVersionId: string): Promise<boolean> {
  const found = await db().courseSourceFile.findFirst({ where: { courseVersionId }, select: { path: true } })
  return found !== null
}

async function sourceOfVersion(courseVersionId: string, slug: string): Promise<CourseSource | null> {
  const files = await filesOfVersion(courseVersionId)
  return lacksTexts(files) ? null : sourceOfFiles(slug, files)
}

/** The files a book is made from; null of a version published before its texts were kept. */
export const sourceOfSubject = (subject: PrintSubject): Promise<CourseSource | null> =>
  subject.kind === 'draft'
    ? sourceOfDraft({ id: subject.draftId, slug: subject.slug, revision: subject.revision })
    : sourceOfVersion(subject.versionId, subject.slug)

/** The course in some files as it is graded today; null where the checker finds a fault. */
export async function courseOfSubject(subject: PrintSubject, source: CourseSource): Promise<CheckedCourse | null> {
  const { course } = checkCourse(source)
  if (!course || subject.kind === 'draft' || subject.corrections === 0) return course
  const corrections = await listVersionCorrections(subject.versionId)
  const lessons = course.lessons.map((lesson) => ({
    ...lesson,
    specs: lesson.specs.map((spec) =>
      spec.kind === 'quiz'
        ? withCorrections(
            spec,
            corrections.filter(({ activityId }) => activityId === spec.id),
          )
        : spec,
    ),
  }))
  return { ...course, lessons }
}

/** What the course is called, faults or not. */
export async function titleOfSubject(subject: PrintSubject): Promise<string> {
  if (subject.kind === 'version') return (await getVersion(subject.versionId)).title
  const source = await sourceOfSubject(subject)
  return draftOutline(subject.slug, new Map(source ? textsOf(source) : [])).title
}
