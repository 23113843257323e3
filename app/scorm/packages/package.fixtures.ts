import { Readable } from 'node:stream'
import { sha256 } from '#app/platform/ids.server.ts'
import type { PackageItem, PackageStructure, ScormEdition } from '../package-structure.ts'
import { storePackage } from './store-package.server.ts'

/** A page that finds the runtime as packages do, and says nothing to it; `window.api` for the test. */
export const silentPage = (edition: ScormEdition, title: string) => `<!doctype html>
<html lang="it"><meta charset="utf-8"><title>${title}</title>
<h1>${title}</h1>
<script>
  var name = ${edition === '1.2' ? "'API'" : "'API_1484_11'"}
  var at = window
  while (!at[name] && at.parent && at.parent !== at) at = at.parent
  window.api = at[name]
</script>`

/** A page that finds the runtime as packages do, opens it, and closes it when it is left; `window.api` for the test. */
export const scoPage = (edition: ScormEdition, title = 'Una prova') => `${silentPage(edition, title)}
<p id="found"></p>
<script>
  var start = ${edition === '1.2' ? "'LMSInitialize'" : "'Initialize'"}
  var get = ${edition === '1.2' ? "'LMSGetValue'" : "'GetValue'"}
  var end = ${edition === '1.2' ? "'LMSFinish'" : "'Terminate'"}
  window.opened = api[start]('')
  window.first = api[get]('${edition === '1.2' ? 'cmi.core.lesson_location' : 'cmi.location'}')
  document.getElementById('found').textContent = 'Segno: ' + (window.first || 'nessuno')
  window.addEventListener('unload', function () { if (!window.ended) api[end]('') })
</script>`

export function packageItem(id: string, more: Partial<PackageItem> = {}): PackageItem {
  return {
    id,
    title: `Parte ${id}`,
    isVisible: true,
    launch: { kind: 'sco', path: `${id}.html`, query: '' },
    prerequisites: '',
    masteryScore: null,
    maxTimeAllowed: '',
    timeLimitAction: '',
    dataFromLms: '',
    completionThreshold: null,
    hideLmsUi: [],
    sequencing: null,
    children: [],
    ...more,
  }
}

export function packageStructure(edition: ScormEdition, items: PackageItem[]): PackageStructure {
  const named = { identifier: 'org', title: 'Un pacchetto di prova', objectivesGlobalToSystem: false }
  return { edition, ...named, sequencing: null, items }
}

/** A package in the database, with a page for each of its items beside the files that are given. */
export async function addPackage(
  name: string,
  structure: PackageStructure,
  actorId: string,
  now: Date,
  more: Record<string, string> = {},
): Promise<string> {
  const pages = structure.items.flatMap(({ launch, title }) =>
    launch ? [[launch.path, scoPage(structure.edition, title)] as const] : [],
  )
  const files = [...new Map([...pages, ...Object.entries(more)])].map(([path, text]) => {
    const mediaType = path.endsWith('.html') ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8'
    const bytes = Buffer.from(text)
    return { path, mediaType, size: bytes.length, sha256: sha256(bytes), read: () => Readable.from([bytes]) }
  })
  const hash = sha256(JSON.stringify([structure, more]))
  const kept = { name, structure, report: {}, sha256: hash, size: 1000, files }
  return (await storePackage(kept, actorId, now)).packageId
}
