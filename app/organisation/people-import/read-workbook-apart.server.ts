import path from 'node:path'
import { Piscina } from 'piscina'
import type { FileFault, RememberedChoices } from './schemas.ts'

type Task = { bytes: Uint8Array; remembered: RememberedChoices | null }
type Outcome = { ok: true; rows: string[][] } | { ok: false; reason: FileFault }

/** Milliseconds a workbook may take; twenty thousand lines take about one second. */
const patience = 30_000
let thread: Piscina<Task, Outcome> | undefined

/** Opened at the first workbook; after a quiet minute its memory is given back. */
function reader() {
  thread ??= new Piscina({
    filename: path.resolve('app/organisation/people-import/read-workbook-worker.ts'),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 60_000,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 768 },
  })
  return thread
}

/**
 * `readWorkbook` in a thread of its own, one workbook after the other: pages are answered meanwhile, and a file made to
 * eat memory or time ends the thread and not the site; such a file counts as broken.
 */
export async function readWorkbookApart(bytes: Uint8Array, remembered: RememberedChoices | null): Promise<Outcome> {
  try {
    return await reader().run({ bytes, remembered }, { signal: AbortSignal.timeout(patience) })
  } catch {
    return { ok: false, reason: 'file_broken' }
  }
}
