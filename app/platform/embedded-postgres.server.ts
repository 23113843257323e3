import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { createServer } from 'node:net'
import { totalmem } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { clusterUser, commandFor, ensureCluster, findBinaries } from './embedded-cluster.server.ts'
import { endOrphan, runningPort, takeCluster } from './folder-owner.server.ts'
import { log } from './log.server.ts'

export type EmbeddedDatabase = {
  url: string
  port: number
  /** Process id of the postmaster, for crash tests. */
  pid: () => number
  /** Fast shutdown: what was acknowledged is on disk. */
  stop: () => Promise<void>
}

/** A TCP port of the loopback interface that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null

async function untilReady({ child, lines }: Postmaster, maintenanceUrl: string): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    if (hasEnded(child) || child.pid === undefined) break
    const client = postgres(maintenanceUrl, { max: 1, connect_timeout: 2, onnotice: () => undefined })
    try {
      const [found] = await client`SELECT 1 FROM pg_database WHERE datname = 'sguardi'`
      if (!found) await client`CREATE DATABASE sguardi`
      return
    } catch {
      await wait(50)
    } finally {
      await client.end({ timeout: 1 })
    }
  }
  throw new Error(lines.join('\n') || 'PostgreSQL did not answer within a minute')
}

type Postmaster = { child: ChildProcess; lines: string[] }

/**
 * Megabytes PostgreSQL keeps of its pages: an eighth of the machine's memory, or of what this process may use, within
 * bounds. Its default of 128 has a page of an office read most of its people from the file system again.
 */
function sharedBuffers(): number {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Infinity)
  return Math.round(Math.min(2048, Math.max(128, memory / 8 / 1024 / 1024)))
}

function launch(program: string, cluster: string, port: number, durable: boolean): Postmaster {
  const speed = durable
    ? [`shared_buffers=${sharedBuffers()}MB`]
    : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', ...speed]
  const flags = settings.flatMap((setting) => ['-c', setting])
  const [command, args] = commandFor(cluster, program, ['-D', cluster, '-p', String(port), ...flags])
  // Its own process group: Ctrl-C in the terminal reaches us first, and we stop the database in order.
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], detached: true })
  const lines: string[] = []
  child.stderr.on('data', (chunk: Buffer) => {
    lines.push(chunk.toString().trim())
    if (lines.length > 20) lines.shift()
  })
  child.once('error', (error) => lines.push(error.message))
  return { child, lines }
}

/** Fast shutdown; after 20 s an immediate one, from which PostgreSQL recovers at the next start. */
async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child) || child.pid === undefined) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGINT')
  const impatience = setTimeout(() => child.kill('SIGQUIT'), 20_000)
  await ended
  clearTimeout(impatience)
}

/** Keeps a postmaster running: one that dies by itself is started again, after half a second and then ever later. */
function supervise(start: () => Postmaster, restart: boolean) {
  let stopping = false
  let deaths = 0
  let current = start()
  const watch = ({ child, lines }: Postmaster) => {
    const since = Date.now()
    child.once('exit', (code, signal) => {
      if (stopping || !restart) return
      deaths = Date.now() - since > 60_000 ? 1 : deaths + 1
      log('error', 'database ended, starting it again', { code, signal, said: lines.slice(-3).join(' · ') })
      void wait(Math.min(10_000, 500 * deaths)).then(() => {
        if (stopping) return
        current = start()
        watch(current)
      })
    })
  }
  return {
    now: () => current,
    watch: () => watch(current),
    stop: () => {
      stopping = true
      return end(current.child)
    },
  }
}

const addressOf = (port: number | string) => `postgresql://${clusterUser}:${clusterUser}@127.0.0.1:${port}`

/** The address of the database in `folder` while another process runs it. */
export function findRunningDatabase(folder: string): string | undefined {
  const port = runningPort(path.resolve(folder))
  return port === undefined ? undefined : `${addressOf(port)}/sguardi`
}

/**
 * Starts the real PostgreSQL that npm brought, on loopback, with its files in `folder`; makes the cluster and the
 * database `sguardi` at the first start. `durable: false` is for throw-away databases only: no fsync. With `restart`
 * a PostgreSQL that dies by itself is started again on the same port.
 * @throws when another run holds the folder or PostgreSQL refuses to start; the message is PostgreSQL's own
 */
export async function startEmbeddedPostgres(
  folder: string,
  { durable, restart = false }: { durable: boolean; restart?: boolean },
): Promise<EmbeddedDatabase> {
  const cluster = path.resolve(folder)
  const found = await findBinaries()
  await mkdir(path.dirname(cluster), { recursive: true })
  const giveBack = await takeCluster(cluster)
  try {
    await endOrphan(cluster)
    await ensureCluster(found.initdb, cluster)
    const port = await freePort()
    const address = addressOf(port)
    const postmaster = supervise(() => launch(found.postgres, cluster, port, durable), restart)
    try {
      await untilReady(postmaster.now(), `${address}/postgres`)
    } catch (error) {
      await postmaster.stop()
      throw error
    }
    postmaster.watch()
    const stop = async () => {
      await postmaster.stop()
      await giveBack()
    }
    return { url: `${address}/sguardi`, port, pid: () => postmaster.now().child.pid ?? 0, stop }
  } catch (error) {
    await giveBack()
    throw error
  }
}
