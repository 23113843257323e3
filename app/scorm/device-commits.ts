import type { Commit } from './schemas.ts'

/**
 * Commits that have not reached the server, in a database of their own in this browser: each attempt's latest of each item,
 * which has all that those before it had. Of anybody who uses this browser: every reading names the person. `place`: a
 * `PackagePlace` as JSON.
 */
export type WaitingCommit = { personId: string; place: string; attemptId: string; itemId: string; commit: Commit }

const isWaiting = (value: unknown): value is WaitingCommit =>
  typeof value === 'object' && value !== null && 'commit' in value && 'attemptId' in value

/** Milliseconds after which the browser's database is taken as one that does not answer: commits go on without it. */
const longest = 5000

const inTime = <Value>(work: Promise<Value>): Promise<Value> => {
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error('the browser’s database does not answer')), longest),
  )
  return Promise.race([work, late])
}

const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  inTime(
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(new Error('the browser’s database refuses', { cause: request.error }))
    }),
  )

let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('sguardi-packages', 1)
    request.onupgradeneeded = () =>
      request.result.createObjectStore('commits', { keyPath: ['personId', 'attemptId', 'itemId'] })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new Error('this browser keeps nothing', { cause: request.error }))
  })
  return inTime(opened)
}

async function store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
  return (await open()).transaction('commits', mode, { durability: 'strict' }).objectStore('commits')
}

/** Keeps a commit in the place of the one before it; a browser that keeps nothing loses nothing but the net beneath. */
export async function keepCommit(waiting: WaitingCommit): Promise<void> {
  await store('readwrite')
    .then((place) => done(place.put(waiting)))
    .catch(() => undefined)
}

/** Forgets a commit that has arrived, unless a newer one of its item waits by now. */
export async function forgetCommit({ personId, attemptId, itemId, commit }: WaitingCommit): Promise<void> {
  const place = await store('readwrite').catch(() => null)
  if (!place) return
  const kept: unknown = await done(place.get([personId, attemptId, itemId])).catch(() => null)
  if (isWaiting(kept) && kept.commit.sequence <= commit.sequence) place.delete([personId, attemptId, itemId])
}

/** What waits of one person's attempts. */
export async function waitingCommits(personId: string): Promise<WaitingCommit[]> {
  const kept: unknown[] = await store('readonly')
    .then((place) => done<unknown[]>(place.getAll()))
    .catch(() => [])
  return kept.filter(isWaiting).filter((one) => one.personId === personId)
}
