import { expect, test } from 'vitest'
import { addAmbito, addCourse, addPerson, enrol } from '#app/certificates/world.fixtures.ts'
import { keepRoll } from '#app/identity/social-worker/keep-roll.server.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import type { CreditState } from '#app/platform/generated/enums.ts'
import { newId } from '#app/platform/ids.server.ts'
import { exportParticipants } from './export-participants.server.ts'
import { getManagedEdition } from './office-edition.server.ts'
import { listParticipants } from './participants.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
const roll = { region: 'Lombardia', section: 'B', number: '12345' } as const
let worlds = 0

/** The file of an edition with two people, one of whom said where they are on the roll. */
async function fileOf(credits: { system: 'cnoas' | 'ecm'; state: CreditState }[]) {
  worlds += 1
  const [place, course] = [await addAmbito(`ALBO${worlds}`), await addCourse()]
  const { comune, ambitoId, ambitoSlug, office } = place
  const { editionId } = course
  await db().edition.update({ where: { id: editionId }, data: { ambitoId, name: 'Autunno' } })
  for (const credit of credits) await db().editionCredit.create({ data: { id: newId(), editionId, ...credit } })
  for (const familyName of ['Aldini', 'Bertoli']) {
    const personId = await addPerson({ familyName, departments: [comune.social_services] })
    await enrol({ course, personId })
    if (familyName === 'Aldini') await keepRoll(viewerWith([], personId), roll, now)
  }
  const edition = await getManagedEdition(office, { ambitoSlug, editionId })
  const people = await listParticipants(edition, now)
  const { text } = await exportParticipants(office, { edition, people, numbers: new Map() }, now)
  const [head = '', ...lines] = text
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
  return { head: head.split(';'), lines: lines.map((line) => line.split(';')) }
}

test('where CNOAS was asked for credits, the roll of who gave it stands beside the fiscal code', async () => {
  const { head, lines } = await fileOf([{ system: 'cnoas', state: 'requested' }])
  const from = head.findIndex((name) => name.includes('regione'))
  expect(from).toBeGreaterThan(0)
  expect(lines.map((line) => [line[0], ...line.slice(from, from + 3)])).toEqual([
    ['Aldini', 'Lombardia', 'B', '12345'],
    ['Bertoli', '', '', ''],
  ])
})

test.each([
  ['no credits', []],
  ['credits of another body', [{ system: 'ecm', state: 'granted' }]],
  ['credits that were refused', [{ system: 'cnoas', state: 'refused' }]],
] as const)('an edition with %s says nothing of the roll', async (_what, credits) => {
  const { head, lines } = await fileOf([...credits])
  expect(head.join(' ')).not.toContain('Albo')
  expect(lines.flat()).not.toContain('12345')
})
