/** What a cmi5 system writes in the address it opens a course at (cmi5 §8.1). */
export type Launch = { endpoint: string; fetch: string; actor: string; registration: string; activityId: string }

/** Reads the launch address; null when it is none. `endpoint` ends with a slash. */
export function readLaunch(search: string): Launch | null {
  const given = new URLSearchParams(search)
  const of = (name: string) => given.get(name) ?? ''
  const [endpoint, fetch, actor] = [of('endpoint'), of('fetch'), of('actor')]
  const [registration, activityId] = [of('registration'), of('activityId')]
  if (!endpoint || !fetch || !actor || !registration || !activityId) return null
  return { endpoint: endpoint.endsWith('/') ? endpoint : `${endpoint}/`, fetch, actor, registration, activityId }
}

/** The sites a course opened so has to speak to: its record store, and where its key is fetched. */
export function sitesOf({ endpoint, fetch }: Launch, here: string): string[] {
  return [...new Set([endpoint, fetch].map((address) => new URL(address, here).origin))]
}
