/** What a file may be served as, by its ending. Whatever is not here is bytes to download. */
const byEnding = new Map<string, string>(
  Object.entries({
    'text/html': 'html htm',
    'application/xhtml+xml': 'xhtml xht',
    'text/javascript': 'js mjs cjs',
    'text/css': 'css',
    'application/json': 'json map webmanifest',
    'application/xml': 'xml xsd xsl xslt',
    'text/plain': 'txt md csv tsv srt log tmpl hbs mustache ejs dtd properties vert frag glsl',
    'text/vtt': 'vtt',
    'image/svg+xml': 'svg',
    'image/png': 'png',
    'image/jpeg': 'jpg jpeg jpe jfif',
    'image/gif': 'gif',
    'image/webp': 'webp',
    'image/avif': 'avif',
    'image/bmp': 'bmp',
    'image/x-icon': 'ico cur',
    'audio/mpeg': 'mp3',
    'audio/mp4': 'm4a',
    'audio/ogg': 'ogg oga opus',
    'audio/wav': 'wav',
    'audio/aac': 'aac',
    'audio/webm': 'weba',
    'video/mp4': 'mp4 m4v',
    'video/webm': 'webm',
    'video/ogg': 'ogv',
    'video/quicktime': 'mov',
    'font/woff': 'woff',
    'font/woff2': 'woff2',
    'font/ttf': 'ttf',
    'font/otf': 'otf',
    'application/vnd.ms-fontobject': 'eot',
    'application/pdf': 'pdf',
    'application/wasm': 'wasm',
    'model/gltf-binary': 'glb',
    'model/gltf+json': 'gltf',
  }).flatMap(([type, endings]) => endings.split(' ').map((ending) => [ending, type] as const)),
)

/** How files of a type begin, from a byte on; `mp4` and `riff` stand for families that only the ending tells apart. */
const signatures: { type: string; at: number; begins: readonly number[] }[] = [
  { type: 'image/png', at: 0, begins: [0x89, 0x50, 0x4e, 0x47] },
  { type: 'image/jpeg', at: 0, begins: [0xff, 0xd8, 0xff] },
  { type: 'image/gif', at: 0, begins: [0x47, 0x49, 0x46, 0x38] },
  { type: 'riff', at: 0, begins: [0x52, 0x49, 0x46, 0x46] },
  { type: 'image/bmp', at: 0, begins: [0x42, 0x4d] },
  { type: 'mp4', at: 4, begins: [0x66, 0x74, 0x79, 0x70] },
  { type: 'ogg', at: 0, begins: [0x4f, 0x67, 0x67, 0x53] },
  { type: 'ebml', at: 0, begins: [0x1a, 0x45, 0xdf, 0xa3] },
  { type: 'font/woff', at: 0, begins: [0x77, 0x4f, 0x46, 0x46] },
  { type: 'font/woff2', at: 0, begins: [0x77, 0x4f, 0x46, 0x32] },
  { type: 'application/pdf', at: 0, begins: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { type: 'application/wasm', at: 0, begins: [0x00, 0x61, 0x73, 0x6d] },
  { type: 'archive', at: 0, begins: [0x50, 0x4b, 0x03, 0x04] },
  { type: 'dos', at: 0, begins: [0x4d, 0x5a] },
  { type: 'program', at: 0, begins: [0x7f, 0x45, 0x4c, 0x46] },
  { type: 'flash', at: 0, begins: [0x43, 0x57, 0x53] },
  { type: 'flash', at: 0, begins: [0x46, 0x57, 0x53] },
  { type: 'java', at: 0, begins: [0xca, 0xfe, 0xba, 0xbe] },
]
const families = new Map([
  ['riff', ['image/webp', 'audio/wav']],
  ['mp4', ['video/mp4', 'audio/mp4', 'video/quicktime', 'image/avif', 'audio/aac']],
  ['ogg', ['audio/ogg', 'video/ogg']],
  ['ebml', ['video/webm', 'audio/webm']],
])
const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/bmp'])
/** Types whose files always begin as their signature says. */
const signed = new Set([
  ...signatures.map(({ type }) => type).filter((type) => type.includes('/') && type !== 'image/bmp'),
  ...[...families.values()].flat().filter((type) => type !== 'audio/aac' && type !== 'video/quicktime'),
])
const textTypes = /^(?:text\/|image\/svg|application\/(?:xhtml|xml|json)|model\/gltf\+json)/
export const bytesOnly = 'application/octet-stream'

const startOf = (head: Uint8Array) =>
  signatures.find(({ at, begins }) => begins.every((byte, index) => head[at + index] === byte))?.type ?? null

/** UTF-16 is text with its mark; other text has no null character. */
const looksLikeText = (head: Uint8Array) =>
  (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff) || !head.includes(0)
const looksLikePage = (head: Uint8Array) =>
  /^\s*<(?:!doctype html|html|head|body|script|svg|iframe|\?xml)/i.test(
    Buffer.from(head.subarray(0, 256)).toString('latin1'),
  )

/** The ending of a name, in small letters, without its dot; empty without one. */
export const endingOf = (name: string): string => /\.([^./]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

const as = (mediaType: string, isContradicted = false) => ({ mediaType, isContradicted })

/**
 * What a file of a package is served as: what its ending says of those that are known, unless its first bytes (256 are
 * enough) say otherwise; then a picture is what it is, and anything else bytes to download. The package is not asked.
 */
export function mediaTypeOf(name: string, head: Uint8Array): { mediaType: string; isContradicted: boolean } {
  const named = byEnding.get(endingOf(name))
  if (named === undefined) return as(bytesOnly)
  if (head.length === 0) return as(named)
  const start = startOf(head)
  if (textTypes.test(named)) {
    const isText = looksLikeText(head) && (start === null || start === 'image/bmp' || start === 'dos')
    return isText ? as(named) : as(bytesOnly, true)
  }
  if (start === named || (start !== null && families.get(start)?.includes(named))) return as(named)
  if (start !== null && pictures.has(start) && pictures.has(named)) return as(start)
  if (looksLikePage(head)) return as(bytesOnly, true)
  return signed.has(named) ? as(bytesOnly, true) : as(named)
}
