import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { encryptFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import { sessionCookie } from '#app/identity/session-cookie.ts'
import { sql } from '#app/platform/database.server.ts'
import { sha256 } from '#app/platform/ids.server.ts'

/** How many people an ambito has, whatever the size of the installation: Italy’s have from two to some twenty thousand. */
export const peopleOfAmbito = 5000
const organisationsOfAmbito = 40
const kinds = ['registry', 'social_services', 'nursery', 'technical_office', 'other'] as const
/** Courses, and enrolments of each person. */
export const courses = 5
const lesson = { id: 'lezione', title: 'Lezione', minutes: 240, activities: [] }
const outline = JSON.stringify({
  ...{ modules: [{ id: 'modulo', title: 'Modulo', aims: [], lessons: [lesson] }], audience: [], competences: [] },
  ...{ authors: [], licence: 'CC-BY-4.0' },
})

const tables = { ambito: 1, organisation: 2, department: 3, person: 4, enrolment: 5, course: 6, edition: 7 } as const
const others = { version: 8, membership: 9, attendance: 10, belonging: 11, account: 12, grant: 13 } as const
const numbers = { ...tables, ...others }

/** The same id for the same row, in every run. */
export const benchId = (table: keyof typeof numbers, number: number) =>
  `${String(numbers[table]).padStart(8, '0')}-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
export const ambitoSlug = (number: number) => `bench-${number}`
export const courseSlug = (number: number) => `bench-course-${number}`

type Line = readonly (string | number | null)[]

function* texts(lines: Iterable<Line>): Generator<string> {
  let text = ''
  for (const line of lines) {
    text += `${line.map((value) => value ?? String.raw`\N`).join('\t')}\n`
    if (text.length > 60_000) {
      yield text
      text = ''
    }
  }
  yield text
}

/** Rows into a table by COPY, without the checks that a dump does not repeat either. */
async function copy(table: string, columns: string, lines: Iterable<Line>): Promise<void> {
  await sql().begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`
    const target = await tx.unsafe(`COPY ${table} (${columns}) FROM STDIN`).writable()
    await pipeline(Readable.from(texts(lines)), target)
  })
}

function* range(from: number, to: number): Generator<number> {
  for (let number = from; number < to; number += 1) yield number
}

function* mapped<T>(numbersOf: Iterable<number>, lineOf: (number: number) => T): Generator<T> {
  for (const number of numbersOf) yield lineOf(number)
}

/** Published courses with their standing editions, and the people who may sign in: one office for each ambito. */
export async function addCourses(): Promise<void> {
  const all = () => range(0, courses)
  const earlier = '2020-01-01T00:00:00Z'
  await copy(
    'course',
    'id, slug, created_at, current_version_id',
    mapped(all(), (n) => [benchId('course', n), courseSlug(n), earlier, benchId('version', n)]),
  )
  await copy(
    'course_version',
    'id, course_id, hash, number, title, summary, language, minutes, threshold_percent, outline',
    mapped(all(), (n) => [
      benchId('version', n),
      benchId('course', n),
      sha256(courseSlug(n)),
      1,
      `Corso ${n}`,
      '',
      'it',
      240,
      80,
      outline,
    ]),
  )
  await copy(
    'edition',
    'id, course_id, name, starts_on',
    mapped(all(), (n) => [benchId('edition', n), benchId('course', n), 'Edizione permanente', '2020-01-01']),
  )
}

const minute = (n: number, day: string) =>
  `${day}T${String(7 + (n % 10)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}:00Z`
const month = (n: number) => String(1 + (n % 10)).padStart(2, '0')

/**
 * Ambiti `from` to `to` with their organisations, departments and people, each with five enrolments: of ten, four completed,
 * three are under way, three not begun. People come in no order of place, as hires do.
 */
export async function addAmbiti(from: number, to: number): Promise<void> {
  const organisations = () => range(from * organisationsOfAmbito, to * organisationsOfAmbito)
  const perAmbito = organisationsOfAmbito * kinds.length
  const departments = () => range(from * perAmbito, to * perAmbito)
  const people = () => range(from * peopleOfAmbito, to * peopleOfAmbito)
  const [first, count] = [from * perAmbito, (to - from) * perAmbito]
  const departmentOf = (person: number) => first + ((person * 7919) % count)
  const ambitoOf = (department: number) => Math.floor(department / perAmbito)
  const cipher = encryptFiscalCode('RSSMRA80A41Z999X')
  const beginning = '2020-01-01'
  const enrolments = () => range(from * peopleOfAmbito * courses, to * peopleOfAmbito * courses)
  const isDone = (n: number) => (n * 31) % 10 < 4
  const isBegun = (n: number) => (n * 31) % 10 < 7
  const stateOf = (n: number) => (isDone(n) ? 'completed' : isBegun(n) ? 'under_way' : 'enrolled')
  const minutesOf = (person: number) =>
    [...range(person * courses, (person + 1) * courses)].reduce(
      (sum, n) => sum + (isDone(n) ? 240 : isBegun(n) ? 60 : 0),
      0,
    )
  await Promise.all([
    copy(
      'ambito',
      'id, slug, name, code, starts_on',
      mapped(range(from, to), (n) => [benchId('ambito', n), ambitoSlug(n), `Ambito ${n}`, `BENCH${n}`, beginning]),
    ),
    copy(
      'organisation',
      'id, kind, slug, name',
      mapped(organisations(), (n) => [benchId('organisation', n), 'comune', `bench-${n}`, `Comune ${n}`]),
    ),
    copy(
      'organisation_ambito',
      'id, organisation_id, ambito_id, starts_on',
      mapped(organisations(), (n) => [
        benchId('belonging', n),
        benchId('organisation', n),
        benchId('ambito', Math.floor(n / organisationsOfAmbito)),
        beginning,
      ]),
    ),
    copy(
      'department',
      'id, organisation_id, kind, name, starts_on',
      mapped(departments(), (n) => [
        benchId('department', n),
        benchId('organisation', Math.floor(n / kinds.length)),
        kinds[n % kinds.length] ?? 'other',
        `Settore ${n % kinds.length}`,
        beginning,
      ]),
    ),
    copy(
      'person',
      'id, given_name, family_name, fiscal_code_hash, fiscal_code_cipher',
      mapped(people(), (n) => [benchId('person', n), `Nome${n % 997}`, `Cognome${n % 9973}`, `bench-${n}`, cipher]),
    ),
    copy(
      'membership',
      'id, person_id, department_id, is_main, starts_on',
      mapped(people(), (n) => [
        benchId('membership', n),
        benchId('person', n),
        benchId('department', departmentOf(n)),
        't',
        beginning,
      ]),
    ),
    copy(
      'enrolment',
      'id, person_id, edition_id, course_version_id, state, enrolled_at, started_at, completed_at',
      mapped(enrolments(), (n) => {
        const at = (days: number) => minute(n, `2026-${month(n)}-${String(10 + days)}`)
        const course = n % courses
        const ids = [
          benchId('enrolment', n),
          benchId('person', Math.floor(n / courses)),
          benchId('edition', course),
          benchId('version', course),
        ]
        return [...ids, stateOf(n), at(0), isBegun(n) ? at(1) : null, isDone(n) ? at(2) : null]
      }),
    ),
    copy(
      'completion',
      'enrolment_id, person_id, course_id, course_version_id, completed_on, completed_at, credited_minutes, declared_minutes, department_id, organisation_id, ambito_id',
      chosen(enrolments(), isDone, (n) => {
        const person = Math.floor(n / courses)
        const department = departmentOf(person)
        const day = `2026-${month(n)}-12`
        const what = [
          benchId('enrolment', n),
          benchId('person', person),
          benchId('course', n % courses),
          benchId('version', n % courses),
        ]
        const place = [
          benchId('department', department),
          benchId('organisation', Math.floor(department / kinds.length)),
          benchId('ambito', ambitoOf(department)),
        ]
        return [...what, day, minute(n, day), 240, 240, ...place]
      }),
    ),
    copy(
      'attendance_entry',
      'id, enrolment_id, activity_id, kind, minutes, recorded_at',
      chosen(enrolments(), isBegun, (n) => [
        benchId('attendance', n),
        benchId('enrolment', n),
        'lezione',
        'declared_on_completion',
        isDone(n) ? 240 : 60,
        minute(n, `2026-${month(n)}-11`),
      ]),
    ),
    // As the triggers would, which are off meanwhile.
    copy(
      'earned_minutes',
      'person_id, year, lessons, meetings',
      chosen(
        people(),
        (n) => minutesOf(n) > 0,
        (n) => [benchId('person', n), 2026, minutesOf(n), 0],
      ),
    ),
  ])
}

function* chosen(
  numbersOf: Iterable<number>,
  may: (number: number) => boolean,
  lineOf: (number: number) => Line,
): Generator<Line> {
  for (const number of numbersOf) if (may(number)) yield lineOf(number)
}

/** Takes away what pages and a file of everybody of a run before have left. */
export async function forgetBefore(): Promise<void> {
  await sql()`DELETE FROM coverage_snapshot`
  await sql()`DELETE FROM organisation_ambito WHERE ambito_id IN (SELECT id FROM ambito WHERE code = ${wholeCode})`
  await sql()`DELETE FROM session`
  await sql()`DELETE FROM role_grant`
  await sql()`DELETE FROM account`
  await sql()`DELETE FROM person WHERE family_name = ${officeName}`
  await sql()`DELETE FROM ambito WHERE code = ${wholeCode}`
}

const [wholeCode, officeName] = ['BENCHTUTTI', 'Bench']

/** An ambito to which every organisation belongs as well: the file of everybody. */
export async function addWhole(number: number): Promise<void> {
  const slug = ambitoSlug(number)
  await sql()`INSERT INTO ambito (id, slug, name, code, starts_on) VALUES (${benchId('ambito', number)}, ${slug}, 'Tutti', ${wholeCode}, '2020-01-01')`
  await sql()`
    INSERT INTO organisation_ambito (id, organisation_id, ambito_id, starts_on)
    SELECT gen_random_uuid(), o.id, ${benchId('ambito', number)}, '2020-01-02' FROM organisation o WHERE o.slug LIKE 'bench-%'`
}

/** Somebody of an ambito's office with a session; returns the cookie. */
export async function addOffice(ambito: number): Promise<string> {
  const [person, account] = [benchId('account', ambito), benchId('grant', ambito)]
  const secret = sha256(`${ambito}`).slice(0, 40)
  const ends = new Date(Date.now() + 12 * 3_600_000)
  await sql()`INSERT INTO person (id, given_name, family_name, fiscal_code_hash, fiscal_code_cipher) VALUES (${person}, 'Ufficio', ${officeName}, ${person}, '-')`
  await sql()`INSERT INTO account (id, person_id, email, password_hash) VALUES (${account}, ${person}, ${`${ambito}@bench.example`}, '-')`
  await sql()`INSERT INTO role_grant (id, person_id, role, ambito_id, starts_on) VALUES (${account}, ${person}, 'ambito_office', ${benchId('ambito', ambito)}, '2020-01-01')`
  await sql()`INSERT INTO session (id, account_id, expires_at) VALUES (${sha256(secret)}, ${account}, ${ends})`
  return `${sessionCookie}=${secret}; locale=it`
}
