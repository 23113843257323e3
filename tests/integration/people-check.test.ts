import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import {
  addCoded,
  addOffice,
  heading,
  someCode,
  textFile,
  tried,
  viewOf,
  type Office,
} from '#app/organisation/people-import/people-import.fixtures.ts'
import { clock } from '#app/platform/clock.ts'
import { db } from '#app/platform/database.server.ts'

let place: Office
let folder: string

beforeAll(async () => {
  place = await addOffice('riga-di-comando')
  folder = await mkdtemp(path.join(tmpdir(), 'sguardi-people-check-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs the command itself on this test's database. */
function check(...options: string[]): Promise<{ code: number; lines: string[]; errors: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['app/cli/people-check.ts', ...options], (_error, stdout, errors) =>
      resolve({ code: child.exitCode ?? -1, lines: stdout.trimEnd().split('\n'), errors }),
    )
  })
}

const Line = z.object({ line: z.number(), verdict: z.string(), reason: z.string().nullable(), fiscalCode: z.string() })

test('gives the verdicts of the page, writes nothing and never a fiscal code', async () => {
  const [fresh, moving] = [someCode(), someCode()]
  await addCoded(moving, [place.registryId])
  const bytes = textFile([
    heading,
    `Rossi;Anna;${fresh};;${place.comune};Anagrafe;;;`,
    `Verdi;Lucia;${moving};;${place.comune};Servizi sociali;;;`,
    `Neri;Ada;;;${place.comune};Anagrafe;;;`,
  ])
  const file = path.join(folder, 'elenco.csv')
  await writeFile(file, bytes)
  const before = [await db().person.count(), await db().peopleImport.count()]
  const { code, lines } = await check(file, '--ambito', place.slug, '--json')
  expect([await db().person.count(), await db().peopleImport.count()]).toEqual(before)
  expect(code).toBe(1)
  const said = lines.slice(0, -1).map((line) => Line.parse(JSON.parse(line)))
  const now = clock.now()
  const view = await viewOf(place.office, place.slug, await tried(place, bytes, now), now)
  expect(said.map(({ line, verdict, reason }) => [line, verdict, reason])).toEqual(
    view.rows.map(({ line, verdict, detail }) => [line, verdict, detail.reason]),
  )
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ counts: view.counts })
  expect(lines.join()).not.toContain(fresh)

  const told = await check(file, '--ambito', place.slug)
  expect(told.lines[0]).toMatch(/^ +2 {2}Nuova +Rossi Anna VRD•+\w{4} {2}Comune riga-di-comando · Anagrafe$/)
  expect(told.lines.at(-1)).toBe('new 1 · unchanged 0 · moved 1 · changed 0 · left 0 · conflict 0 · refused 1')
})

test('says what is wrong with a file, an ambito or its own use', async () => {
  const file = path.join(folder, 'pagina.csv')
  await writeFile(file, '<html></html>')
  const page = await check(file, '--ambito', place.slug)
  expect([page.code, page.lines.length]).toEqual([2, 1])
  expect(page.lines[0]).toMatch(/^✗ Il file è una pagina web/)
  const elsewhere = await check(file, '--ambito', 'altrove')
  expect(elsewhere.code).toBe(2)
  expect(elsewhere.errors).toContain('Which ambito? riga-di-comando')
  const empty = await check()
  expect(empty.code).toBe(2)
  expect(empty.errors).toContain('npm run people:check')
  expect(await check(path.join(folder, 'manca.csv'))).toMatchObject({ code: 2 })
})
