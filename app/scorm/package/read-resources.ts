import { childrenOf, type Element } from '#app/platform/xml.ts'
import type { PackageNames } from './package-names.ts'
import { resolveHref } from './resolve-href.ts'
import type { Findings, RefusalCode, WarningCode } from './report.ts'

/** A resource of a manifest; `bases` are the `xml:base` around its href, outermost first. */
export type Resource = { id: string; href: string; kind: 'sco' | 'asset' | null; bases: string[] }

/** What reading a manifest finds, and the files it is read against. */
export type Reading = {
  names: PackageNames
  refusals: Findings<RefusalCode>
  warnings: Findings<WarningCode>
}

export type ReadResources = {
  byId: ReadonlyMap<string, Resource>
  /** Files that resources name and the package has. */
  listed: ReadonlySet<string>
  /** Hosts that resources name files of. */
  foreign: string[]
}

/** An `xml:base` among the attributes, whose names have no prefix here. */
const basesWith = (bases: readonly string[], { attributes }: Element) =>
  attributes.base === undefined || attributes.base.trim() === '' ? [...bases] : [...bases, attributes.base]

/** `adlcp:scormtype` of 1.2, `adlcp:scormType` of 2004; packages mix them. */
export function attributeNamed({ attributes }: Element, name: string): string | undefined {
  const key = Object.keys(attributes).find((one) => one.toLowerCase() === name)
  return key === undefined ? undefined : attributes[key]
}

function kindOf(element: Element): Resource['kind'] {
  const said = attributeNamed(element, 'scormtype')?.trim().toLowerCase()
  return said === 'sco' || said === 'asset' ? said : null
}

/** Elements of a name below others, files in files too: some programs nest them. */
function filesIn(element: Element): Element[] {
  return childrenOf(element, 'file').flatMap((file) => [file, ...filesIn(file)])
}

/** The resources of a manifest, with the files they name that are and are not there. */
export function readResources(manifest: Element, { names, refusals, warnings }: Reading): ReadResources {
  const byId = new Map<string, Resource>()
  const listed = new Set<string>()
  const foreign = new Set<string>()
  const outer = basesWith([], manifest)
  for (const group of childrenOf(manifest, 'resources')) {
    for (const element of childrenOf(group, 'resource')) {
      const bases = basesWith(basesWith(outer, group), element)
      const id = element.attributes.identifier?.trim() ?? ''
      const href = element.attributes.href ?? ''
      if (byId.has(id)) refusals.add('identifier_twice', { name: id })
      if (id !== '') byId.set(id, { id, href, kind: kindOf(element), bases })
      for (const named of [href, ...filesIn(element).map(({ attributes }) => attributes.href ?? '')]) {
        const resolved = resolveHref(bases, named)
        if (resolved.kind === 'foreign') foreign.add(resolved.host)
        if (resolved.kind === 'outside') warnings.add('listed_missing', { example: named })
        if (resolved.kind !== 'file') continue
        const found = names.find(resolved.paths)
        if (found !== null) listed.add(found)
        else if (named !== href) warnings.add('listed_missing', { example: resolved.paths[0] })
      }
    }
  }
  return { byId, listed, foreign: [...foreign] }
}
