import { checkCourse, type CheckedCourse, type CheckedLesson } from '../check-course.ts'
import type { CourseSource } from '../course-source.ts'
import type { Fault } from '../faults.ts'
import { everyFault } from '../translation/original.server.ts'
import { templateLeft } from './template-left.ts'

/**
 * All that keeps a draft from being handed in: what its files have, what they lack as a translation, and sentences of
 * templates. `sound`: the lessons that can be shown; `course`: the whole, where nothing is wrong in its files.
 */
export async function draftFaults(
  source: CourseSource,
): Promise<{ faults: Fault[]; sound: CheckedLesson[]; course: CheckedCourse | null }> {
  const checked = checkCourse(source)
  return {
    faults: [...(await everyFault(checked)), ...templateLeft(source)],
    sound: checked.sound,
    course: checked.course,
  }
}
