/** SCORM 1.2 in a real browser: every element of its data model, and what an attempt comes to. */
import { db } from '#app/platform/database.server.ts'
import { packageItem, packageStructure } from '#app/scorm/packages/package.fixtures.ts'
import { rows12 } from './scorm/elements-12.ts'
import { interactions12, kept12 } from './scorm/kept.ts'
import { failingRows, row } from './scorm/rows.ts'
import { saved, visitsOf } from './scorm/visits.ts'
import { expect, test } from './setup/journey.ts'
import { addPlayer, call, itemFrame } from './setup/package-frame.ts'

const told = {
  dataFromLms: 'avvio=1',
  masteryScore: 80,
  maxTimeAllowed: '0001:30:00',
  timeLimitAction: 'continue,no message',
}

const { get, set, finish, player } = visitsOf('1.2')

test('every element answers as the standard says: read, written, wrong, out of order, before and after', async ({
  page,
}) => {
  const { address } = await player(page, told)
  await page.goto(address)
  expect(await failingRows(await itemFrame(page, 'Parte uno'), rows12)).toEqual([])
})

test('what was written is there from the first call of the next opening, and time is counted once', async ({
  page,
}) => {
  const { visit, enrolmentId } = await player(page)
  const written = [...kept12, ...interactions12].map(([element, value]) => set(element, value))
  const first = [
    get('cmi.core.entry', 'ab-initio'),
    ...written,
    set('cmi.core.session_time', '00:04:00'),
    row(['LMSCommit', ''], 'true'),
    set('cmi.core.session_time', '00:05:00'),
    row(['LMSCommit', ''], 'true'),
    set('cmi.core.exit', 'suspend'),
    finish,
  ]
  expect(await visit(first)).toEqual([])
  await saved(page)
  const again = [
    get('cmi.core.entry', 'resume'),
    get('cmi.core.total_time', '00:05:00'),
    ...kept12.map(([element, value]) => get(element, value)),
    get('cmi.objectives._count', '12'),
    get('cmi.interactions._count', '12'),
    get('cmi.interactions.11.objectives._count', '12'),
    get('cmi.interactions.11.correct_responses._count', '12'),
    // Left open: neither an end nor a commit.
    set('cmi.core.session_time', '00:01:30'),
    set('cmi.core.lesson_location', 'pagina-8'),
  ]
  expect(await visit(again)).toEqual([])
  await page.goto('/learn')
  const third = [
    get('cmi.core.entry', 'resume'),
    get('cmi.core.lesson_location', 'pagina-8'),
    get('cmi.core.total_time', '00:06:30'),
    finish,
  ]
  expect(await visit(third)).toEqual([])
  await saved(page)
  expect(await visit([get('cmi.core.entry', ''), get('cmi.core.total_time', '00:06:30')])).toEqual([])
  const { items } = await db().scormAttempt.findFirstOrThrow({ where: { enrolmentId }, include: { items: true } })
  expect(items[0]?.values).toMatchObject(Object.fromEntries(interactions12))
})

test('a mastery score decides over what the package says, and an item that says nothing is complete', async ({
  page,
}) => {
  const { visit, address } = await player(page, { masteryScore: 80 })
  const score = (raw: string) => [set('cmi.core.score.raw', raw), set('cmi.core.lesson_status', 'completed'), finish]
  expect(await visit(score('79.9'))).toEqual([])
  await saved(page)
  await page.goto(address)
  await expect(page.getByText('Finora: non superato')).toBeVisible()
  expect(await visit([get('cmi.core.lesson_status', 'failed'), ...score('80')])).toEqual([])
  await expect(page.getByText('Completato: vale per il corso.')).toBeVisible()
  expect(await visit([get('cmi.core.lesson_status', 'passed')])).toEqual([])
})

test('an item that says nothing of itself is complete when it ends', async ({ page }) => {
  const { visit } = await player(page)
  expect(await visit([finish])).toEqual([])
  await expect(page.getByText('Completato: vale per il corso.')).toBeVisible()
  expect(await visit([get('cmi.core.lesson_status', 'completed')])).toEqual([])
})

test('several items: prerequisites open the contents, each item keeps its own', async ({ page }) => {
  page.setDefaultTimeout(20_000)
  const items = [
    packageItem('uno'),
    packageItem('due', { prerequisites: 'uno' }),
    packageItem('tre', { prerequisites: 'uno&~due' }),
  ]
  const { address } = await addPlayer(page, packageStructure('1.2', items))
  await page.goto(address)
  const shell = page.frameLocator('iframe.package__frame')
  const contents = shell.getByRole('navigation', { name: 'Contenuti' })
  const one = await itemFrame(page, 'Parte uno')
  const second = contents.getByRole('button', { name: /^Parte due/ })
  await expect(second).toBeDisabled()
  await expect(shell.getByRole('button', { name: 'Parte successiva' })).toBeDisabled()
  await call(one, [
    ['LMSSetValue', 'cmi.core.lesson_location', 'qui'],
    ['LMSSetValue', 'cmi.core.lesson_status', 'completed'],
    ['LMSCommit', ''],
  ])
  await expect(contents.getByRole('button', { name: /^Parte tre/ })).toBeEnabled()
  await second.click()
  const two = await itemFrame(page, 'Parte due')
  expect(await call(two, [['LMSGetValue', 'cmi.core.lesson_location']])).toEqual([''])
  await call(two, [
    ['LMSSetValue', 'cmi.core.lesson_status', 'passed'],
    ['LMSCommit', ''],
  ])
  await expect(contents.getByRole('button', { name: /^Parte tre/ })).toBeDisabled()
  await shell.getByRole('button', { name: 'Parte precedente' }).click()
  const back = await itemFrame(page, 'Parte uno')
  expect(await call(back, [['LMSGetValue', 'cmi.core.lesson_location']])).toEqual(['qui'])
})
