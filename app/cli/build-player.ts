/** Builds the player of foreign packages, which the content origin serves: build/player, with the names in files.json. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build, type Plugin } from 'esbuild'

const folder = path.resolve('build/player')
await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })

/** The names of scorm-again bring all of it; each runtime needs its own half. */
const halves: Plugin = {
  name: 'halves of scorm-again',
  setup: (builder) => {
    builder.onResolve({ filter: /^scorm-again$/ }, ({ importer }) => {
      const half = importer.endsWith('runtime-12.ts') ? 'scorm12' : 'scorm2004'
      return { path: path.resolve(`node_modules/scorm-again/dist/esm/${half}.js`) }
    })
  },
}

const { metafile } = await build({
  entryPoints: { player: 'app/scorm/player/main.ts', 'player-style': 'app/scorm/player/player.css' },
  outdir: folder,
  ...{ entryNames: '[name]-[hash]', chunkNames: '[name]-[hash]', plugins: [halves] },
  ...{
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    format: 'esm',
    target: 'es2020',
    logLevel: 'error',
  },
})
const entries = Object.entries(metafile.outputs).flatMap(([file, { entryPoint }]) =>
  entryPoint ? [{ file, entryPoint }] : [],
)
const named = (entryPoint: string) => {
  const found = entries.find((one) => one.entryPoint === entryPoint)
  return `/player/${path.basename(found?.file ?? '')}`
}
const files = { script: named('app/scorm/player/main.ts'), style: named('app/scorm/player/player.css') }
await writeFile(path.join(folder, 'files.json'), JSON.stringify(files))
