import type { ServerBuild } from '@remix-run/node'

type Place = { parentId?: string | undefined; path?: string | undefined }

type Pattern = readonly string[]

/** The segments of a route's whole path: `office`, `:ambitoSlug`, `people`; none for the root and the front page. */
function patternOf(routes: Record<string, Place | undefined>, id: string): string[] {
  const route = routes[id]
  if (!route) return []
  const above = route.parentId === undefined ? [] : patternOf(routes, route.parentId)
  return [...above, ...(route.path ?? '').split('/').filter(Boolean)]
}

const isFixed = (segment = '') => /^[a-z0-9.-]+$/.test(segment)

/** Where people work for others: half of all routes, which a lesson's page has no need to know. */
const staffSegments = new Set(['admin', 'authoring', 'office', 'projects', 'teach'])

/** The routes that pages outside the offices of staff know: a link into those loads its page whole (`routes/$.tsx`). */
export function withoutStaff<Route extends Place>(routes: Record<string, Route>): Record<string, Route> {
  const isKnown = ([id]: [string, Route]) => !staffSegments.has(patternOf(routes, id)[0] ?? '')
  return Object.fromEntries(Object.entries(routes).filter(isKnown))
}

/** The address, or the name, of the list of those routes beside the list of all. */
export const withoutStaffFile = (manifest: string) => manifest.replace(/\.js$/, '-without-staff.js')

/** Whether a path that begins with this segment, and has that one in the third place if any, may match the pattern. */
const mayMatch = ([own, , ownThird]: Pattern, first: string, third: string) =>
  !isFixed(own) || (own === first && (third === '' || !isFixed(ownThird) || ownThird === third))

/**
 * Cuts a build into parts by the first segment of its paths, and by the third, which in an office follows the ambito's
 * name. Remix compiles and tries every route up to ten times a page (server match, static handler, render, manifest),
 * so that the number of routes of the whole site is felt in each; under `/learn` only those of `/learn` can match.
 * @returns the part for a path, or the whole build for a path that begins like no route
 */
export function partsOf(build: ServerBuild): (pathname: string) => ServerBuild {
  const patterns = new Map(Object.keys(build.routes).map((id) => [id, patternOf(build.routes, id)]))
  const part = (first: string, third: string): ServerBuild => {
    const belongs = ([id]: [string, unknown]) => mayMatch(patterns.get(id) ?? [], first, third)
    const routes = Object.fromEntries(Object.entries(build.routes).filter(belongs))
    const ofAssets = Object.fromEntries(Object.entries(build.assets.routes).filter(belongs))
    const url = staffSegments.has(first) ? build.assets.url : withoutStaffFile(build.assets.url)
    return { ...build, routes, assets: { ...build.assets, routes: ofAssets, url } }
  }
  const parts = new Map<string, ServerBuild>()
  for (const [first = '', , third = ''] of patterns.values()) {
    if (!isFixed(first)) continue
    parts.set(first, part(first, ''))
    if (isFixed(third)) parts.set(`${first}/${third}`, part(first, third))
  }
  return (pathname) => {
    const [, first = '', , third = ''] = pathname.replace(/\.data$/, '').split('/')
    return parts.get(`${first}/${third}`) ?? parts.get(first) ?? build
  }
}
