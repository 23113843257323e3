import { isDeviceAnswer, isFields, type DeviceAnswer, type Fields } from './device-answer.ts'

/**
 * The browser's own database (IndexedDB). Answers are numbered as they come in, so they are read in that order. What is
 * stored is of anybody who uses this browser: every reading names the person.
 */
const version = 1

export type Draft = { personId: string; attemptId: string; itemId: string; fields: Fields; at: number }

function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false
  const entries: Record<string, unknown> = { ...value }
  return isFields(entries.fields) && typeof entries.at === 'number' && typeof entries.attemptId === 'string'
}

const result = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(new Error('the browser’s database refuses', { cause: request.error }))
  })

function make(database: IDBDatabase): void {
  const answers = database.createObjectStore('answers', { autoIncrement: true })
  answers.createIndex('answerId', 'answerId', { unique: true })
  answers.createIndex('personId', 'personId')
  database.createObjectStore('drafts', { keyPath: ['personId', 'attemptId', 'itemId'] })
  database.createObjectStore('turn')
}

let opened: Promise<IDBDatabase> | undefined

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('sguardi', version)
    request.onupgradeneeded = () => make(request.result)
    request.onsuccess = () => {
      // A newer page in another tab wants to change the shape; ours is loaded again when it is next asked for.
      request.result.onversionchange = () => {
        request.result.close()
        opened = undefined
      }
      resolve(request.result)
    }
    request.onerror = () => reject(new Error('this browser keeps nothing', { cause: request.error }))
  })
  return opened
}

/** Runs `work` in one transaction; what is written is on disk when the promise is kept. */
async function within<Value>(
  name: 'answers' | 'drafts' | 'turn',
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => Promise<Value>,
): Promise<Value> {
  const transaction = (await open()).transaction(name, mode, { durability: 'strict' })
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(new Error('the browser’s database gave up', { cause: transaction.error }))
  })
  const [value] = await Promise.all([work(transaction.objectStore(name)), done])
  return value
}

/** Where an answer with this UUID is, and what it is. */
async function find(store: IDBObjectStore, answerId: string) {
  const index = store.index('answerId')
  const [key, found] = await Promise.all([result(index.getKey(answerId)), result<unknown>(index.get(answerId))])
  return key !== undefined && isDeviceAnswer(found) ? { key, found } : null
}

/** Keeps an answer. The same one again is kept once; `taken` = its UUID already stands for another. */
export function addAnswer(answer: DeviceAnswer): Promise<'kept' | 'taken'> {
  return within('answers', 'readwrite', async (store) => {
    const known = await find(store, answer.answerId)
    if (known) return JSON.stringify(known.found.fields) === JSON.stringify(answer.fields) ? 'kept' : 'taken'
    await result(store.add(answer))
    return 'kept'
  })
}

/** Everything kept of a person's answers, in the order it was given. */
export function listAnswers(personId: string): Promise<DeviceAnswer[]> {
  return within('answers', 'readonly', async (store) => {
    const all: unknown[] = await result<unknown[]>(store.index('personId').getAll(personId))
    return all.filter(isDeviceAnswer)
  })
}

/** Writes that an answer was refused, in its place. */
export function markRefused(answerId: string, refused: string): Promise<void> {
  return within('answers', 'readwrite', async (store) => {
    const known = await find(store, answerId)
    if (known) await result(store.put({ ...known.found, refused }, known.key))
  })
}

export function removeAnswer(answerId: string): Promise<void> {
  return within('answers', 'readwrite', async (store) => {
    const known = await find(store, answerId)
    if (known) await result(store.delete(known.key))
  })
}

export async function putDraft(draft: Draft): Promise<void> {
  await within('drafts', 'readwrite', (store) => result(store.put(draft)))
}

export async function removeDraft(draft: Pick<Draft, 'personId' | 'attemptId' | 'itemId'>): Promise<void> {
  const { personId, attemptId, itemId } = draft
  await within('drafts', 'readwrite', (store) => result(store.delete([personId, attemptId, itemId])))
}

/** A person's drafts; those of anybody that are older than `oldest` (milliseconds) are dropped. */
export function listDrafts(personId: string, oldest: number): Promise<Draft[]> {
  return within('drafts', 'readwrite', async (store) => {
    const all = (await result<unknown[]>(store.getAll())).filter(isDraft)
    for (const { at, ...draft } of all) {
      if (at < oldest) store.delete([draft.personId, draft.attemptId, draft.itemId])
    }
    return all.filter((draft) => draft.personId === personId && draft.at >= oldest)
  })
}

/** Takes the turn to send until an instant (milliseconds), unless another tab has it. For browsers without Web Locks. */
export function takeTurn(now: number, until: number): Promise<boolean> {
  return within('turn', 'readwrite', async (store) => {
    const taken: unknown = await result<unknown>(store.get('until'))
    if (typeof taken === 'number' && taken > now) return false
    await result(store.put(until, 'until'))
    return true
  })
}

export async function endTurn(): Promise<void> {
  await within('turn', 'readwrite', (store) => result(store.delete('until')))
}
