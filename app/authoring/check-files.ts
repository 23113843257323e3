import { activeSvg, endingOf, mediaTypeOf, weighMedia } from './check-media.ts'
import { decodeText, lessonPattern, modulePattern, type CourseSource } from './course-source.ts'
import { FaultList } from './faults.ts'

const start = { line: 1, column: 1 } as const
const idPattern = /^[a-z0-9][a-z0-9-]*$/
const mediaName = /^[A-Za-z0-9][A-Za-z0-9._-]*$/

const bytesAt = (bytes: Uint8Array, from: number, length: number) =>
  String.fromCharCode(...bytes.subarray(from, from + length))
const begins = (text: string) => (bytes: Uint8Array) => bytesAt(bytes, 0, text.length) === text
const isText = (bytes: Uint8Array) => decodeText(bytes) !== null
const isMp4 = (bytes: Uint8Array) => bytesAt(bytes, 4, 4) === 'ftyp'
const isZip = begins('PK\u0003\u0004')
const isJpeg = begins('\u00FF\u00D8\u00FF')
const isMp3 = (bytes: Uint8Array) => begins('ID3')(bytes) || (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0)

/** How the bytes of each kind begin; browsers and virus scanners judge by them. */
const signatures: Record<string, (bytes: Uint8Array) => boolean> = {
  png: begins('\u0089PNG\r\n\u001A\n'),
  jpg: isJpeg,
  jpeg: isJpeg,
  webp: (bytes) => begins('RIFF')(bytes) && bytesAt(bytes, 8, 4) === 'WEBP',
  svg: (bytes) => /^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--(?:(?!-->)[^])*-->\s*)*<svg[\s>]/.test(decodeText(bytes) ?? ''),
  mp4: isMp4,
  m4a: isMp4,
  webm: begins('\u001AE\u00DF\u00A3'),
  mp3: isMp3,
  ogg: begins('OggS'),
  vtt: (bytes) => /^WEBVTT(?:\s|$)/.test(decodeText(bytes) ?? ''),
  txt: isText,
  csv: isText,
  pdf: begins('%PDF-'),
  odt: isZip,
  docx: isZip,
}

function checkMediaFile(file: string, name: string, bytes: Uint8Array, isUsed: boolean): FaultList {
  const faults = new FaultList(file)
  const ending = endingOf(name)
  if (!mediaName.test(name)) faults.add(start, 'media_name', { name })
  const looksRight = Object.hasOwn(signatures, ending) ? signatures[ending] : undefined
  if (looksRight && !looksRight(bytes)) faults.add(start, 'media_signature', { src: name, ending })
  if (isUsed) return faults
  if (!mediaTypeOf(name)) faults.add(start, 'media_type', { src: name, expected: Object.keys(signatures).join(', ') })
  weighMedia(name, bytes, start, faults)
  if (ending === 'svg' && activeSvg(bytes)) faults.add(start, 'svg_active', { src: name })
  return faults
}

/** Two modules, or two lessons of a module, with the same number: which comes first would depend on their names. */
function checkNumbering(source: CourseSource): FaultList[] {
  const numbered = new Map<string, string>()
  for (const file of [...source.files.keys()].sort()) {
    const [folder = '', name = ''] = file.split('/')
    if (!modulePattern.test(folder)) continue
    if (!numbered.has(folder)) numbered.set(folder, file)
    if (lessonPattern.test(name)) numbered.set(`${folder}/${name}`, file)
  }
  const first = new Map<string, string>()
  return [...numbered].map(([name, file]) => {
    const faults = new FaultList(file)
    const key = name.replace(/(\d{2})-[^/]*$/, '$1')
    const other = first.get(key)
    if (other === undefined) first.set(key, name)
    else faults.add(start, 'number_repeated', { name, other })
    return faults
  })
}

/**
 * Checks what no lesson's text shows: the name of the course folder, numbers used twice, and every media file, used or
 * not, because all of them are published. `used` holds paths as in `01-modulo/media/foto.svg`.
 */
export function checkFiles(source: CourseSource, used: ReadonlySet<string>): FaultList[] {
  const lists = checkNumbering(source)
  const folder = new FaultList('course.yaml')
  if (!idPattern.test(source.slug)) folder.add(start, 'course_folder', { name: source.slug.slice(0, 80) })
  lists.push(folder)
  for (const [file, { bytes }] of source.files) {
    const [module = '', media, name = '', ...rest] = file.split('/')
    if (!modulePattern.test(module) || media !== 'media' || rest.length > 0) continue
    lists.push(checkMediaFile(file, name, bytes, used.has(file)))
  }
  return lists
}
