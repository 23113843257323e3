import { contextLength, mentionsIn, type HostList, type TextKind } from './foreign-hosts.ts'
import { endingOf } from './media-type.ts'
import { shown } from './report.ts'

/** What may stand in the texts of a package, each of which says something of how it behaves. */
const signs = {
  /** Looks for the runtime (RTE 1.2 §3.3.6, RTE 2004 §3.3.1). */
  speaks: /LMSInitialize|LMSSetValue|API_1484_11|window\.API\b|\.LMSFinish/,
  completes: /lesson_status|completion_status|success_status|progress_measure/,
  suspends: /suspend_data/,
  interacts: /cmi\.interactions|interactions\._count|["']interactions["'.]/,
  popup: /window\s*\.\s*open\s*\(/,
  plugin:
    /application\/x-shockwave-flash|clsid:D27CDB6E|<applet\b|application\/x-java-applet|application\/x-silverlight/i,
} as const
export type TextSign = keyof typeof signs
const signNames: readonly TextSign[] = ['speaks', 'completes', 'suspends', 'interacts', 'popup', 'plugin']

const kinds = new Map<string, TextKind>([
  ['html', 'page'],
  ['htm', 'page'],
  ['xhtml', 'page'],
  ['svg', 'page'],
  ['js', 'script'],
  ['mjs', 'script'],
  ['css', 'style'],
  ['json', 'data'],
  ['xml', 'data'],
])
/** Bytes of one text that are looked through; those of programs are smaller. */
const mostBytes = 32_000_000

/** Bytes that are looked through at once. */
const pieceBytes = 64_000
/** Addresses of one text that are looked at, and of a piece of it. */
const mostLooks = { text: 20_000, piece: 2000 } as const

/** How the text in a file is read; null where it is none. */
export const textKind = (name: string): TextKind | null => kinds.get(endingOf(name)) ?? null

/** Looks through one text as it comes, in pieces of any size; never holds much of it. */
export class TextScan {
  readonly found = new Set<TextSign>()
  readonly #kind: TextKind
  readonly #file: string
  readonly #hosts: HostList
  /** What was there before: the first part has been looked through and is only what comes before an address. */
  #kept = ''
  #waiting: Uint8Array[] = []
  #waits = 0
  #done = 0
  #line = 1
  #bytes = 0
  #looks = 0

  constructor(kind: TextKind, file: string, hosts: HostList) {
    this.#kind = kind
    this.#file = shown(file)
    this.#hosts = hosts
  }

  /** Takes the next bytes of the text. */
  push(piece: Uint8Array): void {
    if (this.#bytes > mostBytes) return
    this.#bytes += piece.length
    this.#waiting.push(piece)
    this.#waits += piece.length
    if (this.#waits >= pieceBytes) this.#look(this.#taken(), contextLength)
  }

  /** Looks through what is left. */
  end(): void {
    this.#look(this.#taken(), 0)
  }

  /** Addresses are ASCII: the encoding of the rest is all the same; UTF-16 is ASCII with nulls between. */
  #taken(): string {
    const text = Buffer.concat(this.#waiting).toString('latin1').replaceAll('\u0000', '')
    this.#waiting = []
    this.#waits = 0
    return this.#kept + text
  }

  /** Looks through a stretch but for its last `ahead` characters, where something may begin that ends in the next. */
  #look(text: string, ahead: number): void {
    const until = Math.max(this.#done, text.length - ahead)
    for (const name of signNames) if (!this.found.has(name) && signs[name].test(text)) this.found.add(name)
    let [line, counted] = [this.#line, this.#done]
    const linesTo = (at: number) => {
      for (let next = text.indexOf('\n', counted); next >= 0 && next < at; next = text.indexOf('\n', next + 1))
        line += 1
      counted = Math.max(counted, at)
    }
    const most = Math.min(mostLooks.piece, mostLooks.text - this.#looks, this.#hosts.left)
    const looked = Math.min(most, text.match(/\/\\?\//g)?.length ?? 0)
    const all = most > 0 ? mentionsIn(text, this.#kind, most) : []
    const mentions = all.filter(({ at }) => at >= this.#done && at < until)
    this.#looks += looked
    this.#hosts.spend(looked)
    for (const mention of mentions.toSorted((one, other) => one.at - other.at)) {
      linesTo(mention.at)
      this.#hosts.add(mention, this.#file, line)
    }
    linesTo(until)
    this.#line = line
    const from = Math.max(0, until - contextLength)
    this.#kept = text.slice(from)
    this.#done = until - from
  }
}
