import { imageSize } from 'image-size'
import type { Viewer } from '#app/identity/viewer.ts'
import type { AmbitoChoice } from '#app/organisation/ambito-queries.server.ts'
import { canAdminister } from '#app/organisation/policy.ts'
import { audit } from '#app/platform/audit.server.ts'
import { putBlob } from '#app/platform/blobs.server.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { newId, sha256 } from '#app/platform/ids.server.ts'
import { locales } from '#app/platform/i18n/messages.ts'
import type { TypesetFault } from '#app/platform/typeset-apart.server.ts'
import type { PrintedLogo } from '../schemas.ts'
import { setSample } from './look-at-template.server.ts'
import { mostLogos, type SaveTemplate } from './schemas.ts'
import { getAmbitoOfTemplate } from './template-access.server.ts'
import { latestTemplate, logoBytes, sourceOf, type TemplateVersion } from './template-queries.server.ts'
import { ownTemplate, type TemplateSource } from './template-source.server.ts'

type Outcome =
  | { ok: true; version: number }
  | { ok: false; reason: 'logo_unreadable' | 'logos_too_many' | 'source_not_yours' | 'source_not_text' }
  | { ok: false; reason: 'template_broken'; fault: TypesetFault }

/** Longer side of a logo in pixels: 42 mm at 600 dots an inch, with room. */
const logoPixels = 3000
const mediaTypes = { png: 'image/png', jpg: 'image/jpeg' } as const

type NewLogo = { logo: PrintedLogo; bytes: Uint8Array }

async function readLogo({ logo: file, logoAlt: alt }: SaveTemplate): Promise<NewLogo | null | 'logo_unreadable'> {
  if (!file) return null
  const bytes = new Uint8Array(await file.arrayBuffer())
  try {
    const { type, width, height } = imageSize(bytes)
    const mediaType = type === 'png' || type === 'jpg' ? mediaTypes[type] : undefined
    if (!mediaType || Math.max(width, height) > logoPixels) return 'logo_unreadable'
    return { logo: { sha256: sha256(bytes), mediaType, alt }, bytes }
  } catch {
    return 'logo_unreadable'
  }
}

type NewSource = { source: TemplateSource; name: string; uploaded: boolean }

async function readSource(
  { source: file, ownSource }: SaveTemplate,
  before: TemplateVersion | null,
): Promise<NewSource | 'source_not_text'> {
  if (!file) {
    const kept = ownSource || !before?.sourceSha256 ? null : before
    return { source: await sourceOf(db(), kept), name: kept?.sourceName ?? '', uploaded: kept !== null }
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
    return { source: { text, sha256: sha256(text) }, name: file.name.slice(0, 200), uploaded: true }
  } catch {
    return 'source_not_text'
  }
}

/** Sets the sample in both languages: what fails here would fail at an issue. */
async function faultOf(
  ambito: AmbitoChoice,
  version: TemplateVersion,
  source: TemplateSource,
  logos: ReadonlyMap<string, Uint8Array>,
): Promise<TypesetFault | null> {
  for (const language of locales) {
    const set = await setSample({ ambito, version, source, logos }, language, 'a-3a')
    if (!set.ok) return set.fault
  }
  return null
}

async function store(
  viewer: Viewer,
  ambito: AmbitoChoice,
  draft: TemplateVersion,
  blobs: { logo: NewLogo | null; source: NewSource },
): Promise<number> {
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM ambito WHERE id = ${ambito.id}::uuid FOR NO KEY UPDATE`
    const version = ((await latestTemplate(tx, ambito.id))?.version ?? 0) + 1
    if (blobs.logo) await putBlob(tx, blobs.logo.bytes, blobs.logo.logo.mediaType)
    if (blobs.source.uploaded) await putBlob(tx, Buffer.from(blobs.source.source.text), 'text/plain')
    const author = { authorId: viewer.personId, ambitoId: ambito.id }
    await tx.certificateTemplate.create({ data: { ...draft, ...author, version } })
    const detail = { ambito: ambito.code, version, source: blobs.source.source.sha256 }
    const subject = { subjectType: 'certificate_template', subjectId: draft.id, detail }
    const event = { actorId: viewer.personId, action: 'template.saved', ...subject }
    await audit(tx, event, draft.savedAt)
    return version
  })
}

/**
 * Saves a new version of an ambito's template after it has set sample facts in both languages, in a process of its own
 * with limits of time and memory. It is used from when it is put in force. A Typst file comes from administrators only.
 * Two saved at once follow each other; what is not in the later form stays as it was in the version its form showed.
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export async function saveTemplate(
  viewer: Viewer,
  { ambitoSlug, form }: { ambitoSlug: string; form: SaveTemplate },
  now: Date,
): Promise<Outcome> {
  const ambito = await getAmbitoOfTemplate(viewer, ambitoSlug)
  if ((form.source || form.ownSource) && !canAdminister(viewer)) return { ok: false, reason: 'source_not_yours' }
  const before = await latestTemplate(db(), ambito.id)
  const [logo, source] = await Promise.all([readLogo(form), readSource(form, before)])
  if (logo === 'logo_unreadable') return { ok: false, reason: logo }
  if (source === 'source_not_text') return { ok: false, reason: source }
  const kept = (before?.logos ?? []).filter((one) => form.keep.includes(one.sha256) && one.sha256 !== logo?.logo.sha256)
  const logos = [...kept, ...(logo ? [logo.logo] : [])]
  if (logos.length > mostLogos) return { ok: false, reason: 'logos_too_many' }
  const { organiserName, ipaCode, place, signatoryName, signatoryOffice, accent } = form
  const draft: TemplateVersion = {
    ...{ id: newId(), version: (before?.version ?? 0) + 1, savedAt: now, logos },
    ...{ organiserName, ipaCode, place, signatoryName, signatoryOffice, accent },
    sourceSha256: source.uploaded && source.source.sha256 !== ownTemplate().sha256 ? source.source.sha256 : null,
    sourceName: source.name,
  }
  const bytes = await logoBytes(db(), kept)
  if (logo) bytes.set(logo.logo.sha256, logo.bytes)
  const fault = await faultOf(ambito, draft, source.source, bytes)
  if (fault) return { ok: false, reason: 'template_broken', fault }
  return { ok: true, version: await store(viewer, ambito, draft, { logo, source }) }
}
