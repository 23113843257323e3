/**
 * `npm run crash:packages [-- --attempts 300] [--browsers 3] [--json]`: people work through foreign packages in real
 * browsers while tabs, browsers, the server and PostgreSQL are killed (`kill -9`) at random moments; at each opening and in
 * the end what is there is compared with what was acknowledged (P11). Ends with 1 when something is lost, doubled or wrong.
 */
import { parseArgs } from 'node:util'
import { ensureChromium } from '#app/cli/chromium.mjs'
import { setUpProduct } from '#tests/bench/prepare-site.ts'
import { setEnvironment } from '#tests/setup/environment.ts'
import { reportLine, tryPackages } from './package-trial.ts'

const { values: options } = parseArgs({
  options: {
    attempts: { type: 'string', default: '300' },
    browsers: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
})
const bounded = (text: string, most: number) => Math.min(most, Math.max(1, Number(text)))
const say = (text: string) => process.stderr.write(`  › ${text}\n`)

await setUpProduct()
setEnvironment({ CHROMIUM_PATH: (await ensureChromium()) || undefined })
const size = { attempts: bounded(options.attempts, 2000), browsers: bounded(options.browsers, 8) }
const report = await tryPackages({ ...size, between: [2, 14], visits: 3 }, say)
const { lost, doubled, wrong, acknowledged } = report
const date = new Date().toISOString().slice(0, 10)
if (options.json) process.stdout.write(`${JSON.stringify({ date, ...report }, null, 2)}\n`)
else {
  for (const [what, all] of Object.entries({ lost, doubled, wrong })) for (const one of all) say(`${what}: ${one}`)
  process.stdout.write(`${reportLine(report)}\n`)
}
if (acknowledged === 0) throw new Error('nothing was acknowledged: this run shows nothing')
if (lost.length + doubled.length + wrong.length > 0) process.exitCode = 1
