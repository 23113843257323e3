import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { CourseSource } from './course-source.ts'

/** Reads every file of a course folder; names that start with a dot are left out, links are not followed. */
export async function readCourse(folder: string): Promise<CourseSource> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((file) => !file.split(path.sep).some((part) => part.startsWith('.')))
    .sort()
  const read = await Promise.all(
    files.map(
      async (file) => [file.split(path.sep).join('/'), { bytes: await readFile(path.join(folder, file)) }] as const,
    ),
  )
  return { slug: path.basename(folder), files: new Map(read) }
}

/** The course folders under a folder, by name; none when it is missing. */
export async function listCourseFolders(root: string): Promise<string[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map((entry) => path.join(root, entry.name))
    .sort()
}
