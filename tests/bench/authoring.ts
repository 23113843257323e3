/**
 * `npm run bench:authoring [-- --json]`: work between a key and the preview, for a lesson of 3,000 words with a case and a quiz in a
 * course of its own size (aim: at most 100 ms), beside checking the whole course and compiling the lesson in the same run;
 * then to check, compile and publish the three courses.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { z } from 'zod'

const { values: options } = parseArgs({ options: { json: { type: 'boolean', default: false } } })

const Work = z.object({ run: z.custom<(typeof import('./authoring-work.ts'))['run']>() })

/** The work as one module, with Preact in the place of React as the site has it. */
async function bundled(folder: string): Promise<z.infer<typeof Work>> {
  const outfile = path.join(folder, 'work.mjs')
  const alias = { react: 'preact/compat', 'react/jsx-runtime': 'preact/jsx-runtime' }
  const entryPoints = [path.resolve('tests/bench/authoring-work.ts')]
  const shape = { bundle: true, platform: 'node', format: 'esm', packages: 'external', jsx: 'automatic' } as const
  await build({ entryPoints, outfile, alias, ...shape, logLevel: 'error' })
  return Work.parse(await import(pathToFileURL(outfile).href))
}

const folder = await mkdtemp(path.resolve('node_modules', '.bench-'))
try {
  const { run } = await bundled(folder)
  const report = await run()
  const line = (name: string, { p50, p95 }: { p50: number; p95: number }) =>
    `${name.padEnd(44)}${p50.toFixed(1).padStart(9)}${p95.toFixed(1).padStart(9)}`
  const lines = [
    `${report.machine.cores} cores (${report.machine.cpu}), Node ${report.machine.node}, load ${report.machine.loadAverage}`,
    `lesson of ${report.words} words`.padEnd(44) + '   p50 ms   p95 ms',
    line('key to preview (aim ≤ 100)', report.live),
    line('the whole course checked, the lesson compiled', report.whole),
    line('three courses checked', report.check),
    line('three courses checked and compiled', report.compile),
    line('three courses published', report.publish),
    '',
  ]
  process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : lines.join('\n'))
} finally {
  await rm(folder, { recursive: true, force: true })
}
