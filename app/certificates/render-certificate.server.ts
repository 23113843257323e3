import { createHash } from 'node:crypto'
import qrCode from 'qrcode'
import { env } from '#app/platform/env.server.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { log } from '#app/platform/log.server.ts'
import { typesetApart, type SetApart } from '#app/platform/typeset-apart.server.ts'
import { typeset } from '#app/platform/typeset.server.ts'
import type { Document } from '#app/platform/typst.ts'
import { certificateText, logoFile } from './certificate-text.ts'
import { makeCredential } from './credential/make-credential.ts'
import { signingKey } from './credential/signing-key.server.ts'
import { printedMessages } from './printed-messages.ts'
import type { CertificateFacts, PrintedLogo } from './schemas.ts'
import { attachmentsSource, templatesFolder } from './template/template-source.server.ts'

/** What a page is set with beside its facts: the text of the template and the bytes of the logos by their sha256. */
export type RenderParts = { source: string; logos: ReadonlyMap<string, Uint8Array> }

/** The certificate's own record: everything it says, with the fiscal code as printed instead of sealed. */
export function recordOf({ person, ...facts }: CertificateFacts, fiscalCode: string): string {
  const { givenName, familyName } = person
  return JSON.stringify({ ...facts, person: { givenName, familyName, fiscalCode } }, null, 1)
}

/** The signed credential, compact JWS. The salt is the verification code: a hundred random bits of this certificate. */
export async function credentialOf(facts: CertificateFacts, fiscalCode: string): Promise<string> {
  const salt = facts.verifyCode
  const hash = createHash('sha256').update(`${fiscalCode}${salt}`).digest('hex')
  const credential = makeCredential(facts, { issuerId: env().publicUrl, fiscalCode: { hash, salt } })
  return (await signingKey()).sign(credential)
}

/** What a template is given: the texts to print and the documents to attach, as JSON. */
export async function inputsOf(facts: CertificateFacts, fiscalCode: string) {
  const t = translator(printedMessages, facts.language)
  const qrSvg = await qrCode.toString(facts.verifyUrl, {
    type: 'svg',
    errorCorrectionLevel: 'M',
    margin: 0,
    color: { dark: '#17324dff', light: '#ffffff00' },
  })
  const record = { name: 'attestato.json', mediaType: 'application/json', text: recordOf(facts, fiscalCode) }
  const credential = {
    name: 'credential.jwt',
    mediaType: 'application/jwt',
    text: await credentialOf(facts, fiscalCode),
  }
  return {
    attestato: JSON.stringify({ ...certificateText(facts, fiscalCode), qrSvg }),
    attachments: JSON.stringify([
      { ...record, description: t('record') },
      { ...credential, description: t('credential') },
    ]),
  }
}

function filesOf(facts: CertificateFacts, { logos }: RenderParts): Map<string, Uint8Array> {
  const printed: PrintedLogo[] = [...facts.organiser.logos, ...facts.project.logos]
  return new Map(
    printed.map((logo) => {
      const bytes = logos.get(logo.sha256)
      if (!bytes) throw new Error(`logo ${logo.sha256} is missing`)
      return [logoFile(logo), bytes]
    }),
  )
}

const noGlyph = (message: string) => message.includes('could not be displayed')

/** The document Typst sets a certificate as, by the product's own template. */
export function documentOf(
  source: string,
  inputs: Record<string, string>,
  files: ReadonlyMap<string, Uint8Array>,
): Document {
  const file = 'attestato-set.typ'
  return { folder: templatesFolder, file, inputs, files: new Map([...files, [file, Buffer.from(source)]]) }
}

/**
 * PDF/A forbids characters that no font at hand can show. A name written with one must not keep its owner from the
 * certificate: the same page then goes out as an ordinary tagged PDF.
 */
async function setAsArchive(
  source: string,
  inputs: Record<string, string>,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Uint8Array> {
  const document = documentOf(source, inputs, files)
  try {
    return await typeset(document, 'a-3a')
  } catch (error) {
    if (!noGlyph(String(error))) throw error
    log('warn', 'a certificate has characters no font shows: not PDF/A')
    return typeset(document, '1.7')
  }
}

/** As `setAsArchive`, by a template that was uploaded. */
async function setForeign(document: Parameters<typeof typesetApart>[0]): Promise<SetApart> {
  const archived = await typesetApart(document, 'a-3a')
  if (archived.ok || typeof archived.fault === 'string' || !noGlyph(archived.fault.message)) return archived
  log('warn', 'a certificate has characters no font shows: not PDF/A')
  return typesetApart(document, '1.7')
}

/**
 * The PDF of a certificate: PDF/A-3a (ISO 19005-3, level A: tagged) with the certificate's record `attestato.json` and
 * the credential `credential.jwt` attached. The product's own template gives one A4 landscape page, with a second one
 * when the programme does not fit, in about 20 ms. The same facts and parts give the same bytes.
 * @throws Error when an uploaded template cannot set these facts
 */
export async function renderCertificate(
  facts: CertificateFacts,
  fiscalCode: string,
  parts: RenderParts,
): Promise<Uint8Array> {
  const inputs = await inputsOf(facts, fiscalCode)
  const files = filesOf(facts, parts)
  const source = parts.source + attachmentsSource
  if (!facts.template.custom) return setAsArchive(source, inputs, files)
  const set = await setForeign({ source, inputs, files })
  if (!set.ok)
    throw new Error(`the uploaded template does not set certificate ${facts.number}: ${JSON.stringify(set.fault)}`)
  return set.bytes
}

/** The first look at a template with sample facts: PDF/A-3a or a picture, always in the process of its own. */
export async function previewCertificate(
  facts: CertificateFacts,
  fiscalCode: string,
  parts: RenderParts,
  output: 'a-3a' | 'svg',
): Promise<SetApart> {
  const document = {
    source: parts.source + attachmentsSource,
    inputs: await inputsOf(facts, fiscalCode),
    files: filesOf(facts, parts),
  }
  return typesetApart(document, output)
}
