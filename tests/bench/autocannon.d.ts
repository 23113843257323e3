/** The part of autocannon that load.ts uses; the package brings no types. */
declare module 'autocannon' {
  export type RequestToSend = { method: string; path: string; headers: Record<string, string>; body?: string }
  export type Options = {
    url: string
    connections: number
    /** Seconds. */
    duration: number
    /** Milliseconds between the moments at which the end is looked for. */
    sampleInt: number
    requests: { setupRequest: (request: RequestToSend) => RequestToSend }[]
  }
  export type Run = PromiseLike<{ errors: number; timeouts: number }> & {
    stop: () => void
    on: (
      event: 'response',
      listener: (client: unknown, status: number, bytes: number, milliseconds: number) => void,
    ) => Run
  }
  export default function autocannon(options: Options): Run
}
