/** `npm run scorm:check` says what a package is, stores nothing, asks no database, and ends as it promises. */
import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { zipOf } from '#app/platform/zip.fixtures.ts'
import { manifestOf, smallPackage } from '#app/scorm/package/package.fixtures.ts'
import { PackageStructure } from '#app/scorm/package-structure.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sguardi-scorm-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs the command itself, without a database to speak to. */
function check(...options: string[]): Promise<{ code: number; output: string; errors: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
    const child = execFile(process.execPath, ['app/cli/scorm-check.ts', ...options], { env }, (_, output, errors) =>
      resolve({ code: child.exitCode ?? -1, output, errors }),
    )
  })
}

async function kept(name: string, bytes: Uint8Array): Promise<string> {
  const file = path.join(folder, name)
  await writeFile(file, bytes)
  return file
}

test('a report in Italian of a package that can be used', async () => {
  const { code, output } = await check(
    await kept('corso.zip', smallPackage({ 'a.css': 'a{b:url(https://img.esempio.it/a)}' })),
  )
  expect(code).toBe(0)
  expect(output).toContain('✓ Il pacchetto si può usare. Leggi le osservazioni.')
  expect(output).toMatch(/Versione +SCORM 1\.2\n/)
  expect(output).toMatch(/Altri siti +img\.esempio\.it \(carica\)\n/)
  expect(output).toContain('img.esempio.it (a.css:1)')
  expect(await readdir(folder)).toEqual(['corso.zip'])
})

const Report = z.object({
  ok: z.boolean(),
  refusals: z.array(z.object({ code: z.string(), message: z.string() })),
  warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  facts: z.object({ edition: z.string(), scos: z.number() }).nullable(),
  structure: PackageStructure.nullable(),
})

test('one JSON object, of a package that can be used and of one that cannot', async () => {
  const taken = await check(await kept('corso.zip', smallPackage()), '--json')
  const report = Report.parse(JSON.parse(taken.output))
  expect([taken.code, report.ok, report.facts, report.structure?.items.length]).toEqual([
    0,
    true,
    { edition: '1.2', scos: 1 },
    1,
  ])
  const bomb = manifestOf().replace('<manifest', '<!DOCTYPE m [<!ENTITY a "b">]><manifest')
  const refused = await check(await kept('bomba.zip', zipOf({ 'imsmanifest.xml': bomb })), '--json')
  const [refusal, ...others] = Report.parse(JSON.parse(refused.output)).refusals
  expect([refused.code, refusal?.code, others]).toEqual([1, 'manifest_doctype', []])
  expect(refusal?.message).toContain('DOCTYPE')
})

test('ends with 1 when it is refused, with 2 when it cannot be tried so', async () => {
  const refused = await check(await kept('altro.zip', Buffer.from('non è uno ZIP')))
  expect([refused.code, refused.output]).toEqual([1, expect.stringContaining('✗ Il file non è uno ZIP')])
  const failures = [[], ['a', 'b'], ['--altro'], [path.join(folder, 'manca.zip')], [folder]]
  for (const options of failures) {
    const { code, errors } = await check(...options)
    expect([code, errors]).toEqual([2, expect.stringContaining('Uso: npm run scorm:check')])
  }
})
