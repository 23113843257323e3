/**
 * Fills the database of DATABASE_URL up to so many stored answers and measures what is read over all of them:
 * `node tests/bench/many-answers.ts <answers> <file>`. A process of its own, beside the load generator's.
 */
import { writeFile } from 'node:fs/promises'
import { keepSheetIn } from '#app/assessment/answer-sheet.server.ts'
import { getCaseCounts, listBranchReasons, listSceneTimes } from '#app/assessment/case-statistics.server.ts'
import { listDivergence } from '#app/assessment/divergence-queries.server.ts'
import { keepFirstRunsIn } from '#app/assessment/keep-first-run.server.ts'
import { getQuizStatistics } from '#app/assessment/quiz-statistics.server.ts'
import { findSpec } from '#app/assessment/spec-queries.server.ts'
import { caseText, lessonText, smallCourse } from '#app/authoring/course.fixtures.ts'
import { closeDatabase, db, sql, transaction } from '#app/platform/database.server.ts'
import { openStandingEdition } from '#app/learning/open-standing-edition.server.ts'
import { courseText, publish, quizOf } from '#tests/setup/learner.ts'
import { median } from './measures.ts'
import type { Aggregate } from './targets.ts'

const wanted = Number(process.argv[2])
const file = process.argv[3] ?? ''
const now = new Date()

const quizId = 'quiz-lungo'
const caseId = 'caso-uno'
const questions = Array.from({ length: 60 }, (_, index) => `q-${index + 1}`)
/** Answers of one walk of the fixture's case: a decision, a way on for half, a reflection. */
const answersOfRun = 2.5
const rounds = 5

const course = smallCourse({
  'course.yaml': courseText({ minutes: 60 }),
  '01-primo/01-uno.mdx': lessonText(quizOf(quizId, 'pass="60" feedback="end"', questions), 'lezione-uno', 30),
  '01-primo/02-due.mdx': lessonText(`Testo.\n\n${caseText}`, 'lezione-due', 30),
  '01-primo/media/cerchio.svg': null,
})

/** A number from 0 up to 1 that is always the same for the same text. */
const steady = (text: string) => `(('x' || substr(md5(${text}), 1, 7))::bit(28)::int / 268435456.0)`

async function enrolEverybody(): Promise<string> {
  await publish(course, now)
  const { id, currentVersionId } = await db().course.findUniqueOrThrow({
    where: { slug: 'prova' },
    select: { id: true, currentVersionId: true },
  })
  const editionId = await transaction((tx) => openStandingEdition(tx, id, now))
  await sql()`
    INSERT INTO enrolment (id, person_id, edition_id, course_version_id, state, enrolled_at)
    SELECT gen_random_uuid(), p.id, ${editionId}, ${currentVersionId}, 'under_way', ${now} FROM person p`
  return currentVersionId ?? ''
}

/** Everybody's first attempt at 60 questions, some knowing more than others and some questions being harder. */
async function fillQuiz(versionId: string): Promise<void> {
  await sql()`
    INSERT INTO attempt (id, enrolment_id, course_version_id, activity_id, kind, number, seed, drawn, started_at)
    SELECT gen_random_uuid(), e.id, ${versionId}, ${quizId}, 'quiz', 1, 1, ${sql().json(questions)}, ${now}
    FROM enrolment e WHERE e.course_version_id = ${versionId}`
  await sql().unsafe(
    `INSERT INTO answer (id, attempt_id, item_id, sequence, value, received_at, points_hundredths, max_hundredths)
    SELECT gen_random_uuid(), g.id, g.item, g.place, jsonb_build_object('type', 'single', 'choice', 'c' || g.choice), $1,
      CASE WHEN g.choice = 1 THEN 100 ELSE 0 END, 100
    FROM (
      SELECT a.id, q.item, q.place::int,
        CASE WHEN ${steady(`a.id || q.item`)} < 0.2 + 0.4 * ${steady('a.id::text')} + 0.4 * ${steady('q.item')}
          THEN 1 ELSE 2 + (q.place % 2) END AS choice
      FROM attempt a, unnest($2::text[]) WITH ORDINALITY AS q(item, place)
      WHERE a.course_version_id = $3 AND a.activity_id = $4
    ) g ORDER BY g.place / 10, g.id`,
    [now, questions, versionId, quizId],
  )
  await sql()`
    UPDATE attempt a SET submitted_at = ${now}, points_hundredths = s.points, max_hundredths = s.max, passed = s.points * 100 >= s.max * 60
    FROM (SELECT attempt_id, sum(points_hundredths)::int AS points, sum(max_hundredths)::int AS max FROM answer GROUP BY 1) s
    WHERE s.attempt_id = a.id AND a.course_version_id = ${versionId} AND a.activity_id = ${quizId}`
}

/** Walks of a case, as many for each person as fill the journal up; a third of the reasons are shown to colleagues. */
async function fillCase(versionId: string): Promise<void> {
  const [{ stored, people } = { stored: 0, people: 1 }] = await sql()<{ stored: number; people: number }[]>`
    SELECT (SELECT count(*) FROM answer)::int AS stored,
      (SELECT count(*) FROM enrolment WHERE course_version_id = ${versionId})::int AS people`
  const runs = Math.max(1, Math.round((wanted - stored) / (people * answersOfRun)))
  await sql()`
    INSERT INTO attempt (id, enrolment_id, course_version_id, activity_id, kind, number, seed, drawn, started_at, submitted_at,
      passed, counter, path)
    SELECT w.id, w.enrolment_id, ${versionId}, ${caseId}, 'case', w.n, 1, '["s-uno"]'::jsonb, ${now},
      ${now}::timestamptz + interval '20 minutes', TRUE, counters[1 + w.dice % cardinality(counters)],
      CASE WHEN w.dice % 2 = 0 THEN ARRAY['d-uno/o1', 's-due'] ELSE ARRAY['d-uno/o2'] END
    FROM (
      SELECT gen_random_uuid() AS id, e.id AS enrolment_id, n, abs(hashtext(e.id::text || n)) AS dice
      FROM enrolment e, generate_series(1, ${runs}::int) n WHERE e.course_version_id = ${versionId}
    ) w, (SELECT enum_range(NULL::department_kind) AS counters) c`
  await sql()`
    INSERT INTO answer (id, attempt_id, item_id, sequence, value, received_at)
    SELECT gen_random_uuid(), r.id, s.item, s.place, s.value, r.started_at + s.place * interval '1 second' * (60 + abs(hashtext(r.id::text)) % 300)
    FROM attempt r CROSS JOIN LATERAL (VALUES
      ('d-uno', 1, jsonb_build_object('type', 'decision', 'option', split_part(r.path[1], '/', 2), 'reason', 'Per capire che cosa le serve oggi.')),
      ('s-due', CASE WHEN cardinality(r.path) = 2 THEN 2 END, '{"type": "continue"}'::jsonb),
      ('r-uno', cardinality(r.path) + 1, jsonb_build_object('type', 'reflection', 'text', 'Chiedere prima di supporre.'))
    ) AS s(item, place, value)
    WHERE r.course_version_id = ${versionId} AND r.activity_id = ${caseId} AND s.place IS NOT NULL`
  await sql()`
    INSERT INTO shared_reason (answer_id, person_id, course_version_id, activity_id, item_id, option, shared_at)
    SELECT w.id, e.person_id, a.course_version_id, a.activity_id, w.item_id, w.value->>'option', w.received_at
    FROM attempt a JOIN enrolment e ON e.id = a.enrolment_id JOIN answer w ON w.attempt_id = a.id AND w.item_id = 'd-uno'
    WHERE a.course_version_id = ${versionId} AND a.activity_id = ${caseId} AND a.number = 1 AND hashtext(a.id::text) % 3 = 0`
}

/** What closing each of them would have kept. */
function keepWhatCounted(): Promise<void> {
  return transaction(async (tx) => {
    await keepSheetIn(tx, null)
    await keepFirstRunsIn(tx)
  }, 10 * 60_000)
}

/** The same rows in a table of their own, so that one sequential scan reads them and nothing else. */
async function copyRows(table: string, versionId: string, activityId: string): Promise<number> {
  await sql().unsafe(`DROP TABLE IF EXISTS ${table}`)
  await sql().unsafe(`CREATE UNLOGGED TABLE ${table} (LIKE answer)`)
  const { count } = await sql().unsafe(
    `INSERT INTO ${table} SELECT w.* FROM answer w JOIN attempt a ON a.id = w.attempt_id
    WHERE a.course_version_id = $1 AND a.activity_id = $2`,
    [versionId, activityId],
  )
  await sql().unsafe(`ANALYZE ${table}`)
  return count
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now()
  await work()
  return performance.now() - before
}

/** Median milliseconds of a read and of one sequential scan of the rows it is made of, in turn, round after round. */
async function compare(name: string, table: string, rows: number, read: () => Promise<unknown>): Promise<Aggregate> {
  const scan = () => sql().unsafe(`SELECT count(*), sum(points_hundredths), max(value->>'type') FROM ${table}`)
  await read()
  await scan()
  const times: { read: number; scan: number }[] = []
  for (let round = 0; round < rounds; round += 1) times.push({ scan: await timed(scan), read: await timed(read) })
  const ratio = median(times.map((one) => one.read / one.scan))
  return {
    name,
    rows,
    milliseconds: median(times.map((one) => one.read)),
    scanMilliseconds: median(times.map((one) => one.scan)),
    ratio,
  }
}

/** What trainers, and at the end of a case learners, see of very many answers. */
async function compareAll(versionId: string): Promise<Aggregate[]> {
  const spec = await findSpec(versionId, caseId)
  const learner = await db().enrolment.findFirstOrThrow({ where: { courseVersionId: versionId }, select: { id: true } })
  if (spec?.kind !== 'case') throw new Error('no case')
  const [quizTable, caseTable] = ['bench_quiz_answer', 'bench_case_answer']
  const quizRows = await copyRows(quizTable, versionId, quizId)
  const caseRows = await copyRows(caseTable, versionId, caseId)
  const place = { courseVersionId: versionId, activityId: caseId }
  const graph = () => Promise.all([getCaseCounts(place, spec), listSceneTimes(place, {})])
  const reasons = () => listBranchReasons(place, { decisionId: 'd-uno', options: ['o1', 'o2'] }, {}, 1)
  const divergence = () => listDivergence({ ...place, enrolmentId: learner.id }, ['d-uno'], 1)
  return [
    await compare('statistics of a 60-question quiz', quizTable, quizRows, () =>
      getQuizStatistics(quizId, [versionId]),
    ),
    await compare('graph and times of a case', caseTable, caseRows, graph),
    await compare('reasons at a decision of it', caseTable, caseRows, reasons),
    await compare('divergence at its end', caseTable, caseRows, divergence),
  ]
}

const versionId = await enrolEverybody()
await fillQuiz(versionId)
await fillCase(versionId)
await keepWhatCounted()
await sql()`VACUUM (ANALYZE)`
const [{ stored } = { stored: 0 }] = await sql()<{ stored: number }[]>`SELECT count(*)::int AS stored FROM answer`
await writeFile(file, JSON.stringify({ stored, aggregates: await compareAll(versionId) }))
await closeDatabase()
