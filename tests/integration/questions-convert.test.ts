/** `npm run questions:convert` says what becomes of a file, writes nothing, and ends as it promises. */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sguardi-questions-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs the command itself, without a database to speak to. */
function convert(...options: string[]): Promise<{ code: number; output: string; errors: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
    const child = execFile(
      process.execPath,
      ['app/cli/questions-convert.ts', ...options],
      { env },
      (_, output, errors) => resolve({ code: child.exitCode ?? -1, output, errors }),
    )
  })
}

async function kept(name: string, text: string): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, text)
  return file
}

const gift = `::Soglia::Da dove si comincia? {=Dalla persona#Sì. ~Dal modulo}

Racconta un episodio. {}
`

test('a report in Italian and the quiz in the dialect', async () => {
  const { code, output } = await convert(await kept('banca.txt', gift), '--id', 'prova', '--title', 'Prova')
  expect(code).toBe(0)
  expect(output).toContain('✓    1  Soglia (com’era)')
  expect(output).toContain('✗    3  Racconta un episodio. (non importata): è un testo libero')
  expect(output).toContain('<Quiz id="prova" title="Prova">')
  expect(output).toContain('<Choice correct>Dalla persona <Feedback>Sì.</Feedback></Choice>')
  expect(await readdir(folder)).toEqual(['banca.txt'])
})

const Question = z.object({ place: z.string(), verdict: z.string(), type: z.string().nullable() })
const File = z.object({
  format: z.string(),
  kept: z.number(),
  changed: z.number(),
  skipped: z.number(),
  dialect: z.string(),
})

test('one JSON object a line', async () => {
  const { code, output } = await convert(await kept('banca.txt', gift), '--json')
  const lines = output
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
  expect(code).toBe(0)
  expect(lines.slice(0, -1).map((line) => Question.parse(line))).toEqual([
    { place: '1', verdict: 'kept', type: 'single' },
    { place: '3', verdict: 'skipped', type: null },
  ])
  expect(File.parse(lines.at(-1))).toMatchObject({ format: 'gift', kept: 1, changed: 0, skipped: 1 })
})

test('ends with 1 when nothing comes in, with 2 when it cannot be run so', async () => {
  expect((await convert(await kept('solo.gift', 'Racconta. {}'))).code).toBe(1)
  const refused = await convert(await kept('bomba.xml', '<!DOCTYPE quiz [<!ENTITY a "b">]><quiz>&a;</quiz>'))
  expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('DOCTYPE')])
  for (const options of [[], ['a', 'b'], ['--altro'], [path.join(folder, 'manca.xml')]]) {
    const { code, errors } = await convert(...options)
    expect([code, errors]).toEqual([2, expect.stringContaining('Uso: npm run questions:convert')])
  }
})
