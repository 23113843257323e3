import type { Page } from '@playwright/test'
import type { CaseSpec } from '#app/assessment/schemas.ts'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { answerExercise, startExercise } from '#app/learning/work-on-exercise.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { courseSlug, longestWay, readCourseKey, textOf } from './setup/answer-key.ts'
import { stepsOfCase } from './setup/complete-course.ts'
import { expect, test } from './setup/journey.ts'
import { addOwnAmbito, addOwnPerson, type OwnPerson } from './setup/own-people.ts'
import { exerciseOf, longText, signIn } from './setup/take-course.ts'

const activityId = 'caso-mina'
const told = 'Perché la persona davanti a me deve poter dire la sua, e io devo poterla capire'

async function minaOf(): Promise<CaseSpec> {
  const spec = (await readCourseKey()).cases.get(activityId)
  if (!spec) throw new Error('no case')
  return spec
}

/** Colleagues who have walked the longest way and show their reasons. */
async function addColleagues(spec: CaseSpec, departments: readonly string[]): Promise<void> {
  for (const [index, department] of departments.entries()) {
    const { viewer } = await addOwnPerson({ givenName: 'Colomba', familyName: 'Rivafosca', departments: [department] })
    const { enrolmentId } = await enrolInCourse(viewer, courseSlug, new Date())
    await startExercise(viewer, { enrolmentId, activityId }, new Date())
    const where = { enrolmentId, activityId }
    const { id: attemptId } = await db().attempt.findFirstOrThrow({ where, select: { id: true } })
    for (const { itemId, value } of stepsOfCase(spec)) {
      const own = value.type === 'decision' ? { ...value, reason: `${told}, ${index} volte.` } : value
      await answerExercise(viewer, { attemptId, answerId: newId(), itemId, value: own, share: true }, new Date())
    }
  }
}

async function walkOn(page: Page, spec: CaseSpec): Promise<void> {
  const exercise = exerciseOf(page, spec.title)
  for (const { scene, option } of longestWay(spec)) {
    await expect(exercise.getByRole('heading', { name: scene.title, exact: true })).toBeVisible()
    if (scene.reflection) {
      await exercise.getByRole('textbox', { name: 'La tua riflessione' }).fill(longText)
      await exercise.getByRole('button', { name: 'Salva la riflessione' }).click()
    } else if (option) {
      await exercise.getByRole('radio', { name: textOf(option.html), exact: true }).check()
      await exercise.getByRole('textbox', { name: 'Perché?' }).fill(longText)
      await exercise.getByRole('button', { name: 'Decidi e vai avanti' }).click()
    } else await exercise.getByRole('button', { name: 'Continua' }).click()
  }
  await expect(exercise.getByText('Caso concluso.')).toBeVisible()
}

/** Decides at the first scene with a telephone number in a reason to be shown: refused, mended, taken. */
async function decideFirst(page: Page, spec: CaseSpec): Promise<void> {
  const exercise = exerciseOf(page, spec.title)
  const [first] = longestWay(spec)
  const box = exercise.getByRole('checkbox', { name: /^Mostra la mia motivazione, senza nome/ })
  await expect(box).not.toBeChecked()
  await exercise.getByRole('radio', { name: textOf(first?.option?.html ?? ''), exact: true }).check()
  await exercise.getByRole('textbox', { name: 'Perché?' }).fill(`${longText} Chiamatemi al 333 1234567.`)
  await box.check()
  await exercise.getByRole('button', { name: 'Decidi e vai avanti' }).click()
  await expect(exercise.getByText(/sembra contenere un’e-mail, un telefono/)).toBeVisible()
  await expect(box).toBeChecked()
  await exercise.getByRole('textbox', { name: 'Perché?' }).fill(longText)
  await exercise.getByRole('button', { name: 'Decidi e vai avanti' }).click()
}

async function expectDivergence(page: Page, spec: CaseSpec): Promise<void> {
  const exercise = exerciseOf(page, spec.title)
  await expect(exercise.getByRole('heading', { name: 'Dove i colleghi si sono divisi' })).toBeVisible()
  await expect(exercise.getByText(/^\d+ collegh?[ai] su \d+$/).first()).toBeVisible()
  await expect(exercise.getByText(told).first()).toBeVisible()
  await expect(exercise.getByRole('table', { name: /da sportelli diversi/ }).first()).toBeVisible()
  await expect(exercise.getByRole('group', { name: 'Il caso con tutte le sue strade' })).toBeVisible()
}

async function somebodyElse(page: Page, path: string, other: OwnPerson): Promise<void> {
  await page.context().clearCookies()
  await signIn(page, other)
  await expect(page.getByRole('heading', { level: 1, name: /^Buongiorno/ })).toBeVisible()
  expect((await page.goto(path))?.status()).toBe(404)
}

for (const script of [true, false]) {
  test.describe(script ? 'with script' : 'without script', () => {
    test.describe.configure({ timeout: 240_000 })
    test.use({ javaScriptEnabled: script })

    test('a clerk decides, sees where colleagues diverged, takes a reason back and reads an earlier run', async ({
      page,
    }) => {
      const spec = await minaOf()
      const { comuni } = await addOwnAmbito(['Roccaserena sul Rio'])
      const place = comuni[0] ?? { registry: '', social_services: '' }
      await addColleagues(spec, [
        ...Array<string>(5).fill(place.registry),
        ...Array<string>(5).fill(place.social_services),
      ])
      const departments = [place.registry, place.social_services]
      const clerk = await addOwnPerson({ givenName: 'Ginestra', familyName: 'Malapasqua', departments })
      const other = await addOwnPerson({ givenName: 'Berenice', familyName: 'Tordovolo' })
      const { enrolmentId } = await enrolInCourse(clerk.viewer, courseSlug, new Date())
      const lesson = `/learn/${enrolmentId}/il-caso-di-mina`
      await signIn(page, clerk)
      await expect(page.getByRole('heading', { level: 1, name: /^Buongiorno/ })).toBeVisible()
      await page.goto(lesson)
      const exercise = exerciseOf(page, spec.title)
      await exercise.getByRole('combobox', { name: 'Da quale sportello?' }).selectOption('Servizi sociali')
      await exercise.getByRole('button', { name: 'Entra nel caso' }).click()
      await expect(exercise.getByText('Dal tuo banco')).toContainText('banco')
      await expect(exercise.getByText('ai servizi sociali, Safia non è mai passata')).toBeVisible()
      await decideFirst(page, spec)
      await walkOn(page, { ...spec, start: longestWay(spec)[1]?.scene.id ?? '' })
      await expectDivergence(page, spec)

      await exercise.locator('summary', { hasText: longestWay(spec)[0]?.scene.title ?? '' }).click()
      await exercise.getByRole('button', { name: 'Non mostrarla più' }).click()
      await expect(exercise.getByRole('button', { name: 'Non mostrarla più' })).toHaveCount(0)

      await exercise.getByRole('button', { name: 'Rifai il caso' }).click()
      await exercise.getByRole('link', { name: /^Volta 1, finita il/ }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'La tua volta 1' })).toBeVisible()
      await expect(page.getByText(/^Vista il/).first()).toBeVisible()
      await expect(page.getByText(longText).first()).toBeVisible()
      await somebodyElse(page, new URL(page.url()).pathname, other)
    })
  })
}

test('a trainer sees how the case was walked, its times and the reasons, without names', async ({ page }) => {
  test.slow()
  const spec = await minaOf()
  const { comuni } = await addOwnAmbito(['Roccaserena sul Rio'])
  await addColleagues(spec, Array<string>(5).fill(comuni[0]?.registry ?? ''))
  const grant = { role: 'trainer' } as const
  const trainer = await addOwnPerson({ givenName: 'Amaranta', familyName: 'Solechiaro', grant })
  await signIn(page, trainer)
  await expect(page.getByRole('heading', { level: 1, name: /^Buongiorno/ })).toBeVisible()
  await page.goto('/authoring')
  await page.getByRole('link', { name: spec.title }).click()
  await expect(page.getByRole('heading', { level: 1, name: spec.title })).toBeVisible()
  await expect(page.getByRole('group', { name: 'Il grafo del caso' }).locator('svg')).toBeVisible()
  const branches = page.getByRole('table', { name: 'Quante persone hanno preso ogni strada' })
  const ways = spec.scenes.reduce(
    (sum, { decision, next }) => sum + (decision?.options.length ?? 0) + (next ? 1 : 0),
    0,
  )
  await expect(branches.getByRole('row')).toHaveCount(ways + 1)
  await expect(page.getByRole('table', { name: 'Minuti in ogni scena' }).getByRole('row').nth(1)).toBeVisible()
  const [first] = longestWay(spec)
  await page
    .getByRole('navigation', { name: 'Decisioni del caso' })
    .getByRole('link', { name: first?.scene.title })
    .click()
  const reasons = page.getByRole('region', { name: 'I motivi, strada per strada' })
  await expect(reasons.locator('q').first()).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText('Rivafosca')
  await page.getByRole('combobox', { name: 'Quali percorsi' }).selectOption({ label: await anagrafe(page) })
  await page.getByRole('button', { name: 'Mostra', exact: true }).click()
  await expect(page).toHaveURL(/group=counter%3Aregistry/)
  await expect(branches).toBeVisible()
})

/** The label of the registry's group, whose count depends on what ran before. */
async function anagrafe(page: Page): Promise<string> {
  const labels = await page.getByRole('combobox', { name: 'Quali percorsi' }).getByRole('option').allTextContents()
  return labels.find((label) => label.startsWith('Anagrafe')) ?? ''
}

test('the trail of a case begins with its second scene, wraps in line and says no title twice', async ({ page }) => {
  const clerk = await addOwnPerson({ givenName: 'Desiderio', familyName: 'Rivafosca' })
  const { enrolmentId } = await enrolInCourse(clerk.viewer, courseSlug, new Date())
  await startExercise(clerk.viewer, { enrolmentId, activityId }, new Date())
  const spec = await minaOf()
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, clerk)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Desiderio')
  await page.goto(`/learn/${enrolmentId}/il-caso-di-mina`)
  const exercise = exerciseOf(page, spec.title)
  const trail = exercise.getByRole('list', { name: 'Il percorso fin qui' })
  const way = longestWay(spec)
  await expect(exercise.getByRole('heading', { name: way[0]?.scene.title ?? '', exact: true })).toBeVisible()
  await expect(trail).toHaveCount(0)
  const where = { enrolmentId, activityId }
  const { id: attemptId } = await db().attempt.findFirstOrThrow({ where, select: { id: true } })
  for (const { itemId, value } of stepsOfCase(spec).slice(0, 4))
    await answerExercise(clerk.viewer, { attemptId, answerId: newId(), itemId, value }, new Date())
  await page.reload()
  await expect(trail.getByRole('listitem').last()).toHaveText('sei qui')
  const { x } = (await trail.boundingBox()) ?? { x: -1 }
  const boxes = await Promise.all((await trail.getByRole('listitem').all()).map((item) => item.boundingBox()))
  const rows = Map.groupBy(boxes, (box) => Math.round(box?.y ?? 0))
  expect(rows.size).toBeGreaterThan(1)
  for (const [first] of rows.values()) expect(first?.x).toBe(x)
})
