import type { RefusalCode } from './report.ts'

const manifestName = 'imsmanifest.xml'

export type FoundManifest =
  /** `top`: the folder in which the package is, with its last slash; empty where it is at the top, as it should be. */
  { ok: true; top: string; name: string } | { ok: false; code: RefusalCode; name: string }

/** Files by which other kinds of package are known. */
const others: [RegExp, RefusalCode][] = [
  [/^cmi5\.xml$/i, 'kind_cmi5'],
  [/^tincan\.xml$/i, 'kind_xapi'],
  [/\.(?:crs|au|cst)$/i, 'kind_aicc'],
  [/^h5p\.json$/i, 'kind_h5p'],
  [/^course\.yaml$/, 'kind_course'],
]

function otherKind(names: readonly string[]): RefusalCode {
  // At the top, or in the one folder that is there.
  const tops = names.map((name) => name.split('/')).filter((parts) => parts.length <= 2)
  const own = tops.map((parts) => parts.at(-1) ?? '')
  return others.find(([pattern]) => own.some((name) => pattern.test(name)))?.[1] ?? 'manifest_none'
}

/**
 * Where the manifest is: at the top (CAM 1.3 §3.3.2), or in a folder that holds all there is, as archives have it that were
 * made of the folder and not of what is in it. Anywhere else it is not believed: one part of the package would be lost.
 */
export function findManifest(names: readonly string[]): FoundManifest {
  const found = names.filter((name) => name.slice(name.lastIndexOf('/') + 1).toLowerCase() === manifestName)
  const depth = (name: string) => name.split('/').length
  const [first] = found.toSorted((one, other) => depth(one) - depth(other) || one.length - other.length)
  if (first === undefined) return { ok: false, code: otherKind(names), name: '' }
  const top = first.slice(0, first.length - manifestName.length)
  if (!names.every((name) => name.startsWith(top))) return { ok: false, code: 'manifest_deep', name: first }
  return { ok: true, top, name: first }
}
