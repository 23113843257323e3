import { escapePattern } from '#app/platform/escape-pattern.ts'
import { endingOf } from '../check-media.ts'
import { isLessonPath, isMediaPath } from '../course-source.ts'
import { creditLine, readCredits } from '../credits.ts'
import { draftOutline, type DraftLesson } from '../drafts/draft-outline.ts'
import type { Alternative, MediaKind } from './licences.ts'
import { snippetOf, type Shown } from './snippet.ts'

/** A file of a draft: a text, or media by the hash and the size in bytes of what is stored. */
export type DraftEntry = { path: string; text: string | null; blobSha256: string | null; size: number | null }
/** What the library knows of some bytes. */
export type KnownMedia = { title: string; alt: string }

/** A file of a module's `media/` with what stands beside it. `path` is of the draft, `src` as lessons name it. */
export type ModuleFile = {
  path: string
  src: string
  kind: MediaKind
  sha256: string
  size: number
  credit: string | null
  missing: Alternative[]
  /** Captions and transcript of it, as paths of the draft. */
  companions: string[]
  usedIn: DraftLesson[]
  /** What a lesson says to show it. */
  shown: Shown
  snippet: string
}
export type ModuleMedia = { folder: string; title: string; lessons: DraftLesson[]; files: ModuleFile[] }

const kinds: Record<MediaKind, readonly string[]> = {
  picture: ['png', 'jpg', 'jpeg', 'webp', 'svg'],
  film: ['mp4', 'webm'],
  sound: ['mp3', 'ogg', 'm4a'],
  document: ['pdf', 'csv', 'txt', 'odt', 'docx'],
}
const kindOf = (path: string): MediaKind | null => {
  const ending = endingOf(path)
  const order = ['picture', 'film', 'sound', 'document'] as const
  return order.find((kind) => kinds[kind].includes(ending)) ?? null
}

const stemOf = (path: string) => path.replace(/\.[^./]*$/, '')
const baseOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)
/** Whether a text names a file of its module's `media/`. */
const names = (text: string, name: string) => new RegExp(`media/${escapePattern(name)}(?![\\w.-])`).test(text)

/** Captions and transcript of a film or a sound: beside it under its name, or where a lesson says so. */
function companionsOf(entry: DraftEntry, entries: readonly DraftEntry[], texts: readonly string[]) {
  const tags = texts.flatMap((text) => text.match(/<(?:Video|Audio)\b[^>]*>/g) ?? [])
  const tag = tags.find((one) => names(one, baseOf(entry.path))) ?? ''
  const find = (endings: readonly string[]) =>
    entries.find(({ path }) => endings.includes(endingOf(path)) && path !== entry.path && names(tag, baseOf(path))) ??
    entries.find(({ path }) => endings.includes(endingOf(path)) && stemOf(path) === stemOf(entry.path))
  return { captions: find(['vtt'])?.path ?? null, transcript: find(['txt', 'pdf'])?.path ?? null }
}

const needs: Partial<Record<MediaKind, readonly Alternative[]>> = {
  film: ['captions', 'transcript'],
  sound: ['transcript'],
}

type Module = Pick<ModuleMedia, 'folder' | 'title' | 'lessons'>

function filesOf({ folder, lessons }: Module, all: readonly DraftEntry[], known: ReadonlyMap<string, KnownMedia>) {
  const inside = all.filter(({ path }) => path.startsWith(`${folder}/`))
  const entries = inside.filter(({ path }) => isMediaPath(path))
  const texts = new Map(inside.flatMap(({ path, text }) => (isLessonPath(path) ? [[path, text ?? '']] : [])))
  const credits = readCredits(inside.find(({ path }) => path === `${folder}/credits.yaml`)?.text ?? '')
  const files = entries.flatMap((entry): ModuleFile[] => {
    const { path, blobSha256, size } = entry
    const kind = kindOf(path)
    if (!kind || blobSha256 === null) return []
    const wanted = needs[kind] ?? []
    const beside =
      wanted.length > 0 ? companionsOf(entry, entries, [...texts.values()]) : { captions: null, transcript: null }
    const credit = credits.get(baseOf(path))
    const facts = known.get(blobSha256) ?? { title: credit?.title ?? stemOf(baseOf(path)), alt: '' }
    const src = path.slice(folder.length + 1)
    const inModule = (one: string | null) => one && one.slice(folder.length + 1)
    const shown = { kind, src, ...facts, captions: inModule(beside.captions), transcript: inModule(beside.transcript) }
    return [
      {
        ...{ path, src, kind, sha256: blobSha256, size: size ?? 0, credit: credit ? creditLine(credit) : null },
        missing: wanted.filter((one) => beside[one] === null),
        companions: [beside.captions, beside.transcript].flatMap((one) => one ?? []),
        usedIn: lessons.filter((lesson) => names(texts.get(lesson.path) ?? '', baseOf(path))),
        shown,
        snippet: snippetOf(shown),
      },
    ]
  })
  const companions = new Set(files.flatMap((file) => file.companions))
  return files.filter(({ path }) => !companions.has(path))
}

/**
 * The media of each module of a draft, with what films and sounds lack, the lessons that show each and the line that
 * would. `known` is what the library says of bytes by their hash.
 */
export function mediaByModule(
  slug: string,
  entries: readonly DraftEntry[],
  known: ReadonlyMap<string, KnownMedia>,
): { title: string; modules: ModuleMedia[]; used: number } {
  const texts = new Map(entries.flatMap(({ path, text }): [string, string][] => (text === null ? [] : [[path, text]])))
  const { title, modules } = draftOutline(slug, texts)
  const used = entries.reduce((sum, { path, size }) => sum + (isMediaPath(path) ? (size ?? 0) : 0), 0)
  return { title, used, modules: modules.map((module) => ({ ...module, files: filesOf(module, entries, known) })) }
}
