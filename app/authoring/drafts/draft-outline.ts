import { parse } from 'yaml'
import { z } from 'zod'
import { lessonPattern, modulePattern } from '../course-source.ts'

export type DraftLesson = { path: string; title: string; minutes: number | null }
export type DraftModule = { folder: string; title: string; lessons: DraftLesson[] }
/** A course as far as it can be read, faults or not: for its page of contents. */
export type DraftOutline = { title: string; modules: DraftModule[] }

/** Declared minutes of all lessons together, as far as they can be read. */
export const minutesOf = ({ modules }: DraftOutline): number =>
  modules.flatMap(({ lessons }) => lessons).reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)

/** A lesson or a module by its path, with its title. */
export type TitledPart = { path: string; title: string }

/** The modules and lessons of a course one after the other. */
export const titledParts = ({ modules }: Pick<DraftOutline, 'modules'>): TitledPart[] =>
  modules.flatMap(({ folder, title, lessons }) => [
    { path: folder, title },
    ...lessons.map((lesson) => ({ path: lesson.path, title: lesson.title })),
  ])

const Titled = z.object({ title: z.coerce.string().optional(), minutes: z.number().optional() })

function readTitled(yaml: string): z.infer<typeof Titled> {
  try {
    return Titled.catch({}).parse(parse(yaml, { logLevel: 'silent' }))
  } catch {
    return {}
  }
}

const frontmatterOf = (text: string): string => /^---\n(.*?)\n---/s.exec(text)?.[1] ?? ''

/**
 * Titles and order of what a draft has; where something has no title, the name of its file stands for it.
 * @param texts the draft's texts by path
 */
export function draftOutline(slug: string, texts: ReadonlyMap<string, string>): DraftOutline {
  const folders = new Map<string, DraftLesson[]>()
  for (const [path, text] of [...texts].sort(([a], [b]) => a.localeCompare(b))) {
    const [folder = '', name = ''] = path.split('/')
    if (!modulePattern.test(folder)) continue
    const lessons = folders.get(folder) ?? []
    folders.set(folder, lessons)
    if (!lessonPattern.test(name)) continue
    const { title = name, minutes = null } = readTitled(frontmatterOf(text))
    lessons.push({ path, title, minutes })
  }
  const modules = [...folders].map(([folder, lessons]) => {
    const { title = folder } = readTitled(texts.get(`${folder}/module.yaml`) ?? '')
    return { folder, title, lessons }
  })
  return { title: readTitled(texts.get('course.yaml') ?? '').title ?? slug, modules }
}
