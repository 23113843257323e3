import type { Viewer } from '#app/identity/viewer.ts'
import { canAdminister } from '#app/organisation/policy.ts'
import { db } from '#app/platform/database.server.ts'
import { getAmbitoOfTemplate } from './template-access.server.ts'
import { latestTemplate, templateInForce } from './template-queries.server.ts'
import { ownAccent } from './template-source.server.ts'

const untouched = { organiserName: '', ipaCode: '', place: '', signatoryName: '', signatoryOffice: '' }

/**
 * The page of an ambito's template: the version saved last, which the form shows, and which one is in force (0: the
 * product's own as it comes).
 * @throws AppError `not_found` outside the scope, `forbidden` for contacts
 */
export async function templatePage(viewer: Viewer, ambitoSlug: string) {
  const ambito = await getAmbitoOfTemplate(viewer, ambitoSlug)
  const [latest, inForce] = await Promise.all([latestTemplate(db(), ambito.id), templateInForce(db(), ambito.id)])
  const { organiserName, ipaCode, place, signatoryName, signatoryOffice } = latest ?? untouched
  return {
    ambito: { name: ambito.name, slug: ambito.slug },
    version: latest?.version ?? 0,
    savedAt: latest?.savedAt ?? null,
    inForce: inForce?.version ?? 0,
    values: { organiserName, ipaCode, place, signatoryName, signatoryOffice, accent: latest?.accent || ownAccent },
    logos: (latest?.logos ?? []).map(({ sha256, alt }) => ({ sha256, alt })),
    sourceName: latest?.sourceSha256 ? latest.sourceName : null,
    mayUpload: canAdminister(viewer),
  }
}

export type TemplatePage = Awaited<ReturnType<typeof templatePage>>
