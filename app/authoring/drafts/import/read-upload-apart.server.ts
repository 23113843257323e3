import path from 'node:path'
import { Piscina } from 'piscina'
import type { ReadFolder } from './read-folder.server.ts'
import type { DocumentTask, FolderTask, ReadLessons, RefusedFile } from './read-upload.server.ts'

type Task = FolderTask | DocumentTask

/** Milliseconds a file may take; a course of ours takes about half a second. */
const patience = 30_000
const broken: RefusedFile = { ok: false, refusals: [{ code: 'file_broken', name: '' }], faults: [] }
let thread: Piscina<Task, ReadFolder | ReadLessons> | undefined

/** Opened at the first file; after a quiet minute its memory is given back. */
function reader() {
  thread ??= new Piscina({
    filename: path.resolve('app/authoring/drafts/import/read-upload-worker.ts'),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 60_000,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })
  return thread
}

/** A file made to eat memory or time ends the thread and not the site; it counts as broken. */
const apart = (task: Task) =>
  reader()
    .run(task, { signal: AbortSignal.timeout(patience) })
    .catch(() => broken)

/** `readFolder` in a thread of its own, one file after the other: pages are answered meanwhile. */
export async function readFolderApart(task: Omit<FolderTask, 'kind'>): Promise<ReadFolder | RefusedFile> {
  const outcome = await apart({ kind: 'folder', ...task })
  return outcome.ok && !('source' in outcome) ? broken : outcome
}

/** `readDocument` in the same thread. */
export async function readDocumentApart(task: DocumentTask): Promise<ReadLessons> {
  const outcome = await apart(task)
  return outcome.ok && !('lessons' in outcome) ? broken : outcome
}
