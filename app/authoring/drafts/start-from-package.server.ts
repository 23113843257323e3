import type { Viewer } from '#app/identity/viewer.ts'
import { attributeText } from '../dialect-text.ts'
import { startCourse } from './start-course.server.ts'

/**
 * Begins a course of one lesson that plays a foreign package. @returns the address of its draft, the package's name where
 * that is free
 * @throws AppError as `startCourse`
 */
export async function startFromPackage(
  viewer: Viewer,
  { name, title }: { name: string; title: string },
  now: Date,
): Promise<string> {
  for (let count = 1; ; count += 1) {
    const slug = count === 1 ? name : `${name}-${count}`
    const shown = `<Scorm id="${slug}-contenuto" title="${attributeText(title)}" package="${name}" />`
    if (await startCourse(viewer, { slug, title, firstLesson: shown }, now)) return slug
  }
}
