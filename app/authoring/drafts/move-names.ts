/** A file by its path before and after. */
export type Renaming = ReadonlyMap<string, string>

const numbered = /^(\d{2})-(.*)$/s

/** Two names with their numbers exchanged: `01-a`, `02-b` → `02-a`, `01-b`. */
function exchanged(one: string, other: string): [string, string] {
  const [, first = '', name = ''] = numbered.exec(one) ?? []
  const [, second = '', otherName = ''] = numbered.exec(other) ?? []
  return [`${second}-${name}`, `${first}-${otherName}`]
}

/**
 * What files are called when a part changes places with its neighbour. @param paths all files of the draft
 * @param part the path of a lesson, or the folder of a module
 * @returns null where there is no neighbour on that side
 */
export function moveNames(paths: readonly string[], part: string, direction: 'up' | 'down'): Renaming | null {
  const [folder = '', lesson] = part.split('/')
  const isLesson = lesson !== undefined
  const names = isLesson
    ? paths.flatMap((path) =>
        path.startsWith(`${folder}/`) && /^\d{2}-[^/]*\.mdx$/.test(path.slice(folder.length + 1))
          ? [path.slice(folder.length + 1)]
          : [],
      )
    : [...new Set(paths.map((path) => path.split('/')[0] ?? ''))].filter(
        (name) => numbered.test(name) && !name.endsWith('.mdx'),
      )
  const order = names.toSorted((a, b) => a.localeCompare(b))
  const at = order.indexOf(isLesson ? lesson : folder)
  const neighbour = order[at + (direction === 'up' ? -1 : 1)]
  const own = order[at]
  if (own === undefined || neighbour === undefined) return null
  const [ownAfter, neighbourAfter] = exchanged(own, neighbour)
  const before = isLesson ? `${folder}/` : ''
  const renamed = (path: string, from: string, to: string): [string, string][] => {
    const whole = `${before}${from}`
    return path === whole || path.startsWith(`${whole}/`) ? [[path, `${before}${to}${path.slice(whole.length)}`]] : []
  }
  return new Map(
    paths.flatMap((path) => [...renamed(path, own, ownAfter), ...renamed(path, neighbour, neighbourAfter)]),
  )
}
