import { expect, type Frame, type Page } from '@playwright/test'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import type { PackageStructure } from '#app/scorm/package-structure.ts'
import { addPackageCourse, packageExercise } from '#tests/setup/package-course.ts'
import { addOwnPerson, type OwnPerson } from './own-people.ts'
import { signIn } from './take-course.ts'

export type Call = readonly [name: string, ...given: string[]]
export type Player = OwnPerson & { enrolmentId: string; packageId: string; address: string }

/** The page of an item that is open, known by its heading. */
export async function itemFrame(page: Page, title: string): Promise<Frame> {
  const shell = page.frameLocator('iframe.package__frame')
  await expect(shell.frameLocator('#stage').getByRole('heading', { name: title, exact: true })).toBeVisible()
  const frame = page.frames().find((one) => one.url().includes('/files/'))
  if (!frame) throw new Error('no item is open')
  return frame
}

/** Calls the runtime as the package does, one after the other; each reply with the error code that follows it. */
export const callEach = (frame: Frame, calls: readonly Call[]): Promise<[reply: unknown, error: unknown][]> =>
  frame.evaluate((all) => {
    const api: unknown = Reflect.get(window, 'api')
    if (typeof api !== 'object' || api === null) throw new Error('no runtime')
    const call = (name: string, given: readonly string[]): unknown => {
      const one: unknown = Reflect.get(api, name)
      return typeof one === 'function' ? Reflect.apply(one, api, given) : 'no such function'
    }
    const lastError = 'LMSInitialize' in api ? 'LMSGetLastError' : 'GetLastError'
    return all.map(([name, ...given]): [unknown, unknown] => [call(name, given), call(lastError, [])])
  }, calls)

/** As `callEach`, the replies alone. */
export const call = async (frame: Frame, calls: readonly Call[]): Promise<unknown[]> =>
  (await callEach(frame, calls)).map(([reply]) => reply)

/** Somebody of their own in a course of their own with the package, signed in. */
export async function addPlayer(
  page: Page,
  structure: PackageStructure,
  files: Record<string, string> = {},
  givenName = 'Ginestra',
): Promise<Player> {
  const { slug, packageId } = await addPackageCourse(structure, new Date(), files)
  const person = await addOwnPerson({ givenName, familyName: 'Ospite' })
  const { enrolmentId } = await enrolInCourse(person.viewer, slug, new Date())
  await signIn(page, person)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(givenName)
  return { ...person, enrolmentId, packageId, address: `/learn/${enrolmentId}/packages/${packageExercise.id}` }
}
