import { randomUUID } from 'node:crypto'
import { hashLimit } from '#app/certificates/compare-file.ts'
import { expect, test } from '@playwright/test'
import { db } from '#app/platform/database.server.ts'
import { ask, type Fields, type Reply } from './setup/ask.ts'
import { courseSlug, enrol, makeWorld, password, sessionOf, type World } from './setup/doors.ts'
import { answer, filled, formsOf, start, type ExerciseForm } from './setup/exercises.ts'

test.describe.configure({ mode: 'default' })

const script = '<script>alert(1)</script>"><img src=x onerror=alert(2)>'
const hostile = {
  markup: script,
  sql: "'; DROP TABLE person; --",
  null: 'ab\u0000c',
  reversed: '\u202Egnp.exe',
  expression: '${7*7}{{7*7}}',
  traversal: '../../../etc/passwd',
  long: 'x'.repeat(100_000),
  spaces: '   ',
  prototype: '__proto__',
  constructor: 'constructor',
}

let world: World
let learner: { cookie: string; enrolmentId: string }

test.beforeAll(async () => {
  test.setTimeout(180_000)
  world = await makeWorld()
  const { cookie } = world.people.other_learner
  learner = { cookie, enrolmentId: await enrol(cookie) }
})

test.afterEach(async () => {
  // One address makes all of these tries; what is counted is tested elsewhere.
  await db().rateLimit.deleteMany({ where: { key: { startsWith: 'verify-file:' } } })
})

const lesson = (id: string) => `/learn/${learner.enrolmentId}/${id}`
const person = () => world.people.other_learner

const htmlOf = (text: string) => text.replace(/<script\b.*?<\/script>/gs, '')

/** A refusal that a person can read: 4xx, a page, an alert, nothing of what was sent as markup. */
function expectRefusal(reply: Reply, what: string, { alert = true } = {}) {
  expect.soft(reply.status, what).toBeGreaterThanOrEqual(400)
  expect.soft(reply.status, what).toBeLessThan(500)
  expect.soft(reply.text, what).not.toContain('<script>alert')
  expect.soft(htmlOf(reply.text), what).not.toContain('<img src=x')
  if (alert) expect.soft(reply.text, what).toMatch(/role="alert"|alert--danger|<h1>/)
}

type Form = { name: string; path: string; cookie: string; good: Record<string, string>; free?: string[] }

/** Every form, with what it takes when all is well. `free` fields may hold any text. */
const forms = (): Form[] => {
  const { people, ambitoSlug, verifyCode } = world
  const passwords = { current: password, password: 'un’altra frase lunga', repeat: 'un’altra frase lunga' }
  return [
    { name: 'sign-in', path: '/login', cookie: '', good: { email: 'niente@porte.example', password: 'x' } },
    { name: 'password forgotten', path: '/password/forgot', cookie: '', good: { email: 'niente@porte.example' } },
    {
      name: 'new password',
      path: '/password/reset/NIENTE',
      cookie: '',
      good: { password: passwords.password, repeat: passwords.repeat },
    },
    { name: 'change password', path: '/account', cookie: people.trainer.cookie, good: passwords },
    { name: 'verify code', path: '/verify?index', cookie: '', good: { code: verifyCode } },
    { name: 'verify file', path: `/verify/${verifyCode}`, cookie: '', good: {} },
    {
      name: 'ZIP',
      path: `/office/${ambitoSlug}/bundles?index`,
      cookie: people.office.cookie,
      good: { course: courseSlug, asOf: '', organisation: '', department: '' },
    },
  ]
}

test('values no form takes: a message, what was typed, nothing stored', async () => {
  test.setTimeout(300_000)
  const bundles = () => db().certificateBundle.count()
  const hash = async () =>
    (await db().account.findUniqueOrThrow({ where: { id: world.people.trainer.accountId } })).passwordHash
  const before = [await bundles(), await hash()]
  for (const { name, path, cookie, good } of forms()) {
    for (const field of Object.keys(good)) {
      for (const [kind, value] of Object.entries(hostile)) {
        const secret = /password|repeat|current/.test(field)
        // Any text may be a password: sign-in says that it is the wrong one, the others that the two differ.
        const reply = await ask(path, { cookie, body: { ...good, [field]: value } })
        const what = `${name}, ${field}: ${kind}`
        const harmless = name === 'sign-in' && field === 'password'
        const blank = value.trim() === '' && name === 'ZIP' && field !== 'course'
        if (!blank) expectRefusal(reply, what)
        if (secret && !harmless) expect.soft(htmlOf(reply.text), what).not.toContain(`value="${value.slice(0, 8)}`)
      }
    }
  }
  expect([await bundles(), await hash()]).toEqual(before)
})

test('what is missing, doubled or a file is asked for again', async () => {
  for (const { name, path, cookie, good } of forms()) {
    expectRefusal(await ask(path, { cookie, body: {} }), `${name}, empty`)
    for (const field of Object.keys(good).filter((one) => good[one] !== '')) {
      const without = Object.entries(good).filter(([one]) => one !== field)
      expectRefusal(await ask(path, { cookie, body: without }), `${name} without ${field}`)
      const doubled: Fields = [...Object.entries(good), [field, 'b']]
      expectRefusal(await ask(path, { cookie, body: doubled }), `${name}, ${field} twice`)
      const withFile = new FormData()
      for (const [one, value] of without) withFile.append(one, value)
      withFile.append(field, new File([script], `${script}.txt`, { type: 'text/html' }))
      expectRefusal(await ask(path, { cookie, body: withFile }), `${name}, ${field} as a file`)
    }
  }
})

test('names no page has are ignored or refused, and reach no prototype', async () => {
  const deep = Array.from({ length: 3000 }, () => 'a').join('.')
  const names = [
    '__proto__',
    '__proto__.admin',
    'constructor.prototype.x',
    'email.__proto__.x',
    'password[0][1]',
    'a[b',
    deep,
    '',
  ]
  for (const { name, path, cookie } of forms()) {
    for (const field of names) {
      const reply = await ask(path, { cookie, body: { [field]: 'x' } })
      expectRefusal(reply, `${name}: ${field.slice(0, 30)}`)
    }
    const many: [string, string][] = Array.from({ length: 5000 }, (_, index) => [`f${index}`, 'x'])
    expectRefusal(await ask(path, { cookie, body: many }), `${name}, five thousand fields`)
  }
  expect((await ask('/healthz')).status).toBe(200)
})

test('a body that is no form is refused in the visitor’s language', async () => {
  for (const { name, path, cookie } of forms()) {
    const bodies: [string, string][] = [
      ['application/json', '{"email":1}'],
      ['text/plain', 'ciao'],
      ['multipart/form-data; boundary=x', '--y\r\nrotto'],
      ['multipart/form-data', 'x'],
      ['application/x-www-form-urlencoded; charset=utf-16', '%ED%A0%80=%FF&%=%'],
    ]
    for (const [type, body] of bodies) {
      expectRefusal(await ask(path, { cookie, body, headers: { 'Content-Type': type } }), `${name} as ${type}`)
    }
  }
  const { status, text } = await ask('/login', {
    cookie: 'locale=en',
    body: '{}',
    headers: { 'Content-Type': 'application/json' },
  })
  expect(status).toBe(400)
  expect(text).toContain('We did not understand the request')
})

test('more than 6 MB is refused before it is read, by a page in the visitor’s language', async () => {
  const body = `email=${'x'.repeat(6 * 1024 * 1024)}`
  for (const [cookie, title] of [
    ['locale=it', 'Troppo grande'],
    ['locale=en', 'Too large'],
  ] as const) {
    const { status, text } = await ask('/login', { cookie, body })
    expect(status).toBe(413)
    expect(text).toContain(`<h1>${title}</h1>`)
  }
  const unsaid = await ask('/login', {
    body: 'email=x',
    headers: { 'Transfer-Encoding': 'chunked', 'Content-Length': '' },
  }).catch(() => null)
  if (unsaid) expect([400, 411]).toContain(unsaid.status)
})

test('a form says what is wrong, keeps what was typed, and never a password', async () => {
  const typed = await ask('/login', { body: { email: `chi "<b>sono`, password: 'la mia password segreta' } })
  expect(typed.status).toBe(400)
  expect(typed.text).toContain('Questo non sembra un indirizzo e-mail')
  expect(typed.text).toContain('value="chi &quot;&lt;b>sono"')
  expect(typed.text).not.toContain('la mia password segreta')
  const english = await ask('/password/forgot', { cookie: 'locale=en', body: { email: 'chi' } })
  expect(english.text).toContain('This does not look like an e-mail address')
  expect(english.text).toContain('value="chi"')
  const code = await ask('/verify?index', { body: { code: 'AAAA BBBB' } })
  expect(code.text).toContain('value="AAAA BBBB"')
  const account = await ask('/account', {
    cookie: world.people.evaluator.cookie,
    body: { current: 'segreta uno', password: 'segreta due lunga', repeat: 'segreta tre' },
  })
  expect(account.text).toContain('Le due password non sono uguali.')
  expect(account.text).not.toMatch(/segreta (uno|due|tre)/)
  const path = `/office/${world.ambitoSlug}/bundles?index`
  const zip = await ask(path, {
    cookie: world.people.office.cookie,
    body: { course: courseSlug, asOf: '2999-01-01', department: 'registry' },
  })
  expect(zip.status).toBe(400)
  expect(zip.text).toContain('value="2999-01-01"')
  expect(zip.text).toMatch(/<option value="registry" selected/)
})

test('the file to compare: none, empty, text, too large', async () => {
  const path = `/verify/${world.verifyCode}`
  const send = (value: string | File) => {
    const form = new FormData()
    form.append('file', value)
    return ask(path, { body: form })
  }
  expect((await send('testo')).text).toContain('alert--danger')
  expect((await send('testo')).status).toBe(400)
  expect((await send(new File([], 'vuoto.pdf'))).status).toBe(400)
  const large = await send(new File([new Uint8Array(5 * 1024 * 1024 + 1)], 'grande.pdf'))
  expect(large.status).toBe(400)
  const other = await send(new File([script], `${script}.pdf`))
  expect(other.status).toBe(200)
  expect(other.text).not.toContain('<script>alert')
})

test('a PDF to look up: none, text, too large, wrong hashes, too many', async () => {
  const path = '/verify?index'
  const send = (name: string, ...values: (string | File)[]) => {
    const form = new FormData()
    for (const value of values) form.append(name, value)
    return ask(path, { body: form })
  }
  expect((await send('file', 'testo')).status).toBe(400)
  expect((await send('file', new File([], 'vuoto.pdf'))).status).toBe(400)
  expect((await send('file', new File([new Uint8Array(5 * 1024 * 1024 + 1)], 'grande.pdf'))).status).toBe(400)
  expect((await send('file', new File([script], `${script}.pdf`))).status).toBe(404)
  for (const wrong of ['', 'abc', `${'a'.repeat(64)}'`, 'A'.repeat(64)])
    expect((await send('sha256', wrong)).status).toBe(400)
  expect((await send('sha256', ...Array.from({ length: hashLimit + 1 }, () => 'a'.repeat(64)))).status).toBe(400)
  expect((await send('sha256', 'a'.repeat(64))).status).toBe(404)
  for (let tries = 0; tries < 30; tries += 1) await send('sha256', 'b'.repeat(64))
  expect((await send('sha256', 'b'.repeat(64))).status).toBe(429)
  await db().rateLimit.deleteMany({ where: { key: { startsWith: 'verify-file:' } } })
})

const answersOf = (enrolmentId: string) => db().answer.count({ where: { attempt: { enrolmentId } } })

/** Sends a form of an exercise changed; it must be refused and write nothing. */
async function expectNoAnswer(path: string, fields: Fields, what: string) {
  const before = await answersOf(learner.enrolmentId)
  const reply = await ask(path, { cookie: learner.cookie, body: fields })
  expectRefusal(reply, what)
  expect.soft(await answersOf(learner.enrolmentId), what).toBe(before)
}

/** Wrong answers to a question of each type. */
function wrongAnswers({ hidden, choices }: ExerciseForm): Record<string, string>[] {
  const names = Object.keys(choices)
  const same = (value: string) => Object.fromEntries(names.map((name) => [name, value]))
  const common = [
    {},
    same(''),
    same(script),
    same('__proto__'),
    same('99'),
    { 'position-__proto__': '1', 'pair-__proto__': 'x' },
  ]
  const text = ['', '   ', script, 'x'.repeat(5000)].map((one) => ({ text: one }))
  const byType: Record<string, Record<string, string>[]> = {
    numeric: [...text, { text: '1e999' }, { text: 'NaN' }, { text: 'Infinity' }, { text: '١٢' }],
    short: [{ text: '' }, { text: '\u0000' }, { text: 'x'.repeat(5000) }],
  }
  return byType[hidden.type ?? ''] ?? common
}

test('answers of every type: nothing that is not one is stored', async () => {
  test.setTimeout(180_000)
  const path = lesson('verifica-finale')
  const seen = new Set<string>()
  for (let round = 0; round < 8 && seen.size < 6; round += 1) {
    await start(learner.cookie, path, 'verifica')
    const page = await ask(path, { cookie: learner.cookie })
    for (const form of formsOf(page.text).filter(({ hidden }) => hidden.intent === 'answer')) {
      const { type = '' } = form.hidden
      if (seen.has(type)) continue
      seen.add(type)
      for (const wrong of wrongAnswers(form))
        await expectNoAnswer(path, { ...form.hidden, ...wrong }, `${type} ${JSON.stringify(wrong).slice(0, 60)}`)
      const good = filled(form, 'parola')
      const broken = {
        answerId: 'x',
        attemptId: script,
        itemId: '__proto__',
        type: 'constructor',
        activityId: '../x',
        intent: script,
      }
      for (const [field, value] of Object.entries(broken))
        await expectNoAnswer(path, { ...good, [field]: value }, `${type}, ${field}`)
      await expectNoAnswer(path, { ...good, attemptId: randomUUID() }, `${type}, nobody’s attempt`)
    }
    await answer(learner.cookie, path, 30)
  }
  expect([...seen].sort()).toEqual(['match', 'multiple', 'numeric', 'order', 'short', 'single'])
})

test('somebody else’s attempt is not found', async () => {
  const path = lesson('il-viaggio')
  await start(learner.cookie, path, 'prova-viaggio')
  const [form] = formsOf((await ask(path, { cookie: learner.cookie })).text)
  const other = world.people.evaluator.cookie
  const own = `/learn/${await enrol(other)}/il-viaggio`
  const before = await db().answer.count()
  const fields = form ? filled(form, '') : {}
  expect((await ask(own, { cookie: other, body: fields })).status).toBe(404)
  const handIn = { intent: 'submit-attempt', attemptId: fields.attemptId ?? '', activityId: 'prova-viaggio' }
  expect((await ask(own, { cookie: other, body: handIn })).status).toBe(404)
  expect(await db().answer.count()).toBe(before)
})

test('a decision and its reason: refused with what was written, kept word for word, shown as text', async () => {
  const path = lesson('il-caso-di-mina')
  await start(learner.cookie, path, 'caso-mina')
  const form = formsOf((await ask(path, { cookie: learner.cookie })).text)[0]
  if (!form) throw new Error('no decision')
  const good = filled(form, '')
  const long = `${script} ${'perché '.repeat(20)}`
  const short = await ask(path, { cookie: learner.cookie, body: { ...good, reason: script.slice(0, 25) } })
  expect(short.status).toBe(409)
  expect(short.text).toContain('È troppo breve: servono almeno 40 caratteri.')
  expect(short.text).toContain('&lt;script>alert(1)&lt;/script>')
  expect(short.text).toMatch(/type="radio" name="option"[^>]*checked|checked=""[^>]*name="option"/)
  await expectNoAnswer(path, { ...good, reason: 'x'.repeat(3000) }, 'reason too long')
  await expectNoAnswer(path, { ...good, reason: 'x'.repeat(50_000) }, 'reason beyond every limit')
  await expectNoAnswer(path, { ...good, reason: long, option: 'non-esiste' }, 'an option that is not there')
  await expectNoAnswer(path, { ...good, reason: long, itemId: 'decisione-congedo' }, 'a decision of later')
  const taken = await ask(path, { cookie: learner.cookie, body: { ...good, reason: `\u0000\u202E${long}` } })
  expect(taken.status).toBe(302)
  const page = await ask(path, { cookie: learner.cookie })
  expect(page.text).not.toContain('<script>alert')
  expect(htmlOf(page.text)).toContain('&lt;img src=x onerror=alert(2)>')
})

test('a lesson is not completed past its exercises, nor one that is not there', async () => {
  const fresh = world.people.department_contact.cookie
  const enrolmentId = await enrol(fresh)
  const body = { intent: 'complete-lesson' }
  expect((await ask(`/learn/${enrolmentId}/il-viaggio`, { cookie: fresh, body })).status).toBe(409)
  expect((await ask(`/learn/${enrolmentId}/non-esiste`, { cookie: fresh, body })).status).toBe(404)
  for (const activityId of ['non-esiste', '__proto__', script, 'x'.repeat(5000)]) {
    const begun = await ask(`/learn/${enrolmentId}/il-viaggio`, {
      cookie: fresh,
      body: { intent: 'start-attempt', activityId },
    })
    expect.soft([400, 404], activityId.slice(0, 40)).toContain(begun.status)
  }
  expect(await db().activityProgress.count({ where: { enrolmentId } })).toBe(0)
  expect(await db().attempt.count({ where: { enrolmentId } })).toBe(0)
})

test('enrolling takes nothing from the form', async () => {
  const { cookie, personId } = world.people.comune_contact
  const body = {
    personId: world.people.office.personId,
    courseVersionId: randomUUID(),
    state: 'completed',
    ['__proto__']: 'x',
  }
  expect((await ask(`/catalogue/${courseSlug}`, { cookie, body })).location).toMatch(/^\/learn\//)
  const enrolments = await db().enrolment.findMany({ where: { personId }, select: { state: true } })
  expect(enrolments).toEqual([{ state: 'enrolled' }])
  expect(await db().enrolment.count({ where: { personId: world.people.office.personId } })).toBe(0)
})

test('the filters of an office: a day that cannot be is said, the rest falls back', async () => {
  const { cookie } = world.people.office
  const base = `/office/${world.ambitoSlug}`
  for (const [kind, value] of Object.entries(hostile)) {
    const typed = encodeURIComponent(value.slice(0, 5000))
    for (const page of ['', '/people']) {
      const day = await ask(`${base}${page}?asOf=${typed}`, { cookie })
      expect.soft(day.status, `as of ${kind}`).toBe(value.trim() === '' ? 200 : 400)
      expect.soft(htmlOf(day.text), kind).not.toContain('<img src=x')
      for (const filter of ['course', 'organisation', 'department', 'state', 'page', 'table', '__proto__']) {
        const reply = await ask(`${base}${page}?${filter}=${typed}&${filter}=b`, { cookie })
        expect.soft(reply.status, `${filter} ${kind}`).toBe(200)
      }
    }
    for (const file of ['coverage.csv', 'people.csv']) {
      const csv = await ask(`${base}/${file}?asOf=${typed}&organisation=${typed}`, { cookie })
      expect.soft([200, 302], `${file} ${kind}`).toContain(csv.status)
    }
  }
  for (const day of ['2026-02-30', '0000-00-00', '1999-12-31', '99999-01-01', '2026-13-01']) {
    expect.soft((await ask(`${base}?asOf=${day}`, { cookie })).status, day).toBe(400)
  }
})

test('language and way back: only what we know, only our own addresses', async () => {
  for (const value of [...Object.values(hostile), 'de', 'en\r\nSet-Cookie: x=y']) {
    const reply = await ask('/locale', {
      body: { locale: value },
      headers: { Referer: 'https://altrove.example//altrove.example/x' },
    })
    expect.soft(reply.status).toBe(302)
    expect.soft(reply.headers['set-cookie']?.join()).toMatch(/^locale=(it|en);/)
    expect.soft(reply.location).toMatch(/^\/(?![/\\])/)
  }
  const email = 'trainer@sguardi.example'
  for (const to of [
    '//altrove.example',
    'https://altrove.example',
    '/\\altrove.example',
    'javascript:alert(1)',
    '/%0d%0aX: y',
    '/\t/altrove.example',
  ]) {
    const reply = await ask(`/login?to=${encodeURIComponent(to)}`, { body: { demo: email } })
    expect.soft(reply.status, to).toBe(302)
    expect.soft(reply.location, to).toMatch(/^\/(?![/\\\t])/)
  }
  const { locale } = await db().account.findUniqueOrThrow({
    where: { id: person().accountId },
    select: { locale: true },
  })
  expect(locale).toBe('it')
})

test('an intent nobody has signs nobody out', async () => {
  const cookie = await sessionOf(world.people.administrator)
  for (const intent of ['sign-out', script, '__proto__', 'SIGN-OUT-EVERYWHERE']) {
    expectRefusal(await ask('/account', { cookie, body: { intent } }), intent)
  }
  expect((await ask('/account', { cookie })).status).toBe(200)
})
