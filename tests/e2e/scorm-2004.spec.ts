/** SCORM 2004 4th Edition in a real browser: every element of its data model, and what an attempt comes to. */
import { packageItem, packageStructure } from '#app/scorm/packages/package.fixtures.ts'
import { activity, objective, rule } from './scorm/activities.ts'
import { rows2004 } from './scorm/elements-2004.ts'
import { kept2004 } from './scorm/kept.ts'
import { failingRows, row } from './scorm/rows.ts'
import { saved, visitsOf } from './scorm/visits.ts'
import { expect, test } from './setup/journey.ts'
import { addPlayer, call, itemFrame } from './setup/package-frame.ts'

const told = {
  dataFromLms: 'avvio=1',
  timeLimitAction: 'exit,message',
  sequencing: activity({
    attemptAbsoluteDurationLimit: 'PT1H30M',
    objectives: [objective('obiettivo', { isPrimary: true })],
  }),
}

const { get, set, finish, player } = visitsOf('2004-4')

test('every element answers as the standard says: read, written, wrong, out of order, before and after', async ({
  page,
}) => {
  const { address } = await player(page, told)
  await page.goto(address)
  expect(await failingRows(await itemFrame(page, 'Parte uno'), rows2004)).toEqual([])
})

test('what was written is there from the first call of the next opening, and time is counted once', async ({
  page,
}) => {
  const { visit } = await player(page)
  const first = [
    get('cmi.entry', 'ab-initio'),
    ...kept2004.map(([element, value]) => set(element, value)),
    set('cmi.session_time', 'PT4M'),
    row(['Commit', ''], 'true'),
    set('cmi.session_time', 'PT5M'),
    row(['Commit', ''], 'true'),
    set('cmi.exit', 'suspend'),
    finish,
  ]
  expect(await visit(first)).toEqual([])
  await saved(page)
  const again = [
    get('cmi.entry', 'resume'),
    get('cmi.total_time', 'PT5M'),
    ...kept2004.map(([element, value]) => get(element, value)),
    ...['objectives', 'interactions', 'comments_from_learner'].map((list) => get(`cmi.${list}._count`, '12')),
    get('cmi.interactions.11.objectives._count', '12'),
    get('cmi.interactions.11.correct_responses._count', '12'),
    // Left open: neither an end nor a commit.
    set('cmi.session_time', 'PT1M30S'),
    set('cmi.location', 'pagina-8'),
  ]
  expect(await visit(again)).toEqual([])
  await page.goto('/learn')
  const third = [get('cmi.entry', 'resume'), get('cmi.location', 'pagina-8'), get('cmi.total_time', 'PT6M30S'), finish]
  expect(await visit(third)).toEqual([])
  await saved(page)
  // It ended without being suspended: a new attempt begins with nothing but its time.
  const fourth = [
    get('cmi.entry', 'ab-initio'),
    get('cmi.location', '', '403'),
    get('cmi.suspend_data', '', '403'),
    get('cmi.objectives._count', '0'),
    get('cmi.total_time', 'PT6M30S'),
  ]
  expect(await visit(fourth)).toEqual([])
})

test('thresholds of the manifest decide over what the package says, once their measures are there', async ({
  page,
}) => {
  const { visit, address } = await player(page, {
    completionThreshold: { completedByMeasure: true, minProgressMeasure: 0.75, progressWeight: 1 },
    sequencing: activity({
      objectives: [objective('principale', { isPrimary: true, satisfiedByMeasure: true, minNormalizedMeasure: 0.8 })],
    }),
  })
  const first = [
    get('cmi.completion_threshold', '0.75'),
    get('cmi.scaled_passing_score', '0.8'),
    set('cmi.progress_measure', '0.7'),
    set('cmi.completion_status', 'completed'),
    get('cmi.completion_status', 'incomplete'),
    set('cmi.progress_measure', '0.75'),
    get('cmi.completion_status', 'completed'),
    set('cmi.score.scaled', '0.79'),
    set('cmi.success_status', 'passed'),
    get('cmi.success_status', 'failed'),
    set('cmi.exit', 'suspend'),
    finish,
  ]
  expect(await visit(first)).toEqual([])
  await saved(page)
  await page.goto(address)
  await expect(page.getByText('Finora: non superato')).toBeVisible()
  const second = [
    get('cmi.success_status', 'failed'),
    set('cmi.score.scaled', '0.8'),
    get('cmi.success_status', 'passed'),
    // Not ended: what the thresholds say counts all the same.
    row(['Commit', ''], 'true'),
  ]
  expect(await visit(second)).toEqual([])
  await expect(page.getByText('Completato: vale per il corso.')).toBeVisible()
})

test('several items: what an item says at its end leads on, and what was suspended goes on there', async ({ page }) => {
  page.setDefaultTimeout(20_000)
  const again = activity({ postConditionRules: [rule('retry', { condition: 'satisfied', operator: 'not' })] })
  const items = [packageItem('uno', { sequencing: again }), packageItem('due'), packageItem('tre')]
  const structure = { ...packageStructure('2004-4', items), sequencing: activity({ controlMode: { flow: true } }) }
  const { address } = await addPlayer(page, structure)
  await page.goto(address)
  const shell = page.frameLocator('iframe.package__frame')
  const end = async (title: string, values: Record<string, string>) => {
    const frame = await itemFrame(page, title)
    await call(frame, [
      ...Object.entries(values).map(([element, value]) => ['SetValue', element, value] as const),
      ['Terminate', ''],
    ])
  }
  const goOn = { 'adl.nav.request': 'continue' }
  await end('Parte uno', { 'cmi.success_status': 'failed', 'cmi.location': 'qui', ...goOn })
  await expect(shell.frameLocator('#stage').getByText('Segno: nessuno')).toBeVisible()
  await end('Parte uno', { 'cmi.success_status': 'passed', 'cmi.completion_status': 'completed', ...goOn })
  await end('Parte due', { 'cmi.location': 'a metà', 'cmi.exit': 'suspend', 'adl.nav.request': 'suspendAll' })
  await expect(shell.getByText('Hai finito questa parte. Scegli come andare avanti.')).toBeVisible()
  await expect(page.getByText('Salvato', { exact: true })).toBeVisible()
  await page.goto(address)
  const two = await itemFrame(page, 'Parte due')
  await expect(two.getByText('Segno: a metà')).toBeVisible()
  await end('Parte due', { 'cmi.completion_status': 'completed', 'cmi.success_status': 'passed', ...goOn })
  await end('Parte tre', {
    'cmi.completion_status': 'completed',
    'cmi.success_status': 'passed',
    'adl.nav.request': 'exitAll',
  })
  await expect(page.getByText('Completato: vale per il corso.')).toBeVisible()
})
