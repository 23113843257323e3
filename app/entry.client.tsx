import { RemixBrowser } from '@remix-run/react'
import { hydrate, type ContainerNode } from 'preact'
import { Suspense } from 'react'
import { hashOfArtefact } from '#app/learning/paths.ts'

/**
 * A lesson's module and the panels of its exercises must be there before the page comes alive. Were they loaded meanwhile,
 * Preact would put a new copy in place of what the server wrote, and with it lose what somebody has already typed or chosen
 * there. Where a panel cannot be loaded the page stays as the server wrote it, and its forms work without script.
 */
async function loadLessonsOfPage(): Promise<void> {
  const preloaded = document.querySelectorAll<HTMLLinkElement>('link[rel="modulepreload"]')
  const hashes = [...preloaded].flatMap((link) => hashOfArtefact(new URL(link.href).pathname) ?? [])
  if (hashes.length === 0) return
  const kinds = [...document.querySelectorAll<HTMLElement>('[data-kind]')].flatMap(({ dataset }) => dataset.kind ?? [])
  const [{ preloadLesson }, { preloadPanels }] = await Promise.all([
    import('#app/learning/components/lesson-body.tsx'),
    import('#app/assessment/components/exercise-panels.ts'),
  ])
  await Promise.all([preloadPanels(kinds), ...hashes.map(preloadLesson)])
}

await loadLessonsOfPage()

/**
 * Preact wants an element that holds `<html>`; the document itself also holds the doctype, which it would replace. Where
 * the frame's own data fail it puts another `<html>` in the present one's place, having taken that one away or not.
 */
function placeOf(page: Element): ContainerNode {
  const put = (node: ContainerNode) => {
    if (!(node instanceof Element)) return node
    for (const child of [...document.children]) if (child !== node) child.remove()
    if (!node.isConnected) document.append(node)
    return node
  }
  return {
    ...{ nodeType: Node.ELEMENT_NODE, parentNode: null, firstChild: page, childNodes: [page] },
    ...{ appendChild: put, insertBefore: put, removeChild: (node) => node },
  }
}

hydrate(
  <Suspense fallback={null}>
    <RemixBrowser />
  </Suspense>,
  placeOf(document.documentElement),
)
