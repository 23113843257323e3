/**
 * Calls of a system's API that never throw and always answer with a text: systems answer with booleans, nothing at all, or
 * an error of their own.
 */
export class Calls {
  readonly #api: object
  #listener: (isTroubled: boolean) => void = () => undefined
  #isTroubled = false

  constructor(api: object) {
    this.#api = api
  }

  onTrouble(listener: (isTroubled: boolean) => void): void {
    this.#listener = listener
    if (this.#isTroubled) listener(true)
  }

  call(name: string, ...given: string[]): string {
    try {
      const own: unknown = Reflect.get(this.#api, name)
      if (typeof own !== 'function') return ''
      const answer: unknown = Reflect.apply(own, this.#api, given)
      return typeof answer === 'string' || typeof answer === 'number' || typeof answer === 'boolean'
        ? String(answer)
        : ''
    } catch {
      return ''
    }
  }

  /** Whether it said yes. What answers nothing is taken at its word. */
  succeeds(name: string, ...given: string[]): boolean {
    return ['true', '1'].includes(this.call(name, ...given))
  }

  /** Whether what was told just now has arrived. */
  told(hasArrived: boolean): void {
    if (hasArrived !== this.#isTroubled) return
    this.#isTroubled = !hasArrived
    this.#listener(this.#isTroubled)
  }
}
