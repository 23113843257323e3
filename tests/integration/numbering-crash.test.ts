import { fork } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { issueCertificateOf } from '#app/certificates/issue-certificate.server.ts'
import { addAmbito, addCompleted, addCourse } from '#app/certificates/world.fixtures.ts'
import { db, sql } from '#app/platform/database.server.ts'

const now = new Date('2026-11-24T09:00:00Z')
const people = 50
const kills = 4

/** Every third insert or so fails after number and bytes were written, as a full disk or a lost connection would make it. */
const faults = `
  CREATE FUNCTION fail_at_random() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF random() < 0.35 THEN RAISE EXCEPTION 'failed by the test'; END IF; RETURN NEW; END $$;
  CREATE TRIGGER fail_at_random BEFORE INSERT ON certificate_event FOR EACH ROW EXECUTE FUNCTION fail_at_random();`

/** A process that issues, killed in the middle. */
async function issueAndKill(enrolmentIds: string[]): Promise<NodeJS.Signals | null> {
  const child = fork('tests/setup/issue-many.ts', [], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  await once(child, 'message')
  const ended = once(child, 'exit')
  child.send({ enrolmentIds, now })
  await wait(randomInt(150, 900))
  child.kill('SIGKILL')
  const [, signal] = z.tuple([z.number().nullable(), z.custom<NodeJS.Signals | null>()]).parse(await ended)
  return signal
}

const issueAll = (enrolmentIds: readonly string[]) =>
  Promise.all(enrolmentIds.map((id) => issueCertificateOf(id, now).catch(() => null)))

test('fifty at once, failing at random and killed in the middle, are numbered without gap or repeat', async () => {
  const place = await addAmbito('NUMERI')
  const course = await addCourse()
  const completed = await Promise.all(Array.from({ length: people }, () => addCompleted(course, place)))
  const enrolmentIds = completed.map(({ enrolmentId }) => enrolmentId)
  await sql().unsafe(faults)
  const half = enrolmentIds.slice(0, people / 2)
  // This process and one that is killed ask for the same and for others, at the same time.
  const signals = await Promise.all([
    (async () => {
      const seen: (NodeJS.Signals | null)[] = []
      for (let one = 0; one < kills; one += 1) seen.push(await issueAndKill(enrolmentIds))
      return seen
    })(),
    issueAll(half),
  ])
  expect(signals[0]).toContain('SIGKILL')
  const early = await db().certificate.count({ where: { courseId: course.courseId } })
  await sql().unsafe('DROP TRIGGER fail_at_random ON certificate_event')
  const issued = await issueAll(enrolmentIds)
  expect(early).toBeLessThanOrEqual(people)

  const rows = await db().certificate.findMany({
    where: { courseId: course.courseId },
    orderBy: { sequence: 'asc' },
    select: { id: true, number: true, sequence: true, pdfSha256: true, events: { select: { kind: true } } },
  })
  expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length: people }, (_, index) => index + 1))
  expect(new Set(rows.map(({ number }) => number)).size).toBe(people)
  expect(issued.map((one) => one?.number).sort()).toEqual(rows.map(({ number }) => number))
  expect(rows.every(({ events }) => events.length === 1)).toBe(true)
  const counter = await db().certificateCounter.findUniqueOrThrow({ where: { series: 'NUMERI-2026' } })
  expect(counter.last).toBe(people)
  const bytes = await db().blob.count({ where: { sha256: { in: rows.map(({ pdfSha256 }) => pdfSha256) } } })
  expect(bytes).toBe(people)
  const subjectId = { in: rows.map(({ id }) => id) }
  expect(await db().auditEntry.count({ where: { action: 'certificate.issued', subjectId } })).toBe(people)
}, 120_000)
