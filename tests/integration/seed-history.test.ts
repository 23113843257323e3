import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { answerProblem } from '#app/assessment/check-answer.ts'
import { listBranchReasons, reasonsOnPage } from '#app/assessment/case-statistics.server.ts'
import { drawQuestions } from '#app/assessment/draw-questions.ts'
import { gradeAnswer } from '#app/assessment/grade-answer.ts'
import { emptyRequired, fieldProblem } from '#app/assessment/fill-form.ts'
import { commentsFit } from '#app/assessment/marking/answer-text.ts'
import { stateAfter } from '#app/assessment/marking/marking-round.ts'
import { Levels, TextComments } from '#app/assessment/marking/schemas.ts'
import { AnswerValue } from '#app/assessment/schemas.ts'
import { getSpec } from '#app/assessment/spec-queries.server.ts'
import { walkCase } from '#app/assessment/walk-case.ts'
import { seedHistory } from '#app/cli/seed-history.ts'
import { certifyHistoryWorker, certifySome } from '#app/cli/seed/certify-history.server.ts'
import { seed } from '#app/cli/seed.ts'
import { coursesFolder, publishCourse } from '#app/authoring/publish-course.server.ts'
import { listCourseFolders, readCourse } from '#app/authoring/read-course.server.ts'
import { evidenceType } from '#app/certificates/hours/evidence-type.ts'
import { listExternals } from '#app/certificates/hours/external-queries.server.ts'
import { listContests } from '#app/learning/attendance/contest-queries.server.ts'
import { judgeCompletion } from '#app/learning/completion-rule.ts'
import { standingTerms } from '#app/learning/editions/edition-terms.ts'
import { getVersion } from '#app/learning/version-queries.server.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { findBlob } from '#app/platform/blobs.server.ts'
import { db, sql } from '#app/platform/database.server.ts'
import { drainJobs } from '#app/platform/jobs.server.ts'
import { getCoverage } from '#app/reporting/coverage-queries.server.ts'
import { officeMenu } from '#app/reporting/office-menu.server.ts'
import { comuniCovered, coverageTotals } from '#app/reporting/coverage-view.ts'

const now = new Date('2026-11-24T09:00:00Z')

beforeAll(async () => {
  await seed({ people: true })
  expect(await seedHistory(now)).toContain('not published yet')
  for (const folder of await listCourseFolders(coursesFolder())) {
    expect(await publishCourse(await readCourse(folder), now)).toMatchObject({ ok: true })
  }
  const outcomes = await Promise.all([seedHistory(now), seedHistory(now)])
  expect(outcomes[0]).toBe(outcomes[1])
}, 300_000)

const first = 'approccio-transculturale'
const evidences = async () =>
  (await db().externalCertificate.findMany({ select: { evidenceSha256: true } })).map((one) => one.evidenceSha256)
const ofFirst = { edition: { course: { slug: first } } }

const enrolmentOf = (email: string) =>
  db().enrolment.findFirst({
    where: { ...ofFirst, person: { account: { email } } },
    include: { progress: true, attendance: true, completion: true },
  })

describe('a year of history', () => {
  test('has about 430 people on the way, about 310 of them done, in 35 comuni', async () => {
    const enrolments = await db().enrolment.groupBy({ by: ['state'], where: ofFirst, _count: true })
    const byState = Object.fromEntries(enrolments.map(({ state, _count }) => [state, _count]))
    expect(byState.completed).toBeGreaterThan(290)
    expect(byState.completed).toBeLessThan(330)
    expect(byState.under_way).toBeGreaterThan(70)
    expect(byState.enrolled).toBeGreaterThan(20)
    expect(await db().enrolment.count({ where: ofFirst })).toBeGreaterThan(400)
    expect(await db().enrolment.count({ where: ofFirst })).toBeLessThan(460)
    const [comuni] = await sql()<{ covered: number; ambiti: number }[]>`
      SELECT count(DISTINCT organisation_id)::int AS covered, count(DISTINCT ambito_id)::int AS ambiti
      FROM completion JOIN organisation o ON o.id = organisation_id AND o.kind = 'comune'`
    expect(comuni).toEqual({ covered: 35, ambiti: 7 })
  })

  test('has people go on to the other courses after the first', async () => {
    const rows = await sql()<{ slug: string; completed: number; others: number; too_early: number }[]>`
      SELECT c.slug, count(*) FILTER (WHERE e.state = 'completed')::int AS completed,
        count(*) FILTER (WHERE e.state <> 'completed')::int AS others,
        count(*) FILTER (WHERE e.enrolled_at < one.completed_at OR one.completed_at IS NULL)::int AS too_early
      FROM enrolment e JOIN edition d ON d.id = e.edition_id JOIN course c ON c.id = d.course_id
      LEFT JOIN completion one ON one.person_id = e.person_id
        AND one.course_id = (SELECT id FROM course WHERE slug = ${first})
      WHERE c.slug <> ${first} GROUP BY c.slug ORDER BY c.slug`
    expect(rows.map(({ slug }) => slug)).toEqual(['care-drain', 'tutela-minori'])
    for (const { completed, others, too_early } of rows) {
      expect(completed).toBeGreaterThan(30)
      expect(others).toBeGreaterThan(5)
      expect(too_early).toBe(0)
    }
  })

  test('obeys the rules learning keeps', async () => {
    const rows = await db().enrolment.findMany({ include: { progress: true, attendance: true, completion: true } })
    for (const { completion, progress, attendance, ...enrolment } of rows) {
      const version = await getVersion(enrolment.courseVersionId)
      const completedIds = new Set(progress.map(({ activityId }) => activityId))
      const creditedMinutes = attendance.reduce((sum, { minutes }) => sum + minutes, 0)
      const course = { outline: version.outline, terms: standingTerms(version) }
      expect(judgeCompletion({ ...course, completedIds, creditedMinutes }).complete).toBe(completion !== null)
      expect(enrolment.state === 'completed').toBe(completion !== null)
      expect(enrolment.startedAt !== null).toBe(enrolment.state !== 'enrolled')
      if (completion) expect(completion.creditedMinutes).toBe(creditedMinutes)
      const instants = [enrolment.startedAt, ...progress.map((one) => one.completedAt), enrolment.lastSeenAt]
      for (const at of instants) if (at) expect(at.getTime()).toBeGreaterThanOrEqual(enrolment.enrolledAt.getTime())
      for (const at of instants) if (at) expect(at.getTime()).toBeLessThan(now.getTime())
      expect(now.getTime() - enrolment.enrolledAt.getTime()).toBeLessThan(366 * 86_400_000)
    }
  })

  test('has every exercise worked through as assessment would have kept it', async () => {
    const attempts = await db().attempt.findMany({
      include: { answers: { orderBy: { sequence: 'asc' } }, enrolment: true },
    })
    expect(attempts.length).toBeGreaterThan(1200)
    for (const { answers, enrolment, ...attempt } of attempts) {
      const spec = await getSpec(attempt.courseVersionId, attempt.activityId)
      const journal = answers.map(({ itemId, value }) => ({ itemId, value: AnswerValue.parse(value) }))
      if (spec.kind === 'case') expect(walkCase(spec, journal).finished).toBe(true)
      else if (spec.kind === 'form') {
        const texts = new Map(journal.map(({ itemId, value }) => [itemId, value]))
        expect(emptyRequired(spec, texts)).toEqual([])
        for (const field of spec.fields) {
          const value = texts.get(field.id)
          expect(value?.type === 'field' ? fieldProblem(field, value.text) : null).toBeNull()
        }
      } else {
        const drawn = z.array(z.string()).parse(attempt.drawn)
        const questions = new Map(spec.questions.map((question) => [question.id, question]))
        const points = journal.map(({ itemId, value }) => {
          const question = questions.get(itemId)
          if (!question) throw new Error(itemId)
          expect(answerProblem(question, value)).toBeNull()
          return gradeAnswer(question, value).points
        })
        expect(journal.map(({ itemId }) => itemId)).toEqual(drawn)
        const earlier = attempts.filter(
          ({ enrolmentId, activityId, number }) =>
            enrolmentId === attempt.enrolmentId && activityId === attempt.activityId && number < attempt.number,
        )
        const seen = new Set(earlier.flatMap((one) => z.array(z.string()).parse(one.drawn)))
        expect(drawQuestions(spec, attempt.seed, seen)).toEqual(drawn)
        expect(points.reduce((sum, one) => sum + one, 0)).toBe(attempt.pointsHundredths)
      }
      expect(attempt.startedAt.getTime()).toBeGreaterThanOrEqual(enrolment.enrolledAt.getTime())
    }
    const [wrong] = await sql()<{ count: number }[]>`
      SELECT count(*)::int AS count FROM activity_progress p
      JOIN assessment_spec s ON s.course_version_id = p.course_version_id AND s.activity_id = p.activity_id
      LEFT JOIN LATERAL (
        SELECT max(a.points_hundredths * 10000 / a.max_hundredths) AS best, max(a.submitted_at) AS ended
        FROM attempt a WHERE a.enrolment_id = p.enrolment_id AND a.activity_id = p.activity_id
      ) a ON true
      WHERE a.ended IS DISTINCT FROM p.completed_at OR a.best IS DISTINCT FROM p.score_basis_points`
    expect(wrong).toEqual({ count: 0 })
  })

  test('leaves answers waiting, half read, returned, far apart and read, as the rules of reading would have', async () => {
    const rows = await db().openAnswer.findMany({ include: { markings: true, texts: true } })
    const count = Map.groupBy(rows, ({ state }) => state)
    for (const state of ['waiting', 'second_waiting', 'returned', 'to_settle', 'marked'] as const) {
      expect(count.get(state)?.length, state).toBeGreaterThan(1)
    }
    expect(rows.filter(({ textNumber }) => textNumber === 2).length).toBeGreaterThan(1)
    for (const { state, second, textNumber, markings, texts } of rows) {
      expect(texts).toHaveLength(textNumber)
      const facts = markings.filter((one) => one.textNumber === textNumber)
      expect(
        stateAfter(
          facts.map((one) => ({ ...one, levels: Levels.parse(one.levels) })),
          second,
        ),
      ).toBe(state)
      for (const { textNumber: of, comments, markedAt } of markings) {
        expect(commentsFit(texts.find(({ number }) => number === of)?.text ?? '', TextComments.parse(comments))).toBe(
          true,
        )
        expect(markedAt.getTime()).toBeLessThan(now.getTime())
      }
    }
  })

  test('keeps the place of each completion as it was on that day (P6)', async () => {
    const [wrong] = await sql()<{ count: number }[]>`
      SELECT count(*)::int AS count FROM completion x WHERE NOT EXISTS (
        SELECT 1 FROM membership m
        JOIN department d ON d.id = m.department_id
        JOIN organisation_ambito oa ON oa.organisation_id = d.organisation_id
        WHERE m.person_id = x.person_id AND m.is_main AND m.department_id = x.department_id
          AND d.organisation_id = x.organisation_id AND oa.ambito_id = x.ambito_id
          AND m.starts_on <= x.completed_on AND (m.ends_on IS NULL OR m.ends_on >= x.completed_on)
          AND oa.starts_on <= x.completed_on AND (oa.ends_on IS NULL OR oa.ends_on >= x.completed_on))`
    expect(wrong).toEqual({ count: 0 })
  })

  test('shows the demo accounts where their label says they are', async () => {
    expect(await enrolmentOf('anagrafe@lissone.example')).toBeNull()
    expect(await enrolmentOf('referente@lissone.example')).toMatchObject({ state: 'completed' })
    const nursery = await enrolmentOf('nido@carate.example')
    expect(nursery).toMatchObject({ state: 'under_way', completion: null })
    const minutes = nursery?.attendance.reduce((sum, entry) => sum + entry.minutes, 0) ?? 0
    const { declaredMinutes } = await getVersion(nursery?.courseVersionId ?? '')
    expect(minutes / declaredMinutes).toBeGreaterThan(0.33)
    expect(minutes / declaredMinutes).toBeLessThanOrEqual(0.5)
  })

  test('tells the truth of the field: some ambiti far ahead, some with nobody', async () => {
    const { id: courseId } = await db().course.findUniqueOrThrow({ where: { slug: first } })
    const covered = async (code: string) => {
      const { id: ambitoId } = await db().ambito.findUniqueOrThrow({ where: { code } })
      const coverage = await getCoverage({ ambitoId, courseId, asOf: new Date('2026-11-24T00:00:00Z') }, now)
      return { ...comuniCovered(coverage.matrix), ...coverageTotals(coverage.matrix) }
    }
    expect(await covered('CARATE')).toMatchObject({ comuni: 13, covered: 11 })
    const moved = await db().membership.findMany({ where: { endsOn: { not: null } }, select: { personId: true } })
    expect(new Set(moved.map(({ personId }) => personId)).size).toBe(9)
    const ambiti = await db().ambito.findMany({ select: { code: true } })
    const totals = await Promise.all(ambiti.map(({ code }) => covered(code)))
    expect(totals.reduce((sum, { trained_elsewhere }) => sum + trained_elsewhere, 0)).toBeGreaterThan(0)
    expect(await covered('LECCO')).toMatchObject({ comuni: 31, covered: 7 })
    expect(await covered('BELLANO')).toMatchObject({ comuni: 29, covered: 0, completed: 0, enrolled: 0 })
    expect(await covered('SEREGNO')).toMatchObject({ covered: 0, completed: 0 })
    expect((await covered('SEREGNO')).enrolled).toBeGreaterThan(0)
  })

  test('has a group in an edition, with two meetings over and one to come, and nobody done yet', async () => {
    const editions = await db().edition.findMany({
      where: { ambito: { code: 'CARATE' } },
      include: { enrolments: { include: { attendance: true, presences: true } }, meetings: true, credits: true },
    })
    expect(editions).toMatchObject([{ name: 'Autunno 2026', mode: 'blended', credits: [{ eventId: 'FC-000000' }] }])
    const [{ enrolments, meetings } = { enrolments: [], meetings: [] }] = editions
    expect(enrolments).toHaveLength(12)
    expect(meetings.filter(({ confirmedAt }) => confirmedAt !== null)).toHaveLength(2)
    expect(meetings.filter(({ startsAt }) => startsAt > now)).toHaveLength(1)
    for (const { state, attendance, presences } of enrolments) {
      const held = attendance.filter(({ kind }) => kind === 'meeting')
      expect(held.map(({ activityId }) => activityId).sort()).toEqual(presences.map((one) => one.meetingId).sort())
      expect(state).toBe(attendance.length > 0 ? 'under_way' : 'enrolled')
    }
    expect(new Set(enrolments.map(({ presences }) => presences.length))).toEqual(new Set([0, 1, 2]))
  })

  test('leaves the first ambito’s office something to answer: minutes contested, and a certificate from elsewhere', async () => {
    const { id, slug, name } = await db().ambito.findFirstOrThrow({ where: { code: 'CARATE' } })
    const office = viewerWith([grantOf('ambito_office', { ambitoId: id })])
    expect((await officeMenu(office, { id, slug, name }, now)).waiting).toEqual({ contests: 1, external: 1 })
    const [contest] = (await listContests(office, id, now)).open
    expect(contest).toMatchObject({ kind: 'meeting', askedMinutes: 120, declaredMinutes: 120, creditedMinutes: 95 })
    const { externals } = await listExternals({ id, slug, name, code: 'CARATE' }, 1)
    expect(externals).toMatchObject([
      { source: 'syllabus', verdict: null, minutes: 240 },
      { source: 'other', verdict: 'approved', counted: 360 },
    ])
    expect(evidenceType((await findBlob((await evidences())[0] ?? ''))?.bytes ?? new Uint8Array())).toBe(
      'application/pdf',
    )
    const others = await db().ambito.findMany({ where: { code: { not: 'CARATE' } } })
    for (const other of others) {
      const viewer = viewerWith([grantOf('ambito_office', { ambitoId: other.id })])
      expect((await officeMenu(viewer, other, now)).waiting).toEqual({ contests: 0, external: 0 })
    }
  })

  test('is written once', async () => {
    const before = await db().enrolment.count()
    expect(await seedHistory(new Date('2026-11-25T09:00:00Z'))).toMatch(/enrolments/)
    expect(await db().enrolment.count()).toBe(before)
  })

  test('certifies the oldest completions first, numbered without gaps, without mails, and ends', async () => {
    await Promise.all([certifySome(now), certifySome(now)])
    const oldest = await db().completion.findMany({
      orderBy: [{ completedAt: 'asc' }, { enrolmentId: 'asc' }],
      take: 12,
    })
    await db().completion.deleteMany({ where: { enrolmentId: { notIn: oldest.map((one) => one.enrolmentId) } } })
    await drainJobs([certifyHistoryWorker])

    const certificates = await db().certificate.findMany({
      orderBy: [{ ambitoId: 'asc' }, { year: 'asc' }, { sequence: 'asc' }],
    })
    expect(certificates.map((one) => one.enrolmentId).sort()).toEqual(oldest.map((one) => one.enrolmentId).sort())
    for (const [index, certificate] of certificates.entries()) {
      const before = certificates[index - 1]
      const follows = before?.ambitoId === certificate.ambitoId && before.year === certificate.year
      expect(certificate.sequence).toBe(follows ? before.sequence + 1 : 1)
      if (follows) expect(certificate.issuedAt >= before.issuedAt).toBe(true)
      expect(certificate.issuedAt).toEqual(
        oldest.find((one) => one.enrolmentId === certificate.enrolmentId)?.completedAt,
      )
    }
    const pdfs = { mediaType: 'application/pdf', sha256: { notIn: await evidences() } }
    expect(await db().blob.count({ where: pdfs })).toBe(certificates.length)
    expect(await db().mail.count()).toBe(0)
    expect(await seedHistory(new Date('2026-11-25T09:00:00Z'))).toBe('already there')
  }, 60_000)

  test('gives trainers pages of reasons without two alike, and colleagues none twice at one option', async () => {
    const { id: courseVersionId } = await db().courseVersion.findFirstOrThrow({
      where: { course: { slug: first } },
      select: { id: true },
    })
    const mina = { courseVersionId, activityId: 'caso-mina' }
    const spec = await getSpec(courseVersionId, 'caso-mina')
    const scenes = spec.kind === 'case' ? spec.scenes : []
    const decision = scenes.find((scene) => scene.decision?.id === 'decisione-lingua')?.decision
    const asked = { decisionId: 'decisione-lingua', options: decision?.options.map(({ id }) => id) ?? [] }
    for (const page of [1, 2, 3, 4, 5]) {
      const branches = await listBranchReasons(mina, asked, {}, page)
      expect(branches).toHaveLength(3)
      for (const { reasons } of branches) expect(new Set(reasons).size).toBe(reasonsOnPage)
    }
    const shared = await sql()<{ times: number }[]>`
      SELECT count(*)::int AS times FROM shared_reason s JOIN answer a ON a.id = s.answer_id
      GROUP BY s.item_id, s.option, a.value->>'reason'`
    expect(shared.length).toBeGreaterThan(100)
    expect(shared.every(({ times }) => times === 1)).toBe(true)
  })
})
