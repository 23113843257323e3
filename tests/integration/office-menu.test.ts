import { expect, test } from 'vitest'
import { enter } from '#app/certificates/hours/external.fixtures.ts'
import { decideExternal } from '#app/certificates/hours/decide-external.server.ts'
import { addAmbito, addCourse, addPerson, enrol } from '#app/certificates/world.fixtures.ts'
import { answerContest } from '#app/learning/attendance/answer-contest.server.ts'
import { getAmbitoForOffice } from '#app/organisation/ambito-queries.server.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { officeMenu } from '#app/reporting/office-menu.server.ts'

const now = new Date('2026-11-24T09:00:00Z')

test('an office’s menu counts what waits for it, not what it has answered, nor another’s; a contact’s counts nothing', async () => {
  const [own, other] = [await addAmbito('MENUUNO'), await addAmbito('MENUDUE')]
  const course = await addCourse()
  const personId = await addPerson({ departments: [own.comune.registry] })
  const enrolmentId = await enrol({ course, personId, startedAt: now })
  const contests = [newId(), newId()]
  for (const id of contests) {
    const asked = { activityId: 'uno', askedMinutes: 30, text: 'Ho seguito tutto.', openedAt: now }
    await db().attendanceContest.create({ data: { id, enrolmentId, ...asked } })
  }
  const externals = [1, 2, 3].map(() => enter(viewerWith([], personId), {}, now))
  const [external = ''] = await Promise.all(externals)
  const menuOf = async (viewer = own.office, place = own) =>
    officeMenu(viewer, await getAmbitoForOffice(viewer, place.ambitoSlug), now)
  expect((await menuOf()).waiting).toEqual({ contests: 2, external: 3 })

  const answer = { intent: 'decline' as const, contestId: contests[0] ?? '', text: 'I minuti sono giusti.' }
  expect(await answerContest(own.office, own.ambitoSlug, answer, now)).toMatchObject({ ok: true })
  const decision = { verdict: 'refused' as const, after: 0, reason: 'Manca la firma.' }
  await decideExternal(own.office, { ambitoSlug: own.ambitoSlug, externalId: external, decision }, now)
  expect((await menuOf()).waiting).toEqual({ contests: 1, external: 2 })

  expect((await menuOf(other.office, other)).waiting).toEqual({ contests: 0, external: 0 })
  const contact = await menuOf(viewerWith([grantOf('contact', { organisationId: own.comune.id })]))
  expect(contact).toMatchObject({
    pages: ['coverage', 'people', 'staff', 'hours', 'duties', 'reports', 'certificates'],
  })
  expect(contact.waiting).toEqual({ contests: 0, external: 0 })
})
