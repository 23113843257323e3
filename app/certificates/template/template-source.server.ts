import { readFileSync } from 'node:fs'
import path from 'node:path'
import { sha256 } from '#app/platform/ids.server.ts'

export const templatesFolder = 'app/certificates/templates'

/** The colour of title and band where an ambito has chosen none. */
export const ownAccent = '#b8532a'

export type TemplateSource = { text: string; sha256: string }

let own: TemplateSource | undefined

/** The template that comes with the product. */
export function ownTemplate(): TemplateSource {
  if (!own) {
    const text = readFileSync(path.resolve(templatesFolder, 'attestato.typ'), 'utf8')
    own = { text, sha256: sha256(text) }
  }
  return own
}

/** Put after every template, whoever wrote it: the documents inside the document (ISO 19005-3, associated files). */
export const attachmentsSource = `
#for one in json(bytes(sys.inputs.attachments)) {
  pdf.attach(one.name, bytes(one.text), relationship: "data", mime-type: one.mediaType, description: one.description)
}
`
