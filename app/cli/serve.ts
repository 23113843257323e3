/**
 * Serves the built site: database (embedded unless DATABASE_URL is set), migrations, seed, courses, HTTP, jobs; and
 * stops all of it in order on SIGINT, SIGTERM or when the command that started it is gone. `npm start` runs it.
 */
import path from 'node:path'
import { clock } from '#app/platform/clock.ts'
import { EnvError, readEnv, takeEmbeddedDatabase, type Env } from '#app/platform/env.server.ts'
import { startEmbeddedPostgres, type EmbeddedDatabase } from '#app/platform/embedded-postgres.server.ts'
import { describeError, log } from '#app/platform/log.server.ts'
import { checkDatabase, explainDatabase, explainEmbedded } from './explain-database.ts'
import { listenEarly, type Site } from './http-server.ts'
import { explainAndExit, step, StepError } from './set-up.mjs'

function configuration(): Env {
  try {
    return readEnv()
  } catch (error) {
    if (!(error instanceof EnvError)) throw error
    throw new StepError(
      `Some settings are wrong:\n${error.faults.map((fault) => `  ${fault}`).join('\n')}`,
      'See the table of settings in docs/administrator.md.',
    )
  }
}

async function startEmbedded(env: Env): Promise<EmbeddedDatabase> {
  try {
    const database = await startEmbeddedPostgres(path.join(env.DATA_DIR, 'postgres'), { durable: true, restart: true })
    takeEmbeddedDatabase(database.url)
    return database
  } catch (error) {
    throw explainEmbedded(error, env.DATA_DIR)
  }
}

async function migrateTo(url: string): Promise<string> {
  const { migrate } = await import('#app/platform/migrate.server.ts')
  try {
    const applied = await migrate(url)
    return applied.length ? `${applied.length} applied` : 'up to date'
  } catch (error) {
    throw explainDatabase(error, url)
  }
}

async function checkKey(): Promise<string> {
  const { isKeyOfDatabase } = await import('#app/identity/check-vault-key.server.ts')
  const { keyOrigin } = await import('#app/identity/fiscal-code-vault.server.ts')
  if (await isKeyOfDatabase(clock.now())) return keyOrigin()
  throw new StepError(
    `The key from ${keyOrigin()} is not the one this database was filled with: its fiscal codes could not be read.`,
    'Set SECRET_KEY, or bring back the secret.key of the first start: see docs/administrator.md.',
  )
}

/** Made at the first start, so that its backup is made with that of the secret key. */
async function checkSigningKey(): Promise<string> {
  const { signingKey, signingKeyOrigin } = await import('#app/certificates/credential/signing-key.server.ts')
  const origin = signingKeyOrigin()
  await signingKey().catch((error: unknown) => {
    const advice = 'Set SIGNING_KEY_FILE to a PKCS #8 PEM of an RSA key: see docs/administrator.md.'
    throw new StepError(`The signing key ${origin} cannot be used: ${describeError(error).message}`, advice)
  })
  return origin
}

/** Publishing loads compiler and checker: left alone while courses and authoring are as they were. */
async function publish(demo: boolean): Promise<string> {
  const { fingerprintOf, isDone, rememberDone } = await import('./done-before.ts')
  const done = 'courses.published'
  const fingerprint = await fingerprintOf(['courses', 'app/authoring', 'package-lock.json'])
  if (await isDone(done, fingerprint)) return 'up to date'
  const published = await (await import('./publish-courses.ts')).publishCourses(demo)
  await rememberDone(done, fingerprint)
  return published
}

async function addHistory(): Promise<string> {
  const { isDone } = await import('./done-before.ts')
  const { marks } = await import('./seed/marks.server.ts')
  if (await isDone(marks.certificates)) return 'already there'
  return (await import('./seed-history.ts')).seedHistory()
}

/** Everything after the database: what is in it, and the site upon it. */
function stepsFor({ demo }: Env, site: Site): [string, () => Promise<string | undefined>][] {
  return [
    ['Migrations', () => migrateTo(readEnv().DATABASE_URL ?? '')],
    ['Secret key', checkKey],
    ['Signing key', checkSigningKey],
    ['Organisations and people', async () => (await import('./seed.ts')).seed({ people: demo })],
    ['Courses', () => publish(demo)],
    ...(demo ? [['Demo history', addHistory] satisfies [string, () => Promise<string>]] : []),
    [
      'Site',
      async () => {
        // The steps' own connections: the compiled site makes others.
        await (await import('#app/platform/database.server.ts')).closeDatabase()
        await site.open()
        return undefined
      },
    ],
  ]
}

/** Stops everything once, whoever asks and how often. */
function stopper(site: Site, database: () => Promise<EmbeddedDatabase | undefined>) {
  let stopped: Promise<void> | undefined
  const all = async () => {
    await site.close().catch((error: unknown) => log('error', 'closing the site', describeError(error)))
    // One that is just starting is waited for: nothing is left behind.
    const started = await database().catch(() => undefined)
    await started?.stop()
  }
  return {
    asked: () => stopped !== undefined,
    stop: () => (stopped ??= all()),
  }
}

async function serve(): Promise<void> {
  const env = configuration()
  const site: Site = await listenEarly(env)
  let embedded: Promise<EmbeddedDatabase> | undefined
  const end = stopper(site, async () => embedded)
  const stopFor = async (cause: string, exitCode: number) => {
    if (end.asked()) return
    process.stdout.write(`\n${cause}: stopping …\n`)
    await end.stop()
    process.stdout.write('Stopped.\n')
    process.exit(exitCode)
  }
  process.on('SIGINT', () => void stopFor('Ctrl-C', 0))
  process.on('SIGTERM', () => void stopFor('SIGTERM', 0))
  process.on('SIGHUP', () => void stopFor('Terminal closed', 0))
  process.on('disconnect', () => void stopFor('npm start ended', 0))
  process.on('unhandledRejection', (error) => log('error', 'unhandled rejection', describeError(error)))
  process.on('uncaughtException', (error) => {
    log('error', 'uncaught exception', describeError(error))
    void stopFor('Fault', 1)
  })

  try {
    await step('Database', async () => {
      if (env.DATABASE_URL) return checkDatabase(env.DATABASE_URL)
      embedded = startEmbedded(env)
      await embedded
      return `PostgreSQL in ${path.join(env.DATA_DIR, 'postgres')}`
    })
    for (const [label, work] of stepsFor(env, site)) {
      if (end.asked()) return
      await step(label, work)
    }
  } catch (error) {
    // What fails because everything is being stopped is no news.
    if (end.asked()) return
    await end.stop()
    throw error
  }
  if (!end.asked()) await announce(env)
}

async function announce(env: Env): Promise<void> {
  process.stdout.write(`\nSguardi is ready: ${env.publicUrl}\n`)
  if (env.demo) {
    const { demoAccounts, demoPassword } = await import('#app/identity/demo-accounts.server.ts')
    process.stdout.write(`\nDemo accounts (password ${demoPassword}):\n`)
    for (const { email, label } of demoAccounts) process.stdout.write(`  ${email.padEnd(30)} ${label.it}\n`)
  }
  process.stdout.write('\nCtrl-C stops the site and its database.\n')
}

// Whoever read our lines may be gone: that ends neither the site nor its orderly stop.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

await serve().catch(explainAndExit)
