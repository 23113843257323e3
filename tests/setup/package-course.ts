import { lessonText, smallCourse } from '#app/authoring/course.fixtures.ts'
import type { CourseSource } from '#app/authoring/course-source.ts'
import { publishCourse } from '#app/authoring/publish-course.server.ts'
import type { PackageStructure } from '#app/scorm/package-structure.ts'
import { addPackage } from '#app/scorm/packages/package.fixtures.ts'
import { newId } from '#app/platform/ids.server.ts'

/** The exercise that plays the package. */
export const packageExercise = { id: 'pacchetto', lessonId: 'lezione-uno', title: 'Il pacchetto di prova' }

/** A published course of one lesson, in which a package is played; both are nobody else's. */
export async function addPackageCourse(
  structure: PackageStructure,
  now: Date,
  more: Record<string, string> = {},
): Promise<{ slug: string; packageId: string }> {
  const slug = `pacchetto-${newId().slice(0, 8)}`
  const packageId = await addPackage(slug, structure, newId(), now, more)
  await publishPackageCourse(slug, now)
  return { slug, packageId }
}

/** A course of one lesson, in which the package of its own name is played. */
export function packageCourse(slug: string): CourseSource {
  const { id, title } = packageExercise
  const yaml = `id: ${slug}
title: Un corso con pacchetto ${slug}
summary: In prova.
language: it
minutes: 10
threshold: 80
audience: [registry]
competences: [Ascoltare]
authors: [Redazione]
licence: CC BY-SA 4.0
`
  const lesson = lessonText(`Prima leggi.\n\n<Scorm id="${id}" title="${title}" package="${slug}" />`)
  const { files } = smallCourse({
    'course.yaml': yaml,
    '01-primo/01-uno.mdx': lesson,
    '01-primo/02-due.mdx': null,
    '01-primo/media/cerchio.svg': null,
  })
  return { slug, files }
}

/** Publishes it. */
export async function publishPackageCourse(slug: string, now: Date): Promise<void> {
  const outcome = await publishCourse(packageCourse(slug), now)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
}
