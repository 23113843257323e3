import { allOf, childOf, childrenOf, isMoreThan, parseXml, type Element } from '#app/platform/xml.ts'
import { UnreadableXml } from '#app/platform/xml-shape.ts'
import type { PackageItem, PackageStructure, ScormEdition, Sequencing } from '../package-structure.ts'
import { manifestEdition } from './manifest-edition.ts'
import { PackageNames } from './package-names.ts'
import { ItemReader, titleOf } from './read-items.ts'
import { readResources, type Reading, type ReadResources } from './read-resources.ts'
import { booleanOf } from './read-sequencing.ts'
import { Findings, type EntryPoint, type PackageFacts, type RefusalCode, type WarningCode } from './report.ts'

/** Items of an organisation. */
const mostItems = 5000

export type ReadManifest = {
  refusals: Findings<RefusalCode>
  warnings: Findings<WarningCode>
  /** Null where the manifest could not be read so far. */
  read: {
    structure: PackageStructure
    facts: Pick<
      PackageFacts,
      | 'edition'
      | 'schemaVersion'
      | 'identifier'
      | 'title'
      | 'organisations'
      | 'items'
      | 'scos'
      | 'assets'
      | 'sequencing'
    > & { entryPoints: EntryPoint[] }
    /** Files that resources name and the package has; hosts that resources name. */
    listed: ReadonlySet<string>
    foreign: string[]
  } | null
}

const xmlCodes = { doctype: 'manifest_doctype', too_deep: 'manifest_huge', xml_broken: 'manifest_broken' } as const

function rootOf(text: string, refusals: Findings<RefusalCode>): Element | null {
  try {
    const root = parseXml(text.replace(/^\ufeff/, ''))
    if (root.name === 'manifest') return root
    refusals.add('manifest_broken', { detail: `<${root.name}>` })
  } catch (error) {
    if (!(error instanceof UnreadableXml)) throw error
    refusals.add(xmlCodes[error.code], { detail: error.detail })
  }
  return null
}

/** The organisation that is played: the one the manifest names, else the first. */
function organisationOf(manifest: Element, warnings: Findings<WarningCode>) {
  const group = childOf(manifest, 'organizations')
  const all = childrenOf(group, 'organization')
  const named = group?.attributes.default?.trim() ?? ''
  const played = all.find(({ attributes }) => attributes.identifier?.trim() === named && named !== '') ?? all[0]
  const ofAll = all.map((one) => ({
    id: one.attributes.identifier?.trim().slice(0, 200) ?? '',
    title: titleOf(one),
    isPlayed: one === played,
  }))
  if (played && named !== '' && played.attributes.identifier?.trim() !== named) {
    warnings.add('default_organisation', { name: named })
  }
  if (all.length > 1) {
    for (const { isPlayed, title, id } of ofAll) {
      if (!isPlayed) warnings.add('organisations', { example: title || id })
    }
  }
  return { played, organisations: ofAll.slice(0, 100) }
}

/** Blocks of order that items share, by their ids. */
function collectionOf(manifest: Element): Map<string, Element> {
  const blocks = childrenOf(manifest, 'sequencingCollection').flatMap((group) => childrenOf(group, 'sequencing'))
  return new Map(blocks.map((block) => [block.attributes.ID?.trim() ?? '', block]))
}

const flat = (items: readonly PackageItem[]): PackageItem[] => items.flatMap((item) => [item, ...flat(item.children)])

function sequencingFacts(all: readonly (Sequencing | null)[]): PackageFacts['sequencing'] {
  const said = all.filter((one) => one !== null)
  const targets = said.flatMap(({ objectives }) => objectives.flatMap(({ mapInfo }) => mapInfo))
  return {
    activities: said.length,
    rules: said.reduce(
      (sum, one) =>
        sum +
        one.preConditionRules.length +
        one.exitConditionRules.length +
        one.postConditionRules.length +
        one.rollupRules.length,
      0,
    ),
    sharedObjectives: new Set(targets.map(({ targetObjectiveID }) => targetObjectiveID)).size,
  }
}

function structureOf(
  manifest: Element,
  played: Element,
  reading: Reading,
  { edition, resources }: { edition: ScormEdition; resources: ReadResources },
): PackageStructure {
  const reader = new ItemReader(reading, { edition, resources, collection: collectionOf(manifest) })
  const id = reader.identifier(played)
  const sequencing = reader.sequencing(played)
  const items = reader.items(played)
  reader.checkPrerequisites()
  return {
    edition,
    identifier: manifest.attributes.identifier?.trim().slice(0, 4000) || id,
    title: titleOf(played) || items[0]?.title || id,
    objectivesGlobalToSystem: edition !== '1.2' && booleanOf(played.attributes.objectivesGlobalToSystem, true),
    sequencing,
    items,
  }
}

/**
 * What a manifest says of what is played (CAM 1.2, CAM 1.3 of the second to fourth edition), read against the names of the
 * package's files. Elements are taken by their names whatever their prefixes. Never throws: what is wrong is a refusal.
 */
export function readManifest(text: string, files: readonly string[]): ReadManifest {
  const [refusals, warnings] = [new Findings<RefusalCode>(), new Findings<WarningCode>()]
  const nothing: ReadManifest = { refusals, warnings, read: null }
  const root = rootOf(text, refusals)
  if (!root) return nothing
  const decided = manifestEdition(root, text)
  if (!decided.ok) {
    refusals.add(decided.code, { detail: decided.detail })
    return nothing
  }
  const { edition, schemaVersion, isGuessed } = decided
  if (isGuessed) warnings.add('edition_guessed', { name: edition, detail: schemaVersion })
  for (const sub of childrenOf(root, 'manifest')) warnings.add('submanifest', { example: sub.attributes.identifier })
  const { played, organisations } = organisationOf(root, warnings)
  if (!played || allOf(played, 'item').length === 0) {
    refusals.add('nothing_to_open')
    return nothing
  }
  if (isMoreThan(played, 60 * mostItems) || allOf(played, 'item').length > mostItems) {
    refusals.add('manifest_huge')
    return nothing
  }
  const reading: Reading = { names: new PackageNames(files), refusals, warnings }
  const resources = readResources(root, reading)
  const structure = structureOf(root, played, reading, { edition, resources })
  const items = flat(structure.items)
  const entryPoints = items.flatMap(({ id, title, launch }) => (launch ? [{ item: id, title, ...launch }] : []))
  if (entryPoints.length === 0 && refusals.isEmpty) refusals.add('nothing_to_open')
  const facts = {
    edition,
    schemaVersion,
    identifier: structure.identifier,
    title: structure.title,
    organisations,
    items: items.length,
    scos: entryPoints.filter(({ kind }) => kind === 'sco').length,
    assets: entryPoints.filter(({ kind }) => kind === 'asset').length,
    sequencing: sequencingFacts([structure.sequencing, ...items.map(({ sequencing }) => sequencing)]),
    entryPoints,
  }
  return { refusals, warnings, read: { structure, facts, listed: resources.listed, foreign: resources.foreign } }
}
