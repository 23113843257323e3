import { sha256 } from '#app/platform/ids.server.ts'
import { decodeText, isMediaPath, type CourseSource } from '../../course-source.ts'
import { differenceOf, type DifferencePart } from '../text-difference.ts'
import type { CourseFile } from '../../version-files.server.ts'

export type FolderChange = {
  path: string
  kind: 'added' | 'changed' | 'removed'
  before: string | null
  /** The new text; null for media and for what is taken away. */
  after: string | null
}

/** Lines compared on one page; what is beyond is named and not shown. */
const mostLines = 12_000

/** What a folder changes in a course, by path. Texts are compared as texts, media by their hash. */
export function compareFolder(before: readonly CourseFile[], { files }: CourseSource): FolderChange[] {
  const known = new Map(before.map((file) => [file.path, file]))
  const changes = [...files].flatMap(([path, { bytes }]): FolderChange[] => {
    const old = known.get(path)
    const text = isMediaPath(path) ? null : decodeText(bytes)
    const isSame = old && (text === null ? old.blobSha256 === sha256(bytes) : old.text === text)
    return isSame ? [] : [{ path, kind: old ? 'changed' : 'added', before: old?.text ?? null, after: text }]
  })
  const removed = before
    .filter(({ path }) => !files.has(path))
    .map(({ path, text }): FolderChange => ({ path, kind: 'removed', before: text, after: null }))
  return [...changes, ...removed].sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** What makes some files of a course others, by path. */
export function compareFiles(before: readonly CourseFile[], after: readonly CourseFile[]): FolderChange[] {
  const known = new Map(before.map((file) => [file.path, file]))
  const left = new Set(after.map(({ path }) => path))
  const changes = after.flatMap(({ path, text, blobSha256 }): FolderChange[] => {
    const old = known.get(path)
    const isSame = old?.text === text && old.blobSha256 === blobSha256
    return isSame ? [] : [{ path, kind: old ? 'changed' : 'added', before: old?.text ?? null, after: text }]
  })
  const removed = before
    .filter(({ path }) => !left.has(path))
    .map(({ path, text }): FolderChange => ({ path, kind: 'removed', before: text, after: null }))
  return [...changes, ...removed].sort((a, b) => (a.path < b.path ? -1 : 1))
}

export type ShownChange = Pick<FolderChange, 'path' | 'kind'> & { parts: DifferencePart[] | null }

const linesOf = (text: string | null) => (text === null ? 0 : text.split('\n').length)

/** The changes with the difference of their texts; null for media, and for texts beyond what one page compares. */
export function shownChanges(changes: readonly FolderChange[]): ShownChange[] {
  let left = mostLines
  return changes.map(({ path, kind, before, after }) => {
    left -= linesOf(before) + linesOf(after)
    const isShown = left >= 0 && (before !== null || after !== null)
    return { path, kind, parts: isShown ? differenceOf(before ?? '', after ?? '') : null }
  })
}
