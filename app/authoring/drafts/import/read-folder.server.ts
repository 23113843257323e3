import { isLeftOut } from '#app/platform/zip-member.ts'
import { checkCourse } from '../../check-course.ts'
import { checkFiles } from '../../check-files.ts'
import { decodeText, isMediaPath, type CourseSource } from '../../course-source.ts'
import { limits } from '../../dialect.ts'
import { inOrder, type Fault } from '../../faults.ts'
import { stripPersonal } from '../../media/strip-personal.ts'
import { summed } from '../summed-minutes.ts'
import { unpack, type Refusal, type ZipFault } from './unpack.server.ts'

export type FolderFault = ZipFault | 'folder_none' | 'folder_several' | 'text_large'

/** What may be in the archive of one course; a course of ours has about fifty files and half a million bytes. */
const bounds = { entries: 1000, bytes: 66_000_000, depth: 4, isLeftOut }
/** Bytes of all the texts of a course. */
const textBytes = 6_000_000
/** What a course may not hold, told of the file itself: such a folder is not taken. Other faults are mended in the draft. */
const barred = ['media_name', 'media_signature', 'media_type', 'media_too_large', 'svg_active']
const barredText = ['encoding', 'file_too_large', 'file_name']

export type StrippedMedia = { stripped: string[]; unread: string[] }

export type ReadFolder =
  /**
   * `id` is what its `course.yaml` says it is; `stripped` files said where, when or by whom they were made and do no longer,
   * of those `unread` nobody can say.
   */
  | { ok: true; source: CourseSource; id: string | null; faults: Fault[]; leftOut: string[]; media: StrippedMedia }
  | { ok: false; refusals: Refusal<FolderFault>[]; faults: Fault[] }

const refused = (code: FolderFault, name = ''): ReadFolder => ({ ok: false, refusals: [{ code, name }], faults: [] })

/** Where the course is in its archive: at its top, or in the one folder that is there. */
function topOf(names: readonly string[]): { ok: true; top: string } | { ok: false; code: FolderFault } {
  if (names.includes('course.yaml')) return { ok: true, top: '' }
  const tops = names.filter((name) => /^[^/]+\/course\.yaml$/.test(name))
  const [first] = tops
  if (!first) return { ok: false, code: 'folder_none' }
  const top = first.slice(0, -'course.yaml'.length)
  const isAlone = tops.length === 1 && names.every((name) => name.startsWith(top))
  return isAlone ? { ok: true, top } : { ok: false, code: 'folder_several' }
}

const idIn = (yaml: string) => /^id:\s*['"]?([a-z0-9][a-z0-9-]{0,79})['"]?\s*$/m.exec(yaml)?.[1] ?? null

/** Takes what is personal out of the media of a course, in place. @returns their paths */
function stripMedia(files: CourseSource['files']): StrippedMedia {
  const media: StrippedMedia = { stripped: [], unread: [] }
  for (const [path, { bytes }] of files) {
    if (!isMediaPath(path)) continue
    const outcome = stripPersonal(bytes)
    if (outcome === 'unread') media.unread.push(path)
    else if (outcome !== 'same') {
      media.stripped.push(path)
      files.set(path, { bytes: outcome })
    }
  }
  return media
}

/**
 * The course in a ZIP, as the folder it is of, with what the checker says of it. `slug` is what it is imported as; null
 * takes the name that its `course.yaml` has. Nothing is taken of an archive with anything in it that no course may hold.
 */
export async function readFolder(bytes: Uint8Array, slug: string | null): Promise<ReadFolder> {
  const unpacked = await unpack(bytes, bounds)
  if (!unpacked.ok) return { ...unpacked, faults: [] }
  const found = topOf([...unpacked.files.keys()])
  if (!found.ok) return refused(found.code)
  const files = [...unpacked.files].map(
    ([name, content]) => [name.slice(found.top.length), { bytes: content }] as const,
  )
  const texts = files.filter(([name]) => !isMediaPath(name))
  const weight = texts.reduce((sum, [, { bytes: text }]) => sum + text.byteLength, 0)
  if (weight > textBytes) return refused('text_large')
  const source: CourseSource = { slug: slug ?? '', files: new Map(files) }
  const facts = source.files.get('course.yaml')?.bytes ?? new Uint8Array()
  const id = facts.byteLength > limits.text ? null : idIn(decodeText(facts) ?? '')
  const named = slug ?? id
  if (named === null) return refused('folder_none', 'course.yaml')
  const whole = summed({ ...source, slug: named })
  const media = checkFiles(whole, new Set()).flatMap(({ faults }) => faults)
  const { faults } = checkCourse(whole)
  const wrong = [
    ...media.filter(({ code }) => barred.includes(code)),
    ...faults.filter(({ code }) => barredText.includes(code)),
  ]
  if (wrong.length > 0) return { ok: false, refusals: [], faults: inOrder(wrong).slice(0, 100) }
  return { ok: true, source: whole, id, faults, leftOut: unpacked.leftOut, media: stripMedia(whole.files) }
}
