import { globSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'

const Texts = z.record(z.string(), z.union([z.string(), z.object({ one: z.string(), other: z.string() })]))
const Catalogue = z.object({ it: Texts, en: Texts })

/** Every catalogue of interface texts, with its file. */
export async function listCatalogues(): Promise<{ file: string; texts: z.infer<typeof Catalogue> }[]> {
  const files = globSync('app/**/*messages.ts').filter((file) => file !== 'app/platform/i18n/messages.ts')
  const found = await Promise.all(
    files.sort().map(async (file) => {
      const loaded: unknown = await import(pathToFileURL(path.resolve(file)).href)
      const exported = z.record(z.string(), z.unknown()).parse(loaded)
      return Object.values(exported).flatMap((value) => {
        const parsed = Catalogue.safeParse(value)
        return parsed.success ? [{ file, texts: parsed.data }] : []
      })
    }),
  )
  return found.flat()
}
