import { randomUUID } from 'node:crypto'
import { recordStretches } from '#app/learning/attendance/record-stretches.server.ts'
import type { SentStretch } from '#app/learning/attendance/schemas.ts'
import { closeDatabase, sql } from '#app/platform/database.server.ts'
import type { Sample } from './measures.ts'
import { repeat, type Load } from './repeat.ts'

export type Ledger = {
  /** Batches of a lesson's page, stored by the use case. */
  batches: (load: Load) => Promise<Sample>
  /** Their rows, inserted and nothing else, through the same pool. */
  rows: (load: Load) => Promise<Sample>
  close: () => Promise<void>
}

/** Stretches of one batch: what a page sends in a minute on leaving, the one before it included. */
const stretches = 2

type Reader = { enrolmentId: string; personId: string; lessonId: string }

async function readersOf(): Promise<Reader[]> {
  return sql()<Reader[]>`
    SELECT DISTINCT ON (e.id) e.id AS "enrolmentId", e.person_id AS "personId", l.lesson_id AS "lessonId"
    FROM enrolment e JOIN lesson_version l ON l.course_version_id = e.course_version_id
    WHERE e.state = 'under_way' AND e.started_at < now() - interval '1 hour' ORDER BY e.id LIMIT 2000`
}

const seen = (lessonId: string, now: number): SentStretch[] => {
  const windowId = randomUUID()
  return Array.from({ length: stretches }, (_, sequence) => {
    const exitedAt = now - (stretches - 1 - sequence) * 60_000
    return { windowId, sequence, lessonId, enteredAt: exitedAt - 60_000, exitedAt, exit: 'still_here' }
  })
}

/**
 * The ledger's one statement beside the least its rows can cost: an INSERT of as many into a table like `attendance_interval`,
 * durable, through the pool that the use case has, without HTTP, ownership or bounds.
 */
export async function openLedger(databaseUrl: string): Promise<Ledger> {
  process.env.DATABASE_URL = databaseUrl
  await sql()`CREATE TABLE IF NOT EXISTS bench_interval (LIKE attendance_interval INCLUDING ALL)`
  const readers = await readersOf()
  const readerOf = (turn: number) => {
    const reader = readers[turn % readers.length]
    if (!reader) throw new Error('nobody is under way: more people are needed')
    return reader
  }
  const viewerOf = ({ personId }: Reader) => {
    const nobody = { accountId: '', sessionId: '', givenName: '', familyName: '', email: '' }
    return { ...nobody, personId, locale: 'it' as const, grants: [] }
  }
  const batch = async (turn: number) => {
    const now = new Date()
    const reader = readerOf(turn)
    const sent = {
      enrolmentId: reader.enrolmentId,
      sentAt: now.getTime(),
      stretches: seen(reader.lessonId, now.getTime()),
    }
    const { received } = await recordStretches(viewerOf(reader), sent, now)
    if (received !== stretches) throw new Error('a batch was not taken')
  }
  const insert = async (turn: number) => {
    const now = new Date()
    const { enrolmentId, lessonId } = readerOf(turn)
    const rows = seen(lessonId, now.getTime()).map(({ windowId, sequence, enteredAt, exitedAt, exit }) => ({
      ...{ window_id: windowId, sequence, enrolment_id: enrolmentId, activity_id: lessonId, exit, received_at: now },
      ...{ entered_at: new Date(enteredAt), exited_at: new Date(exitedAt) },
    }))
    await sql()`INSERT INTO bench_interval ${sql()(rows)}`
  }
  return { batches: (load) => repeat(batch, load), rows: (load) => repeat(insert, load), close: closeDatabase }
}
