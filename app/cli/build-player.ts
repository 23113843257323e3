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
const outputs = Object.entries(metafile.outputs)
const addressOf = (file: string) => `/player/${path.basename(file)}`
const named = (entryPoint: string) => {
  const found = outputs.find(([, output]) => output.entryPoint === entryPoint)
  if (!found) throw new Error(`${entryPoint} was not built`)
  return found[0]
}
/** A script and all that it imports at once. */
const withImports = (file: string): string[] => {
  const imports = metafile.outputs[file]?.imports ?? []
  return [file, ...imports.filter(({ kind }) => kind === 'import-statement').flatMap((one) => withImports(one.path))]
}
const runtimeOf = (edition: '12' | '2004') => {
  const loaded = withImports(named(`app/scorm/player/runtime-${edition}.ts`))
  return [...new Set(loaded)].map(addressOf)
}
const files = {
  script: addressOf(named('app/scorm/player/main.ts')),
  style: addressOf(named('app/scorm/player/player.css')),
  runtime: { '1.2': runtimeOf('12'), '2004': runtimeOf('2004') },
}
await writeFile(path.join(folder, 'files.json'), JSON.stringify(files))
