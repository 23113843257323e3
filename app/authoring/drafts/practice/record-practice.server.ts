import type { Viewer } from '#app/identity/viewer.ts'
import { addPart } from '../add-part.server.ts'
import type { PracticeStory } from './schemas.ts'
import { writePractice } from './write-practice.ts'

/** Minutes to read a story and to work a case of three scenes; its author mends them. */
const minutes = 15

/**
 * Makes a lesson of a practice that somebody tells, in a module of a draft or in one of its own. @returns its path
 * @throws AppError as `addPart`
 */
export const recordPractice = (viewer: Viewer, { slug, ...story }: PracticeStory & { slug: string }, now: Date) => {
  const { title, folder } = story
  return addPart(viewer, { slug, title, folder }, now, { minutes, body: (id) => writePractice(id, story) })
}
