const forbidden = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}/\\:*?"<>|]/gu
/** Names that Windows keeps for devices, with or without an extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * A name as a file or folder may be called on Windows, macOS and Linux, whatever a person or department is called: no
 * separators or control characters, no dots or blanks at the ends, at most `longest` characters, never empty.
 */
export function safeFileName(name: string, longest = 80): string {
  const clean = name.normalize('NFC').replace(forbidden, ' ').replace(/\s+/g, ' ').trim()
  const trimmed = Array.from(clean)
    .slice(0, longest)
    .join('')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  if (trimmed === '') return 'senza nome'
  return reserved.test(trimmed) ? `_${trimmed}` : trimmed
}

/** `<comune>/<settore>/<cognome>-<nome>-<numero>.pdf`, safe in every part. */
export function certificatePath(file: {
  organisationName: string
  departmentName: string
  familyName: string
  givenName: string
  number: string
}): string {
  const { organisationName, departmentName, familyName, givenName, number } = file
  const names = [familyName, givenName, number].map((part) => safeFileName(part))
  const folders = [organisationName, departmentName].map((name) => safeFileName(name, 60))
  return `${folders.join('/')}/${names.join('-')}.pdf`
}

/** Gives each path once: a repeated one, also when only the case differs, gets ` (2)`, ` (3)`, … before its ending. */
export function uniquePaths(): (path: string) => string {
  const taken = new Set<string>()
  return (path) => {
    const [, stem = path, ending = ''] = /^(.*?)(\.[a-z]+)?$/su.exec(path) ?? []
    let candidate = path
    for (let count = 2; taken.has(candidate.toLowerCase()); count += 1) candidate = `${stem} (${count})${ending}`
    taken.add(candidate.toLowerCase())
    return candidate
  }
}

/** `Content-Disposition` of a download: plain name for old programs, UTF-8 name for the others (RFC 6266, RFC 5987). */
export function attachment(name: string): string {
  const plain = safeFileName(name)
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
  const extended = encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${extended}`
}
