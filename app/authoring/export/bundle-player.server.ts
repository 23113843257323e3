import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'esbuild'
import { compile } from 'sass'
import type { ExportForm } from '#app/scorm/export/forms.ts'

const folder = 'app/authoring/export/player'
const entries: Record<ExportForm, string> = { '1.2': 'main-12.ts', '2004': 'main-2004.ts', cmi5: 'main-cmi5.ts' }

/** The typefaces of the site, beside the style of a course as its sheet names them. */
const fonts = ['regular', 'regular-extended', '700', '700-extended'].map((name) => `titillium-web-${name}.woff2`)

async function bundle(form: ExportForm): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [path.resolve(folder, entries[form])],
    ...{ bundle: true, minify: true, write: false, format: 'iife', target: 'es2022', charset: 'utf8' },
    logLevel: 'silent',
  })
  const [script] = outputFiles
  if (!script) throw new Error('the player was not built')
  return script.contents
}

/** Made once in a process, since its sources are those the process runs. */
const bundles = new Map<ExportForm, Promise<Uint8Array>>()

function scriptOf(form: ExportForm): Promise<Uint8Array> {
  const made = bundles.get(form) ?? bundle(form)
  bundles.set(form, made)
  return made
}

let sheet: Uint8Array | null = null

/** Nothing is cached from a visit before, as on the site: without `swap` the typeface would hardly ever be seen. */
function styleSheet(): Uint8Array {
  if (sheet) return sheet
  const { css } = compile(path.resolve(folder, 'style.scss'), { style: 'compressed' })
  const text = css.replaceAll('../fonts/', 'fonts/').replaceAll('font-display:optional', 'font-display:swap')
  sheet = new TextEncoder().encode(text)
  return sheet
}

/** What every course needs to be played elsewhere in a standard: script, style and typefaces, by their path in the package. */
export async function playerFiles(form: ExportForm): Promise<[string, Uint8Array][]> {
  const faces = fonts.map(async (name): Promise<[string, Uint8Array]> => {
    return [`fonts/${name}`, await readFile(path.resolve('app/ui/fonts', name))]
  })
  return [['player.js', await scriptOf(form)], ['style.css', styleSheet()], ...(await Promise.all(faces))]
}
