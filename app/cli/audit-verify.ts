/**
 * `npm run audit:verify`: walks the hash chain of the audit (P12) and says how many entries are linked and which is the
 * first that was changed, taken out or put in. Ends with 1 when there is one.
 */
import { countUnsealed, verifyAudit } from '#app/platform/audit.server.ts'
import { openDatabase } from './open-database.ts'
import { explainAndExit } from './set-up.mjs'

async function verify(): Promise<void> {
  const close = await openDatabase()
  try {
    const { checked, brokenAt } = await verifyAudit()
    const waiting = await countUnsealed()
    process.stdout.write(`${checked} entries linked and intact, ${waiting} waiting to be linked.\n`)
    if (brokenAt === null) return
    process.stdout.write(
      `✗ The chain breaks at entry ${brokenAt}: it, or one just before it, is not as it was linked.\n`,
    )
    process.exitCode = 1
  } finally {
    await close()
  }
}

await verify().catch(explainAndExit)
