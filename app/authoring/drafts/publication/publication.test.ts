import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { lessonText, smallCourse } from '../../course.fixtures.ts'
import { addTrainer } from '../../trainer.fixtures.ts'
import { publishCourse } from '../../publish-course.server.ts'
import { decideReview } from '../decide-review.server.ts'
import { getDraftText } from '../draft-queries.server.ts'
import { openDraft } from '../open-draft.server.ts'
import { saveText } from '../save-text.server.ts'
import { submitDraft } from '../submit-draft.server.ts'
import { publishDue } from './publish-due.server.ts'
import { getPublication } from './publication-queries.server.ts'
import { callOffPublication, schedulePublication } from './schedule-publication.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
const publishAt = new Date('2026-12-01T07:30:00Z')
const [before, after] = [new Date('2026-12-01T07:29:59Z'), new Date('2026-12-01T07:30:30Z')]
const slug = 'prova'
const path = '01-primo/01-uno.mdx'
const stay = { moves: false, activities: {} }

let ada: Viewer
let bea: Viewer
let turn = 0

/** A change of the course, handed in and approved. */
async function approved() {
  turn += 1
  await openDraft(ada, slug, now)
  const { revision } = await getDraftText(ada, slug, path)
  expect(await saveText(ada, { slug, path, text: lessonText(`Parole ${turn}.`), revision }, now)).toMatchObject({
    ok: true,
  })
  expect(await submitDraft(ada, slug, now)).toEqual({ ok: true })
  expect(await decideReview(bea, { slug, decision: 'approved', note: '' }, now)).toEqual({ ok: true })
}
const scheduledOf = async () => (await getPublication(ada, slug, stay)).scheduled
const versions = () => db().courseVersion.count()

beforeAll(async () => {
  ;[ada, bea] = await Promise.all([addTrainer('Ada'), addTrainer('Bea')])
  const course = smallCourse({ [path]: lessonText('Parole.') })
  expect(await publishCourse(course, now)).toMatchObject({ ok: true })
})

describe('a publication at a moment', () => {
  test('is made when it has come, once, by whoever looks first, in the name of who decided it', async () => {
    await approved()
    expect(await schedulePublication(ada, slug, { publishAt, effect: stay }, now)).toEqual({ ok: true })
    expect(await scheduledOf()).toMatchObject({ at: publishAt, by: 'Ada Autrice', failure: null })
    const published = await versions()
    await publishDue(before)
    expect(await versions()).toBe(published)
    await Promise.all([publishDue(after), publishDue(after)])
    expect(await versions()).toBe(published + 1)
    expect(await db().courseDraft.count()).toBe(0)
    const said = await db().auditEntry.findFirst({ where: { action: 'course.published' }, orderBy: { id: 'desc' } })
    expect(said?.actorId).toBe(ada.personId)
  })

  test('does not publish what was changed since, and says so', async () => {
    await approved()
    await schedulePublication(ada, slug, { publishAt, effect: stay }, now)
    const { revision } = await getDraftText(ada, slug, path)
    await saveText(ada, { slug, path, text: lessonText('Un ripensamento.'), revision }, now)
    expect(await scheduledOf()).toMatchObject({ failure: 'changed' })
    const published = await versions()
    await publishDue(after)
    expect(await versions()).toBe(published)
    expect((await scheduledOf())?.failure).toBe('changed')
  })

  test('can be called off; nothing is scheduled that is not approved, in the past or beyond a year', async () => {
    const ask = (at: Date) => schedulePublication(ada, slug, { publishAt: at, effect: stay }, now)
    expect(await ask(publishAt)).toEqual({ ok: false, reason: 'not_approved' })
    await approved()
    expect(await ask(now)).toEqual({ ok: false, reason: 'day_past' })
    expect(await ask(new Date('2028-01-01T00:00:00Z'))).toEqual({ ok: false, reason: 'day_far' })
    expect(await ask(publishAt)).toEqual({ ok: true })
    await callOffPublication(ada, slug, now)
    expect(await scheduledOf()).toBeNull()
    const published = await versions()
    await publishDue(after)
    expect(await versions()).toBe(published)
  })
})
