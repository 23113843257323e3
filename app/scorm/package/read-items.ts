import { childOf, childrenOf, textIn, type Element } from '#app/platform/xml.ts'
import type { Launch, PackageItem, ScormEdition, Sequencing } from '../package-structure.ts'
import { parsePrerequisites } from './prerequisites.ts'
import { attributeNamed, type Reading, type ReadResources, type Resource } from './read-resources.ts'
import { booleanOf, missingObjectives, numberWithin, readSequencing, withCollection } from './read-sequencing.ts'
import { shown } from './report.ts'
import { resolveHref, withParameters } from './resolve-href.ts'

/** Characters of a title; of launch data, which 2004 asks to be kept (RTE 4.2.12: 4000); of what a script may be. */
const lengths = { title: 300, data: 64_000, script: 4000 } as const

/** A child by its name in small letters: 1.2 writes `masteryscore`, 2004 `timeLimitAction`, programs mix them. */
const childNamed = (element: Element, name: string) =>
  childrenOf(element).find((child) => child.name.toLowerCase() === name)
const wordsIn = (element: Element | undefined) => textIn(element).replace(/\s+/g, ' ')

/** The title of an organisation or item, on one line. */
export const titleOf = (element: Element): string => shown(wordsIn(childOf(element, 'title'))).slice(0, lengths.title)

function completionThreshold(item: Element): PackageItem['completionThreshold'] {
  const element = childNamed(item, 'completionthreshold')
  if (!element) return null
  const { completedByMeasure, minProgressMeasure, progressWeight } = element.attributes
  const text = numberWithin(textIn(element), 0, 1)
  // The third edition writes a number inside, the fourth attributes (CAM 1.1 §3.4.1.10).
  const isMeasure = booleanOf(completedByMeasure, text !== null && minProgressMeasure === undefined)
  return {
    completedByMeasure: isMeasure,
    minProgressMeasure: numberWithin(minProgressMeasure, 0, 1) ?? text ?? 1,
    progressWeight: numberWithin(progressWeight, 0, 1) ?? 1,
  }
}

/** `adlnav:hideLMSUI`, once each. */
function hideLmsUi(item: Element): string[] {
  const navigation = childOf(childOf(item, 'presentation'), 'navigationInterface')
  const words = childrenOf(navigation, 'hideLMSUI').map((element) => textIn(element).slice(0, 40))
  return [...new Set(words)].slice(0, 20)
}

/** Reads the items of the organisation that is played, one after the other. */
export class ItemReader {
  readonly #ids = new Set<string>()
  readonly #reading: Reading
  readonly #resources: ReadResources
  readonly #edition: ScormEdition
  readonly #collection: ReadonlyMap<string, Element>
  readonly #prerequisites: { item: string; ids: string[] }[] = []
  #made = 0

  constructor(
    reading: Reading,
    {
      resources,
      edition,
      collection,
    }: {
      resources: ReadResources
      edition: ScormEdition
      collection: ReadonlyMap<string, Element>
    },
  ) {
    this.#reading = reading
    this.#resources = resources
    this.#edition = edition
    this.#collection = collection
  }

  /** The identifier of an organisation or item, which no other may have: order and memory go by it. */
  identifier(element: Element): string {
    const written = element.attributes.identifier?.trim().slice(0, 4000) ?? ''
    if (written === '') this.#reading.warnings.add('identifier_missing', { example: titleOf(element) })
    const id = written === '' ? this.#madeUp() : written
    if (this.#ids.has(id)) this.#reading.refusals.add('identifier_twice', { name: id })
    this.#ids.add(id)
    return id
  }

  #madeUp(): string {
    this.#made += 1
    return `sguardi-item-${this.#made}`
  }

  /** The order of an organisation or item; null in 1.2, and without. */
  sequencing(element: Element): Sequencing | null {
    const written = this.#edition === '1.2' ? undefined : childOf(element, 'sequencing')
    if (!written) return null
    const { warnings } = this.#reading
    const whole = withCollection(written, this.#collection)
    if (!whole) warnings.add('sequencing_missing', { name: written.attributes.IDRef })
    const read = readSequencing(whole ?? written, (what) => warnings.add('sequencing_unknown', { name: what }))
    for (const id of missingObjectives(read)) warnings.add('objective_missing', { name: id })
    return read
  }

  /** The items below an element. */
  items(parent: Element): PackageItem[] {
    return childrenOf(parent, 'item').map((element) => this.#item(element))
  }

  #item(element: Element): PackageItem {
    const is12 = this.#edition === '1.2'
    const id = this.identifier(element)
    const title = titleOf(element)
    const children = this.items(element)
    const launch = this.#launch(element, id, title)
    const { warnings } = this.#reading
    if (!is12 && launch && children.length > 0) warnings.add('item_parent', { example: title || id })
    if (!launch && children.length === 0) warnings.add('item_empty', { example: title || id })
    if (childNamed(element, 'data')) warnings.add('shared_data', { example: title || id })
    return {
      id,
      title: title || id,
      isVisible: booleanOf(element.attributes.isvisible, true),
      launch: !is12 && children.length > 0 ? null : launch,
      prerequisites: is12 ? this.#prerequisitesOf(element, id) : '',
      masteryScore: is12 ? this.#masteryScore(element, id) : null,
      maxTimeAllowed: textIn(childNamed(element, 'maxtimeallowed')).slice(0, 60),
      timeLimitAction: textIn(childNamed(element, 'timelimitaction')).slice(0, 60),
      dataFromLms: textIn(childNamed(element, 'datafromlms')).slice(0, lengths.data),
      completionThreshold: is12 ? null : completionThreshold(element),
      hideLmsUi: is12 ? [] : hideLmsUi(element),
      sequencing: this.sequencing(element),
      children,
    }
  }

  #launch(element: Element, id: string, title: string): Launch | null {
    const reference = element.attributes.identifierref?.trim() ?? ''
    if (reference === '') return null
    const resource = this.#resources.byId.get(reference)
    const name = title || id
    if (!resource) {
      this.#reading.refusals.add('reference_unknown', { name, detail: reference })
      return null
    }
    if (resource.kind === null) this.#reading.warnings.add('scorm_type', { example: resource.id })
    const found = this.#find(resource, name)
    if (!found) return null
    const query = withParameters(found.suffix, (element.attributes.parameters ?? '').slice(0, lengths.script))
    return { kind: resource.kind ?? 'asset', path: found.path, query }
  }

  #find({ href, bases }: Resource, name: string): { path: string; suffix: string } | null {
    const { refusals, warnings, names } = this.#reading
    const resolved = resolveHref(bases, href)
    if (resolved.kind === 'none') refusals.add('launch_none', { name })
    if (resolved.kind === 'outside') refusals.add('launch_outside', { name, detail: href })
    if (resolved.kind === 'foreign') refusals.add('launch_foreign', { name, detail: resolved.host })
    if (resolved.kind === 'scheme') refusals.add('launch_scheme', { name, detail: `${resolved.scheme}:` })
    if (resolved.kind !== 'file') return null
    const path = names.find(resolved.paths)
    if (path === null) {
      refusals.add('launch_missing', { name, detail: resolved.paths[0] })
      return null
    }
    if (!resolved.paths.includes(path) || href.includes('\\')) {
      warnings.add('launch_repaired', { name: href, detail: path })
    }
    return { path, suffix: resolved.suffix.slice(0, lengths.script) }
  }

  #prerequisitesOf(item: Element, id: string): string {
    const element = childNamed(item, 'prerequisites')
    const script = textIn(element).slice(0, lengths.script)
    if (!element || script === '') return ''
    const type = attributeNamed(element, 'type')?.trim().toLowerCase() ?? 'aicc_script'
    const parsed = parsePrerequisites(script)
    if (type !== 'aicc_script' || !parsed.ok) {
      this.#reading.warnings.add('prerequisites_unread', { name: id, detail: script })
      return ''
    }
    this.#prerequisites.push({ item: id, ids: parsed.ids })
    return script
  }

  /** Notes what prerequisites name that is no item; to be asked when all items are read. */
  checkPrerequisites(): void {
    for (const { item, ids } of this.#prerequisites) {
      for (const missing of ids.filter((one) => !this.#ids.has(one))) {
        this.#reading.warnings.add('prerequisites_unknown', { name: item, detail: missing })
      }
    }
  }

  #masteryScore(item: Element, id: string): number | null {
    const written = textIn(childNamed(item, 'masteryscore'))
    if (written === '') return null
    const score = numberWithin(written, 0, 100)
    if (score === null) this.#reading.warnings.add('mastery_score', { name: id, detail: written })
    return score
  }
}
