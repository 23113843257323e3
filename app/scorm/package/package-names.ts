const folded = (name: string) => name.normalize('NFC').toLowerCase()

/** The files of a package by their paths, and by what somebody may have meant. */
export class PackageNames {
  readonly #names: ReadonlySet<string>
  readonly #byFolded: ReadonlyMap<string, string>

  constructor(names: readonly string[]) {
    this.#names = new Set(names)
    this.#byFolded = new Map(names.map((name) => [folded(name), name]))
  }

  /** The first of some paths that is there, as it is written there; capitals count only where both are. */
  find(paths: readonly string[]): string | null {
    const exact = paths.find((path) => this.#names.has(path))
    if (exact !== undefined) return exact
    for (const path of paths) {
      const meant = this.#byFolded.get(folded(path))
      if (meant !== undefined) return meant
    }
    return null
  }
}
