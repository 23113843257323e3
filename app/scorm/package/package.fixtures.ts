import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { zipWith, type Member } from '#app/platform/zip.fixtures.ts'
import { checkPackage, type CheckedPackage } from './check-package.server.ts'

const namespaces = {
  '1.2':
    'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"',
  '2004':
    'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3" xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss"',
} as const

type ManifestParts = {
  /** As `schemaversion` says it; null without metadata. */
  version?: string | null
  schema?: string
  organizations?: string
  items?: string
  resources?: string
  /** After the resources. */
  more?: string
  /** Attributes of the root. */
  root?: string
}

/** An item that opens a resource. */
export const itemOf = (id: string, reference: string, inside = '', attributes = ''): string =>
  `<item identifier="${id}" identifierref="${reference}" ${attributes}><title>${id}</title>${inside}</item>`

/** A resource that talks to the runtime. */
export const scoOf = (id: string, href: string, inside = '', attributes = ''): string =>
  `<resource identifier="${id}" type="webcontent" adlcp:scormtype="sco" href="${href}" ${attributes}>${inside}</resource>`

/** A manifest of one activity, or of the parts that are given. */
export function manifestOf({
  version = '1.2',
  schema = 'ADL SCORM',
  items = itemOf('I1', 'R1'),
  organizations = `<organizations default="ORG"><organization identifier="ORG"><title>Prova</title>${items}</organization></organizations>`,
  resources = scoOf('R1', 'index.html', '<file href="index.html"/>'),
  more = '',
  root = '',
}: ManifestParts = {}): string {
  const names = version === '1.2' || version === null ? namespaces['1.2'] : namespaces['2004']
  const metadata =
    version === null ? '' : `<metadata><schema>${schema}</schema><schemaversion>${version}</schemaversion></metadata>`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<manifest identifier="MAN" ${names} ${root}>${metadata}${organizations}<resources>${resources}</resources>${more}</manifest>`
}

/** A page that does what a lesson of 1.2 does at least. */
export const lessonPage =
  '<!doctype html><html><head><title>Prova</title><script>var api=window.parent.API;api.LMSInitialize("");api.LMSSetValue("cmi.core.lesson_status","completed");api.LMSFinish("")</script></head><body><p>Prova</p></body></html>'

/** A page that does what a lesson of 2004 does at least. */
export const lessonPage2004 =
  '<!doctype html><html><head><title>Prova</title><script>var api=window.parent.API_1484_11;api.Initialize("");api.SetValue("cmi.completion_status","completed");api.Terminate("")</script></head><body><p>Prova</p></body></html>'

/** Files of a package: its manifest, a page, and more by their names. */
export const filesOf = (manifest: string, more: Record<string, string | Uint8Array> = {}): Member[] =>
  Object.entries({ 'imsmanifest.xml': manifest, 'index.html': lessonPage, ...more }).map(([name, bytes]) => ({
    name,
    bytes,
  }))

/** The bytes of a package of 1.2 with one lesson. */
export const smallPackage = (more: Record<string, string | Uint8Array> = {}): Buffer =>
  zipWith(filesOf(manifestOf(), more))

/** Writes bytes to a file that is gone afterwards, and does something with it. */
export async function withFile<Result>(bytes: Uint8Array, work: (file: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sguardi-scorm-'))
  const file = path.join(folder, 'package.zip')
  try {
    await writeFile(file, bytes)
    return await work(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What comes of a package, from its bytes. */
export const checkBytes = (bytes: Uint8Array): Promise<CheckedPackage> => withFile(bytes, checkPackage)
