import { allOf, childOf, textIn, type Element } from '#app/platform/xml.ts'
import type { ScormEdition } from '../package-structure.ts'
import type { RefusalCode } from './report.ts'

type Decided =
  | { ok: true; edition: ScormEdition; schemaVersion: string; isGuessed: boolean }
  | { ok: false; code: RefusalCode; detail: string }

/** What manifests write as `schemaversion`. "CAM 1.3" is what the second edition asks for (CAM 1.3.1, 3.4.1.4). */
const written: [RegExp, ScormEdition][] = [
  [/^1\.2$/, '1.2'],
  [/^(?:CAM )?1\.3(?:\.1)?$/i, '2004-2'],
  [/^2004\s*2nd(?: edition)?$/i, '2004-2'],
  [/^2004\s*3rd(?: edition)?$/i, '2004-3'],
  [/^2004\s*4th(?: edition)?$/i, '2004-4'],
]

/** What only the fourth edition has. */
function isFourth(root: Element): boolean {
  const thresholds = allOf(root, 'completionThreshold')
  return (
    thresholds.some(({ attributes }) => attributes.completedByMeasure !== undefined) ||
    allOf(root, 'map').some(({ attributes }) => attributes.readSharedData !== undefined)
  )
}

/** By the namespaces that are declared, wherever they are and whatever their prefixes. */
function byNamespace(root: Element, text: string): ScormEdition | null {
  const uris = [...text.matchAll(/\sxmlns(?::[\w.-]+)?\s*=\s*["']([^"']{1,200})["']/g)].map((match) => match[1] ?? '')
  const has = (part: string) => uris.some((uri) => uri.includes(part))
  if (has('adlcp_v1p3') || has('adlseq_v1p3') || has('imsss')) return isFourth(root) ? '2004-4' : '2004-3'
  return has('adlcp_rootv1p2') ? '1.2' : null
}

function otherKind(schema: string, text: string): RefusalCode | null {
  if (/common cartridge/i.test(schema) || /["']http:\/\/www\.imsglobal\.org\/xsd\/imscc/i.test(text)) {
    return 'kind_common_cartridge'
  }
  return /\bQTI/i.test(schema) ? 'kind_qti' : null
}

/**
 * The edition of SCORM a manifest is of: as its `schemaversion` says; where it says nothing or what no edition says, by its
 * namespaces (`isGuessed`). `detail` of a refusal is what it says.
 */
export function manifestEdition(root: Element, text: string): Decided {
  const metadata = childOf(root, 'metadata')
  const schema = textIn(childOf(metadata, 'schema'))
  const schemaVersion = textIn(childOf(metadata, 'schemaversion')).replace(/\s+/g, ' ').slice(0, 60)
  const other = otherKind(schema, text)
  if (other) return { ok: false, code: other, detail: schema }
  const known = written.find(([pattern]) => pattern.test(schemaVersion))?.[1]
  if (known) return { ok: true, edition: known, schemaVersion, isGuessed: false }
  const guessed = byNamespace(root, text)
  if (guessed) return { ok: true, edition: guessed, schemaVersion, isGuessed: true }
  return { ok: false, code: schemaVersion === '' ? 'kind_content' : 'edition_unknown', detail: schemaVersion }
}
