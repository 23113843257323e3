import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'

type Entry = Pick<typeof import('#app/entry.server.tsx'), 'withRequestMemo' | 'handleError'>

/** A request, of a length found to be bearable, with its body read whole. */
async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const { headers, url = '' } = incoming
  const kept = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  const address = new URL(url, `http://${headers.host ?? 'localhost'}`)
  return new Request(address, { method: 'POST', headers: kept, body: await buffer(incoming) })
}

/**
 * A door that goes straight to its route's action: `POST /answers`, `POST /attendance` and `POST /packages/commits`. A class
 * sends its answers all at once, its lessons' time once a minute, and a package what it wrote every second; the reply to
 * each is a line of JSON: matching routes, streaming bodies and rendering are the greater part of what such a request would
 * cost. The action, and the refusals around it, are the ones Remix would call; a build without it has no such door.
 */
export function straightDoor(
  door: 'routes/answers' | 'routes/attendance' | 'routes/packages.commits',
  { routes }: ServerBuild,
  { withRequestMemo, handleError }: Entry,
): RequestHandler {
  const action = routes[door]?.module.action
  if (!action) return (_incoming, _response, next) => next()
  const answerTo = async (request: Request, nonce: string): Promise<Response> => {
    const args = { request, params: {}, context: { nonce } }
    try {
      const result: unknown = await withRequestMemo(() => action(args))
      if (result instanceof Response) return result
      throw new Error(`${door} answers with something else than a Response`)
    } catch (thrown) {
      // Redirects to the sign-in page and refusals are thrown, as in every action.
      if (thrown instanceof Response) return thrown
      handleError(thrown, args)
      return new Response(null, { status: 500 })
    }
  }
  return (incoming, response, next) => {
    requestOf(incoming)
      .then((request) => answerTo(request, String(response.locals.nonce)))
      .then(async (answer) => {
        response.status(answer.status)
        for (const [name, value] of answer.headers) response.append(name, value)
        response.end(await answer.text())
      })
      .catch(next)
  }
}
