import { YAMLSeq, isSeq, parseDocument } from 'yaml'
import { editYaml } from './edit-yaml.ts'

/** The ids that `course.yaml` says are retired (P2); none where it cannot be read. */
export function retiredIn(yaml: string): string[] {
  const written = parseDocument(yaml).get('retired')
  return isSeq(written) ? written.items.map(String) : []
}

/** `course.yaml` with ids among the retired. */
export const withRetired = (yaml: string, ids: readonly string[]): string =>
  editYaml(yaml, (document) => {
    const written = document.get('retired')
    const list = isSeq(written) ? written : new YAMLSeq()
    const known = new Set(list.items.map(String))
    for (const id of ids) if (!known.has(id)) list.add(id)
    document.set('retired', list)
  })

const isUsedIn = (text: string, id: string) => new RegExp(`\\bid(?:=["']|: *["']?)${id}(?![a-z0-9-])`).test(text)

/**
 * `course.yaml` without the retired ids that a text has: it came back. Those that an earlier version had retired stay.
 * @param before the `course.yaml` that the draft began from
 */
export function withoutReturned(yaml: string, text: string, before: string): string {
  const earlier = new Set(retiredIn(before))
  const returned = retiredIn(yaml).filter((id) => !earlier.has(id) && isUsedIn(text, id))
  if (returned.length === 0) return yaml
  return editYaml(yaml, (document) => {
    const list = document.get('retired')
    if (!isSeq(list)) return
    list.items = list.items.filter((item) => !returned.includes(String(item)))
    if (list.items.length === 0) document.delete('retired')
  })
}
