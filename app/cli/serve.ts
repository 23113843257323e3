/**
 * Serves the built site: database (embedded unless DATABASE_URL is set), migrations, seed, courses, HTTP, jobs; and
 * stops all of it in order on SIGINT and SIGTERM. `npm start` runs it.
 */
import path from 'node:path'
import { EnvError, readEnv, takeEmbeddedDatabase, type Env } from '#app/platform/env.server.ts'
import { startEmbeddedPostgres, type EmbeddedDatabase } from '#app/platform/embedded-postgres.server.ts'
import { describeError, log } from '#app/platform/log.server.ts'
import { listenEarly, type Site } from './http-server.ts'
import { adviceFor, explainAndExit, step, StepError } from './set-up.mjs'

function configuration(): Env {
  try {
    return readEnv()
  } catch (error) {
    if (!(error instanceof EnvError)) throw error
    throw new StepError(
      `Some settings are wrong:\n${error.faults.join('\n')}`,
      'See the table of settings in docs/administrator.md.',
    )
  }
}

async function startDatabase(env: Env): Promise<EmbeddedDatabase | undefined> {
  if (env.DATABASE_URL) return undefined
  const folder = path.join(env.DATA_DIR, 'postgres')
  try {
    const database = await startEmbeddedPostgres(folder, { durable: true, restart: true })
    takeEmbeddedDatabase(database.url)
    return database
  } catch (error) {
    const text = String(error)
    const advice = text.includes('another run')
      ? 'Stop the other run first, or choose another folder with DATA_DIR.'
      : adviceFor(text)
    throw new StepError(text.replace(/^Error: /, ''), advice)
  }
}

async function prepareData(demo: boolean): Promise<void> {
  const { migrate } = await import('#app/platform/migrate.server.ts')
  const url = readEnv().DATABASE_URL ?? ''
  await step('Migrations', async () => {
    const applied = await migrate(url)
    return applied.length ? `${applied.length} applied` : 'up to date'
  })
  await step('Organisations and people', async () => (await import('./seed.ts')).seed({ people: demo }))
  await step('Courses', async () => (await import('./publish-courses.ts')).publishCourses())
  if (demo) await step('Demo history', async () => (await import('./seed-history.ts')).seedHistory())
}

async function serve(): Promise<void> {
  const env = configuration()
  const site: Site = await listenEarly(env)
  let database: EmbeddedDatabase | undefined
  let stopping = false
  const stop = async (signal: string) => {
    if (stopping) return
    stopping = true
    process.stdout.write(`\n${signal}: stopping …\n`)
    await site.close()
    await database?.stop()
    process.stdout.write('Stopped.\n')
    process.exit(0)
  }
  process.on('SIGINT', () => void stop('Ctrl-C'))
  process.on('SIGTERM', () => void stop('SIGTERM'))
  process.on('unhandledRejection', (error) => log('error', 'unhandled rejection', describeError(error)))

  try {
    await step('Database', async () => {
      database = await startDatabase(env)
      return database ? `PostgreSQL in ${path.join(env.DATA_DIR, 'postgres')}` : 'external'
    })
    await prepareData(env.demo)
    await step('Site', () => site.open())
  } catch (error) {
    await site.close().catch(() => undefined)
    await database?.stop()
    throw error
  }
  await announce(env)
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

await serve().catch(explainAndExit)
