import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '#app/identity/viewer.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId, sha256 } from '#app/platform/ids.server.ts'
import { drainJobs } from '#app/platform/jobs.server.ts'
import { getBundle, listBundles } from './bundle-queries.server.ts'
import { download, downloadedZip } from './download.fixtures.ts'
import { issueCertificateOf } from '../issue-certificate.server.ts'
import { freezeBundle } from './freeze-bundle.server.ts'
import { whileHolding } from './hold-bundle.server.ts'
import { makeBundleOf, makeBundleWorker, resumeBundles } from './make-bundle.server.ts'
import { narrowSelection } from './narrow-selection.server.ts'
import { readCsv, readZip } from '../read-zip.fixtures.ts'
import { requestBundle } from './request-bundle.server.ts'
import { revokeCertificate } from '../revoke-certificate.server.ts'
import { BundleSelection, RequestBundle } from '../schemas.ts'
import {
  addAmbito,
  addComune,
  addCompleted,
  addCourse,
  addPerson,
  complete,
  enrol,
  type Comune,
  type CourseFixture,
  type Place,
} from '../world.fixtures.ts'

const now = new Date('2026-11-24T09:00:00Z')
let course: CourseFixture

beforeAll(async () => {
  course = await addCourse()
})

function selectionOf(departmentIds: string[], changes: Partial<BundleSelection> = {}): BundleSelection {
  const { courseId, title: courseTitle } = course
  const all = { organisation: null, departmentKind: null }
  return { courseId, courseTitle, asOf: '2026-11-24', ...all, departmentIds, ...changes }
}

const departmentsOf = (...comuni: Comune[]) =>
  comuni.flatMap(({ registry, social_services }) => [registry, social_services])

async function request(viewer: Viewer, { ambitoSlug }: Place, selection: BundleSelection): Promise<string> {
  const outcome = await requestBundle(viewer, { ambitoSlug, selection }, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.bundleId
}

async function zipFor(viewer: Viewer, place: Place, selection: BundleSelection) {
  const bundleId = await request(viewer, place, selection)
  await makeBundleOf(bundleId)
  const bytes = await downloadedZip(viewer, { ambitoSlug: place.ambitoSlug, bundleId }, now)
  return { bundleId, bytes, files: readZip(bytes) }
}

const issue = async (enrolmentId: string) => (await issueCertificateOf(enrolmentId, now))?.certificateId ?? ''
const pathsIn = (files: Map<string, Buffer>) => [...files.keys()].filter((path) => path.endsWith('.pdf'))

test('holds the PDFs by comune and department, their hashes, and who is missing and why', async () => {
  const place = await addAmbito('ZIP', 'Comune di Lissone')
  const second = await addComune(place.ambitoId, 'Comune di Meda')
  const { enrolmentId: first } = await addCompleted(course, place, { givenName: 'Ada', familyName: 'Abete' })
  const inMeda = { ambitoId: place.ambitoId, comune: second }
  const { enrolmentId: other } = await addCompleted(course, inMeda, { givenName: 'Bice', familyName: 'Betulla' })
  const revoked = await addCompleted(course, place, { familyName: 'Cedro' })
  await addCompleted(course, place, { familyName: 'Dattero' })
  await Promise.all([first, other].map(issue))
  await revokeCertificate(place.office, { certificateId: await issue(revoked.enrolmentId), reason: 'Errore' }, now)
  const departments = [place.comune.social_services]
  await enrol({ course, personId: await addPerson({ familyName: 'Edera', departments }) })
  const startedAt = new Date('2026-10-01T08:00:00Z')
  await enrol({ course, personId: await addPerson({ familyName: 'Faggio', departments }), startedAt })
  await addPerson({ familyName: 'Ginepro', departments })

  const { bundleId, files } = await zipFor(place.office, place, selectionOf(departmentsOf(place.comune, second)))
  const paths = [
    'Comune di Lissone/Anagrafe/Abete-Ada-ZIP-2026-000001.pdf',
    'Comune di Meda/Anagrafe/Betulla-Bice-ZIP-2026-000002.pdf',
  ]
  expect(pathsIn(files).map((path) => path.replace(/00000[12]/, ''))).toEqual(
    paths.map((path) => path.replace(/00000[12]/, '')),
  )
  const manifest = readCsv(files.get('manifest.csv'))
  expect(manifest.map(([path]) => path)).toEqual(pathsIn(files))
  for (const [path = '', hash] of manifest) expect(sha256(files.get(path) ?? '')).toBe(hash)
  expect(manifest[0]?.slice(3)).toEqual([
    ...['Abete', 'Ada', 'Comune di Lissone', 'Anagrafe', '2026-11-23', '0,9'],
    expect.stringMatching(/^[0-9A-Z]{20}$/),
  ])
  const missing = readCsv(files.get('mancanti.csv')).map(([familyName, , , department, reason]) => [
    familyName,
    department,
    reason,
  ])
  expect(missing).toEqual([
    ['Cedro', 'Anagrafe', 'Ha completato, attestato revocato'],
    ['Dattero', 'Anagrafe', 'Ha completato, attestato in preparazione'],
    ['Edera', 'Servizi sociali', 'Iscritto, non ha ancora iniziato'],
    ['Faggio', 'Servizi sociali', 'Ha iniziato, non ha ancora completato'],
    ['Ginepro', 'Servizi sociali', 'Non iscritto al corso'],
  ])
  expect(await getBundle(place.office, { ambitoSlug: 'zip', bundleId })).toMatchObject({
    state: 'ready',
    done: 2,
    total: 2,
    isOwn: true,
  })
  const mail = await db().mail.findFirst({ where: { recipient: `${place.office.personId}@example.example` } })
  expect(mail?.text).toContain(`/office/zip/bundles/${bundleId}`)
  const audited = await db().auditEntry.findMany({ where: { subjectId: bundleId }, orderBy: { id: 'asc' } })
  expect(audited.map(({ action }) => action)).toEqual(['bundle.requested', 'bundle.made', 'bundle.downloaded'])
})

test('hostile names stay inside their folders and do not become formulas', async () => {
  const place = await addAmbito('OSTILE', '../../Comune')
  const person = { givenName: '=cmd|calc', familyName: '..\\..\\"x"' }
  const { enrolmentId } = await addCompleted(course, place, person)
  await issue(enrolmentId)
  const { files } = await zipFor(place.office, place, selectionOf(departmentsOf(place.comune)))
  expect(pathsIn(files)).toEqual(['Comune/Anagrafe/x-=cmd calc-OSTILE-2026-000001.pdf'])
  expect(readCsv(files.get('manifest.csv'))[0]?.[4]).toBe("'=cmd|calc")
})

test('counts where people worked on the day, and nothing after the as-of day', async () => {
  const place = await addAmbito('GIORNO')
  const elsewhere = await addAmbito('GIORNO2')
  const moved = await addPerson({ familyName: 'Acero', departments: [elsewhere.comune.registry] })
  const { comune, ambitoId } = place
  const at = new Date('2026-05-10T09:00:00Z')
  const of = { place: { ambitoId }, departmentId: comune.registry, organisationId: comune.id }
  await issue(await complete({ course, personId: moved, at, ...of }))
  await issue((await addCompleted(course, place, { familyName: 'Biancospino' })).enrolmentId)

  const namesAt = async (asOf: string, of: Place) => {
    const { files } = await zipFor(of.office, of, selectionOf(departmentsOf(of.comune), { asOf }))
    const missing = readCsv(files.get('mancanti.csv')).map(([name, , , , reason]) => `${name}: ${reason}`)
    return [...pathsIn(files).map((path) => path.split('/')[2]?.split('-')[0]), ...missing]
  }
  expect(await namesAt('2026-11-24', place)).toEqual(['Acero', 'Biancospino'])
  expect(await namesAt('2026-06-01', place)).toEqual(['Acero', 'Biancospino: Non iscritto al corso'])
  expect(await namesAt('2026-11-24', elsewhere)).toEqual([
    'Acero: Ha completato il corso quando lavorava in un altro ente',
  ])
})

test('the same request sent twice at once makes one bundle; the sixth at a time is refused', async () => {
  await drainJobs([makeBundleWorker])
  const place = await addAmbito('DOPPIO')
  const ids = departmentsOf(place.comune)
  const ask = (asOf: string, departmentIds = ids) =>
    requestBundle(place.office, { ambitoSlug: 'doppio', selection: selectionOf(departmentIds, { asOf }) }, now)
  const [first, second] = await Promise.all([ask('2026-11-20'), ask('2026-11-20', ids.toReversed())])
  expect(first).toEqual(second)
  for (const day of ['01', '02', '03', '04']) expect(await ask(`2026-11-${day}`)).toMatchObject({ ok: true })
  expect(await ask('2026-11-05')).toEqual({ ok: false, reason: 'too_many_waiting' })
  expect(await db().certificateBundle.count({ where: { ambitoId: place.ambitoId } })).toBe(5)
  expect(await drainJobs([makeBundleWorker])).toBe(5)
  expect((await listBundles(place.office, 'doppio')).map(({ state }) => state)).toEqual(Array(5).fill('ready'))
})

test('refuses an empty selection and a day to come', async () => {
  const place = await addAmbito('VUOTO')
  const ask = (selection: BundleSelection) => requestBundle(place.office, { ambitoSlug: 'vuoto', selection }, now)
  expect(await ask(selectionOf([]))).toEqual({ ok: false, reason: 'nobody' })
  const ids = departmentsOf(place.comune)
  expect(await ask(selectionOf(ids, { asOf: '2026-11-25' }))).toEqual({ ok: false, reason: 'day_in_future' })
})

test('a bundle begun before a crash, or made by two workers at once, is made whole and once', async () => {
  const place = await addAmbito('CRASH')
  await issue((await addCompleted(course, place)).enrolmentId)
  const bundleId = await request(place.office, place, selectionOf(departmentsOf(place.comune)))
  await db().certificateBundle.update({ where: { id: bundleId }, data: { state: 'running', done: 7, total: 9 } })
  await Promise.all([makeBundleOf(bundleId), makeBundleOf(bundleId)])
  const row = await db().certificateBundle.findUniqueOrThrow({ where: { id: bundleId } })
  expect(row).toMatchObject({ state: 'ready', done: 1, total: 1 })
  await makeBundleOf(bundleId)
  expect(await db().certificateBundle.findUniqueOrThrow({ where: { id: bundleId } })).toEqual(row)
  expect(await db().auditEntry.count({ where: { subjectId: bundleId, action: 'bundle.made' } })).toBe(1)
})

test('bytes that are not what the certificate names stop the bundle; once mended the next try succeeds', async () => {
  const place = await addAmbito('GUASTO')
  const certificateId = await issue((await addCompleted(course, place)).enrolmentId)
  const { pdfSha256 } = await db().certificate.findUniqueOrThrow({ where: { id: certificateId } })
  const { bytes } = await db().blob.findUniqueOrThrow({ where: { sha256: pdfSha256 } })
  const bundleId = await request(place.office, place, selectionOf(departmentsOf(place.comune)))
  await db().blob.update({ where: { sha256: pdfSha256 }, data: { bytes: Buffer.from('altro') } })
  await expect(makeBundleOf(bundleId)).rejects.toThrow('missing or changed')
  const params = { ambitoSlug: 'guasto', bundleId }
  expect(await getBundle(place.office, params)).toMatchObject({ state: 'failed', failure: 'technical' })
  await expect(download(place.office, params, now)).rejects.toMatchObject({ code: 'not_found' })
  await db().blob.update({ where: { sha256: pdfSha256 }, data: { bytes } })
  await makeBundleOf(bundleId)
  expect(await getBundle(place.office, params)).toMatchObject({ state: 'ready', failure: null })
})

test('outside the scope there is no bundle: other ambito, other comune, other asker, no office at all', async () => {
  const place = await addAmbito('MIO')
  const other = await addAmbito('TUO')
  const second = await addComune(place.ambitoId, 'Comune vicino')
  const contactOf = (comune: Comune) => viewerWith([grantOf('contact', { organisationId: comune.id })], newId())
  const [contact, neighbour] = [contactOf(place.comune), contactOf(second)]
  const bundleId = await request(contact, place, selectionOf(departmentsOf(place.comune)))
  const params = { ambitoSlug: place.ambitoSlug, bundleId }
  await makeBundleOf(bundleId)
  expect(await getBundle(contact, params)).toMatchObject({ state: 'ready', isOwn: true })
  expect(await getBundle(place.office, params)).toMatchObject({ isOwn: false })

  for (const viewer of [other.office, neighbour, viewerWith([], newId()), viewerWith([], contact.personId)]) {
    await expect(getBundle(viewer, params)).rejects.toMatchObject({ code: 'not_found' })
    await expect(download(viewer, params, now)).rejects.toMatchObject({ code: 'not_found' })
  }
  await expect(getBundle(other.office, { ambitoSlug: other.ambitoSlug, bundleId })).rejects.toMatchObject({
    code: 'not_found',
  })
  expect(await listBundles(neighbour, place.ambitoSlug)).toEqual([])
  await expect(listBundles(other.office, place.ambitoSlug)).rejects.toMatchObject({ code: 'not_found' })

  const selection = selectionOf(departmentsOf(place.comune, second))
  for (const viewer of [contact, other.office, viewerWith([], newId())]) {
    const asked = requestBundle(viewer, { ambitoSlug: place.ambitoSlug, selection }, now)
    await expect(asked).rejects.toMatchObject({ code: 'not_found' })
  }

  // The contact has changed comune since: what they asked for the old one is no longer theirs.
  const moved = { ...neighbour, personId: contact.personId }
  await expect(download(moved, params, now)).rejects.toMatchObject({ code: 'not_found' })
})

test('an ambito’s bundle holds nobody of another, even when its departments are named', async () => {
  const place = await addAmbito('DENTRO')
  const other = await addAmbito('FUORI')
  await issue((await addCompleted(course, other, { familyName: 'Estraneo' })).enrolmentId)
  const { files } = await zipFor(place.office, place, selectionOf(departmentsOf(place.comune, other.comune)))
  expect(pathsIn(files)).toEqual([])
  expect(readCsv(files.get('mancanti.csv')).flat()).not.toContain('Estraneo')
})

test('metadati.csv says what a protocollo registers, and leaves its own columns to it', async () => {
  const place = await addAmbito('META', 'Comune di Vedano')
  await issue((await addCompleted(course, place, { givenName: 'Ada', familyName: 'Ontani' })).enrolmentId)
  const { files } = await zipFor(place.office, place, selectionOf(departmentsOf(place.comune)))
  const pdf = files.get('Comune di Vedano/Anagrafe/Ontani-Ada-META-2026-000001.pdf') ?? Buffer.from('')
  expect(readCsv(files.get('metadati.csv'))).toEqual([
    [
      'Comune di Vedano/Anagrafe/Ontani-Ada-META-2026-000001.pdf',
      sha256(pdf),
      'application/pdf',
      String(pdf.length),
      'META-2026-000001',
      'Attestato di partecipazione n. META-2026-000001: Ada Ontani, corso «Ascoltare allo sportello»',
      '2026-11-24',
      'Ambito META',
      'Ada Ontani',
      'Comune di Vedano',
      'Anagrafe',
      '',
      '',
      '',
      '',
    ],
  ])
})

/** Asks, makes and reads one bundle of a place. */
async function namesIn(place: Place, form: Partial<RequestBundle>) {
  const asked = RequestBundle.parse({ course: course.courseId, ...form })
  const narrowed = await narrowSelection(selectionOf(departmentsOf(place.comune)), asked, place.ambitoId)
  if (!narrowed.ok) return narrowed.reason
  const { files } = await zipFor(place.office, place, narrowed.selection)
  const present = pathsIn(files).map((path) => path.split('/')[2]?.split('-')[0])
  return [...present, ...readCsv(files.get('mancanti.csv')).map(([name, , , , reason]) => `${name}: ${reason}`)]
}

async function addEdition(place: Place, ambitoId: string | null = place.ambitoId, courseId = course.courseId) {
  const id = newId()
  const startsOn = new Date('2026-09-01T00:00:00Z')
  await db().edition.create({ data: { id, courseId, ambitoId, name: `Autunno ${place.ambitoCode}`, startsOn } })
  return id
}

test('of one edition only those who take part in it; of another course’s or ambito’s edition none', async () => {
  const [place, other] = [await addAmbito('EDIZIONE'), await addAmbito('ALTRAED')]
  const edition = await addEdition(place)
  const run = { ...course, editionId: edition }
  await issue((await addCompleted(run, place, { familyName: 'Acanto' })).enrolmentId)
  await issue((await addCompleted(course, place, { familyName: 'Bosso' })).enrolmentId)
  const departments = [place.comune.registry]
  await enrol({ course: run, personId: await addPerson({ familyName: 'Cipresso', departments }) })
  await addPerson({ familyName: 'Dafne', departments })
  expect(await namesIn(place, { edition })).toEqual(['Acanto', 'Cipresso: Iscritto, non ha ancora iniziato'])
  expect(await namesIn(place, { edition: course.editionId })).toEqual(['Bosso'])
  expect(await namesIn(place, {})).toEqual([
    ...['Acanto', 'Bosso', 'Cipresso: Iscritto, non ha ancora iniziato', 'Dafne: Non iscritto al corso'],
  ])
  expect(await namesIn(place, { edition: await addEdition(other) })).toBe('edition_of_other_course')
  const { courseId } = await addCourse('Altro corso')
  const ofOtherCourse = await addEdition(place, place.ambitoId, courseId)
  expect(await namesIn(place, { edition: ofOtherCourse })).toBe('edition_of_other_course')
})

test('of a period the certificates issued in it, both days included; the others are told apart', async () => {
  const place = await addAmbito('PERIODO')
  for (const [familyName, at] of [
    ['Abelia', '2026-09-30T21:59:00Z'],
    ['Betonica', '2026-09-30T22:30:00Z'],
    ['Calendula', '2026-10-31T22:30:00Z'],
    ['Dalia', '2026-11-01T10:00:00Z'],
  ] as const) {
    const completed = await addCompleted(course, place, { familyName }, new Date('2026-09-20T10:00:00Z'))
    await issueCertificateOf(completed.enrolmentId, new Date(at))
  }
  const outside = (name: string) => `${name}: Ha l’attestato, emesso in un altro periodo`
  expect(await namesIn(place, { issuedFrom: '2026-10-01', issuedTo: '2026-10-31' })).toEqual([
    ...['Betonica', 'Calendula', outside('Abelia'), outside('Dalia')],
  ])
  expect(await namesIn(place, { issuedFrom: '2026-11-01' })).toEqual([
    ...['Dalia', outside('Abelia'), outside('Betonica'), outside('Calendula')],
  ])
  expect(await namesIn(place, { issuedTo: '2026-09-30' })).toEqual([
    ...['Abelia', outside('Betonica'), outside('Calendula'), outside('Dalia')],
  ])
})

test('a download in parts joins to the whole, is audited each time, and follows the state of the file', async () => {
  const place = await addAmbito('PARTI')
  for (const familyName of ['Abro', 'Brillo', 'Carpino'])
    await issue((await addCompleted(course, place, { familyName })).enrolmentId)
  const { bundleId, bytes } = await zipFor(place.office, place, selectionOf(departmentsOf(place.comune)))
  const params = { ambitoSlug: place.ambitoSlug, bundleId }
  const whole = await download(place.office, params, now)
  expect(whole.status).toBe(200)
  expect(whole.headers.get('Accept-Ranges')).toBe('bytes')
  expect(whole.headers.get('Content-Length')).toBe(String(bytes.length))
  const etag = whole.headers.get('ETag') ?? ''
  const parts: Buffer[] = []
  const step = Math.ceil(bytes.length / 7)
  for (let first = 0; first < bytes.length; first += step) {
    const Range = `bytes=${first}-${first + step - 1}`
    const part = await download(place.office, params, now, { Range, 'If-Range': etag })
    const last = Math.min(bytes.length, first + step) - 1
    expect(part.status).toBe(206)
    expect(part.headers.get('Content-Range')).toBe(`bytes ${first}-${last}/${bytes.length}`)
    parts.push(Buffer.from(await part.arrayBuffer()))
  }
  expect(Buffer.concat(parts).equals(bytes)).toBe(true)
  const other = await download(place.office, params, now, { Range: 'bytes=5-', 'If-Range': '"altro"' })
  expect(other.status).toBe(200)
  const beyond = await download(place.office, params, now, { Range: `bytes=${bytes.length}-` })
  expect([beyond.status, beyond.headers.get('Content-Range')]).toEqual([416, `bytes */${bytes.length}`])
  const audited = await db().auditEntry.findMany({ where: { subjectId: bundleId, action: 'bundle.downloaded' } })
  expect(audited).toHaveLength(1 + 1 + 7 + 1)
})

test('a certificate revoked or issued after the list was frozen changes nothing in it', async () => {
  const place = await addAmbito('FERMO')
  const certificateId = await issue((await addCompleted(course, place, { familyName: 'Abrotano' })).enrolmentId)
  const waiting = await addCompleted(course, place, { familyName: 'Bambu' })
  const { bundleId, bytes } = await zipFor(place.office, place, selectionOf(departmentsOf(place.comune)))
  await revokeCertificate(place.office, { certificateId, reason: 'Errore' }, now)
  await issue(waiting.enrolmentId)
  const again = await downloadedZip(place.office, { ambitoSlug: place.ambitoSlug, bundleId }, now)
  expect(Buffer.from(again).equals(bytes)).toBe(true)
})

test('a PDF changed after the check breaks the download off: no ZIP holds bytes the certificate does not name', async () => {
  const place = await addAmbito('CAMBIATO')
  const certificateId = await issue((await addCompleted(course, place)).enrolmentId)
  const { bundleId } = await zipFor(place.office, place, selectionOf(departmentsOf(place.comune)))
  const { pdfSha256 } = await db().certificate.findUniqueOrThrow({ where: { id: certificateId } })
  const { bytes } = await db().blob.findUniqueOrThrow({ where: { sha256: pdfSha256 } })
  const changed = Buffer.from(bytes)
  changed.writeUInt8(changed.readUInt8(100) ^ 1, 100)
  await db().blob.update({ where: { sha256: pdfSha256 }, data: { bytes: new Uint8Array(changed) } })
  const params = { ambitoSlug: place.ambitoSlug, bundleId }
  await expect(downloadedZip(place.office, params, now)).rejects.toThrow('missing or changed')
  await db().blob.update({ where: { sha256: pdfSha256 }, data: { bytes } })
})

test('what was begun and is held by nobody goes on where it was; what another process holds is left to it', async () => {
  const place = await addAmbito('RIPRESA')
  for (const familyName of ['Abutilon', 'Begonia', 'Camelia'])
    await issue((await addCompleted(course, place, { familyName })).enrolmentId)
  const bundleId = await request(place.office, place, selectionOf(departmentsOf(place.comune)))
  const row = await db().certificateBundle.findUniqueOrThrow({ where: { id: bundleId } })
  await freezeBundle({ ...row, selection: BundleSelection.parse(row.selection) }, now)
  await db().certificateBundle.update({ where: { id: bundleId }, data: { state: 'running' } })
  const frozen = await db().certificateBundleMember.findMany({ where: { bundleId }, orderBy: { position: 'asc' } })
  // As if the process had died after its first note, which says something only that note could.
  const [first] = frozen
  await db().certificateBundleMember.update({
    where: { bundleId_position: { bundleId, position: first?.position ?? -1 } },
    data: { size: 7, crc32: 7n },
  })
  await whileHolding(bundleId, async () => {
    await resumeBundles()
    expect(await getBundle(place.office, { ambitoSlug: place.ambitoSlug, bundleId })).toMatchObject({
      state: 'running',
    })
  })
  await resumeBundles()
  expect(await getBundle(place.office, { ambitoSlug: place.ambitoSlug, bundleId })).toMatchObject({
    ...{ state: 'ready', done: 3, total: 3 },
  })
  const members = await db().certificateBundleMember.findMany({
    where: { bundleId, position: { gte: 0 } },
    orderBy: { position: 'asc' },
  })
  expect(members.map(({ path }) => path)).toEqual(frozen.map(({ path }) => path))
  expect(members.map(({ size }) => size === 7)).toEqual([true, false, false])
})

test('a ZIP made when they were still stored is given as it was', async () => {
  const place = await addAmbito('STORICO')
  const bundleId = await request(place.office, place, selectionOf(departmentsOf(place.comune)))
  const bytes = Buffer.from('PK, di una volta')
  const blobSha256 = sha256(bytes)
  await db().blob.create({ data: { sha256: blobSha256, bytes, mediaType: 'application/zip', size: bytes.length } })
  await db().certificateBundle.update({ where: { id: bundleId }, data: { state: 'ready', blobSha256 } })
  const params = { ambitoSlug: place.ambitoSlug, bundleId }
  expect(Buffer.from(await downloadedZip(place.office, params, now)).equals(bytes)).toBe(true)
  const part = await download(place.office, params, now, { Range: 'bytes=4-5' })
  expect([part.status, await part.text()]).toEqual([206, 'di'])
})
