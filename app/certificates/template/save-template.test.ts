import { beforeAll, describe, expect, test } from 'vitest'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { findBlob } from '#app/platform/blobs.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { issueCertificateOf } from '../issue-certificate.server.ts'
import { CertificateFacts } from '../schemas.ts'
import { addAmbito, addCompleted, addCourse, type Place } from '../world.fixtures.ts'
import { lookAtTemplate } from './look-at-template.server.ts'
import { putTemplateInForce } from './put-template-in-force.server.ts'
import { saveTemplate } from './save-template.server.ts'
import { templatePage } from './template-page.server.ts'
import { smallLogo, someForm, someSource } from './template.fixtures.ts'

const now = new Date('2026-11-24T09:00:00Z')
const administrator = viewerWith([grantOf('administrator')], newId())
let codes = 0
let place: Place

beforeAll(async () => {
  place = await addAmbito('MODELLO')
})

const newPlace = () => addAmbito(`MOD${(codes += 1)}`)
const save = (viewer: Place['office'], ambitoSlug: string, changes: Parameters<typeof someForm>[0] = {}) =>
  saveTemplate(viewer, { ambitoSlug, form: someForm(changes) }, now)
const typst = (text: string) => new File([text], 'nostro.typ')

async function issueIn(where: Place) {
  const { enrolmentId } = await addCompleted(await addCourse(), where)
  const stored = await issueCertificateOf(enrolmentId, now)
  const row = await db().certificate.findUniqueOrThrow({ where: { id: stored?.certificateId ?? '' } })
  return { ...row, facts: CertificateFacts.parse(row.facts), bytes: (await findBlob(row.pdfSha256))?.bytes }
}

test('a version changes certificates from when it is in force, and none that was issued', async () => {
  const own = await newPlace()
  const { office, ambitoSlug } = own
  const before = await issueIn(own)
  const changes = {
    organiserName: 'Ufficio di piano',
    ipaCode: 'c_b729',
    place: 'Carate',
    signatoryName: 'M. Colombari',
  }
  const saved = await save(office, ambitoSlug, { ...changes, logo: smallLogo(), logoAlt: 'Stemma' })
  expect(saved).toEqual({ ok: true, version: 1 })
  expect((await issueIn(own)).facts.template).toMatchObject({ version: null })
  expect(await templatePage(office, ambitoSlug)).toMatchObject({ version: 1, inForce: 0, logos: [{ alt: 'Stemma' }] })

  await putTemplateInForce(office, { ambitoSlug, version: 1 }, now)
  await putTemplateInForce(office, { ambitoSlug, version: 1 }, now)
  expect(await db().certificateTemplateUse.count({ where: { ambitoId: own.ambitoId } })).toBe(1)
  const after = await issueIn(own)
  expect(after.facts).toMatchObject({
    organiser: { name: 'Ufficio di piano', ipaCode: 'c_b729', logos: [{ alt: 'Stemma', mediaType: 'image/png' }] },
    place: 'Carate',
    signatory: { name: 'M. Colombari', office: '' },
    template: { version: 1, custom: false },
  })
  const still = await db().certificate.findUniqueOrThrow({ where: { id: before.id } })
  expect(still.pdfSha256).toBe(before.pdfSha256)
  expect((await findBlob(before.pdfSha256))?.bytes).toEqual(before.bytes)
  const actions = await db().auditEntry.findMany({
    where: { subjectType: 'certificate_template' },
    orderBy: { id: 'asc' },
  })
  expect(actions.map(({ action }) => action).slice(0, 2)).toEqual(['template.saved', 'template.applied'])
})

test('a logo stays only while it is kept', async () => {
  const { office, ambitoSlug } = await newPlace()
  await save(office, ambitoSlug, { logo: smallLogo(), logoAlt: 'Primo' })
  const [first] = (await templatePage(office, ambitoSlug)).logos
  await save(office, ambitoSlug, { keep: [first?.sha256 ?? ''], logo: smallLogo(40), logoAlt: 'Secondo' })
  expect((await templatePage(office, ambitoSlug)).logos.map(({ alt }) => alt)).toEqual(['Primo', 'Secondo'])
  await save(office, ambitoSlug)
  expect((await templatePage(office, ambitoSlug)).logos).toEqual([])
})

test('two saved at the same time are two versions', async () => {
  const { office, ambitoSlug } = await newPlace()
  const saved = await Promise.all([save(office, ambitoSlug), save(office, ambitoSlug)])
  expect(saved.map((one) => one.ok && one.version).sort()).toEqual([1, 2])
})

test('another ambito’s is not there, contacts are not allowed, only administrators bring a Typst file', async () => {
  const { ambitoSlug, office, comune } = place
  const elsewhere = (await newPlace()).office
  const contact = viewerWith([grantOf('contact', { organisationId: comune.id })], newId())
  for (const [viewer, code] of [
    [elsewhere, 'not_found'],
    [viewerWith([], newId()), 'not_found'],
    [contact, 'forbidden'],
  ] as const) {
    await expect(save(viewer, ambitoSlug)).rejects.toMatchObject({ code })
    await expect(putTemplateInForce(viewer, { ambitoSlug, version: 1 }, now)).rejects.toMatchObject({ code })
    await expect(templatePage(viewer, ambitoSlug)).rejects.toMatchObject({ code })
    const look = lookAtTemplate(viewer, { ambitoSlug, version: 0 }, { language: 'it', output: 'svg' })
    await expect(look).rejects.toMatchObject({ code })
  }
  const refused = { ok: false, reason: 'source_not_yours' }
  expect(await save(office, ambitoSlug, { source: typst('= Mio') })).toEqual(refused)
  expect(await save(office, ambitoSlug, { ownSource: 'on' })).toEqual(refused)
  expect(await db().certificateTemplate.count({ where: { ambitoId: place.ambitoId } })).toBe(0)
})

describe('an uploaded Typst file', () => {
  const reading = (name: string) => `#set document(title: "x")\n= Attestato\n#read("${name}")`
  test.each([
    ['with a mistake', '= Attestato\n\n#let x = 1 + "due"', { line: 3, message: 'cannot add integer and string' }],
    ['that does not close', '= Attestato\n#text("x"', { line: 2, message: 'unclosed delimiter' }],
    ['that reads a file of the machine', reading('/etc/passwd'), { line: 3 }],
    ['that reads a file above', reading('../../etc/passwd'), { line: 3 }],
    ['that fetches a package', '#import "@preview/cetz:0.3.0": *', { line: 1 }],
  ])('%s is refused with line and message', async (_what, text, fault) => {
    const outcome = await save(administrator, place.ambitoSlug, { source: typst(text) })
    expect(outcome).toMatchObject({ ok: false, reason: 'template_broken', fault })
    expect(JSON.stringify(outcome)).not.toContain('root:')
  })

  test.each([
    ['never ends', '#for a in range(9000) { for b in range(9000) { for c in range(9000) { } } }', 'too_long'],
    ['asks for all memory', '#let x = ("abcdefgh" * 1000,)\n#for _ in range(40) { x = x + x }\n#x.len()', 'too_large'],
  ])(
    'that %s is stopped',
    async (_what, text, fault) => {
      const outcome = await save(administrator, place.ambitoSlug, { source: typst(text) })
      expect(outcome).toMatchObject({ ok: false, reason: 'template_broken' })
      expect(['too_long', 'too_large', fault]).toContain(
        outcome.ok || outcome.reason !== 'template_broken' ? '' : outcome.fault,
      )
    },
    60_000,
  )

  test('that is sound sets certificates, until the own one is taken again', async () => {
    const own = await newPlace()
    const { ambitoSlug } = own
    expect(await save(administrator, ambitoSlug, { source: typst(someSource) })).toEqual({ ok: true, version: 1 })
    await putTemplateInForce(administrator, { ambitoSlug, version: 1 }, now)
    expect((await issueIn(own)).facts.template).toMatchObject({ version: 1, custom: true })
    await save(own.office, ambitoSlug, { place: 'Carate' })
    expect(await templatePage(own.office, ambitoSlug)).toMatchObject({ version: 2, sourceName: 'nostro.typ' })
    await save(administrator, ambitoSlug, { ownSource: 'on' })
    expect(await templatePage(own.office, ambitoSlug)).toMatchObject({ version: 3, sourceName: null })
  })
})

test.each([
  ['a text', new File(['niente'], 'x.png')],
  ['a picture too large', smallLogo(3001)],
])('%s is no logo', async (_what, logo) => {
  const outcome = await save(place.office, place.ambitoSlug, { logo, logoAlt: 'X' })
  expect(outcome).toEqual({ ok: false, reason: 'logo_unreadable' })
})
