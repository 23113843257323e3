import { clock } from '#app/platform/clock.ts'
import { db } from '#app/platform/database.server.ts'
import { worker } from '#app/platform/jobs.server.ts'
import { eachApart } from '#app/platform/each-apart.server.ts'
import { whileHolding } from '#app/platform/while-holding.server.ts'
import { applyImport } from './apply-import.server.ts'
import { workOnImport } from './jobs.server.ts'
import { judgeImport } from './judge-import.server.ts'
import { undoImport } from './undo-import.server.ts'

/** Space of our advisory locks for the work on an import. */
const space = 7216012
/** Imports of which nothing is kept but that they were made, in days. */
const keptDays = 30

/** A trial that breaks down has written nothing: the office sends its list again. */
async function judge(importId: string): Promise<void> {
  try {
    await judgeImport(importId, clock.now())
  } catch (error) {
    await db().peopleImport.updateMany({ where: { id: importId, state: 'judging' }, data: { state: 'failed' } })
    throw error
  }
}

async function goOn(importId: string): Promise<void> {
  const row = await db().peopleImport.findUnique({ where: { id: importId }, select: { state: true } })
  if (row?.state === 'judging') await judge(importId)
  if (row?.state === 'applying') await applyImport(importId, clock.now)
  if (row?.state === 'undoing') await undoImport(importId, clock.now)
}

/** Does what an import's state asks for; nothing while another process does it. */
export async function workOn(importId: string): Promise<void> {
  await whileHolding(space, importId, () => goOn(importId))
}

/** Does `organisation.import-people`. */
export const importPeopleWorker = worker(workOnImport, ({ importId }) => workOn(importId))

/** Goes on with the imports whose process has died: begun, and held by nobody. */
export async function resumeImports(): Promise<void> {
  const begun = await db().peopleImport.findMany({
    where: { state: { in: ['judging', 'applying', 'undoing'] } },
    select: { id: true },
  })
  await eachApart(begun, ({ id }) => workOn(id), { event: 'import failed' })
}

/** Drops lists a month old, and those left before they were applied: what they changed stays, with its audit entries. */
export async function forgetOldImports(now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * 86_400_000)
  await db().peopleImport.deleteMany({
    where: { uploadedAt: { lt: before }, state: { in: ['mapping', 'judged', 'applied', 'undone', 'failed'] } },
  })
}
