import type { Viewer } from '#app/identity/viewer.ts'
import { db } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import type { Locale } from '#app/platform/i18n/messages.ts'
import type { SetApart } from '#app/platform/typeset-apart.server.ts'
import { previewCertificate } from '../render-certificate.server.ts'
import { sampleFacts, sampleFiscalCode } from './sample-facts.ts'
import { getAmbitoOfTemplate } from './template-access.server.ts'
import { findVersion, logoBytes, sourceOf, templateFacts, type TemplateVersion } from './template-queries.server.ts'
import type { TemplateSource } from './template-source.server.ts'

type Ambito = { name: string; code: string }

type Look = {
  ambito: Ambito
  /** Null: the product's own as it comes. */
  version: TemplateVersion | null
  source: TemplateSource
  logos: ReadonlyMap<string, Uint8Array>
}

/** A template with sample facts, as it would print them. */
export async function setSample(
  { ambito: { name, code }, version, source, logos }: Look,
  language: Locale,
  output: 'a-3a' | 'svg',
): Promise<SetApart> {
  const { signatoryName, signatoryOffice } = version ?? { signatoryName: '', signatoryOffice: '' }
  const facts = sampleFacts({
    language,
    ambito: { name, code },
    place: version?.place ?? '',
    organiser: { name: version?.organiserName || name, ipaCode: version?.ipaCode || null, logos: version?.logos ?? [] },
    signatory: signatoryName ? { name: signatoryName, office: signatoryOffice } : null,
    template: templateFacts(version, source),
  })
  return previewCertificate(facts, sampleFiscalCode, { source: source.text, logos }, output)
}

/**
 * A saved version as a picture or as a PDF with sample facts; version 0 is the product's own as it comes.
 * @throws AppError `not_found` for another ambito's or a version that is not there, `forbidden` for contacts
 */
export async function lookAtTemplate(
  viewer: Viewer,
  { ambitoSlug, version: number }: { ambitoSlug: string; version: number },
  { language, output }: { language: Locale; output: 'a-3a' | 'svg' },
): Promise<Uint8Array> {
  const ambito = await getAmbitoOfTemplate(viewer, ambitoSlug)
  const version = number === 0 ? null : await findVersion(db(), { ambitoId: ambito.id, version: number })
  if (number !== 0 && !version) throw notFound('template')
  const source = await sourceOf(db(), version)
  const set = await setSample(
    { ambito, version, source, logos: await logoBytes(db(), version?.logos ?? []) },
    language,
    output,
  )
  // What was saved had been set before; a fault now is ours.
  if (!set.ok) throw new Error(`a saved template is not set any more: ${JSON.stringify(set.fault)}`)
  return set.bytes
}
