/** A course folder as read from disk or an archive: text by path, and media. Paths use `/` and start at the course. */
export type CourseSource = {
  slug: string
  files: Map<string, { bytes: Uint8Array }>
}

const decoder = () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

/** The text of a file; null when it is not clean UTF-8. */
export function decodeText(bytes: Uint8Array): string | null {
  try {
    const text = decoder().decode(bytes)
    const isControl = (code: number) => (code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127
    return Array.from(text).some((character) => isControl(character.codePointAt(0) ?? 0)) ? null : text
  } catch {
    return null
  }
}

/** Whether a file of a course is a picture, film or other attachment, and not a text of the dialect. */
export const isMediaPath = (file: string): boolean => file.includes('/media/')

/** Whether a file of a course is a lesson. */
export const isLessonPath = (file: string): boolean => file.endsWith('.mdx')

/** The texts of a course by path; what is not clean UTF-8 is left out. */
export function textsOf({ files }: CourseSource): [string, string][] {
  return [...files].flatMap(([file, { bytes }]): [string, string][] => {
    const text = isMediaPath(file) ? null : decodeText(bytes)
    return text === null ? [] : [[file, text]]
  })
}

/** Folder names of modules and file names of lessons: two digits that order them, then a name. */
export const modulePattern = /^\d{2}-[a-z0-9-]+$/
export const lessonPattern = /^\d{2}-[a-z0-9-]+\.mdx$/
