import type { ServerBuild } from '@remix-run/node'
import { describe, expect, test } from 'vitest'
import { partsOf, withoutStaff } from './parts-of-build.ts'

const route = (id: string, path: string | undefined, parentId: string | undefined = 'root') => ({
  ...{ id, path, parentId, index: path === undefined },
  ...{
    hasAction: false,
    hasLoader: true,
    hasClientAction: false,
    hasClientLoader: false,
    hasErrorBoundary: false,
    module: { default: () => null },
  },
})
const all = {
  root: { ...route('root', ''), parentId: undefined, index: false },
  front: route('front', undefined),
  lesson: route('lesson', 'learn/:enrolmentId/:lessonId'),
  office: route('office', 'office'),
  ambito: route('ambito', ':ambitoSlug', 'office'),
  people: route('people', 'people', 'ambito'),
  list: route('list', 'people.csv', 'ambito'),
  duty: route('duty', 'duties/:ruleId', 'ambito'),
  anything: route('anything', '*'),
}
const build: ServerBuild = {
  entry: { module: { default: () => new Response() } },
  routes: all,
  assets: {
    entry: { imports: [], module: '' },
    routes: Object.fromEntries(Object.entries(all).map(([id, one]) => [id, { ...one, module: '' }])),
    url: '/assets/manifest-1.js',
    version: '1',
  },
  publicPath: '/',
  assetsBuildDirectory: '',
  future: {
    ...{ v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true, v3_routeConfig: false },
    ...{ v3_singleFetch: true, v3_lazyRouteDiscovery: false, unstable_optimizeDeps: false },
  },
  isSpaMode: false,
  mode: 'production',
}
const partFor = partsOf(build)
const everywhere = ['root', 'front', 'anything']

describe('the part of a build for a path', () => {
  test.each([
    ['/learn/1/2', ['lesson']],
    ['/learn/1/2.data', ['lesson']],
    ['/office/carate/people', ['office', 'ambito', 'people']],
    ['/office/carate/people.data', ['office', 'ambito', 'people']],
    ['/office/carate/people.csv', ['office', 'ambito', 'list']],
    ['/office/carate/duties/3/people', ['office', 'ambito', 'duty']],
    ['/office/carate/nowhere', ['office', 'ambito', 'people', 'list', 'duty']],
    ['/office.data', ['office', 'ambito', 'people', 'list', 'duty']],
  ])('%s has the routes that begin alike, and those that may match anything', (path, own) => {
    const part = partFor(path)
    expect(Object.keys(part.routes).sort()).toEqual([...everywhere, ...own].sort())
    expect(Object.keys(part.assets.routes)).toEqual(Object.keys(part.routes))
  })

  test.each(['/', '/_root.data', '/__manifest', '/Learn/1/2', '/l%65arn/1/2', '/nowhere', '//learn'])(
    '%s, which begins like no route, has all',
    (path) => {
      expect(partFor(path)).toBe(build)
    },
  )

  test('is the same object each time, so that one handler serves it', () => {
    expect(partFor('/learn/1/2')).toBe(partFor('/learn/3/4.data'))
  })
})

describe('the list of routes that a page loads', () => {
  test.each([
    ['/learn/1/2', '/assets/manifest-1-without-staff.js'],
    ['/office/carate/people', '/assets/manifest-1.js'],
    ['/nowhere', '/assets/manifest-1.js'],
  ])('%s names %s', (path, url) => {
    expect(partFor(path).assets.url).toBe(url)
  })

  test('leaves out the offices of staff, with what is beneath them, and nothing else', () => {
    expect(Object.keys(withoutStaff(all)).sort()).toEqual(['anything', 'front', 'lesson', 'root'])
  })
})
