import { drawCase } from '#app/assessment/case-picture.ts'
import type { CaseSpec, Scene } from '#app/assessment/schemas.ts'
import { withAttribute, withPart } from './change-element.ts'
import { elementsOf, isSet, valueOf, wordsOf } from './component-shape.ts'
import type { Element } from './element.ts'

export type Exit = 'end' | 'next' | 'decision'

/** How a scene goes on; null where nothing says so. */
export function exitOf(scene: Element): Exit | null {
  if (elementsOf(scene, 'Decision').length > 0) return 'decision'
  if (valueOf(scene, 'next') !== undefined) return 'next'
  return isSet(scene, 'end') ? 'end' : null
}

/** The scenes of a case as names to choose from. */
export const scenesOf = (whole: Element) =>
  elementsOf(whole, 'Scene').map((scene) => ({ id: wordsOf(scene, 'id'), title: wordsOf(scene, 'title') }))

/** Whether a way would lead back to where it comes from. */
function returns(ways: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const seen = new Set<string>()
  const rest = [to]
  for (let id = rest.pop(); id !== undefined; id = rest.pop()) {
    if (id === from) return true
    if (seen.has(id)) continue
    seen.add(id)
    rest.push(...(ways.get(id) ?? []))
  }
  return false
}

function sceneOf(element: Element, goesOn: (from: string, to: string) => boolean): Scene {
  const id = wordsOf(element, 'id')
  const decision = elementsOf(element, 'Decision')[0]
  const next = wordsOf(element, 'next')
  const options = decision ? elementsOf(decision, 'Option') : []
  const drawn = options.flatMap((option, index) => {
    const to = wordsOf(option, 'to')
    return goesOn(id, to) ? [{ id: `o${index + 1}`, html: '', to, outcomeHtml: null }] : []
  })
  return {
    ...{ id, title: wordsOf(element, 'title'), html: '', counters: [], end: isSet(element, 'end'), reflection: null },
    next: next && goesOn(id, next) ? next : null,
    decision: decision
      ? { id: wordsOf(decision, 'id'), promptHtml: '', counters: [], reasonMin: 0, reasonMax: 0, options: drawn }
      : null,
  }
}

/** A case that is still being written, as far as it can be drawn: ways into nothing and ways in a circle are left out. */
function drawable(whole: Element): CaseSpec {
  const elements = elementsOf(whole, 'Scene').filter(
    (one, index, all) => all.findIndex((other) => wordsOf(other, 'id') === wordsOf(one, 'id')) === index,
  )
  const ids = new Set(elements.map((one) => wordsOf(one, 'id')))
  const ways = new Map<string, string[]>()
  const goesOn = (from: string, to: string) => {
    if (!ids.has(to) || returns(ways, from, to)) return false
    ways.set(from, [...(ways.get(from) ?? []), to])
    return true
  }
  const scenes = elements.map((one) => sceneOf(one, goesOn))
  return {
    ...{ kind: 'case', id: wordsOf(whole, 'id'), title: wordsOf(whole, 'title'), start: scenes[0]?.id ?? '', scenes },
    ...{ readings: [], rubric: [], debriefHtml: '' },
  }
}

/** The picture of a case while it is written, as SVG; null while it has no scene. */
export function pictureOf(whole: Element): string | null {
  const spec = drawable(whole)
  if (spec.scenes.length === 0) return null
  return drawCase(spec, {
    ...{ own: new Set<string>(), untold: () => null, underScene: () => '' },
    onWay: () => ({ text: '', thickness: 2 }),
  })
}

/** A scene under another id, and every way that led to it with it. */
export function withSceneRenamed(whole: Element, from: string, to: string): Element {
  const renamed = (element: Element): Element => {
    let next = element
    for (const name of element.name === 'Scene' ? ['next'] : element.name === 'Option' ? ['to'] : []) {
      if (valueOf(element, name) === from) next = withAttribute(next, name, to)
    }
    for (const part of elementsOf(next)) {
      const changed = renamed(part)
      if (changed !== part) next = withPart(next, changed)
    }
    return next
  }
  return renamed(whole)
}
