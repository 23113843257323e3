/**
 * `npm run bench:scorm [-- --json] [-- --megabytes 300] [-- --rounds 15]`: foreign packages in the built site. How long it takes
 * from the click to the first paint of an item, beside the same files served statically (aim: at most twice as long); and a
 * package of so many megabytes sent, checked and kept, with the site's memory above idle (aim: at most 200 MB). Commits a second
 * are in `npm run bench`. Linux only: memory is read from /proc.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startSite } from '#tests/setup/site.ts'
import { setUpProduct } from './prepare-site.ts'
import { machineFacts } from './report.ts'
import { measureImport, type Imported } from './scorm-import.ts'
import { measurePaint, type Paint } from './scorm-paint.ts'

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    megabytes: { type: 'string', default: '300' },
    rounds: { type: 'string', default: '15' },
  },
})
const aims = { paint: 2, megabytes: 200 }
const verdict = (isMet: boolean) => (isMet ? 'met' : 'NOT met')

const paintText = ({ name, player, static: plain, ratio }: Paint) =>
  `first paint of ${name}: ${player} ms, served statically ${plain} ms: ${ratio}×   ≤ ${aims.paint}×  ${verdict(ratio <= aims.paint)}`

function importText({ files, packedMegabytes, sending, keeping }: Imported): string {
  const most = Math.max(sending.megabytesAboveIdle, keeping.megabytesAboveIdle)
  return (
    `package of ${packedMegabytes} MB, ${files} files: sent in ${sending.seconds} s (${sending.megabytesAboveIdle} MB above idle), ` +
    `checked and kept in ${keeping.seconds} s (${keeping.megabytesAboveIdle} MB)   ≤ ${aims.megabytes} MB  ${verdict(most <= aims.megabytes)}`
  )
}

await setUpProduct()
const folder = await mkdtemp(path.join(tmpdir(), 'sguardi-bench-scorm-'))
const site = await startSite({ dataDir: path.join(folder, 'data'), env: { DEMO: '0' } })
try {
  const machine = machineFacts()
  const imported = await measureImport(site, folder, Number(options.megabytes))
  const paints = await measurePaint(site, Number(options.rounds))
  const head = `${machine.cores} cores (${machine.cpu}), Node ${machine.node}, load ${machine.loadAverage}`
  const lines = [head, ...paints.map(paintText), importText(imported), '']
  process.stdout.write(options.json ? `${JSON.stringify({ machine, paints, imported }, null, 2)}\n` : lines.join('\n'))
} finally {
  await site.stop()
  await rm(folder, { recursive: true, force: true })
}
