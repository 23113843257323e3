import { beforeAll, expect, test } from 'vitest'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { findByVerifyCode, listMine } from '../certificate-queries.server.ts'
import { issueCertificateOf } from '../issue-certificate.server.ts'
import { addAmbito, addCompleted, addCourse, type CourseFixture, type Place } from '../world.fixtures.ts'
import { applyImport } from './apply-import.server.ts'
import { getImport, getProtocolDesk } from './protocol-queries.server.ts'
import { uploadProtocolFile } from './upload-protocol-file.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
let course: CourseFixture

beforeAll(async () => {
  course = await addCourse()
})

async function certified(place: Place) {
  const { enrolmentId, personId } = await addCompleted(course, place)
  const issued = await issueCertificateOf(enrolmentId, now)
  if (!issued) throw new Error('not issued')
  return { ...issued, personId }
}

async function upload({ office, ambitoSlug }: Place, lines: string[]): Promise<string> {
  const text = ['Numero attestato;AOO;Numero di protocollo;Data di protocollo', ...lines].join('\n')
  const file = { ambitoSlug, name: 'numeri.csv', bytes: new TextEncoder().encode(text) }
  const outcome = await uploadProtocolFile(office, file, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.importId
}

const recorded = (certificateId: string) =>
  db().certificateProtocol.findMany({ where: { certificateId }, select: { aoo: true, number: true } })

test('tries first and writes nothing; applied once it records what is new, for office, person and verifier', async () => {
  const place = await addAmbito('PROT')
  const { ambitoSlug, office } = place
  const [first, second] = [await certified(place), await certified(place)]
  const importId = await upload(place, [
    `${first.number};c_f704;123;24/11/2026`,
    `${second.number};c_f704;=1;24/11/2026`,
    'ALTRO-2026-000001;c_f704;123;24/11/2026',
  ])
  const tried = await getImport(office, { ambitoSlug, importId }, now)
  expect(tried.rows.map(({ line, verdict }) => [line, verdict])).toEqual([
    ...[
      [2, 'new'],
      [3, 'refused'],
      [4, 'unknown'],
    ],
  ])
  expect(tried.counts).toEqual({ new: 1, same: 0, conflict: 0, unknown: 1, refused: 1 })
  expect(await recorded(first.certificateId)).toEqual([])

  expect(await applyImport(office, { ambitoSlug, importId }, now)).toEqual({ ok: true, added: 1 })
  expect(await applyImport(office, { ambitoSlug, importId }, now)).toEqual({ ok: false, reason: 'already_applied' })
  expect(await recorded(first.certificateId)).toEqual([{ aoo: 'C_F704', number: '123' }])
  const audited = await db().auditEntry.findMany({
    where: { subjectId: importId },
    select: { action: true, detail: true },
  })
  expect(audited).toEqual([{ action: 'protocol.imported', detail: { ambito: 'PROT', added: 1 } }])

  // What was decided then stays readable, though the same line would now be on record.
  expect((await getImport(office, { ambitoSlug, importId }, now)).counts).toEqual(tried.counts)
  const again = await upload(place, [`${first.number};c_f704;123;24/11/2026`])
  expect((await getImport(office, { ambitoSlug, importId: again }, now)).counts).toMatchObject({ new: 0, same: 1 })

  const protocols = [{ aoo: 'C_F704', number: '123', registeredOn: '2026-11-24' }]
  const mine = await listMine(viewerWith([], first.personId), now)
  expect(mine.certificates).toMatchObject([{ number: first.number, protocols }])
  const { verifyCode } = await db().certificate.findUniqueOrThrow({ where: { id: first.certificateId } })
  const history = (await findByVerifyCode(verifyCode, now))?.history.filter(({ kind }) => kind === 'protocolled')
  expect(history).toMatchObject([{ protocol: { aoo: 'C_F704', number: '123' } }])
  const desk = await getProtocolDesk(office, ambitoSlug)
  expect(desk.recorded).toEqual([{ ...protocols[0], certificate: first.number, certificateId: first.certificateId }])
  expect(desk.imports.map(({ added }) => added).toSorted()).toEqual([0, 1])
})

test('two at once apply an import once, and two imports of one certificate give it one number', async () => {
  const place = await addAmbito('PARI')
  const { ambitoSlug, office } = place
  const { number, certificateId } = await certified(place)
  const [one, other] = [
    await upload(place, [`${number};A1;1;24/11/2026`]),
    await upload(place, [`${number};A1;2;24/11/2026`]),
  ]
  const outcomes = await Promise.all(
    [one, one, other, other].map((importId) => applyImport(office, { ambitoSlug, importId }, now)),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(2)
  expect(await recorded(certificateId)).toHaveLength(1)
})

test('what changed between the trial and the confirmation is decided anew', async () => {
  const place = await addAmbito('TARDI')
  const { ambitoSlug, office } = place
  const { number } = await certified(place)
  const late = await upload(place, [`${number};A1;2;24/11/2026`])
  expect((await getImport(office, { ambitoSlug, importId: late }, now)).counts.new).toBe(1)
  await applyImport(office, { ambitoSlug, importId: await upload(place, [`${number};A1;1;24/11/2026`]) }, now)
  expect(await applyImport(office, { ambitoSlug, importId: late }, now)).toEqual({ ok: true, added: 0 })
  expect((await getImport(office, { ambitoSlug, importId: late }, now)).counts.conflict).toBe(1)
})

test('another ambito’s certificates are unknown, and its imports are not found', async () => {
  const [place, other] = [await addAmbito('QUI'), await addAmbito('LA')]
  const foreign = await certified(other)
  const importId = await upload(place, [`${foreign.number};A1;1;24/11/2026`])
  const mine = { ambitoSlug: place.ambitoSlug, importId }
  expect((await getImport(place.office, mine, now)).counts.unknown).toBe(1)
  expect(await applyImport(place.office, mine, now)).toEqual({ ok: true, added: 0 })
  const theirs = { ambitoSlug: other.ambitoSlug, importId }
  for (const ask of [() => getImport(other.office, theirs, now), () => applyImport(other.office, theirs, now)])
    await expect(ask()).rejects.toMatchObject({ code: 'not_found' })
  await expect(getImport(other.office, mine, now)).rejects.toMatchObject({ code: 'not_found' })
  await expect(getProtocolDesk(other.office, place.ambitoSlug)).rejects.toMatchObject({ code: 'not_found' })
})

test('a contact does not record numbers, a learner does not find the page', async () => {
  const place = await addAmbito('RUOLI')
  const { ambitoSlug } = place
  const contact = viewerWith([grantOf('contact', { organisationId: place.comune.id })], newId())
  const importId = await upload(place, ['X-2026-000001;A1;1;24/11/2026'])
  const file = { ambitoSlug, name: 'x.csv', bytes: new Uint8Array() }
  for (const [viewer, code] of [
    [contact, 'forbidden'],
    [viewerWith([], newId()), 'not_found'],
  ] as const) {
    await expect(getProtocolDesk(viewer, ambitoSlug)).rejects.toMatchObject({ code })
    await expect(getImport(viewer, { ambitoSlug, importId }, now)).rejects.toMatchObject({ code })
    await expect(applyImport(viewer, { ambitoSlug, importId }, now)).rejects.toMatchObject({ code })
    await expect(uploadProtocolFile(viewer, file, now)).rejects.toMatchObject({ code })
  }
})

test('a number once recorded stays: another for the same certificate and AOO is refused by the database itself', async () => {
  const place = await addAmbito('FISSO')
  const { number, certificateId } = await certified(place)
  const importId = await upload(place, [`${number};A1;1;24/11/2026`])
  await applyImport(place.office, { ambitoSlug: place.ambitoSlug, importId }, now)
  const second = { id: newId(), certificateId, aoo: 'A1', number: '2', registeredOn: now, importId }
  await expect(db().certificateProtocol.create({ data: second })).rejects.toMatchObject({ code: 'P2002' })
})
