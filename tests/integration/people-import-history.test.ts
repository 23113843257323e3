import { spawn } from 'node:child_process'
import { expect, test, vi } from 'vitest'
import { importPeopleWorker, workOn } from '#app/organisation/people-import/import-worker.server.ts'
import {
  addCoded,
  addOffice,
  applied,
  heading,
  someCode,
  textFile,
  tried,
  undone,
  type Office,
} from '#app/organisation/people-import/people-import.fixtures.ts'
import { startImport } from '#app/organisation/people-import/start-import.server.ts'
import { db } from '#app/platform/database.server.ts'
import { drainJobs } from '#app/platform/jobs.server.ts'
import { addCourse } from '#app/reporting/coverage.fixtures.ts'
import { refreshAmbitiWorker } from '#app/reporting/coverage-workers.server.ts'
import { openOffice, peopleQuestion } from '#app/reporting/office-view.server.ts'
import { listPeople } from '#app/reporting/people-queries.server.ts'

const now = new Date('2026-11-26T09:00:00Z')
const nextDay = new Date('2026-11-27T07:00:00Z')

/** What the office reads of a day: the matrix, and everybody behind it. */
async function reportOf({ office, slug }: Office, asOf: string, at: Date) {
  const { view } = await openOffice(office, slug, new URLSearchParams({ asOf }), at)
  if (!view) throw new Error('no course')
  const people = await listPeople(peopleQuestion(view), { number: 1, size: 100 })
  return {
    rows: view.coverage.matrix.rows,
    people: people.map(({ personId, organisationName, state }) => [personId, organisationName, state]),
  }
}

test('a report on a past day says the same before a list, after it, and after it was taken back (P6)', async () => {
  await addCourse('passato')
  const place = await addOffice('passato')
  const { comune, registryId, socialId } = place
  const codes = [someCode(), someCode(), someCode(), someCode()]
  for (const code of codes.slice(0, 3)) await addCoded(code, [registryId])
  const lines = [
    `Verdi;Lucia;${codes[0]};;${comune};Servizi sociali;;01/01/2020;`,
    `Verdi;Lucia;${codes[1]};;${comune};;;;30/06/2026`,
    `Verdi;Lucia;${codes[2]};;${comune};Anagrafe;;;`,
    `Rossi;Anna;${codes[3]};;${comune};Anagrafe;;01/01/2024;`,
  ]
  const days = ['2026-06-30', '2026-11-25']
  const read = async (at: Date, some = days) => Promise.all(some.map((day) => reportOf(place, day, at)))
  const before = await read(now)
  const importId = await applied(place, textFile([heading, ...lines]), now)
  await drainJobs([refreshAmbitiWorker])
  expect(await read(now)).toEqual(before)
  const today = await reportOf(place, '2026-11-26', now)
  expect(today.people).toHaveLength(3)

  await undone(place, importId, nextDay)
  await drainJobs([refreshAmbitiWorker])
  expect(await read(nextDay)).toEqual(before)
  expect(await reportOf(place, '2026-11-26', nextDay)).toEqual(today)
  expect(await reportOf(place, '2026-11-27', nextDay)).toEqual(before.at(-1))
  expect(socialId).not.toBe(registryId)
})

test('kill -9 in the middle of a list loses nothing and doubles nothing', async () => {
  const place = await addOffice('ucciso')
  const { office, slug, comune, ambitoId } = place
  const count = 3000
  const lines = Array.from({ length: count }, () => `Rossi;Anna;${someCode()};;${comune};Anagrafe;;;`)
  const importId = await tried(place, textFile([heading, ...lines]), now)
  await startImport(office, { ambitoSlug: slug, importId }, now)
  const program = `const { workOn } = await import('./app/organisation/people-import/import-worker.server.ts'); await workOn('${importId}')`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    env: process.env,
    stdio: 'ignore',
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const progress = () =>
    db().peopleImport.findUniqueOrThrow({ where: { id: importId }, select: { state: true, done: true } })
  await vi.waitUntil(async () => (await progress()).done >= 1000, { timeout: 60_000, interval: 10 })
  child.kill('SIGKILL')
  await ended
  const { state, done } = await progress()
  expect([state, done < count]).toEqual(['applying', true])
  // The dead one's hold ends when the database notices.
  await vi.waitUntil(
    async () => {
      await workOn(importId)
      return (await progress()).state === 'applied'
    },
    { timeout: 60_000, interval: 200 },
  )
  expect((await progress()).done).toBe(count)
  const where = { department: { organisation: { ambiti: { some: { ambitoId } } } } }
  expect(await db().membership.count({ where })).toBe(count)
  const entries = { action: 'membership.imported', detail: { path: ['importId'], equals: importId } }
  expect(await db().auditEntry.count({ where: entries })).toBe(count)
  // The job that comes late finds nothing left to do.
  await drainJobs([importPeopleWorker])
  expect(await db().membership.count({ where })).toBe(count)
}, 180_000)
