/** Where tests, benchmarks and pictures find a browser. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { modernEnv, runQuietly, StepError } from './set-up.mjs'

function onPath(name) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => existsSync(file))
}

const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

function findChromium() {
  const named = process.env.CHROMIUM_PATH
  if (!named) return browsers.map(onPath).find(Boolean)
  if (existsSync(named)) return named
  throw new StepError(`CHROMIUM_PATH names ${named}, which is not there.`, 'Correct it or leave it out.')
}

/**
 * A Chromium of the system, else Debian's by apt, else Playwright's own. Returns its path; '' means Playwright's.
 * @returns {Promise<string>}
 * @throws StepError with what to do
 */
export async function ensureChromium() {
  const found = findChromium()
  if (found) return found
  if (process.getuid?.() === 0 && onPath('apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (...args) => runQuietly('apt-get', args, { env }).catch(() => undefined)
    await apt('update')
    await apt('install', '-y', '--no-install-recommends', 'chromium')
    const installed = findChromium()
    if (installed) return installed
  }
  const advise = () => 'Install a Chromium (Debian: apt-get install chromium), or name one in CHROMIUM_PATH.'
  await runQuietly('npx', ['--no-install', 'playwright', 'install', 'chromium'], { env: modernEnv(), advise })
  return ''
}
