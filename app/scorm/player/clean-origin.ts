/** Milliseconds that a database is waited for which another window holds open. */
const longest = 500

const given = async (work: Promise<unknown>): Promise<void> => {
  await Promise.race([work, new Promise((resolve) => setTimeout(resolve, longest))]).catch(() => undefined)
}

function dropDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => resolve()
  })
}

const isIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

async function emptyFolder(): Promise<void> {
  const folder = await navigator.storage.getDirectory()
  const listed: unknown = Reflect.get(folder, 'keys')
  const names: unknown = typeof listed === 'function' ? Reflect.apply(listed, folder, []) : null
  if (isIterable(names)) for await (const name of names) await folder.removeEntry(String(name), { recursive: true })
}

function dropCookies(): void {
  const names = document.cookie.split(';').map((one) => one.split('=')[0]?.trim() ?? '')
  for (const name of names.filter((one) => one !== ''))
    for (const path of ['/', '/play', '/play/', window.location.pathname])
      document.cookie = `${name}=; path=${path}; max-age=0`
}

/**
 * Empties all that packages may store in the browser, before one is opened: they share one origin, and what one stores is
 * none of the next one's business. What a package has to find again it gives to the runtime.
 */
export async function cleanOrigin(): Promise<void> {
  const databases = async () => {
    const found = await indexedDB.databases()
    await Promise.all(found.map(({ name }) => dropDatabase(name ?? '')))
  }
  const drawers = async () => {
    if (!('caches' in window)) return
    for (const name of await caches.keys()) await caches.delete(name)
  }
  const texts = async () => {
    await Promise.resolve()
    localStorage.clear()
    sessionStorage.clear()
  }
  // A browser may let a page within another's store nothing at all: then there is nothing to empty.
  await Promise.all([texts(), databases(), drawers(), emptyFolder()].map(given))
  dropCookies()
}
