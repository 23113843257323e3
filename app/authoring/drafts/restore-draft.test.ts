/** A whole draft goes back to a moment of its history, as one change that is taken back in the same way. */
import { beforeAll, describe, expect, test } from 'vitest'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { lessonText, smallCourse } from '../course.fixtures.ts'
import { publishCourse } from '../publish-course.server.ts'
import { addPart } from './add-part.server.ts'
import { getDraft } from './draft-access.server.ts'
import { listDraftChanges } from './list-changes.server.ts'
import { movePart } from './move-part.server.ts'
import { openDraft } from './open-draft.server.ts'
import { commentOnDraft } from './remarks/comment-on-draft.server.ts'
import { removePart } from './remove-part.server.ts'
import { getDraftPoint, restoreDraft } from './restore-draft.server.ts'
import { getReview } from './review-queries.server.ts'
import { saveText } from './save-text.server.ts'
import { startCourse } from './start-course.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
const slug = 'prova'
const trainer = viewerWith([grantOf('trainer')], newId())
const first = '01-primo/01-uno.mdx'

async function addPerson(personId: string) {
  const names = { givenName: 'Ada', familyName: 'Autrice' }
  await db().person.create({ data: { id: personId, ...names, fiscalCodeHash: personId, fiscalCodeCipher: '-' } })
}
async function files() {
  const { id } = await getDraft(trainer, slug)
  const rows = await db().draftFile.findMany({
    where: { draftId: id },
    orderBy: { path: 'asc' },
    select: { path: true, text: true, blobSha256: true },
  })
  return rows
}
const revisionNow = async () => (await getDraft(trainer, slug)).revision

beforeAll(async () => {
  await addPerson(trainer.personId)
  expect(await publishCourse(smallCourse(), now)).toMatchObject({ ok: true })
  await openDraft(trainer, slug, now)
})

describe('a whole draft', () => {
  test('goes back to each of its moments byte by byte, and forth again', async () => {
    const states = [await files()]
    const steps = [
      () => saveText(trainer, { slug, path: first, text: lessonText('Altro.'), revision: 0 }, now),
      () => addPart(trainer, { slug, title: 'Nuova', folder: '01-primo' }, now),
      () => movePart(trainer, { slug, part: first, direction: 'down' }, now),
      () => removePart(trainer, { slug, part: '01-primo/01-due.mdx' }, now),
    ]
    for (const step of steps) {
      await step()
      states.push(await files())
    }
    await commentOnDraft(trainer, { slug, path: '01-primo/02-uno.mdx', line: 1, quote: '', text: 'Sì.' }, now)
    for (const revision of [2, 0, 3, 1, 4]) {
      const { base, changes } = await getDraftPoint(trainer, { slug, revision })
      const told = changes.map(({ path }) => path)
      expect(await restoreDraft(trainer, { slug, revision, base }, now)).toEqual({ ok: true })
      expect(await files()).toEqual(states[revision])
      const made = (await listDraftChanges(trainer, slug)).filter((line) => line.revision === base + 1)
      if (told.length > 0) expect(made.map(({ path }) => path).toSorted()).toEqual(told.toSorted())
      // What was said of the lesson is where the lesson is.
      const at = revision >= 3 ? '01-primo/02-uno.mdx' : first
      expect((await getReview(trainer, slug)).comments).toMatchObject([{ path: at }])
    }
  })

  test('what would change is told before: a file comes back, another goes', async () => {
    const { at, changes, mayWrite } = await getDraftPoint(trainer, { slug, revision: 2 })
    expect(at).toEqual({ changedAt: now, changedBy: 'Ada Autrice' })
    expect(mayWrite).toBe(true)
    expect(changes.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      '01-primo/01-uno.mdx added',
      '01-primo/02-due.mdx added',
      '01-primo/02-uno.mdx removed',
      'course.yaml changed',
    ])
  })

  test('nothing is written where somebody changed it meanwhile, or it is so already', async () => {
    const base = await revisionNow()
    await saveText(trainer, { slug, path: 'course.yaml', text: 'id: prova\n', revision: base }, now)
    expect(await restoreDraft(trainer, { slug, revision: 1, base }, now)).toEqual({
      ok: false,
      reason: 'changed_meanwhile',
    })
    const later = await revisionNow()
    const [one, two] = await Promise.all([
      restoreDraft(trainer, { slug, revision: 1, base: later }, now),
      restoreDraft(trainer, { slug, revision: 1, base: later }, now),
    ])
    expect([one.ok, two.ok].toSorted()).toEqual([false, true])
    expect(await restoreDraft(trainer, { slug, revision: 1, base: later + 1 }, now)).toEqual({ ok: true })
    expect(await revisionNow()).toBe(later + 1)
  })

  test('a moment it never had, or has now, is none; nor is one before a new course began', async () => {
    const revision = await revisionNow()
    await expect(getDraftPoint(trainer, { slug, revision })).rejects.toMatchObject({ code: 'not_found' })
    await startCourse(trainer, { slug: 'prova-nuova', title: 'Nuova' }, now)
    await addPart(trainer, { slug: 'prova-nuova', title: 'Due', folder: '' }, now)
    await expect(getDraftPoint(trainer, { slug: 'prova-nuova', revision: 0 })).rejects.toMatchObject({
      code: 'not_found',
    })
    const { base } = await getDraftPoint(trainer, { slug: 'prova-nuova', revision: 1 })
    expect(await restoreDraft(trainer, { slug: 'prova-nuova', revision: 1, base }, now)).toEqual({ ok: true })
  })

  test('clerks bring nothing back', async () => {
    const clerk = viewerWith([], newId())
    const asked = { slug, revision: 0, base: await revisionNow() }
    await expect(restoreDraft(clerk, asked, now)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(getDraftPoint(clerk, asked)).rejects.toMatchObject({ code: 'forbidden' })
  })
})
