import { parseDocument } from 'yaml'
import { editYaml } from '../edit-yaml.ts'

/** What the front matter of a lesson says; null for what is not there as a plain value. */
export type LessonFacts = { id: string | null; title: string | null; minutes: string | null }

const fence = /^---[ \t]*\r?\n([\s\S]*?)\r?\n?---[ \t]*$/

const yamlOf = (head: string) => fence.exec(head)?.[1] ?? ''

/** Reads the front matter, fences and all. */
export function factsOf(head: string): LessonFacts {
  const document = parseDocument(yamlOf(head))
  const read = (name: string) => {
    const value: unknown = document.errors.length > 0 ? null : document.get(name)
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null
  }
  return { id: read('id'), title: read('title'), minutes: read('minutes') }
}

/** The front matter with a fact changed, everything else as it was; what is no YAML stays as it is. */
export function withFact(head: string, name: 'title' | 'minutes', value: string): string {
  const yaml = yamlOf(head)
  const isNumber = name === 'minutes' && /^\d{1,4}$/.test(value)
  const changed = editYaml(yaml, (document) => document.set(name, isNumber ? Number(value) : value)).trimEnd()
  return yaml ? head.replace(yaml, () => changed) : head
}
