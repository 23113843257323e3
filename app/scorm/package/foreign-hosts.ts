/** What a text does with an address elsewhere: `loads` it as it is shown, `links` to it, or `names` it in a script or in data. */
export const hostUses = ['loads', 'links', 'names'] as const
export type HostUse = (typeof hostUses)[number]

/** `insecure`: without TLS, which a page with TLS does not load. */
export type Mention = { host: string; use: HostUse; insecure: boolean; at: number }

/** A host with the places of the first few mentions; lines count from 1. */
export type ForeignHost = {
  host: string
  use: HostUse
  insecure: boolean
  mentions: number
  places: { file: string; line: number }[]
}

/** How a text is read. */
export type TextKind = 'page' | 'script' | 'style' | 'data'

/** Characters before an address that say what it is for. */
export const contextLength = 1000

const address = /(?:\b(https?|wss?):)?(?:\\?\/){2}([\w.-]{4,253})/gi
/** An address in base 64, as Rise keeps its lessons, by the three places at which it may begin. */
const hidden = /(?:aHR0c(?:HM6|DovL)|(?:h0dH|odHR)(?:A6Ly|BzOi8v|wOi8v|wczov))[\w+/]{4,340}/g
const lead: Record<string, string> = { a: '', h: 'eG', o: 'eHh' }

/** Hosts that only give names to vocabularies; nothing is fetched from them. */
const vocabularies =
  /(?:^|\.)(?:w3\.org|imsglobal\.org|imsproject\.org|adlnet\.org|ieee\.org|purl\.org|ogp\.me|schema\.org|xmlns\.com|ns\.adobe\.com|openxmlformats\.org|schemas\.microsoft\.com|example\.(?:com|org|net))$/

/** Endings of files, which `"//a/b.js"` is rather than a host. */
const files = /\.(?:js|css|html?|png|jpe?g|gif|svg|json|xml|mp[34]|txt|php|map|min)$/

function hostOf(written: string): string | null {
  const host = written.toLowerCase().replace(/\.+$/, '')
  const isNamed = /^(?:[a-z\d_](?:[a-z\d_-]*[a-z\d_])?\.)+[a-z][a-z\d-]{1,23}$/.test(host)
  const isNumbered = /^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)
  return isNamed || isNumbered || host === 'localhost' ? host : null
}

const loadingCode =
  /(?:(?:fetch|importScripts|import|WebSocket|EventSource|sendBeacon|getScript|getJSON)\s*\(?\s*["'`]|\bfrom\s*["'`]|\.(?:src|href)\s*=\s*["'`]|open\(\s*["'`][a-z]+["'`]\s*,\s*["'`]|(?:src|poster)\s*=\s*\\?["']?|url\(\s*["']?|@import\s*["'])$/i
const isQuoted = (before: string) => /(?:["'`(]|&quot;|=)\s*$/.test(before)
const isCommented = (line: string) => /(?:^|[\s;{}])(?:\/\/|\/?\*)/.test(line)

/** Characters that say whether a call or an assignment loads. */
const nearby = 60

function inCode(before: string): HostUse | null {
  if (loadingCode.test(before.slice(-nearby))) return 'loads'
  if (!isQuoted(before.slice(-nearby))) return null
  const line = before.slice(before.lastIndexOf('\n') + 1)
  return isCommented(line) ? null : 'names'
}

/** Inside the tag that is open: by its name and the attribute. */
function inTag(tag: string): HostUse | null {
  const name = /^<\s*([a-z][\w:-]*)/i.exec(tag)?.[1]?.toLowerCase()
  const attribute = /([\w:-]+)\s*=\s*(?:"[^"]*|'[^']*|[^\s"']*)$/.exec(tag)?.[1]?.toLowerCase()
  if (name === undefined || attribute === undefined || attribute.startsWith('xmlns')) return null
  if (name === 'a' || name === 'area' || name === 'form') return 'links'
  if (name === 'meta' || attribute === 'xsi:schemalocation') return null
  if (/^(?:src|srcset|poster|data|href|xlink:href|background|archive|codebase|movie|style|manifest)$/.test(attribute)) {
    return 'loads'
  }
  return 'names'
}

function inPage(before: string): HostUse | null {
  if (before.lastIndexOf('<!--') > before.lastIndexOf('-->')) return null
  const tag = before.slice(before.lastIndexOf('<'))
  const isOpen = /^<[a-z][\w:-]*\s/i.test(tag) && !tag.includes('>')
  return isOpen ? inTag(tag) : inCode(before)
}

function useOf(kind: TextKind, before: string): HostUse | null {
  if (kind === 'page') return inPage(before)
  if (kind === 'data')
    return isQuoted(before.slice(-nearby)) && !/xmlns[^<>]{0,40}$/.test(before.slice(-nearby)) ? 'names' : null
  if (kind === 'style') return /(?:url\(\s*["']?|@import\s*["'])$/i.test(before.slice(-nearby)) ? 'loads' : null
  return inCode(before)
}

function hiddenMentions(text: string): Mention[] {
  return [...text.matchAll(hidden)].flatMap(({ 0: run, index }) => {
    const decoded = Buffer.from(`${lead[run[0] ?? ''] ?? ''}${run}`, 'base64').toString('latin1')
    const [, scheme, written = ''] = /(https?):\/\/([\w.-]{4,253})/.exec(decoded) ?? []
    const host = hostOf(written)
    if (host === null || vocabularies.test(host)) return []
    return [{ host, use: 'names' as const, insecure: scheme === 'http', at: index }]
  })
}

function firstMatches(text: string, most: number): RegExpExecArray[] {
  const matches: RegExpExecArray[] = []
  for (const match of text.matchAll(address)) {
    if (matches.push(match) >= most) break
  }
  return matches
}

/**
 * The hosts that a text names, each where it does. What is in comments and the names of vocabularies are passed over. This is
 * what can be read without running anything: a script may put an address together that is nowhere in it. `most`: addresses that are looked at.
 */
export function mentionsIn(text: string, kind: TextKind, most = Infinity): Mention[] {
  const plain = firstMatches(text, most).flatMap(({ 1: scheme, 2: written = '', index }): Mention[] => {
    const host = hostOf(written)
    if (host === null) return []
    const before = text.slice(Math.max(0, index - contextLength), index)
    if (scheme === undefined && (files.test(host) || !isQuoted(before.slice(-nearby)))) return []
    const use = useOf(kind, before)
    if (use === null || (use !== 'loads' && vocabularies.test(host))) return []
    return [{ host, use, insecure: /^(?:http|ws)$/i.test(scheme ?? ''), at: index }]
  })
  return kind === 'style' ? plain : [...plain, ...hiddenMentions(text)]
}

const [mostHosts, mostPlaces, mostLooks] = [200, 5, 200_000]
const rank = (use: HostUse) => hostUses.indexOf(use)

/** The hosts of a package, each with the strongest use made of it. */
export class HostList {
  readonly #hosts = new Map<string, ForeignHost>()
  #looks = 0

  /** Mentions that may still be looked at in all the texts of a package: more are there only to cost time. */
  get left(): number {
    return Math.max(0, mostLooks - this.#looks)
  }

  /** Says that so many were looked at. */
  spend(looks: number): void {
    this.#looks += looks
  }

  /** Notes one mention in a line of a file. */
  add({ host, use, insecure }: Omit<Mention, 'at'>, file: string, line: number): void {
    const known = this.#hosts.get(host) ?? { host, use, insecure, mentions: 0, places: [] }
    if (known.mentions === 0 && this.#hosts.size >= mostHosts) return
    // The places shown are those of the use that is told.
    if (rank(use) < rank(known.use)) Object.assign(known, { use, places: [] })
    known.insecure ||= insecure
    known.mentions += 1
    const isKnown = known.places.some((place) => place.file === file && place.line === line)
    if (use === known.use && known.places.length < mostPlaces && !isKnown) known.places.push({ file, line })
    this.#hosts.set(host, known)
  }

  /** Those that are loaded first, then by their names. */
  list(): ForeignHost[] {
    return [...this.#hosts.values()].toSorted(
      (one, other) => rank(one.use) - rank(other.use) || one.host.localeCompare(other.host),
    )
  }
}
