/** The server renders a lesson's text once for all (learning/kept-text.server.tsx): the browser must make the same of it. */
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { courseSlug, readCourseKey } from './setup/answer-key.ts'
import { expect, test } from './setup/journey.ts'
import { addDepartment, addOwnAmbito, addOwnPerson } from './setup/own-people.ts'
import { signIn } from './setup/take-course.ts'

test('the text kept for all is what one’s own browser makes of the lesson, at each counter', async ({ page }) => {
  test.slow()
  const { lessons } = await readCourseKey()
  const { comuni } = await addOwnAmbito(['Pratolungo al Ponte'])
  const [comune] = comuni
  if (!comune) throw new Error('no comune')
  for (const departments of [[comune.registry], [comune.social_services, await addDepartment(comune.id, 'nursery')]]) {
    const clerk = await addOwnPerson({ givenName: 'Leonida', familyName: 'Brughiera', departments })
    const { enrolmentId } = await enrolInCourse(clerk.viewer, courseSlug, new Date())
    await page.context().clearCookies()
    await signIn(page, clerk)
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Leonida')
    for (const { id } of lessons) {
      await page.goto(`/learn/${enrolmentId}/${id}`)
      await page.waitForLoadState('networkidle')
      const [sent, shown] = await page.evaluate(async () => {
        const html = await (await fetch(location.href)).text()
        const textOf = (from: Document) => {
          const text = from.querySelector('.lesson-text')?.cloneNode(true)
          if (!(text instanceof Element)) return 'no text'
          for (const exercise of text.querySelectorAll('.exercise')) exercise.textContent = exercise.id
          return text.outerHTML.replace(/<!--.*?-->/g, '')
        }
        return [textOf(new DOMParser().parseFromString(html, 'text/html')), textOf(document)]
      })
      expect(shown, id).toBe(sent)
      expect(shown.length, id).toBeGreaterThan(1000)
    }
  }
})
