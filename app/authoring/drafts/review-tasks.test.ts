import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { smallCourse, lessonText } from '../course.fixtures.ts'
import { findOwnWork } from '../own-work.server.ts'
import { publishCourse } from '../publish-course.server.ts'
import { grantCourseRole } from '../settings/change-role.server.ts'
import { addTrainer } from '../trainer.fixtures.ts'
import { decideReview } from './decide-review.server.ts'
import { getDraftPlan, getDraftText } from './draft-queries.server.ts'
import { listDrafts } from './list-drafts.server.ts'
import { openDraft } from './open-draft.server.ts'
import { commentOnDraft } from './remarks/comment-on-draft.server.ts'
import { getReview } from './review-queries.server.ts'
import { taskOf } from './review-rule.ts'
import { saveText } from './save-text.server.ts'
import { submitDraft } from './submit-draft.server.ts'
import { discardDraft } from './discard-draft.server.ts'
import { withdrawDraft } from './withdraw-draft.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
const slug = 'prova'
const path = '01-primo/01-uno.mdx'

let ada: Viewer
let bea: Viewer
let cleo: Viewer
let turn = 0

/** A trainer of today who is told by mail. */
async function trainerWithMail(name: string): Promise<Viewer> {
  const viewer = await addTrainer(name)
  const { personId } = viewer
  const email = `${name.toLowerCase()}@prova.example`
  await db().account.create({ data: { id: newId(), personId, email, passwordHash: '-' } })
  await db().roleGrant.create({ data: { id: newId(), personId, role: 'trainer', startsOn: new Date('2020-01-01') } })
  return viewer
}

beforeAll(async () => {
  ;[ada, bea, cleo] = await Promise.all([trainerWithMail('Ada'), trainerWithMail('Bea'), trainerWithMail('Cleo')])
  expect(await publishCourse(smallCourse(), now)).toMatchObject({ ok: true })
})

beforeEach(async () => {
  await db().mail.deleteMany()
  await openDraft(ada, slug, now)
})

async function handIn() {
  turn += 1
  const { revision } = await getDraftText(ada, slug, path)
  expect(await saveText(ada, { slug, path, text: lessonText(`Parole ${turn}.`), revision }, now)).toMatchObject({
    ok: true,
  })
  expect(await submitDraft(ada, slug, now)).toEqual({ ok: true })
}
const taskFor = async (viewer: Viewer) => (await listDrafts(viewer)).find((line) => line.slug === slug)?.task
const mailed = async () =>
  (await db().mail.findMany({ orderBy: { recipient: 'asc' } })).map(({ recipient, subject }) => [recipient, subject])

test('what is handed in is told to those who may read it, once, and asked of them where they begin', async () => {
  await handIn()
  expect(await submitDraft(ada, slug, now)).toEqual({ ok: true })
  expect(await mailed()).toEqual([
    ['bea@prova.example', 'Un corso da leggere: «Corso di prova»'],
    ['cleo@prova.example', 'Un corso da leggere: «Corso di prova»'],
  ])
  expect([await taskFor(ada), await taskFor(bea), await taskFor(cleo)]).toEqual([null, 'read', 'read'])
  expect((await findOwnWork(bea, true))?.authoring?.drafts).toMatchObject([{ slug, task: 'read' }])
})

test('remarks and the decision reach who wrote it', async () => {
  await commentOnDraft(bea, { slug, path, line: 7, quote: '', text: 'Chi parla qui?' }, now)
  expect(await taskFor(ada)).toBe('answer')
  await handIn()
  await db().mail.deleteMany()
  await decideReview(bea, { slug, decision: 'returned', note: 'Una cosa.' }, now)
  expect(await mailed()).toEqual([['ada@prova.example', 'Da rivedere: «Corso di prova»']])
  expect([await taskFor(ada), await taskFor(bea)]).toEqual(['revise', null])
  expect((await listDrafts(ada))[0]).toMatchObject({ stage: 'returned', remarks: 1 })
  await handIn()
  await db().mail.deleteMany()
  await decideReview(cleo, { slug, decision: 'approved', note: '' }, now)
  expect(await mailed()).toEqual([['ada@prova.example', 'Approvato: «Corso di prova»']])
  expect(await taskFor(ada)).toBe('publish')
  expect((await getDraftPlan(ada, slug)).stage).toBe('approved')
})

test('what waits can be taken back by who wrote it, and handed in again', async () => {
  await handIn()
  expect([(await getReview(ada, slug)).canWithdraw, (await getReview(bea, slug)).canWithdraw]).toEqual([true, false])
  await withdrawDraft(ada, slug, now)
  await withdrawDraft(ada, slug, now)
  expect((await getReview(ada, slug)).stage).toBe('writing')
  expect(await taskFor(bea)).toBeNull()
  expect(await decideReview(bea, { slug, decision: 'approved', note: '' }, now)).toEqual({
    ok: false,
    reason: 'not_waiting',
  })
  expect(await submitDraft(ada, slug, now)).toEqual({ ok: true })
  expect(await taskFor(bea)).toBe('read')
})

test('what was handed in is not given up; taken back it goes with all that was said of it', async () => {
  await commentOnDraft(bea, { slug, path, line: 7, quote: '', text: 'Chi parla qui?' }, now)
  await handIn()
  expect(await discardDraft(ada, slug, now)).toBe(false)
  await withdrawDraft(ada, slug, now)
  expect(await discardDraft(ada, slug, now)).toBe(true)
  await expect(getDraftPlan(ada, slug)).rejects.toMatchObject({ code: 'not_found' })
  expect(await Promise.all([db().draftChange.count(), db().draftComment.count()])).toEqual([0, 0])
})

test('where no trainer may read it the administrators are told', async () => {
  const { personId } = await addTrainer('Gina', 'Cura', 'administrator')
  await db().account.create({ data: { id: newId(), personId, email: 'gina@prova.example', passwordHash: '-' } })
  const startsOn = new Date('2020-01-01')
  await db().roleGrant.create({ data: { id: newId(), personId, role: 'administrator', startsOn } })
  await db().roleGrant.updateMany({
    where: { personId: { in: [bea.personId, cleo.personId] } },
    data: { endsOn: new Date('2026-11-01') },
  })
  await handIn()
  expect((await mailed()).map(([recipient]) => recipient)).toEqual(['gina@prova.example'])
  await db().roleGrant.updateMany({ data: { endsOn: null } })
})

test('where readers are named only they are asked', async () => {
  await grantCourseRole(ada, { slug, role: 'reviewer', personId: cleo.personId }, now)
  await handIn()
  expect((await mailed()).map(([recipient]) => recipient)).toEqual(['cleo@prova.example'])
  expect([await taskFor(bea), await taskFor(cleo)]).toEqual([null, 'read'])
})

test.each([
  [{ stage: 'waiting', isAuthor: false, isReviewer: true, remarks: 0 }, 'read'],
  [{ stage: 'waiting', isAuthor: true, isReviewer: true, remarks: 0 }, null],
  [{ stage: 'waiting', isAuthor: false, isReviewer: false, remarks: 2 }, null],
  [{ stage: 'returned', isAuthor: true, isReviewer: true, remarks: 2 }, 'revise'],
  [{ stage: 'approved', isAuthor: true, isReviewer: true, remarks: 0 }, 'publish'],
  [{ stage: 'writing', isAuthor: true, isReviewer: true, remarks: 1 }, 'answer'],
  [{ stage: 'writing', isAuthor: true, isReviewer: true, remarks: 0 }, null],
  [{ stage: 'writing', isAuthor: false, isReviewer: true, remarks: 1 }, null],
] as const)('%o asks %s', (asked, task) => {
  expect(taskOf(asked)).toBe(task)
})
