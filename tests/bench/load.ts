import autocannon from 'autocannon'
import { sampleOf, type Sample } from './measures.ts'

/** One request, made new for each sending; `status` is what a right answer has. */
export type Shot = {
  method: 'GET' | 'POST'
  path: string
  status: number
  cookie?: string
  address?: string
  form?: string
  json?: string
}

/** What a browser sends along; without compression the pages would be cheaper than they are. */
const browserHeaders = {
  accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
  'accept-encoding': 'gzip, deflate, br',
  'accept-language': 'it-IT,it;q=0.9',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36',
}

function headersOf({ cookie, address, form, json }: Shot): Record<string, string> {
  return {
    ...browserHeaders,
    ...(cookie ? { cookie } : {}),
    ...(address ? { 'x-forwarded-for': address } : {}),
    ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
    ...(json ? { 'content-type': 'application/json' } : {}),
  }
}

/** A slice goes on until it has so many answers for each connection, however slow they come, but not for ever. */
const leastAnswers = 3
const longestSeconds = 8

/** Sends shots over `connections` connections, each as soon as the last was answered, for at least some milliseconds. */
export async function fire(
  url: string,
  next: () => Shot,
  { connections, milliseconds }: { connections: number; milliseconds: number },
): Promise<Sample> {
  const times: number[] = []
  let wrong = 0
  let status = 0
  const started = performance.now()
  let last = started
  const run = autocannon({
    ...{ url, connections, duration: longestSeconds, sampleInt: 50 },
    requests: [
      {
        setupRequest: (request) => {
          const shot = next()
          status = shot.status
          const { method, path, form, json } = shot
          const body = form ?? json
          return { ...request, method, path, headers: headersOf(shot), ...(body ? { body } : {}) }
        },
      },
    ],
  })
  run.on('response', (_client, answered, _bytes, took) => {
    times.push(took)
    last = performance.now()
    if (answered !== status) wrong += 1
    if (last - started >= milliseconds && times.length >= leastAnswers * connections) run.stop()
  })
  const { errors, timeouts } = await run
  return sampleOf(times, last - started, wrong + errors + timeouts)
}
