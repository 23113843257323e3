/** What is wrong with the name of a file in an archive, whatever the archive is of. */
export type NameFault =
  'name_absolute' | 'name_parent' | 'name_backslash' | 'name_control' | 'name_long' | 'name_deep' | 'name_empty'

/** Signs that nobody sees, or that turn round what follows. */
const isControl = (code: number) =>
  code < 32 ||
  (code >= 127 && code < 160) ||
  (code >= 0x200b && code <= 0x202e) ||
  (code >= 0x2060 && code <= 0x206f) ||
  code === 0xfeff

/** What systems leave in archives beside the files that were meant. */
export function isSystemFile(name: string): boolean {
  return name.split('/').some((part) => /^(?:__MACOSX|Thumbs\.db|desktop\.ini|\.DS_Store|\._.*)$/i.test(part))
}

/** Names that nobody meant to send, hidden ones with them, as `readCourse` leaves them on disk. */
export function isLeftOut(name: string): boolean {
  return isSystemFile(name) || name.split('/').some((part) => part.startsWith('.'))
}

/**
 * Why a name could lead out of its folder or be read otherwise than it looks; null where it is a plain one.
 * `within`: folders one inside the other, the file counted, and characters of the whole.
 */
export function nameFault(name: string, within: { depth: number; length: number }): NameFault | null {
  if (/^(?:[/\\]|[A-Za-z]:)/.test(name)) return 'name_absolute'
  if (name.includes('\\')) return 'name_backslash'
  if (Array.from(name).some((sign) => isControl(sign.codePointAt(0) ?? 0))) return 'name_control'
  const parts = name.replace(/\/$/, '').split('/')
  if (parts.some((part) => part === '..')) return 'name_parent'
  if (parts.some((part) => part === '' || part === '.')) return 'name_empty'
  if (name.length > within.length) return 'name_long'
  return parts.length > within.depth ? 'name_deep' : null
}

/** Whether an entry is a file or a folder; links, devices and pipes of Unix are not (APPNOTE 4.4.15). */
export function isOrdinary(externalFileAttributes: number): boolean {
  const kind = (externalFileAttributes >>> 16) & 0o170000
  return kind === 0 || kind === 0o100000 || kind === 0o040000
}
