import { parseDocument, type Document } from 'yaml'

/** Whether a text in YAML can be read, and so changed. */
export const isReadable = (yaml: string): boolean => parseDocument(yaml).errors.length === 0

/** A text in YAML with something changed in place: comments and everything else as they were. Faulty text stays as it is. */
export function editYaml(yaml: string, change: (document: Document) => void): string {
  const document = parseDocument(yaml)
  if (document.errors.length > 0) return yaml
  change(document)
  return document.toString({ lineWidth: 0 })
}
