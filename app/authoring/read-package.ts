import type { Place } from './faults.ts'
import { attributesOf, placeOf, textOf, type Node } from './syntax-tree.ts'

/** A foreign package that a lesson plays: the exercise it is, and the name it was taken in under. */
export type PlacedPackage = { id: string; title: string; name: string; place: Place }

/** The `<Scorm>` of a lesson; null for anything else. */
export function readPackage(node: Node): PlacedPackage | null {
  if (node.name !== 'Scorm') return null
  const attributes = attributesOf(node)
  const [id, title, name] = [textOf(attributes, 'id'), textOf(attributes, 'title'), textOf(attributes, 'package')]
  return { id, title, name, place: placeOf(node) }
}
