import type { PackageStructure } from './package-structure.ts'
import type { Commit, CommitReply } from './schemas.ts'

export const saveStates = ['saved', 'waiting', 'read_only', 'too_large'] as const
export type SaveState = (typeof saveStates)[number]

/**
 * What passes between the site's page and the shell on the content origin, by `postMessage`: nothing but these. The page
 * believes none of it (the server checks every commit), and tells the shell only what became of a commit.
 */
export type FromShell =
  | { sguardi: 'commit'; commit: Commit }
  /** Whether all is saved; the words for it are the page's own, or a package could put its into our mouth. */
  | { sguardi: 'state'; state: SaveState }
export type ToShell = { sguardi: 'reply'; sequence: number; reply: CommitReply | { ok: false; reason: 'offline' } }

/** What an item wrote, as its package finds it again; `seconds` of all its openings. */
export type PlayState = { values: Record<string, string>; seconds: number; exit: string; ended: boolean }

export const playTexts = [
  'contents',
  'previous',
  'next',
  'opening',
  'choose',
  'not_yet',
  'ended',
  'status_completed',
  'status_passed',
  'status_failed',
  'status_incomplete',
] as const
export type PlayText = (typeof playTexts)[number]

/** What the shell's page is given, as JSON. */
export type PlayConfig = {
  structure: PackageStructure
  locale: 'it' | 'en'
  /** Origin of the site: the only one that is spoken to. */
  siteOrigin: string
  /** `name` as SCORM writes it: family name, comma, given name. */
  learner: { id: string; name: string }
  windowId: string
  /** The first commit has this number. */
  sequence: number
  states: Record<string, PlayState>
  sequencing: string
  lastItemId: string
  texts: Record<PlayText, string>
}
