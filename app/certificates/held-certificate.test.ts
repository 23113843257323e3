import { expect, test } from 'vitest'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { findHeldCertificate } from './held-certificate.server.ts'
import { issueCertificateOf } from './issue-certificate.server.ts'
import { addAmbito, addCompleted, addCourse, addPerson } from './world.fixtures.ts'

const now = new Date('2026-11-24T09:00:00Z')

test('the certificate of a course that somebody has is found until it is revoked; an expired one says so', async () => {
  const course = await addCourse()
  const { courseId } = course
  const { personId, enrolmentId } = await addCompleted(course, await addAmbito('TENUTI'))
  const viewer = viewerWith([], personId)
  expect(await findHeldCertificate(viewer, courseId, now)).toBeNull()

  const { certificateId = '' } = (await issueCertificateOf(enrolmentId, now)) ?? {}
  const held = { certificateId, number: 'TENUTI-2026-000001', issuedOn: '2026-11-24', status: 'valid' }
  expect(await findHeldCertificate(viewer, courseId, now)).toMatchObject(held)
  expect(await findHeldCertificate(viewerWith([], await addPerson()), courseId, now)).toBeNull()
  expect(await findHeldCertificate(viewer, newId(), now)).toBeNull()

  const expiresOn = new Date('2026-11-30T00:00:00Z')
  await db().certificate.update({ where: { id: certificateId }, data: { expiresOn } })
  const on = (day: string) => findHeldCertificate(viewer, courseId, new Date(`${day}T12:00:00Z`))
  expect(await on('2026-11-30')).toMatchObject({ status: 'valid', expiresOn: '2026-11-30' })
  expect(await on('2026-12-01')).toMatchObject({ status: 'expired', expiresOn: '2026-11-30' })

  await db().certificateEvent.create({
    data: { id: newId(), certificateId, kind: 'revoked', at: now, reason: 'Prova' },
  })
  expect(await on('2026-11-25')).toBeNull()
})
