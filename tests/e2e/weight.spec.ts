/**
 * What the first load of a lesson brings, counted from the built files as they are sent: nothing is measured, so a byte
 * more is a byte more on every machine. `npm run bench:weight` measures a real page, with headers and layout shift.
 */
import { globSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { z } from 'zod'

const folder = 'build/client'
const KiB = 1024
/** The routes that a lesson's page knows. */
const manifest = `${folder}/assets/manifest-*-without-staff.js`
const lesson = 'routes/learn.$enrolmentId.$lessonId'

/** Bytes of a file as the server sends it: compressed where compressing it is worth while. */
function sentBytes(file: string): number {
  const compressed = globSync(`${file}.br`)[0]
  return statSync(compressed ?? file).size
}

const RouteFiles = z.object({ module: z.string(), imports: z.array(z.string()).optional() })
const Manifest = z.object({ entry: RouteFiles, routes: z.record(z.string(), RouteFiles) })

/** The files that Remix names for a lesson's page. */
function namedFiles(): string[] {
  const [file = ''] = globSync(manifest)
  const json = readFileSync(file, 'utf8')
    .replace(/^[^{]*/, '')
    .replace(/;\s*$/, '')
  const { entry, routes } = Manifest.parse(JSON.parse(json))
  return [entry, routes.root, routes[lesson]].flatMap((one) => {
    if (!one) throw new Error(`the manifest does not know ${lesson}`)
    return [one.module, ...(one.imports ?? [])]
  })
}

const importsOf = (code: string) =>
  [...code.matchAll(/\b(?:from|import)"\.\/([^"]+\.js)"/g)].map(([, file = '']) => file)
const laterImportsOf = (code: string) =>
  [...code.matchAll(/\bimport\("\.\/([^"]+\.js)"\)/g)].map(([, file = '']) => file)

/** Everything a lesson's page loads; `isLoaded` chooses among the files that it fetches only where it has need of them. */
function filesOfLesson(isLoaded: (file: string) => boolean): string[] {
  const found = new Set<string>()
  const add = (file: string) => {
    if (found.has(file)) return
    found.add(file)
    const code = readFileSync(path.join(folder, 'assets', file), 'utf8')
    for (const next of [...importsOf(code), ...laterImportsOf(code).filter(isLoaded)]) add(next)
  }
  for (const file of namedFiles()) add(path.basename(file))
  return [...found].map((file) => path.join(folder, 'assets', file))
}

const sum = (files: readonly string[]) => files.reduce((bytes, file) => bytes + sentBytes(file), 0)
const stylesAndFonts = () => ({
  styles: sum(globSync(`${folder}/assets/index-*.css`)),
  fonts: sum(globSync(`${folder}/assets/titillium-web-{regular,700}-????????.woff2`)),
})

/** The figures of the reader's comune, in the lessons that ask to look at one's own town. */
const isTerritory = (file: string) => file.includes('territory-panel-')
const isPanel = (file: string) => file.includes('-panel-')

test('a lesson of text loads no exercise and stays small', () => {
  const files = filesOfLesson((file) => !isPanel(file))
  expect(files.filter(isPanel)).toEqual([])
  expect(files.length).toBeLessThanOrEqual(9)
  expect(sum(files) + stylesAndFonts().styles).toBeLessThan(75 * KiB)
})

test('a lesson with every kind of exercise stays small', () => {
  const files = filesOfLesson(() => true)
  expect(files.filter(isPanel).length).toBeGreaterThanOrEqual(5)
  const { styles, fonts } = stylesAndFonts()
  const scriptsAndStyles = sum(files) + styles
  const territory = sum(files.filter(isTerritory))
  expect(scriptsAndStyles - territory).toBeLessThan(92 * KiB)
  expect(territory).toBeGreaterThan(0)
  expect(territory).toBeLessThan(2.25 * KiB)
  // With 14 KiB for the HTML of a long lesson. With the card there is room for all kinds of exercise but one.
  const room = 120 * KiB - styles - fonts - 14 * KiB
  expect(scriptsAndStyles - styles - territory).toBeLessThan(room)
  const exercises = files.map((file) => path.basename(file)).filter((file) => isPanel(file) && !isTerritory(file))
  for (const one of exercises) expect(sum(filesOfLesson((file) => file !== one)), one).toBeLessThan(room)
})
