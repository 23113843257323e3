/** Who has a text open is known while they have, and an hour later forgotten. */
import { expect, test } from 'vitest'
import { db } from '#app/platform/database.server.ts'
import { addTrainer } from '../trainer.fixtures.ts'
import { getDraft } from './draft-access.server.ts'
import { forgetOldPresence, notePresence } from './presence.server.ts'
import { startCourse } from './start-course.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const path = '01-primo-modulo/01-prima-lezione.mdx'

test('others are told for a minute, and the row goes an hour later', async () => {
  const [ada, bea] = [await addTrainer('Ada'), await addTrainer('Bea')]
  await startCourse(ada, { slug: 'prova-presenti', title: 'Presenti' }, now)
  const { id: draftId } = await getDraft(ada, 'prova-presenti')
  const at = { draftId, path }
  expect(await notePresence(ada, at, now)).toEqual([])
  expect(await notePresence(bea, at, later(0.5))).toHaveLength(1)
  expect(await notePresence(bea, at, later(2))).toEqual([])
  await forgetOldPresence(later(60))
  expect(await db().draftPresence.count({ where: { draftId } })).toBe(2)
  await forgetOldPresence(later(61))
  expect(await db().draftPresence.findMany({ where: { draftId }, select: { personId: true } })).toEqual([
    { personId: bea.personId },
  ])
})
