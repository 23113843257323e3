import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')

/** Who may import whom (docs: house style). `platform` is open to all, `ui` to components. */
const allowed: Record<string, string[]> = {
  reporting: ['certificates', 'scorm', 'learning', 'assessment', 'organisation', 'identity'],
  certificates: ['learning', 'organisation', 'identity'],
  scorm: ['learning', 'organisation', 'identity'],
  authoring: ['learning', 'assessment', 'scorm', 'organisation', 'identity'],
  learning: ['assessment', 'organisation', 'identity'],
  assessment: ['organisation', 'identity'],
  organisation: ['identity'],
  identity: [],
  ui: [],
  platform: [],
}
const rooms = Object.keys(allowed)

/** Packages and globals that only one place may touch. */
const confined: { pattern: RegExp; only: RegExp; what: string }[] = [
  {
    pattern: /\{[^}]*\b(Nav)?Link\b[^}]*\} from '@remix-run\/react'/,
    only: /$^/,
    what: 'Remix’s Link, instead of ui/components/link.tsx,',
  },
  { pattern: /from ['"]mdx-bundler/, only: /^app\/authoring\/compile/, what: 'mdx-bundler' },
  { pattern: /from ['"]scorm-again/, only: /^app\/scorm\/player\//, what: 'scorm-again' },
  { pattern: /from ['"]lucia/, only: /^app\/identity\//, what: 'lucia' },
  { pattern: /process\.env\b/, only: /^app\/(platform\/env\.server\.ts|cli\/.*\.mjs)$/, what: 'process.env' },
  { pattern: /Content-Security-Policy/i, only: /^app\/platform\/csp\.server\.ts$/, what: 'a CSP' },
  {
    pattern: /from ['"](@prisma\/client|#app\/platform\/generated\/client)/,
    only: /^app\/platform\//,
    what: 'the Prisma client itself',
  },
]

function sourcesUnder(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : sourcesUnder(file)
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [file] : []
  })
}

const files = sourcesUnder('app').map((file) => ({
  file,
  room: rooms.find((room) => file.startsWith(`app/${room}/`)),
  isTest: /\.test\.tsx?$|test-fixtures/.test(file),
  text: readFileSync(path.join(root, file), 'utf8'),
}))
const code = files.filter(({ isTest }) => !isTest)

function importsOf(text: string): string[] {
  return [...text.matchAll(/(?:from|import\()\s*['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '')
}

function resolved(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('#app/')) return specifier.replace('#app/', 'app/')
  if (specifier.startsWith('.')) return path.join(path.dirname(file), specifier)
  return undefined
}

describe('rooms', () => {
  test('import only rooms below them', () => {
    const wrong = code.flatMap(({ file, room, text }) => {
      if (!room) return []
      return importsOf(text).flatMap((specifier) => {
        const target = resolved(file, specifier)
        const other = rooms.find((name) => target?.startsWith(`app/${name}/`))
        if (target && /^app\/(routes|cli)\//.test(target)) return [`${file} → ${target}`]
        if (!other || other === room || other === 'platform') return []
        const isComponent = /\.tsx$/.test(file)
        if (other === 'ui' && isComponent) return []
        return allowed[room]?.includes(other) ? [] : [`${file} → ${other}`]
      })
    })
    expect(wrong).toEqual([])
  })

  test('keep what is confined in its place', () => {
    const wrong = confined.flatMap(({ pattern, only, what }) =>
      code.filter(({ file, text }) => pattern.test(text) && !only.test(file)).map(({ file }) => `${what} in ${file}`),
    )
    expect(wrong).toEqual([])
  })

  test('have no import cycle', () => {
    const graph = new Map(
      code.map(({ file, text }) => [
        file,
        importsOf(text.replace(/import type [^\n]+\n/g, ''))
          .map((specifier) => resolved(file, specifier))
          .filter((target) => target !== undefined),
      ]),
    )
    const cycles: string[] = []
    const done = new Set<string>()
    const visit = (file: string, trail: string[]) => {
      if (trail.includes(file)) return void cycles.push([...trail.slice(trail.indexOf(file)), file].join(' → '))
      if (done.has(file)) return
      for (const next of graph.get(file) ?? []) visit(next, [...trail, file])
      done.add(file)
    }
    for (const file of graph.keys()) visit(file, [])
    expect(cycles).toEqual([])
  })

  test('each say in a README of at most 30 lines what they own', () => {
    const missing = rooms.filter((room) => {
      const lines = (() => {
        try {
          return readFileSync(path.join(root, 'app', room, 'README.md'), 'utf8')
            .trim()
            .split('\n').length
        } catch {
          return 0
        }
      })()
      return lines === 0 || lines > 30
    })
    expect(missing).toEqual([])
  })
})

describe('files', () => {
  test('stay small: routes at most 200 lines, modules at most 400', () => {
    const long = code
      .map(({ file, text }) => ({ file, lines: text.trimEnd().split('\n').length }))
      .filter(({ file, lines }) => lines > (file.startsWith('app/routes/') ? 200 : 400))
    expect(long).toEqual([])
  })

  test('have kebab-case names that say one thing', () => {
    const wrong = files
      .filter(({ file }) => !file.startsWith('app/routes/'))
      .map(({ file }) => path.basename(file))
      .filter(
        (name) =>
          !/^[a-z0-9]+(-[a-z0-9]+)*(\.(server|client|test|fixtures))*\.(ts|tsx|mjs)$/.test(name) ||
          /^(index|utils?|helpers?|misc|common|service)\./.test(name),
      )
      .filter((name) => !/^(root|entry\.(server|client))\.tsx$/.test(name))
    expect(wrong).toEqual([])
  })

  test('use no escape from the type system and leave no TODO', () => {
    const wrong = code.flatMap(({ file, text }) =>
      [/@ts-(ignore|nocheck|expect-error)/, /:\s*any\b/, /\bas any\b/, /\bTODO\b/, /eslint-disable/]
        .filter((pattern) => pattern.test(text))
        .map((pattern) => `${file}: ${pattern.source}`),
    )
    expect(wrong).toEqual([])
  })

  test('of routes never touch the database themselves', () => {
    const wrong = code
      .filter(({ file, text }) => file.startsWith('app/routes/') && /database\.server|generated\/client/.test(text))
      .map(({ file }) => file)
    expect(wrong).toEqual([])
  })
})
