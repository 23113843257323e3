import { expect, test } from 'vitest'
import { addAmbito, addCourse, addPerson } from '#app/certificates/world.fixtures.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { putBlob } from '#app/platform/blobs.server.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { addEdition, addMeeting, addParticipant } from '#tests/setup/meetings.ts'
import { getSheetLogo } from './get-logo.server.ts'
import { getListPage } from './list-page.server.ts'

const startsAt = new Date('2026-11-26T08:00:00Z')

test('the sheet has everybody by surname, numbered from one without gaps, and the edition’s logos in their order', async () => {
  const place = await addAmbito('FOGLIO')
  const edition = await addEdition(await addCourse(), place)
  const { meetingId } = await addMeeting(edition, startsAt, 120, startsAt)
  const named = async (familyName: string, givenName = 'Ada') =>
    addParticipant(edition, await addPerson({ familyName, givenName }))
  await named('Zucca')
  const gone = await named('Melo')
  await named('abete')
  await named('Noce', 'Bea')
  await named('Noce', 'Ada')
  await db().enrolment.update({ where: { id: gone.enrolmentId }, data: { state: 'withdrawn' } })
  const bytes = Buffer.from(newId())
  const blobSha256 = await transaction((tx) => putBlob(tx, bytes, 'image/png'))
  const logo = { editionId: edition.editionId, blobSha256, mediaType: 'image/png' }
  await db().editionLogo.createMany({
    data: [
      { ...logo, position: 3, alt: 'Ambito' },
      { ...logo, position: 1, alt: 'Unione europea' },
    ],
  })
  const { lines, taught } = await getListPage(edition.teacher, meetingId, startsAt)
  expect(lines.map(({ number, familyName, givenName }) => `${number} ${familyName} ${givenName}`)).toEqual([
    '1 abete Ada',
    '2 Noce Ada',
    '3 Noce Bea',
    '4 Zucca Ada',
  ])
  expect(taught.project.logos.map(({ alt }) => alt)).toEqual(['Unione europea', 'Ambito'])
  for (const viewer of [edition.teacher, place.office]) {
    const sent = await getSheetLogo(viewer, { meetingId, position: 1 })
    expect(Buffer.from(sent.bytes).equals(bytes)).toBe(true)
  }
  const refused = { code: 'not_found' }
  await expect(getSheetLogo(edition.teacher, { meetingId, position: 2 })).rejects.toMatchObject(refused)
  const strangers = [viewerWith([], await addPerson()), gone.viewer, (await addAmbito('ALTROF')).office]
  for (const viewer of strangers)
    await expect(getSheetLogo(viewer, { meetingId, position: 1 })).rejects.toMatchObject(refused)
})
