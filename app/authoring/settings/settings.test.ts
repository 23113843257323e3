import { beforeAll, describe, expect, test } from 'vitest'
import { addPerson } from '#app/certificates/world.fixtures.ts'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { listCatalogue } from '#app/learning/version-queries.server.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { lessonText, smallCourse } from '../course.fixtures.ts'
import { addTrainer } from '../trainer.fixtures.ts'
import { decideReview } from '../drafts/decide-review.server.ts'
import { getDraftPlan, getDraftText } from '../drafts/draft-queries.server.ts'
import { openDraft } from '../drafts/open-draft.server.ts'
import { publishDraft } from '../drafts/publication/publish-draft.server.ts'
import { schedulePublication } from '../drafts/publication/schedule-publication.server.ts'
import { commentOnDraft } from '../drafts/remarks/comment-on-draft.server.ts'
import { getReview } from '../drafts/review-queries.server.ts'
import { saveText } from '../drafts/save-text.server.ts'
import { startCourse } from '../drafts/start-course.server.ts'
import { submitDraft } from '../drafts/submit-draft.server.ts'
import { publishCourse } from '../publish-course.server.ts'
import { grantCourseRole, revokeCourseRole } from './change-role.server.ts'
import { closeCourse } from './close-course.server.ts'
import { mayAct } from './role-rule.ts'
import { getCourseSettings } from './settings-queries.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
const slug = 'prova'
const path = '01-primo/01-uno.mdx'
const stay = { moves: false, activities: {} }
const forbidden = { code: 'forbidden' }

/** Named so by the administration too, so that they can be named for a role. */
async function addNamedTrainer(givenName: string) {
  const viewer = await addTrainer(givenName, 'Ruolo')
  const { personId } = viewer
  await db().roleGrant.create({ data: { id: newId(), personId, role: 'trainer', startsOn: new Date('2026-01-01') } })
  return viewer
}
type Trainer = Viewer
let [ada, bea, cleo]: Trainer[] = []
const trainers = () => {
  if (!ada || !bea || !cleo) throw new Error('not added')
  return { ada, bea, cleo }
}

beforeAll(async () => {
  ;[ada, bea, cleo] = await Promise.all([addNamedTrainer('Ada'), addNamedTrainer('Bea'), addNamedTrainer('Cleo')])
  expect(await publishCourse(smallCourse({ [path]: lessonText('Parole.') }), now)).toMatchObject({ ok: true })
  await openDraft(trainers().ada, slug, now)
})

test('a role that nobody was named for is every trainer’s; one with names is theirs, and the administrators’', () => {
  const roles = [{ role: 'author', personId: 'a' }] as const
  const may = (role: 'author' | 'reviewer', personId: string, isAdministrator = false) =>
    mayAct(role, { personId, isAdministrator }, roles)
  expect([may('author', 'a'), may('author', 'b'), may('author', 'b', true)]).toEqual([true, false, true])
  expect([may('reviewer', 'a'), may('reviewer', 'b')]).toEqual([true, true])
})

describe('with somebody named for each role', () => {
  beforeAll(async () => {
    const { ada: writes, bea: reads, cleo: publishes } = trainers()
    const grant = (role: 'author' | 'reviewer' | 'publisher', { personId }: Trainer) =>
      grantCourseRole(publishes, { slug, role, personId }, now)
    expect([
      await grant('author', writes),
      await grant('reviewer', reads),
      await grant('publisher', publishes),
    ]).toEqual([...[true, true, true]])
  })

  test('each does their part, and the others are told whose it is', async () => {
    const { ada: writes, bea: reads, cleo: publishes } = trainers()
    const { revision } = await getDraftText(reads, slug, path)
    const change = { slug, path, text: lessonText('Altre parole.'), revision }
    const refused = saveText(reads, change, now)
    await expect(refused).rejects.toMatchObject(forbidden)
    await expect(refused).rejects.toHaveProperty('userMessage', expect.stringContaining('autrici'))
    expect(await saveText(writes, change, now)).toMatchObject({ ok: true })
    await commentOnDraft(publishes, { slug, path, line: 7, quote: '', text: 'Bello.' }, now)
    await expect(submitDraft(publishes, slug, now)).rejects.toMatchObject(forbidden)
    expect(await submitDraft(writes, slug, now)).toEqual({ ok: true })
    const decide = (who: Trainer) => decideReview(who, { slug, decision: 'approved', note: '' }, now)
    expect((await getReview(publishes, slug)).canDecide).toBe(false)
    await expect(decide(publishes)).rejects.toMatchObject(forbidden)
    expect((await getReview(reads, slug)).canDecide).toBe(true)
    expect(await decide(reads)).toEqual({ ok: true })
    await expect(publishDraft(writes, slug, stay, now)).rejects.toMatchObject(forbidden)
    const later = { publishAt: new Date('2026-12-01T08:00:00Z'), effect: stay }
    await expect(schedulePublication(reads, slug, later, now)).rejects.toMatchObject(forbidden)
    expect(await publishDraft(publishes, slug, stay, now)).toMatchObject({ ok: true })
  })

  test('who is not an author opens no draft, and reads one that is open', async () => {
    const { ada: writes, bea: reads } = trainers()
    await expect(openDraft(reads, slug, now)).rejects.toMatchObject(forbidden)
    await openDraft(writes, slug, now)
    expect((await getDraftPlan(reads, slug)).mayWrite).toBe(false)
    expect((await getDraftPlan(writes, slug)).mayWrite).toBe(true)
  })

  test('only who publishes names others; nobody is named who is no trainer; the last one leaves the role to all', async () => {
    const { ada: writes, cleo: publishes } = trainers()
    const change = { slug, role: 'author', personId: writes.personId } as const
    await expect(revokeCourseRole(writes, change, now)).rejects.toMatchObject(forbidden)
    const clerk = await addPerson({ departments: [] })
    expect(await grantCourseRole(publishes, { ...change, personId: clerk }, now)).toBe(false)
    await revokeCourseRole(publishes, change, now)
    const { roles, mayChange } = await getCourseSettings(writes, slug, now)
    expect(roles[0]).toEqual({ role: 'author', people: [] })
    expect(mayChange).toBe(false)
    await expect(grantCourseRole(publishes, { ...change, slug: 'non-c-e' }, now)).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

test('who names the first one to publish publishes too', async () => {
  const { ada: writes, bea: reads } = trainers()
  await startCourse(writes, { slug: 'nuovo', title: 'Un corso nuovo' }, now)
  await grantCourseRole(writes, { slug: 'nuovo', role: 'publisher', personId: reads.personId }, now)
  const { roles } = await getCourseSettings(writes, 'nuovo', now)
  expect(roles.find(({ role }) => role === 'publisher')?.people.map(({ name }) => name)).toEqual([
    'Ruolo Ada',
    'Ruolo Bea',
  ])
})

test('a closed course takes nobody new, keeps who is in it, and opens again', async () => {
  const { ada: writes, cleo: publishes } = trainers()
  const [inIt, comes] = [
    viewerWith([], await addPerson({ departments: [] })),
    viewerWith([], await addPerson({ departments: [] })),
  ]
  const before = await enrolInCourse(inIt, slug, now)
  await expect(closeCourse(writes, { slug, closes: true }, now)).rejects.toMatchObject(forbidden)
  await closeCourse(publishes, { slug, closes: true }, now)
  await closeCourse(publishes, { slug, closes: true }, now)
  expect((await listCatalogue()).map((one) => one.slug)).not.toContain(slug)
  expect(await enrolInCourse(inIt, slug, now)).toEqual(before)
  await expect(enrolInCourse(comes, slug, now)).rejects.toMatchObject({ code: 'conflict' })
  expect(await db().enrolment.count({ where: { personId: comes.personId } })).toBe(0)
  expect(await getCourseSettings(publishes, slug, now)).toMatchObject({ goingOn: 1, published: { closedAt: now } })
  await closeCourse(publishes, { slug, closes: false }, now)
  expect(await enrolInCourse(comes, slug, now)).toHaveProperty('enrolmentId')
  expect(await db().auditEntry.count({ where: { action: { in: ['course.closed', 'course.reopened'] } } })).toBe(2)
})
