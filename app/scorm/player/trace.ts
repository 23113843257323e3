import type { Call } from '../schemas.ts'

type Functions = Record<string, (...args: string[]) => string>

/** Calls that wait to be sent; of more than this the oldest are lost. */
const longest = 1000

/** What a package gave to the runtime, as text: numbers and truth values come as they are, anything else as nothing. */
const textOf = (given: unknown) =>
  typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean' ? String(given) : ''

/** Calls of a package that wait to be sent with a commit. */
export class Trace {
  readonly #begun = Date.now()
  #calls: Call[] = []

  note(name: string, [element = '', value = '']: readonly string[], reply: string, error: string): void {
    const at = Date.now() - this.#begun
    const call: Call = [at, name, element.slice(0, 255), value.slice(0, 200), reply.slice(0, 200), error.slice(0, 5)]
    this.#calls = [...this.#calls.slice(1 - longest), call]
  }

  take = () => this.#calls.slice(0, 200)
  drop = (count: number) => void (this.#calls = this.#calls.slice(count))
}

/**
 * The runtime as packages see it: only the functions of the standard, each of which also notes what was asked and answered.
 * `after` is told of every call but those that ask for errors.
 */
export function traced(
  functions: Functions,
  trace: Trace,
  errorOf: () => string,
  after: (name: string) => void,
): Functions {
  const wrap =
    (name: string, call: (...args: string[]) => string) =>
    (...args: unknown[]): string => {
      const given = args.map(textOf)
      const reply = call(...given)
      if (/Error|Diagnostic/.test(name)) return reply
      trace.note(name, given, reply, errorOf())
      after(name)
      return reply
    }
  return Object.fromEntries(Object.entries(functions).map(([name, call]) => [name, wrap(name, call)]))
}
