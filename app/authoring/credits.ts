import { parse, parseDocument } from 'yaml'
import { z } from 'zod'
import { readMetadata } from './check-metadata.ts'
import { decodeText, type CourseSource } from './course-source.ts'
import { limits } from './dialect.ts'
import { FaultList } from './faults.ts'
import { mediaLicences } from './media/licences.ts'

const Line = z.string().trim().min(1, 'manca il testo').max(300, 'al massimo 300 caratteri')

/** Whose a file is; `note` says who gave leave and when, and is not shown to readers. */
export const Credit = z.strictObject({
  title: Line.optional(),
  author: Line,
  licence: z.enum(mediaLicences, `uno fra: ${mediaLicences.join(', ')}`),
  note: Line.optional(),
})
export type Credit = z.infer<typeof Credit>

/** `credits.yaml` of a module: each file of its `media/` by name. */
const CreditsFile = z.record(z.string(), Credit)

const pathOf = (folder: string) => `${folder}/credits.yaml`
const isMap = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Checks the credits of a module: readable, and of files that are there. A module may do without. */
export function checkCredits({ files }: CourseSource, folder: string): FaultList {
  const faults = new FaultList(pathOf(folder))
  const bytes = files.get(faults.file)?.bytes
  if (!bytes) return faults
  const start = { line: 1, column: 1 }
  const size = Math.ceil(bytes.byteLength / 1000)
  if (bytes.byteLength > limits.text) {
    faults.add(start, 'file_too_large', { size, limit: limits.text / 1000 })
    return faults
  }
  const text = decodeText(bytes)
  if (text === null) faults.add(start, 'encoding')
  const read = text === null || text.trim() === '' ? null : readMetadata(text, CreditsFile, faults)
  for (const name of Object.keys(read?.value ?? {})) {
    if (!files.has(`${folder}/media/${name}`)) faults.add(read?.placeOf(name) ?? start, 'media_missing', { src: name })
  }
  return faults
}

/** The credits of a text as far as they can be read, by the name of the file. */
export function readCredits(text: string): Map<string, Credit> {
  const read = (): unknown => {
    try {
      return parse(text, { logLevel: 'silent', maxAliasCount: 0 })
    } catch {
      return null
    }
  }
  const known = read()
  return new Map(
    Object.entries(isMap(known) ? known : {}).flatMap(([name, value]): [string, Credit][] => {
      const credit = Credit.safeParse(value)
      return credit.success ? [[name, credit.data]] : []
    }),
  )
}

/** As `readCredits`, of a module of a course; none where it has none. */
export function creditsOf({ files }: CourseSource, folder: string): Map<string, Credit> {
  const bytes = files.get(pathOf(folder))?.bytes
  const isRead = bytes !== undefined && bytes.byteLength <= limits.text
  return readCredits(isRead ? (decodeText(bytes) ?? '') : '')
}

/** A file's credits written into those of its module, or taken out where null; comments and the others stay as they were. */
export function withCredit(yaml: string, name: string, credit: Credit | null): string {
  const document = parseDocument(yaml)
  if (document.errors.length > 0) return yaml
  if (credit) document.set(name, document.createNode(credit))
  else document.delete(name)
  const left: unknown = document.toJS()
  return isMap(left) && Object.keys(left).length > 0 ? document.toString({ lineWidth: 0 }) : ''
}

const names = { cc0: 'CC0 1.0', 'cc-by': 'CC BY 4.0', 'cc-by-sa': 'CC BY-SA 4.0' } as const

/** What readers see of them, in any language: «Lo sportello», Redazione, CC BY 4.0. */
export function creditLine({ title, author, licence }: Credit): string {
  if (licence === 'own' || licence === 'permission') return `© ${author}`
  return [...(title ? [`«${title}»`] : []), author, names[licence]].join(', ')
}
