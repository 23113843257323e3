import { readLaunch, sitesOf } from '#app/scorm/export/runtime/read-launch.ts'
import { RecordCmi5 } from '#app/scorm/export/runtime/record-cmi5.ts'
import { play } from './main.ts'

/**
 * Lets the page speak to some sites and no other: a second policy beside the one the page came with, and a browser keeps
 * to both. What the first one is called, the second is called too.
 */
function speakOnlyTo(sites: readonly string[]): void {
  const meta = document.querySelector('meta[http-equiv]')?.cloneNode()
  if (!(meta instanceof HTMLMetaElement)) return
  meta.content = `connect-src ${sites.join(' ')}`
  document.head.append(meta)
}

play(async () => {
  const launch = readLaunch(location.search)
  if (!launch) return null
  speakOnlyTo(sitesOf(launch, location.href))
  return RecordCmi5.open(launch).catch(() => null)
})
