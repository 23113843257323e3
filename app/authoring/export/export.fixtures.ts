import { writePackage, type PackageInput } from './write-package.server.ts'
import { checkCourse, type CheckedCourse } from '../check-course.ts'
import type { CourseSource } from '../course-source.ts'
import { dataOfCourse } from './course-data-of.ts'
import type { CourseData } from './player/course-data.ts'

const day = new Date('2026-11-24T09:00:00Z')

/** What a package of a course without faults is made from. */
export function packageInput(source: CourseSource, more: Partial<PackageInput> = {}): PackageInput {
  const { course, faults } = checkCourse(source)
  if (!course) throw new Error(JSON.stringify(faults))
  return { course, source, form: '1.2', moduleId: null, number: 1, day, mark: '0123456789abcdef'.repeat(4), ...more }
}

/** The data a course is played from. */
export function playedData(
  source: CourseSource,
  more: Partial<PackageInput> = {},
): {
  data: CourseData
  course: CheckedCourse
} {
  const input = packageInput(source, more)
  return { data: dataOfCourse(input.course, input), course: input.course }
}

/** The package as one file. */
export async function packageBytes(source: CourseSource, more: Partial<PackageInput> = {}): Promise<Uint8Array> {
  const bytes = await writePackage(packageInput(source, more))
  if (!bytes) throw new Error('there is no such module')
  return bytes
}
