import type { ServerBuild } from '@remix-run/node'

type Place = { parentId?: string | undefined; path?: string | undefined }

/** The first segment of a route's whole path; empty for the root and the front page, which belong to every part. */
function firstSegment(routes: Record<string, Place | undefined>, id: string): string {
  const route = routes[id]
  if (!route) return ''
  const above = route.parentId === undefined ? '' : firstSegment(routes, route.parentId)
  return above || (route.path ?? '').split('/')[0] || ''
}

const isFixed = (segment: string) => /^[a-z0-9-]+$/.test(segment)

/** Where people work for others: half of all routes, which a lesson's page has no need to know. */
const staffSegments = new Set(['admin', 'authoring', 'office', 'projects', 'teach'])

/** The routes that pages outside the offices of staff know: a link into those loads its page whole (`routes/$.tsx`). */
export function withoutStaff<Route extends Place>(routes: Record<string, Route>): Record<string, Route> {
  const isKnown = ([id]: [string, Route]) => !staffSegments.has(firstSegment(routes, id))
  return Object.fromEntries(Object.entries(routes).filter(isKnown))
}

/** The address, or the name, of the list of those routes beside the list of all. */
export const withoutStaffFile = (manifest: string) => manifest.replace(/\.js$/, '-without-staff.js')

/**
 * Cuts a build into one for each first segment of its paths. Remix compiles and tries every route up to ten times a
 * page (server match, static handler, render, manifest), so that the number of routes of the whole site is felt in
 * each; under `/learn` only those of `/learn` can match.
 * @returns the part for a path, or the whole build for a path that begins like no route
 */
export function partsOf(build: ServerBuild): (pathname: string) => ServerBuild {
  const segments = new Map(Object.keys(build.routes).map((id) => [id, firstSegment(build.routes, id)]))
  const part = (segment: string): ServerBuild => {
    const belongs = ([id]: [string, unknown]) => {
      const own = segments.get(id) ?? ''
      return own === segment || !isFixed(own)
    }
    const routes = Object.fromEntries(Object.entries(build.routes).filter(belongs))
    const ofAssets = Object.fromEntries(Object.entries(build.assets.routes).filter(belongs))
    const url = staffSegments.has(segment) ? build.assets.url : withoutStaffFile(build.assets.url)
    return { ...build, routes, assets: { ...build.assets, routes: ofAssets, url } }
  }
  const parts = new Map([...new Set(segments.values())].filter(isFixed).map((segment) => [segment, part(segment)]))
  return (pathname) => parts.get((pathname.split('/')[1] ?? '').replace(/\.data$/, '')) ?? build
}
