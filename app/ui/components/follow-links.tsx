import { matchRoutes, useLocation, useNavigate } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { uiMessages } from '../messages.ts'
import { Button } from './button.tsx'

type Options = { preventScrollReset?: boolean; replace?: boolean }

const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey, defaultPrevented }: MouseEvent) =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey && !defaultPrevented

/**
 * The scripts of the page at a path that this one has not loaded. A page that is not in the list of routes is loaded
 * whole: then something small of which nothing is stored, to know whether the network is there.
 */
function filesMissing(path: string): string[] {
  const matches = matchRoutes(window.__remixRouter.routes, new URL(path, location.href).pathname) ?? []
  return matches.flatMap(({ route: { id = '' } }) => {
    const probe = id === 'routes/$' ? ['/healthz'] : []
    const files = window.__remixManifest.routes[id]
    return !files || id in window.__remixRouteModules ? probe : [...probe, files.module, ...(files.imports ?? [])]
  })
}

/** Puts files into the browser's store. @throws TypeError where the network is missing */
const fetchFiles = (files: readonly string[]) =>
  Promise.all(files.map(async (file) => (await fetch(file)).arrayBuffer()))

/** Where the router is going; null when it stays on its page, also to load it anew. */
function destination(): string | null {
  const { location: here, navigation } = window.__remixRouter.state
  const to = navigation.state === 'loading' ? navigation.location : null
  if (!to || (to.pathname === here.pathname && to.search === here.search)) return null
  return `${to.pathname}${to.search}${to.hash}`
}

/**
 * Ends a navigation where it began. The router knows no other way to give one up than another one, and one to a place of
 * the same page asks nothing of the server; the address is then put back as it was.
 */
async function stayHere(): Promise<void> {
  const { pathname, search, hash } = window.__remixRouter.state.location
  await window.__remixRouter.navigate(`${pathname}${search}#stay`, { replace: true, preventScrollReset: true })
  history.replaceState(history.state, '', `${pathname}${search}${hash === '#stay' ? '' : hash}`)
}

/**
 * Without this the router puts an error in place of a page whose successor cannot be asked for. `onMissed` is told where
 * one wanted to go; every other request fails as before. @returns how to end it
 */
function keepPage(onMissed: (path: string) => void): () => void {
  const ask = window.fetch.bind(window)
  window.fetch = async (input, init) => {
    try {
      return await ask(input, init)
    } catch (error) {
      const missed = input instanceof URL && input.pathname.endsWith('.data') ? destination() : null
      if (missed === null || !(error instanceof TypeError)) throw error
      onMissed(missed)
      void stayHere()
      // Nobody waits for it any more.
      return new Promise(() => undefined)
    }
  }
  return () => {
    window.fetch = ask
  }
}

/**
 * Goes to a page once its scripts are here: the router would load the whole document anew for one that is missing, which
 * without the network is the browser's own error. @returns where one could not go, and how to go
 */
function useGoing() {
  const navigate = useNavigate()
  const [missed, setMissed] = useState<{ path: string; from: string } | null>(null)
  const last = useRef('')
  const { pathname, search } = useLocation()
  const here = `${pathname}${search}`
  const miss = (path: string) => setMissed({ path, from: here })
  const missing = useRef(miss)
  useEffect(() => {
    missing.current = miss
  })
  useEffect(() => keepPage((path) => missing.current(path)), [])
  const go = (path: string, options: Options = {}) => {
    setMissed(null)
    last.current = path
    const files = filesMissing(path)
    const ifWanted = (then: () => void) => () => {
      if (last.current === path) then()
    }
    if (files.length === 0) navigate(path, options)
    else
      void fetchFiles(files).then(
        ifWanted(() => navigate(path, options)),
        ifWanted(() => miss(path)),
      )
  }
  // What was missed from another page is of no interest any more.
  return { missed: missed?.from === here ? missed.path : null, go, stay: () => setMissed(null) }
}

/**
 * Follows every `Link` of the page by the router, with one handler for all; where the network is missing the page stays
 * and says so. Rendered once, in the frame of the site.
 */
export function FollowLinks() {
  const t = useText(uiMessages)
  const { missed, go, stay } = useGoing()
  const going = useRef(go)
  useEffect(() => {
    going.current = go
  })
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-link]') : null
      if (!link || !isPlain(event)) return
      event.preventDefault()
      const { pathname, search, hash, href, dataset } = link
      const options = { preventScrollReset: dataset.link === 'keep-scroll', replace: href === location.href }
      going.current(`${pathname}${search}${hash}`, options)
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [])
  return (
    <section className={missed ? 'notice notice--told' : 'notice'} aria-label={missed ? t('network') : undefined}>
      <p role="status">{missed && t('network_missing')}</p>
      {missed && (
        <p className="button-row">
          <Button type="button" kind="outline" className="button--small" onClick={() => go(missed)}>
            {t('network_again')}
          </Button>
          <Button type="button" kind="outline" className="button--small" onClick={stay}>
            {t('network_stay')}
          </Button>
        </p>
      )}
    </section>
  )
}
