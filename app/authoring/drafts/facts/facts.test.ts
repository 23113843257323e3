import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '#app/identity/viewer.ts'
import { smallCourse } from '../../course.fixtures.ts'
import { addTrainer } from '../../trainer.fixtures.ts'
import { publishCourse } from '../../publish-course.server.ts'
import { addPart } from '../add-part.server.ts'
import { getDraft } from '../draft-access.server.ts'
import { getDraftPlan, getDraftText } from '../draft-queries.server.ts'
import { openDraft } from '../open-draft.server.ts'
import { saveText } from '../save-text.server.ts'
import { getFacts } from './facts-queries.server.ts'
import { saveFacts } from './save-facts.server.ts'
import { Facts } from './schemas.ts'
import { readCourseFacts } from './yaml-facts.ts'

const now = new Date('2026-11-24T09:00:00Z')
const slug = 'prova'
let ada: Viewer

beforeAll(async () => {
  ada = await addTrainer('Ada')
  expect(await publishCourse(smallCourse(), now)).toMatchObject({ ok: true })
  await openDraft(ada, slug, now)
})

/** What the form shows, as it would be sent. */
async function asSent(changes: Record<string, unknown> = {}) {
  const { facts, revision, modules } = await getFacts(ada, slug)
  if (!facts) throw new Error('unreadable')
  const sent = modules.map((module) => ({ ...module, ...module.facts }))
  return Facts.parse({ revision, ...facts, modules: sent, ...changes })
}
const courseYaml = async () => (await getDraftText(ada, slug, 'course.yaml')).text

test('what is shown and sent again changes nothing', async () => {
  const before = await courseYaml()
  expect(await saveFacts(ada, { slug, facts: await asSent() }, now)).toEqual({ ok: true })
  expect(readCourseFacts(await courseYaml())).toEqual(readCourseFacts(before))
  expect((await getDraftPlan(ada, slug)).faults).toEqual([])
})

test('a lesson more does not overtake who fills in the facts, which say their sum', async () => {
  const { revision } = await getFacts(ada, slug)
  await addPart(ada, { slug, title: 'Una lezione in più', folder: '01-primo' }, now)
  expect((await getDraftPlan(ada, slug)).faults.map(({ code }) => code)).toEqual(['template_left'])
  expect((await getFacts(ada, slug)).minutes).toBe(35)
  const facts = await asSent({
    competences: '- Ascoltare\n\n• Chiedere',
    notes: 'Una lezione in più.',
    area: '',
    revision,
  })
  expect(await saveFacts(ada, { slug, facts }, now)).toEqual({ ok: true })
  expect((await getDraftPlan(ada, slug)).faults.map(({ code }) => code)).toEqual(['template_left'])
  const yaml = await courseYaml()
  expect(yaml).toContain('minutes: 35')
  expect(yaml).toMatch(/competences:\s+- Ascoltare\s+- Chiedere/)
  expect(yaml).toContain('id: prova')
  expect(yaml).not.toContain('area:')
})

test('course and modules are saved together, as one revision', async () => {
  const [module] = (await getFacts(ada, slug)).modules
  const modules = [{ folder: '01-primo', revision: module?.revision, title: 'Primi passi', aims: 'Capire\nFare' }]
  const { revision } = await getDraft(ada, slug)
  expect(await saveFacts(ada, { slug, facts: await asSent({ title: 'Insieme', modules }) }, now)).toEqual({ ok: true })
  expect((await getDraft(ada, slug)).revision).toBe(revision + 1)
  const saved = await getFacts(ada, slug)
  expect(saved.facts?.title).toBe('Insieme')
  expect(saved.modules[0]).toMatchObject({ title: 'Primi passi', facts: { aims: 'Capire\nFare' } })
  const gone = await asSent({ title: 'Niente', modules: [{ ...modules[0], folder: '09-nulla' }] })
  await expect(saveFacts(ada, { slug, facts: gone }, now)).rejects.toMatchObject({ code: 'not_found' })
  expect(await courseYaml()).toContain('Insieme')
})

test('what somebody changed meanwhile is not overwritten unseen', async () => {
  const stale = await asSent({ title: 'Titolo mio' })
  expect(await saveFacts(ada, { slug, facts: await asSent({ title: 'Titolo suo' }) }, now)).toEqual({ ok: true })
  expect(await saveFacts(ada, { slug, facts: stale }, now)).toEqual({ ok: false, reason: 'changed_meanwhile' })
  expect(await courseYaml()).toContain('Titolo suo')
})

test('facts that cannot be read are told so, and no word of them is lost', async () => {
  const { revision } = await getDraftText(ada, slug, 'course.yaml')
  await saveText(ada, { slug, path: 'course.yaml', text: 'id: [prova\n', revision }, now)
  expect((await getFacts(ada, slug)).facts).toBeNull()
  expect(readCourseFacts('id: prova\n')).toMatchObject({ title: '', threshold: '', audience: [] })
  expect(await courseYaml()).toBe('id: [prova\n')
})
