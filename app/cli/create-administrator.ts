/**
 * `npm run administrator -- --email … --given-name … --family-name … --fiscal-code …`: makes the first administrator of
 * an installation (or one more) and prints a one-time link to set the password.
 */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { isFiscalCode, normalFiscalCode } from '#app/identity/fiscal-code.ts'
import { addAdministrator, linkMinutes } from '#app/organisation/add-administrator.server.ts'
import { clock } from '#app/platform/clock.ts'
import { stopJobs } from '#app/platform/jobs.server.ts'
import { openDatabase } from './open-database.ts'
import { explainAndExit } from './set-up.mjs'

const usage = `Usage: npm run administrator -- --email nome@ente.example --given-name Nome --family-name Cognome --fiscal-code CODICE
`
const text = z.string('is missing').trim().min(1, 'is empty').max(100, 'is too long')
const Arguments = z.object({
  email: z.string('is missing').trim().toLowerCase().pipe(z.email('is no e-mail address')),
  'given-name': text,
  'family-name': text,
  'fiscal-code': text
    .transform(normalFiscalCode)
    .refine(isFiscalCode, 'is no codice fiscale: sixteen characters with the right last letter'),
})

function refuse(reason: string): never {
  process.stderr.write(`${reason}\n${usage}`)
  process.exit(2)
}

function readArguments() {
  const option = { type: 'string' } as const
  const options = { email: option, 'given-name': option, 'family-name': option, 'fiscal-code': option }
  try {
    const parsed = Arguments.safeParse(parseArgs({ options }).values)
    if (parsed.success) return parsed.data
    return refuse(parsed.error.issues.map(({ path, message }) => `--${path.join('.')} ${message}.`).join('\n'))
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

const reasons = {
  email_taken: 'This e-mail address belongs to an account with another codice fiscale.',
  no_account: 'There is a person with this codice fiscale and another e-mail address, or none.',
}

async function create(): Promise<void> {
  const { email, 'given-name': givenName, 'family-name': familyName, 'fiscal-code': fiscalCode } = readArguments()
  const close = await openDatabase()
  try {
    const outcome = await addAdministrator({ email, givenName, familyName, fiscalCode }, clock.now())
    if (!outcome.ok) {
      process.stderr.write(`${reasons[outcome.reason]}\n`)
      process.exitCode = 1
      return
    }
    process.stdout.write(`${outcome.created ? 'Account made' : 'Account found'}, administrator from today.\n`)
    process.stdout.write(`Password, by this link, once, within ${linkMinutes / 60} hours:\n${outcome.link}\n`)
  } finally {
    await stopJobs()
    await close()
  }
}

await create().catch(explainAndExit)
