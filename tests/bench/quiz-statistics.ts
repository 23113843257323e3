/**
 * `node tests/bench/quiz-statistics.ts [attempts]`: the item analysis of a quiz of 60 questions over 20,000 first
 * attempts (1.2 million answers), beside one sequential scan of the same rows in the same run. Aim: at most 5 times.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startEmbeddedPostgres } from '#app/platform/embedded-postgres.server.ts'

const people = Number(process.argv[2] ?? 20_000)
const questions = 60
const rounds = 7
const activityId = 'verifica'
const ids = { course: '1', version: '2', edition: '3' }
const uuid = (mark: string) => `00000000-0000-4000-8000-00000000000${mark}`
const [courseId, versionId, editionId] = [uuid(ids.course), uuid(ids.version), uuid(ids.edition)]

const folder = await mkdtemp(path.join(tmpdir(), 'sguardi-statistics-'))
const database = await startEmbeddedPostgres(path.join(folder, 'pg'), { durable: false })
process.env.DATABASE_URL = database.url
process.env.SECRET_KEY = 'a1'.repeat(32)
const { closeDatabase, sql } = await import('#app/platform/database.server.ts')
const { migrate } = await import('#app/platform/migrate.server.ts')
const { getQuizStatistics } = await import('#app/assessment/quiz-statistics.server.ts')

const choices = ['a', 'b', 'c', 'd'].map((id) => ({ id, html: id, correct: id === 'a', feedbackHtml: null }))
const spec = {
  ...{ kind: 'quiz', id: activityId, title: 'Verifica', passPercent: 60, attempts: 0, draw: questions, shuffle: false },
  feedback: 'end',
  questions: Array.from({ length: questions }, (_, index) => ({
    ...{ id: `q${index + 1}`, type: 'single', promptHtml: `<p>${index + 1}</p>`, points: 100 },
    ...{ hintHtml: null, feedbackHtml: null, choices },
  })),
}

/** Attempts of people of differing ability, each answer a row written in the order in which it is given. */
async function fill(): Promise<void> {
  await sql()`INSERT INTO course (id, slug) VALUES (${courseId}, 'misura')`
  await sql()`
    INSERT INTO course_version (id, course_id, hash, number, title, summary, language, minutes, threshold_percent, outline)
    VALUES (${versionId}, ${courseId}, 'misura', 1, 'Misura', '', 'it', 60, 80, '{}')`
  await sql()`INSERT INTO edition (id, course_id, name, starts_on) VALUES (${editionId}, ${courseId}, 'Una', '2026-01-01')`
  await sql()`INSERT INTO assessment_spec VALUES (${versionId}, ${activityId}, 'quiz', ${sql().json(spec)})`
  await sql()`
    INSERT INTO person (id, given_name, family_name, fiscal_code_hash, fiscal_code_cipher)
    SELECT md5('p' || n)::uuid, 'Prova', 'Prova', n::text, '-' FROM generate_series(1, ${people}::int) n`
  await sql()`
    INSERT INTO enrolment (id, person_id, edition_id, course_version_id, enrolled_at)
    SELECT md5('e' || n)::uuid, md5('p' || n)::uuid, ${editionId}, ${versionId}, now() FROM generate_series(1, ${people}::int) n`
  await sql()`
    INSERT INTO attempt (id, enrolment_id, course_version_id, activity_id, kind, number, seed, drawn, started_at)
    SELECT md5('a' || n)::uuid, md5('e' || n)::uuid, ${versionId}, ${activityId}, 'quiz', 1, n,
      (SELECT jsonb_agg('q' || q) FROM generate_series(1, ${questions}::int) q), now() FROM generate_series(1, ${people}::int) n`
  await sql()`
    INSERT INTO answer (id, attempt_id, item_id, sequence, value, received_at, points_hundredths, max_hundredths)
    SELECT gen_random_uuid(), md5('a' || n)::uuid, 'q' || q, q,
      jsonb_build_object('type', 'single', 'choice', choice), now(), CASE choice WHEN 'a' THEN 100 ELSE 0 END, 100
    FROM generate_series(1, ${people}::int) n, generate_series(1, ${questions}::int) q,
      LATERAL (SELECT CASE WHEN random() < 0.3 + (n % 100) / 200.0 + q / 600.0 THEN 'a'
        ELSE chr(98 + (random() * 2.99)::int % 3) END AS choice) c`
  await sql()`
    UPDATE attempt a SET submitted_at = now(), points_hundredths = s.points, max_hundredths = s.max, passed = true
    FROM (SELECT attempt_id, sum(points_hundredths) AS points, sum(max_hundredths) AS max FROM answer GROUP BY 1) s
    WHERE s.attempt_id = a.id`
  await sql()`VACUUM (ANALYZE)`
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const median = (list: readonly number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0

/** Reads every column that the analysis needs of every row. */
const scan = () =>
  sql()`SELECT count(attempt_id), count(item_id), count(value), sum(points_hundredths), max(sequence) FROM answer`

try {
  await migrate(database.url)
  await fill()
  const times = { scan: [] as number[], statistics: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    times.scan.push(await milliseconds(scan))
    times.statistics.push(await milliseconds(() => getQuizStatistics(activityId, [versionId])))
  }
  const [one, all] = [median(times.scan), median(times.statistics)]
  const { test } = await getQuizStatistics(activityId, [versionId])
  process.stdout.write(
    `${people * questions} answers: scan ${Math.round(one)} ms, statistics ${Math.round(all)} ms, ` +
      `${(all / one).toFixed(1)} times (alpha ${test.alpha?.toFixed(3)})\n`,
  )
} finally {
  await closeDatabase()
  await database.stop()
  await rm(folder, { recursive: true, force: true })
}
