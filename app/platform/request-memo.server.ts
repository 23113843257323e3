import { AsyncLocalStorage } from 'node:async_hooks'

type Memory = object
const storage = new AsyncLocalStorage<Memory>()

/** Runs one request with an empty memory; the HTTP server wraps every request in it. */
export function withRequestMemo<T>(work: () => T): T {
  return storage.run({}, work)
}

/**
 * Makes `compute` run once per request: loaders of one page run in parallel and share the result.
 * Outside a request it computes each time.
 */
export function oncePerRequest<T>(compute: (request: Request) => Promise<T>): (request: Request) => Promise<T> {
  const results = new WeakMap<Memory, Promise<T>>()
  return (request) => {
    const memory = storage.getStore()
    if (!memory) return compute(request)
    const known = results.get(memory)
    if (known) return known
    const computed = compute(request)
    results.set(memory, computed)
    return computed
  }
}

/**
 * Makes `compute` run once per request for each pair of an object, by identity, and a text. Outside a request it computes
 * each time.
 */
export function oncePerRequestFor<Owner extends object, T>(
  compute: (owner: Owner, key: string) => Promise<T>,
): (owner: Owner, key: string) => Promise<T> {
  const results = new WeakMap<Memory, WeakMap<Owner, Map<string, Promise<T>>>>()
  return (owner, key) => {
    const memory = storage.getStore()
    if (!memory) return compute(owner, key)
    const ofRequest = results.get(memory) ?? new WeakMap<Owner, Map<string, Promise<T>>>()
    const ofOwner = ofRequest.get(owner) ?? new Map<string, Promise<T>>()
    const known = ofOwner.get(key) ?? compute(owner, key)
    results.set(memory, ofRequest.set(owner, ofOwner.set(key, known)))
    return known
  }
}
