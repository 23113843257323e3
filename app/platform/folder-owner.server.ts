import { execFileSync, type ExecFileSyncOptionsWithStringEncoding } from 'node:child_process'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** The fields of Linux' `/proc/<pid>/stat` after the program's name, state first; none elsewhere. */
const statOf = (pid: number) => readIfThere(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? []

/** A zombie, dead but not yet collected by its parent, counts as dead. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return statOf(pid)[0] !== 'Z'
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Tells two processes apart that had the same id one after the other (after a restart of the machine, say); '' off Linux. */
function birthOf(pid: number): string {
  const startedTicks = statOf(pid)[19] ?? ''
  return startedTicks && `${readIfThere('/proc/sys/kernel/random/boot_id').trim()} ${startedTicks}`
}

/** The other process that the owner's file names, if it still runs. */
function livingOwner(ownerFile: string): number | undefined {
  const [first = '', birth = ''] = readIfThere(ownerFile).split('\n')
  const pid = Number(first)
  if (!pid || pid === process.pid || !isAlive(pid)) return undefined
  return birth === '' || birth === birthOf(pid) ? pid : undefined
}

/** Makes the file unless somebody else has. */
async function makeFile(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/**
 * Takes the cluster for this process by a file beside it that only one process can make. A file left by a killed
 * process counts for nothing.
 * @returns how to give the cluster back
 * @throws when another run holds it; the message names its process
 */
export async function takeCluster(cluster: string): Promise<() => Promise<void>> {
  const ownerFile = `${cluster}.owner`
  for (let tries = 0; tries < 3; tries += 1) {
    const owner = livingOwner(ownerFile)
    if (owner !== undefined) throw new Error(`another run (process ${owner}) is using the database in ${cluster}`)
    await rm(ownerFile, { force: true })
    const made = await makeFile(ownerFile, `${process.pid}\n${birthOf(process.pid)}\n`)
    if (made) return () => rm(ownerFile, { force: true })
  }
  throw new Error(`another run is starting on the database in ${cluster}`)
}

/** The port of a cluster that another process has taken and runs. */
export function runningPort(cluster: string): number | undefined {
  if (livingOwner(`${cluster}.owner`) === undefined) return undefined
  // Fourth line of PostgreSQL's own lock file.
  return Number(readIfThere(path.join(cluster, 'postmaster.pid')).split('\n')[3]) || undefined
}

function commandLineOf(pid: number): string[] {
  const own = readIfThere(`/proc/${pid}/cmdline`)
  if (own) return own.split('\0')
  try {
    const options: ExecFileSyncOptionsWithStringEncoding = { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], options)
      .trim()
      .split(' ')
  } catch {
    return []
  }
}

/** What a process is to a cluster; `unknown` where the machine does not say. */
function relationOf(pid: number, cluster: string): 'its postmaster' | 'another program' | 'unknown' {
  const [program = '', ...args] = commandLineOf(pid)
  if (!program) return 'unknown'
  if (!/postgres/.test(program)) return 'another program'
  const folder = args[args.indexOf('-D') + 1] ?? ''
  if (!existsSync(folder)) return 'unknown'
  return realpathSync(folder) === realpathSync(cluster) ? 'its postmaster' : 'another program'
}

/**
 * Ends a postmaster that outlived its killed application, so that the cluster can be started again; forgets the one
 * of a machine that went down, whose process id may now be any program's. To be called with the cluster taken.
 */
export async function endOrphan(cluster: string): Promise<void> {
  const lockFile = path.join(cluster, 'postmaster.pid')
  if (!existsSync(lockFile)) return
  const postmaster = Number((await readFile(lockFile, 'utf8')).split('\n')[0])
  if (!postmaster || !isAlive(postmaster)) return
  const relation = relationOf(postmaster, cluster)
  if (relation === 'another program') await rm(lockFile, { force: true })
  if (relation !== 'its postmaster') return
  process.kill(postmaster, 'SIGINT')
  for (let waited = 0; isAlive(postmaster) && waited < 10_000; waited += 50) await wait(50)
}
