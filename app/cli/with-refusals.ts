import type { ServerBuild } from '@remix-run/node'

type Routes = ServerBuild['routes']
type RefusalOf = (error: unknown, request: Request, ofFile: boolean) => Response | null

/**
 * Turns what use cases throw into HTTP answers, at one place for every loader and action, so that routes need not
 * catch anything.
 */
export function withRefusals(routes: Routes, refusalOf: RefusalOf): Routes {
  const guarded = <Args extends { request: Request }, Result>(
    work: ((args: Args) => Result) | undefined,
    ofFile: boolean,
  ) =>
    work &&
    (async (args: Args): Promise<Awaited<Result>> => {
      try {
        return await work(args)
      } catch (error) {
        throw refusalOf(error, args.request, ofFile) ?? error
      }
    })
  return Object.fromEntries(
    Object.entries(routes).map(([id, route]) => {
      const { loader, action } = route.module
      // A route without a component serves a file.
      const ofFile = !('default' in route.module)
      const handlers = { loader: guarded(loader, ofFile), action: guarded(action, ofFile) }
      return [id, { ...route, module: { ...route.module, ...handlers } }]
    }),
  )
}
