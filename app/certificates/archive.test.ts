import { beforeAll, describe, expect, test } from 'vitest'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { findBlob } from '#app/platform/blobs.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { readPdf, type PdfReading } from '#tests/setup/poppler.ts'
import { decryptFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import { AchievementCredential } from './credential/open-badge.ts'
import { issueCertificateOf } from './issue-certificate.server.ts'
import { renderCertificate } from './render-certificate.server.ts'
import { CertificateFacts } from './schemas.ts'
import { putTemplateInForce } from './template/put-template-in-force.server.ts'
import { saveTemplate } from './template/save-template.server.ts'
import { logoBytes } from './template/template-queries.server.ts'
import { smallLogo, someForm, someSource } from './template/template.fixtures.ts'
import { addAmbito, addCompleted, addCourse, type Place } from './world.fixtures.ts'

const now = new Date('2026-11-24T09:00:00Z')
const languages = ['it', 'en'] as const

/** Each way a certificate can be set: the product's own as it comes, with an ambito's logos, an uploaded one. */
const templates = ['own', 'logos', 'uploaded'] as const

const places = new Map<string, Promise<Place>>()

function placeOf(template: (typeof templates)[number]): Promise<Place> {
  const made = places.get(template) ?? placeWith(template)
  places.set(template, made)
  return made
}

async function placeWith(template: (typeof templates)[number]): Promise<Place> {
  const place = await addAmbito(`ARCH${template.toUpperCase()}`)
  if (template === 'own') return place
  const administrator = viewerWith([grantOf('administrator')], newId())
  const form = someForm(
    template === 'logos'
      ? { logo: smallLogo(), logoAlt: 'Stemma di prova', signatoryName: 'Marta Colombari', accent: '#0059b3' }
      : { source: new File([someSource], 'nostro.typ') },
  )
  const { ambitoSlug } = place
  const saved = await saveTemplate(administrator, { ambitoSlug, form }, now)
  if (!saved.ok) throw new Error(JSON.stringify(saved))
  await putTemplateInForce(administrator, { ambitoSlug, version: saved.version }, now)
  return place
}

async function issueIn(place: Place, language: (typeof languages)[number]) {
  const course = await addCourse()
  const full = { certificateLanguage: language, fund: 'FAMI 2021–2027', cup: 'J99G26000000005', place: 'Sala civica' }
  await db().edition.update({ where: { id: course.editionId }, data: { ...full, name: 'Autunno', validityMonths: 36 } })
  const { enrolmentId } = await addCompleted(course, place)
  const stored = await issueCertificateOf(enrolmentId, now)
  const row = await db().certificate.findUniqueOrThrow({ where: { id: stored?.certificateId ?? '' } })
  const bytes = (await findBlob(row.pdfSha256))?.bytes ?? new Uint8Array()
  return { facts: CertificateFacts.parse(row.facts), bytes, reading: await readPdf(bytes) }
}

/** Set again from what is stored alone: facts, the source and the logos they name. */
async function setAgain(facts: CertificateFacts): Promise<Uint8Array> {
  const source = await findBlob(facts.template.sha256)
  const logos = await logoBytes(db(), [...facts.organiser.logos, ...facts.project.logos])
  const parts = { source: Buffer.from(source?.bytes ?? '').toString('utf8'), logos }
  return renderCertificate(facts, decryptFiscalCode(facts.person.fiscalCodeCipher), parts)
}

const cases = templates.flatMap((template) => languages.map((language) => [template, language] as const))
const spoken = {
  it: ['Attestato di partecipazione', 'Giulia Fontanalunga', 'nell’edizione «Autunno»', 'Finanziato da FAMI'],
  en: ['Certificate of attendance', 'Giulia Fontanalunga', 'in the edition “Autunno”', 'Funded by FAMI'],
}

function inOrder({ text }: PdfReading, parts: readonly string[]): string[] {
  const flat = text.replace(/\s+/g, ' ')
  let from = 0
  return parts.filter((part) => {
    const at = flat.indexOf(part, from)
    if (at >= 0) from = at + part.length
    return at < 0
  })
}

describe.each(cases)('set by the template %s in %s', (template, language) => {
  let issued: Awaited<ReturnType<typeof issueIn>>
  beforeAll(async () => {
    issued = await issueIn(await placeOf(template), language)
  })

  test('poppler reads the text in order, tags, embedded fonts, PDF/A-3a', () => {
    const { reading, bytes } = issued
    expect(inOrder(reading, spoken[language])).toEqual([])
    expect(reading.info.get('Tagged')).toBe('yes')
    expect(reading.info.get('Page size')).toContain('A4')
    // name, type, encoding, emb, sub, uni, object
    const embedded = reading.fonts.map((line) => /\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$/.exec(line)?.slice(1))
    expect(embedded.length).toBeGreaterThan(0)
    expect(embedded.every((font) => font?.[0] === 'yes' && font[2] === 'yes')).toBe(true)
    const source = Buffer.from(bytes).toString('latin1')
    expect(source).toContain('<pdfaid:part>3</pdfaid:part>')
    expect(source).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
    expect(source.match(/\/AFRelationship ?\/Data/g)).toHaveLength(2)
  })

  test('its own record and the credential are inside', () => {
    const { reading, facts } = issued
    const { fiscalCodeCipher: cipher, ...person } = facts.person
    const record: unknown = JSON.parse(reading.attachments.get('attestato.json') ?? '')
    expect(record).toEqual({ ...facts, person: { ...person, fiscalCode: decryptFiscalCode(cipher) } })
    const [, payload = ''] = (reading.attachments.get('credential.jwt') ?? '').split('.')
    const credential = AchievementCredential.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
    expect(credential.jti).toBe(facts.verifyUrl)
  })

  test('set again from what is stored, each page is the same picture', async () => {
    const again = await readPdf(await setAgain(issued.facts))
    expect(again.pages).toHaveLength(issued.reading.pages.length)
    again.pages.forEach((page, index) => expect(page.equals(issued.reading.pages[index] ?? Buffer.alloc(0))).toBe(true))
    expect(again.text).toBe(issued.reading.text)
  })
})
