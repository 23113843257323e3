/** A course taken out is played in systems of others, odd as they are, and in our own: it ends as it does on the site. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import type { BrowserContext, Frame, Page } from '@playwright/test'
import { z } from 'zod'
import { packageBytes, packageInput } from '#app/authoring/export/export.fixtures.ts'
import type { PackageInput } from '#app/authoring/export/write-package.server.ts'
import { smallCourse } from '#app/authoring/course.fixtures.ts'
import type { CourseSource } from '#app/authoring/course-source.ts'
import { readCourse } from '#app/authoring/read-course.server.ts'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId, sha256 } from '#app/platform/ids.server.ts'
import { filesIn } from '#app/platform/zip.fixtures.ts'
import { checkPackage } from '#app/scorm/package/check-package.server.ts'
import { storePackage } from '#app/scorm/packages/store-package.server.ts'
import { packageExercise, publishPackageCourse } from '#tests/setup/package-course.ts'
import { hasNoViolation } from './setup/axe.ts'
import { openLms, quirks, type Quirk } from './setup/foreign-lms.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnPerson } from './setup/own-people.ts'
import { fillForm, playToTheEnd } from './setup/play-package.ts'
import { signIn } from './setup/take-course.ts'

test.describe.configure({ mode: 'parallel' })

async function packaged(source: CourseSource, more: Partial<PackageInput> = {}) {
  const bytes = Buffer.from(await packageBytes(source, more))
  return { bytes, files: new Map(filesIn(bytes).map(({ name, bytes: own }) => [name, own])) }
}

const lessonsOf = (source: CourseSource) => packageInput(source).course.lessons

async function courseFrame(page: Page): Promise<Frame> {
  await expect.poll(() => page.frames().some((one) => one.url().includes('/course/index.html'))).toBe(true)
  const frame = page.frames().find((one) => one.url().includes('/course/index.html'))
  if (!frame) throw new Error('no course is open')
  return frame
}

/** Opens the course as a system does; the page that has the API, and where the course is. */
async function launched(page: Page, context: BrowserContext, url: string, quirk: Quirk) {
  await page.goto(`${url}/lms?quirk=${quirk}`)
  if (quirk !== 'opener') return { lms: page, course: await courseFrame(page) }
  const [opened] = await Promise.all([context.waitForEvent('page'), page.getByRole('link', { name: 'Apri' }).click()])
  return { lms: page, course: opened.mainFrame() }
}

const Committed = z.record(z.string(), z.string())
const committedIn = async (page: Page) =>
  Committed.parse(JSON.parse((await page.evaluate(() => sessionStorage.getItem('committed'))) ?? '{}'))

for (const quirk of quirks) {
  for (const form of ['1.2', '2004'] as const) {
    test(`SCORM ${form}, ${quirk}: played to the end, left, and found again as it was`, async ({ page, context }) => {
      test.setTimeout(120_000)
      const source = smallCourse()
      const { files } = await packaged(source, { form })
      const { url, close } = await openLms(files)
      const { lms, course } = await launched(page, context, url, quirk)
      const [first, ...rest] = lessonsOf(source)
      await playToTheEnd(course, first ? [first] : [])
      expect((await committedIn(lms))[form === '1.2' ? 'cmi.core.lesson_status' : 'cmi.completion_status']).toBe(
        'incomplete',
      )
      // Some systems take the frame away without a word.
      await lms.evaluate(() => document.querySelector('iframe')?.remove())
      if (quirk === 'opener') await course.page().close()
      const again = await launched(lms, context, url, quirk)
      await expect(again.course.locator(`[id="l-${first?.id ?? ''}"]`)).toBeVisible({ timeout: 20_000 })
      await playToTheEnd(again.course, rest)
      await expect(again.course.getByText('Hai completato il corso.')).toBeVisible()
      expect(await committedIn(lms)).toMatchObject(
        form === '1.2'
          ? { 'cmi.core.lesson_status': 'passed', 'cmi.core.score.raw': '100', 'cmi.interactions.0.result': 'correct' }
          : {
              'cmi.completion_status': 'completed',
              'cmi.success_status': 'passed',
              'cmi.score.scaled': '1',
              'cmi.progress_measure': '1',
            },
      )
      close()
    })
  }
}

test('cmi5: tells its record store how it goes, goes on where it was, and can speak to nobody else', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const source = smallCourse()
  const { url, statements, close } = await openLms((await packaged(source, { form: 'cmi5' })).files)
  const launch = new URLSearchParams({
    ...{ endpoint: `${url}/xapi/`, fetch: `${url}/key`, activityId: 'https://lms.example/au' },
    ...{ actor: JSON.stringify({ account: { homePage: 'https://lms.example', name: 'a' } }), registration: newId() },
  })
  const verbs = () => statements.map((one) => /verbs\/(\w+)/.exec(one)?.[1])
  const [first, ...rest] = lessonsOf(source)
  await page.goto(`${url}/course/index.html?${String(launch)}`)
  await playToTheEnd(page.mainFrame(), first ? [first] : [])
  const stopped = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
          resolve(effectiveDirective)
        })
        void fetch('http://127.0.0.1:9/').then(
          () => {
            resolve('reached')
          },
          () => undefined,
        )
      }),
  )
  expect(stopped).toBe('connect-src')
  await page.goto('about:blank')
  await expect.poll(verbs).toEqual(['initialized', 'answered', 'answered', 'terminated'])
  await page.goto(`${url}/course/index.html?${String(launch)}`)
  await expect(page.locator(`[id="l-${first?.id ?? ''}"]`)).toBeVisible()
  await playToTheEnd(page.mainFrame(), rest)
  await expect.poll(() => verbs().slice(4)).toEqual(['initialized', 'passed', 'completed'])
  expect(statements.find((one) => one.includes('verbs/passed'))).toContain('"scaled":1')
  close()
})

test('without any system it can be read and tried, and says that nothing is kept', async ({ page }) => {
  const source = smallCourse()
  const { url, close } = await openLms((await packaged(source)).files)
  await page.goto(`${url}/course/index.html`)
  await expect(page.getByText('Non trovo il registro della piattaforma')).toBeVisible({ timeout: 15_000 })
  await playToTheEnd(page.mainFrame(), lessonsOf(source))
  for (const { id } of lessonsOf(source)) {
    await page.evaluate((to) => {
      location.hash = to
    }, `l-${id}`)
    await expect(page.locator(`[id="l-${id}"]`)).toBeVisible()
    await hasNoViolation(page)
  }
  close()
})

test('without script its text can be read, and its exercises say what they need', async ({ browser }) => {
  const { url, close } = await openLms((await packaged(smallCourse())).files)
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${url}/course/index.html`)
  await expect(page.getByText('Testo con forza.')).toBeVisible()
  await expect(page.getByText('Per fare questo esercizio serve JavaScript').first()).toBeVisible()
  await context.close()
  close()
})

for (const width of [1280, 390]) {
  test(`axe finds nothing on its pages at ${width}, and nothing is asked from elsewhere`, async ({ page }) => {
    test.setTimeout(180_000)
    await page.setViewportSize({ width, height: 844 })
    const source = await readCourse('courses/approccio-transculturale')
    const { url, close } = await openLms((await packaged(source)).files)
    const strangers: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(url)) strangers.push(request.url())
    })
    const refused: string[] = []
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) refused.push(message.text())
    })
    await page.goto(`${url}/lms?quirk=none`)
    const course = await courseFrame(page)
    await expect(course.locator('html[data-ready]')).toBeAttached()
    await hasNoViolation(page)
    for (const hash of [
      'l-la-storia-unica',
      'l-la-scheda',
      'l-il-caso-di-mina',
      'l-lo-sportello-incontro',
      'parole',
      'fonti',
    ]) {
      await course.evaluate((to) => {
        location.hash = to
      }, hash)
      await expect(course.locator(`[id="${hash}"]`)).toBeVisible()
      const start = course.locator('article:not([hidden]) button[value="start"]')
      if (await start.count()) await start.first().click()
      await hasNoViolation(page)
      const wide = await course.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect([hash, wide]).toEqual([hash, 0])
    }
    const form = lessonsOf(source)
      .flatMap(({ specs }) => specs)
      .find((spec) => spec.kind === 'form')
    if (form?.kind !== 'form') throw new Error('the course has no form')
    await course.evaluate(() => {
      location.hash = 'l-la-scheda'
    })
    await fillForm(course, form)
    await hasNoViolation(page)
    expect([strangers, refused]).toEqual([[], []])
    close()
  })
}

test('brought back into Sguardi and played to its end, a whole course comes out as it does here', async ({ page }) => {
  test.setTimeout(300_000)
  page.setDefaultTimeout(20_000)
  const source = await readCourse('courses/approccio-transculturale')
  const { bytes, files } = await packaged(source)
  const folder = await mkdtemp(path.join(tmpdir(), 'sguardi-back-'))
  const file = path.join(folder, 'corso.zip')
  await writeFile(file, bytes)
  const { report } = await checkPackage(file)
  await rm(folder, { recursive: true })
  if (!report.structure) throw new Error('our own package is refused')
  const types: Record<string, string> = { html: 'text/html; charset=utf-8', js: 'text/javascript', css: 'text/css' }
  const archived = [...files].map(([name, own]) => {
    const mediaType = types[name.split('.').at(-1) ?? ''] ?? (name.endsWith('svg') ? 'image/svg+xml' : 'font/woff2')
    return { path: name, mediaType, size: own.length, sha256: sha256(own), read: () => Readable.from([own]) }
  })
  const slug = `rientro-${newId().slice(0, 8)}`
  const kept = { name: slug, structure: report.structure, report: {}, sha256: sha256(bytes), size: bytes.byteLength }
  await storePackage({ ...kept, files: archived }, newId(), new Date())
  await publishPackageCourse(slug, new Date())
  const person = await addOwnPerson({ givenName: 'Rientro', familyName: 'Ospite' })
  const { enrolmentId } = await enrolInCourse(person.viewer, slug, new Date())
  await signIn(page, person)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Rientro')
  await page.goto(`/learn/${enrolmentId}/${packageExercise.lessonId}`)
  await page.getByRole('link', { name: packageExercise.title }).click()
  await expect.poll(() => page.frames().some((one) => one.url().includes('/files/'))).toBe(true)
  const course = page.frames().find((one) => one.url().includes('/files/'))
  if (!course) throw new Error('no course is open')
  await playToTheEnd(course, lessonsOf(source))
  await expect(page.getByText('Completato: vale per il corso.')).toBeVisible()
  const attempt = await db().scormAttempt.findFirstOrThrow({ where: { enrolmentId } })
  expect(attempt).toMatchObject({ completion: 'completed', success: 'passed', scoreBasisPoints: 10_000 })
})
