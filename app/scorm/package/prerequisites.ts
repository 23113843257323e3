/** What a lesson may have come to (RTE 1.2, cmi.core.lesson_status). */
export const lessonStatuses = ['passed', 'completed', 'failed', 'incomplete', 'browsed', 'not attempted'] as const
export type LessonStatus = (typeof lessonStatuses)[number]

type Expression =
  /** Done: passed or completed; with a `status`, that it has it. */
  | { kind: 'item'; id: string }
  | { kind: 'status'; id: string; status: LessonStatus; isEqual: boolean }
  | { kind: 'not'; of: Expression }
  | { kind: 'all' | 'any'; of: Expression[] }
  /** That at least `count` of some are so. */
  | { kind: 'set'; count: number; of: Expression[] }

/** `ids`: the items that are named, once each. `at`: the place, counted from 0, at which the script cannot be read. */
export type ParsedPrerequisites = { ok: true; expression: Expression; ids: string[] } | { ok: false; at: number }

type Token = { text: string; at: number }

const bounds = { tokens: 1000, depth: 40 } as const
const signs = /\s*(<>|[&|~=(){},*]|"[^"]*"|[^\s&|~=<>(){},*"]+)/y
/** By their names and, as AICC writes them, by their first letters. */
const statusNamed = (word: string) =>
  lessonStatuses.find((status) => status === word || status.replace(' ', '') === word || status.startsWith(word))

class Unreadable extends Error {
  readonly at: number
  constructor(at: number) {
    super(`unreadable at ${at}`)
    this.at = at
  }
}

function tokensOf(script: string): Token[] {
  const tokens: Token[] = []
  signs.lastIndex = 0
  const end = script.trimEnd().length
  while (signs.lastIndex < end) {
    const from = signs.lastIndex
    const text = signs.exec(script)?.[1]
    if (text === undefined || tokens.length === bounds.tokens) throw new Unreadable(from)
    tokens.push({ text, at: signs.lastIndex - text.length })
  }
  return tokens
}

const isSign = (text: string) => /^(?:<>|[&|~=(){},*])$/.test(text)

/** Reads by descent: `|` binds least, then `&`, then `~`, as everybody who plays these packages reads them. */
class Parser {
  readonly #tokens: Token[]
  readonly #length: number
  readonly ids = new Set<string>()
  #next = 0
  #depth = 0

  constructor(script: string) {
    this.#tokens = tokensOf(script)
    this.#length = script.length
  }

  whole(): Expression {
    const expression = this.#any()
    if (this.#next < this.#tokens.length) throw this.#wrong()
    return expression
  }

  #wrong(): Unreadable {
    return new Unreadable(this.#tokens[this.#next]?.at ?? this.#length)
  }

  #takes(sign: string): boolean {
    if (this.#tokens[this.#next]?.text !== sign) return false
    this.#next += 1
    return true
  }

  #expects(sign: string): void {
    if (!this.#takes(sign)) throw this.#wrong()
  }

  #any(): Expression {
    const of = [this.#all()]
    while (this.#takes('|')) of.push(this.#all())
    const [only] = of
    return only && of.length === 1 ? only : { kind: 'any', of }
  }

  #all(): Expression {
    const of = [this.#one()]
    while (this.#takes('&')) of.push(this.#one())
    const [only] = of
    return only && of.length === 1 ? only : { kind: 'all', of }
  }

  #one(): Expression {
    this.#depth += 1
    if (this.#depth > bounds.depth) throw this.#wrong()
    const read = this.#takes('~') ? ({ kind: 'not', of: this.#one() } as const) : this.#atom()
    this.#depth -= 1
    return read
  }

  #atom(): Expression {
    if (this.#takes('(')) {
      const inner = this.#any()
      this.#expects(')')
      return inner
    }
    if (this.#takes('{')) return this.#set(null)
    const word = this.#word()
    if (this.#takes('*')) {
      if (!/^\d{1,4}$/.test(word)) throw this.#wrong()
      this.#expects('{')
      return this.#set(Number(word))
    }
    this.ids.add(word)
    if (this.#takes('=')) return { kind: 'status', id: word, status: this.#status(), isEqual: true }
    if (this.#takes('<>')) return { kind: 'status', id: word, status: this.#status(), isEqual: false }
    return { kind: 'item', id: word }
  }

  #word(): string {
    const text = this.#tokens[this.#next]?.text
    if (text === undefined || isSign(text)) throw this.#wrong()
    this.#next += 1
    const bare = text.replace(/^"(.*)"$/s, '$1').trim()
    if (bare === '') throw this.#wrong()
    return bare
  }

  #status(): LessonStatus {
    const from = this.#next
    const word = this.#word().toLowerCase()
    const second = this.#tokens[this.#next]?.text.toLowerCase()
    if (word === 'not' && second === 'attempted') this.#next += 1
    const status = word === 'not' ? 'not attempted' : statusNamed(word)
    if (status !== undefined) return status
    this.#next = from
    throw this.#wrong()
  }

  /** What stands between braces; without a number before them all of it is asked for. */
  #set(count: number | null): Expression {
    const of = [this.#any()]
    while (this.#takes(',')) of.push(this.#any())
    this.#expects('}')
    return { kind: 'set', count: count ?? of.length, of }
  }
}

/**
 * A script of prerequisites of SCORM 1.2 (CAM 1.2 §2.3.2.5.1, AICC CMI001 rev. 3.5 §5.2): items by their identifiers, `&`,
 * `|`, `~`, `=`, `<>`, `n*{a, b}` and parentheses.
 */
export function parsePrerequisites(script: string): ParsedPrerequisites {
  try {
    const parser = new Parser(script)
    return { ok: true, expression: parser.whole(), ids: [...parser.ids] }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { ok: false, at: error.at }
  }
}

type Statuses = ReadonlyMap<string, LessonStatus>

function isTrue(expression: Expression, statuses: Statuses): boolean {
  const holds = (one: Expression) => isTrue(one, statuses)
  const statusOf = (id: string) => statuses.get(id) ?? 'not attempted'
  switch (expression.kind) {
    case 'item':
      return ['passed', 'completed'].includes(statusOf(expression.id))
    case 'status':
      return (statusOf(expression.id) === expression.status) === expression.isEqual
    case 'not':
      return !holds(expression.of)
    case 'all':
      return expression.of.every(holds)
    case 'any':
      return expression.of.some(holds)
    case 'set':
      return expression.of.filter(holds).length >= expression.count
  }
}

/**
 * Whether an item with these prerequisites may be opened, by the statuses of the items of its organisation (folders too);
 * one that is not among them counts as not attempted. Without a script it may; with one that cannot be read it may as well,
 * since nobody could ever fulfil it.
 */
export function arePrerequisitesMet(script: string, statuses: ReadonlyMap<string, LessonStatus>): boolean {
  if (script.trim() === '') return true
  const parsed = parsePrerequisites(script)
  return !parsed.ok || isTrue(parsed.expression, statuses)
}
