/** What is wrong with the name of a file in an archive, whatever the archive is of. */
export type NameFault =
  'name_absolute' | 'name_parent' | 'name_backslash' | 'name_control' | 'name_long' | 'name_deep' | 'name_empty'

const longest = 200
/** A course's folder, its module, `media`, a file. */
const deepest = 4
const isControl = (code: number) => code < 32 || (code >= 127 && code < 160) || (code >= 0x200b && code <= 0x202e)

/** Names that systems leave in archives and nobody meant to send, as `readCourse` leaves them on disk. */
export function isLeftOut(name: string): boolean {
  return name.split('/').some((part) => part.startsWith('.') || /^(__MACOSX|Thumbs\.db|desktop\.ini)$/i.test(part))
}

/** Why a name could lead out of its folder or be read otherwise than it looks; null where it is a plain one. */
export function nameFault(name: string, depth = deepest): NameFault | null {
  if (/^(?:[/\\]|[A-Za-z]:)/.test(name)) return 'name_absolute'
  if (name.includes('\\')) return 'name_backslash'
  if (Array.from(name).some((sign) => isControl(sign.codePointAt(0) ?? 0))) return 'name_control'
  const parts = name.replace(/\/$/, '').split('/')
  if (parts.some((part) => part === '..')) return 'name_parent'
  if (parts.some((part) => part === '' || part === '.')) return 'name_empty'
  if (name.length > longest) return 'name_long'
  return parts.length > depth ? 'name_deep' : null
}
