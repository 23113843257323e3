/**
 * A map of so many entries at most: when another comes, the one set longest ago goes. For what is dear to make and never
 * changes under its key.
 */
export class BoundedMap<Key, Value> extends Map<Key, Value> {
  readonly #atMost: number

  constructor(atMost: number) {
    super()
    this.#atMost = atMost
  }

  override set(key: Key, value: Value): this {
    this.delete(key)
    super.set(key, value)
    const [oldest] = this.keys()
    if (this.size > this.#atMost && oldest !== undefined) this.delete(oldest)
    return this
  }
}
