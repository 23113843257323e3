import { parseDocument } from 'yaml'
import { escapePattern } from '#app/platform/escape-pattern.ts'
import { isLessonPath, isMediaPath, modulePattern } from '../course-source.ts'
import { readCredits, withCredit } from '../credits.ts'
import type { DraftEntry } from '../media/module-media.ts'
import { courseQuota } from '../media/quota.ts'
import type { FileChange } from './change-files.server.ts'
import { numberAfter } from './number-after.ts'

/** Why a lesson stays where it is. */
export type LessonMoveFault = 'module_other' | 'module_full' | 'credits_broken' | 'quota_course'
export type LessonMove =
  { ok: true; path: string; changes: FileChange[] } | { ok: false; reason: LessonMoveFault; file: string }

const baseOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
/** Where a text names one of these files of its module's `media/`; null where there is none to be named. */
function namesOf(names: Iterable<string>): RegExp | null {
  const longestFirst = [...names].toSorted((a, b) => b.length - a.length).map(escapePattern)
  return longestFirst.length === 0 ? null : new RegExp(`media/(${longestFirst.join('|')})(?![\\w.-])`, 'g')
}
const isNamed = (text: string, name: string) => namesOf([name])?.test(text) ?? false

/** Where these bytes are in a module, or may come to be: under their name, or with a number after it. */
function placeFor({ path, blobSha256 }: DraftEntry, folder: string, there: ReadonlyMap<string, string | null>): string {
  const [, stem = '', ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(baseOf(path)) ?? []
  for (let count = 1; ; count += 1) {
    const wanted = `${folder}/media/${stem}${count === 1 ? '' : `-${count}`}${ending}`
    if (!there.has(wanted) || there.get(wanted) === blobSha256) return wanted
  }
}

type Carried = { entry: DraftEntry; to: string; isNew: boolean; leaves: boolean }

/** The media that a lesson names, each with where it goes, and whether it leaves its module, where no other lesson names it. */
function carriedBy(lesson: DraftEntry, folder: string, entries: readonly DraftEntry[]): Carried[] {
  const [from = ''] = lesson.path.split('/')
  const inside = entries.filter(({ path }) => path.startsWith(`${from}/`))
  const others = inside.flatMap(({ path, text }) => (isLessonPath(path) && path !== lesson.path ? (text ?? '') : []))
  const there = new Map(entries.map(({ path, blobSha256 }) => [path, blobSha256]))
  return inside.flatMap((entry): Carried[] => {
    const name = baseOf(entry.path)
    if (!isMediaPath(entry.path) || !isNamed(lesson.text ?? '', name)) return []
    const to = placeFor(entry, folder, there)
    const isNew = !there.has(to)
    there.set(to, entry.blobSha256)
    return [{ entry, to, isNew, leaves: !others.some((text) => isNamed(text, name)) }]
  })
}

type Credits = Map<string, string>

/** The lists of whose the files are, of both modules; null and the file where one cannot be read, so that nobody loses a name. */
function carryCredits(carried: readonly Carried[], credits: Credits, folders: { from: string; to: string }) {
  const [source, target] = [`${folders.from}/credits.yaml`, `${folders.to}/credits.yaml`]
  for (const { entry, to, isNew, leaves } of carried) {
    const name = baseOf(entry.path)
    const before = credits.get(source) ?? ''
    const document = parseDocument(before)
    if (document.errors.length > 0) return source
    const credit = readCredits(before).get(name)
    if (!credit && document.has(name)) return source
    if (credit && isNew) {
      const known = credits.get(target) ?? ''
      if (parseDocument(known).errors.length > 0) return target
      credits.set(target, withCredit(known, baseOf(to), credit))
    }
    if (credit && leaves) credits.set(source, withCredit(before, name, null))
  }
  return null
}

const sizeOf = (entries: readonly DraftEntry[]) => entries.reduce((sum, { size }) => sum + (size ?? 0), 0)

/** The files that change besides the lesson: media that come and go, and whose they are. */
function mediaChanges(carried: readonly Carried[], before: Credits, after: Credits): FileChange[] {
  const come = carried
    .filter(({ isNew }) => isNew)
    .map(({ to, entry: { text, blobSha256 } }) => ({ path: to, text, blobSha256 }))
  const go = carried.filter(({ leaves }) => leaves).map(({ entry }) => ({ path: entry.path, text: null }))
  const lists = [...after].filter(([path, text]) => text !== (before.get(path) ?? ''))
  return [...go, ...come, ...lists.map(([path, text]) => ({ path, text: text === '' ? null : text }))]
}

/**
 * What becomes of a draft's files when a lesson goes to the end of another module. The media it shows come along: shared
 * where the module has the same bytes, under another name where it has others by that name, and they stay behind as well
 * where another lesson shows them. Ids stay, and so do all words but the names of such files.
 * @param folder of the module it goes to
 * @returns the path it has then, or why it stays, with the file that is the reason
 */
export function lessonMove(entries: readonly DraftEntry[], lesson: DraftEntry, folder: string): LessonMove {
  const [from = '', name = ''] = lesson.path.split('/')
  const inside = entries.flatMap(({ path }) => (path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1)] : []))
  const refused = (reason: LessonMoveFault, file = lesson.path): LessonMove => ({ ok: false, reason, file })
  if (folder === from || !modulePattern.test(folder) || inside.length === 0) return refused('module_other')
  const number = numberAfter(inside.filter(isLessonPath))
  if (number.length > 2) return refused('module_full')
  const carried = carriedBy(lesson, folder, entries)
  const before: Credits = new Map(
    entries.flatMap(({ path, text }) => (path.endsWith('/credits.yaml') && text !== null ? [[path, text]] : [])),
  )
  const after = new Map(before)
  const broken = carryCredits(carried, after, { from, to: folder })
  if (broken !== null) return refused('credits_broken', broken)
  const added = sizeOf(carried.flatMap(({ isNew, leaves, entry }) => (isNew && !leaves ? entry : [])))
  if (added > 0 && sizeOf(entries.filter(({ path }) => isMediaPath(path))) + added > courseQuota)
    return refused('quota_course')
  const renamed = new Map(carried.map(({ entry, to }) => [baseOf(entry.path), baseOf(to)]))
  const written = namesOf(renamed.keys())
  const text = lesson.text ?? ''
  const moved = written ? text.replace(written, (_, one: string) => `media/${renamed.get(one) ?? one}`) : text
  const path = `${folder}/${number}-${name.replace(/^\d{2}-/, '')}`
  const own = [
    { path: lesson.path, text: null },
    { path, text: moved },
  ]
  return { ok: true, path, changes: [...own, ...mediaChanges(carried, before, after)] }
}
