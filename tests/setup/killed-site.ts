import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '#app/platform/embedded-postgres.server.ts'
import { password } from '#app/identity/account.fixtures.ts'
import { setEnvironment } from './environment.ts'
import { startSite, untilHealthy, type RunningSite } from './site.ts'
import { inDatabaseOf, postmasterOf } from './site-database.ts'

export type KilledSite = Awaited<ReturnType<typeof startKilledSite>>

/**
 * The built site with a folder and a database of its own, to be killed and started again, and somebody who uses it.
 * `keepsAddress`: it comes back where it was, for pages that are open and what a browser keeps belong to an address.
 */
export async function startKilledSite(name: string, { keepsAddress = false } = {}) {
  const before = { DATABASE_URL: process.env.DATABASE_URL, SECRET_KEY: process.env.SECRET_KEY }
  const port = keepsAddress ? await freePort() : null
  const dataDir = await mkdtemp(path.join(tmpdir(), `sguardi-${name}-`))
  const begin = () => startSite({ dataDir, ...(port === null ? {} : { port }), env: { DEMO: '0' } })
  let running: RunningSite = await begin()
  let cookie = ''
  const send = (pathname: string, fields?: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${running.url}${pathname}`, {
      redirect: 'manual',
      headers: { Cookie: cookie, ...headers },
      ...(fields ? { method: 'POST', body: new URLSearchParams(fields) } : {}),
    })
  const start = async () => {
    running = await begin()
  }
  /** Ends the process at once, wherever it is. */
  const kill = async () => {
    const ended = new Promise((resolve) => running.process.once('exit', resolve))
    running.process.kill('SIGKILL')
    await ended
  }
  return {
    dataDir,
    /** The process of now. */
    running: () => running,
    /** As who signed in last. */
    send,
    signIn: async (email: string) => {
      const answer = await send('/login', { email, password })
      cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    },
    start,
    kill,
    killAndStart: async () => {
      await kill()
      await start()
    },
    /** Kills PostgreSQL and waits until the site, which starts it again by itself after half a second, is well. */
    killDatabase: async () => {
      const { pid } = await postmasterOf(dataDir)
      process.kill(pid, 'SIGKILL')
      const end = Date.now() + 60_000
      while ((await postmasterOf(dataDir).catch(() => null))?.pid === pid && Date.now() < end) await wait(20)
      await untilHealthy(running.url, running.process, running.output)
    },
    inDatabase: <T>(work: () => Promise<T>) => inDatabaseOf(dataDir, work),
    end: async () => {
      await running.stop()
      // Nobody else ends a database whose site was killed and could not start again.
      const orphan = await postmasterOf(dataDir).catch(() => null)
      if (orphan) process.kill(orphan.pid, 'SIGQUIT')
      await rm(dataDir, { recursive: true, force: true })
      setEnvironment(before)
    },
  }
}
