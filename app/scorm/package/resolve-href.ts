export type Resolved =
  /** `paths`: what the href may mean, likeliest first; `suffix`: its query and fragment. */
  | { kind: 'file'; paths: string[]; suffix: string }
  | { kind: 'foreign'; host: string }
  | { kind: 'scheme'; scheme: string }
  | { kind: 'outside' }
  | { kind: 'none' }

/** A path without `.` and `..`; null where it leads out of the package. */
function walked(path: string): string | null {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..' && parts.pop() === undefined) return null
    if (part !== '..' && part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** An href after its base (RFC 3986 §5.2.3); `asFolder` reads a base without a last slash as packages mean it. */
function joined(base: string, href: string, asFolder: boolean): string {
  if (base === '' || /^(?:[a-z][a-z\d+.-]*:|\/)/i.test(href)) return href
  if (asFolder && !base.endsWith('/')) return `${base}/${href}`
  return base.slice(0, base.lastIndexOf('/') + 1) + href
}

/** As browsers read an address: without tabs and line ends, a backslash for a slash. */
const cleaned = (href: string) => href.replace(/[\t\n\r]/g, '').trim()

function fileOf(whole: readonly string[], suffix: string): Resolved {
  const paths = whole.flatMap((path) => {
    const slashed = path.replaceAll('\\', '/')
    return [slashed, unescaped(slashed).replaceAll('\\', '/')]
  })
  const safe = paths.map(walked)
  if (safe.includes(null) || paths.some((path) => path.startsWith('/') || path.includes('\u0000'))) {
    return { kind: 'outside' }
  }
  const named = [...new Set(safe)].filter((path): path is string => path !== null && path !== '')
  return named.length === 0 ? { kind: 'none' } : { kind: 'file', paths: named, suffix }
}

/**
 * The file an href of a manifest means, after the `xml:base` of the elements around it, outermost first (CAM 1.3 §3.4.2.1).
 * Nothing is looked up: every path is one inside the package.
 */
export function resolveHref(bases: readonly string[], href: string): Resolved {
  const own = cleaned(href)
  if (own === '') return { kind: 'none' }
  const cut = own.search(/[?#]/)
  const [path, suffix] = cut < 0 ? [own, ''] : [own.slice(0, cut), own.slice(cut)]
  const parts = [...bases.map(cleaned), path]
  const whole = [false, true].map((asFolder) => parts.reduce((base, part) => joined(base, part, asFolder), ''))
  const [first = ''] = whole
  const slashed = first.replaceAll('\\', '/')
  const host = /^(?:[a-z][a-z\d+.-]*:)?\/\/([^/?#]*)/i.exec(slashed)?.[1]
  if (host !== undefined) return { kind: 'foreign', host: host.slice(0, 100) }
  if (/^[a-z]:(?:\/|$)/i.test(slashed)) return { kind: 'outside' }
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(slashed)?.[1]
  if (scheme !== undefined) return { kind: 'scheme', scheme: scheme.toLowerCase() }
  return fileOf(whole, suffix)
}

/** Query and fragment of an href with the `parameters` of an item after them, as CAM 1.3 §3.4.1.1 joins them. */
export function withParameters(suffix: string, parameters: string): string {
  const added = cleaned(parameters).replace(/^[?&]+/, '')
  if (added === '') return suffix
  if (added.startsWith('#')) return suffix.includes('#') ? suffix : suffix + added
  return `${suffix}${suffix.includes('?') ? '&' : '?'}${added}`
}
