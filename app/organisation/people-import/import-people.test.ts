import { expect, test } from 'vitest'
import { addAccount, signedIn } from '#app/identity/account.fixtures.ts'
import { findViewer } from '#app/identity/require-viewer.server.ts'
import { hashFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { membershipOn } from '../membership-queries.server.ts'
import { movePerson } from '../move-person.server.ts'
import { auditedActions } from '../territory.fixtures.ts'
import { grantOf, viewerWith } from '../viewer.fixtures.ts'
import { applyImport } from './apply-import.server.ts'
import { chooseColumns } from './choose-columns.server.ts'
import { findColumnsToChoose, listImports } from './import-queries.server.ts'
import {
  addCoded,
  addOffice,
  applied,
  heading,
  personOf,
  placesOf,
  someCode,
  textFile,
  tried,
  undone,
  viewOf,
} from './people-import.fixtures.ts'
import { exportRejected } from './rejected-rows.server.ts'
import { startImport } from './start-import.server.ts'
import { startUndo } from './start-undo.server.ts'
import { uploadPeopleFile } from './upload-people-file.server.ts'

const now = new Date('2026-11-26T09:00:00Z')
const nextDay = new Date('2026-11-27T07:00:00Z')
const late = new Date('2026-11-27T10:00:00Z')

test('each line gets its verdict, nothing is written before it is confirmed, and then all of it is, once', async () => {
  const place = await addOffice('esiti')
  const elsewhere = await addOffice('esiti-altrove')
  const { comune, office, slug, registryId, socialId } = place
  const codes = Array.from({ length: 9 }, () => someCode())
  const [fresh, same, moving, renamed, leaving, foreign, wrong, twice, later] = codes
  const ids = {
    same: await addCoded(same ?? '', [registryId]),
    moving: await addCoded(moving ?? '', [registryId]),
    renamed: await addCoded(renamed ?? '', [registryId]),
    leaving: await addCoded(leaving ?? '', [registryId, socialId]),
    foreign: await addCoded(foreign ?? '', [elsewhere.registryId]),
  }
  const file = textFile([
    heading,
    `ROSSI;ANNA MARIA;${fresh};Anna@Comune.example;${comune};Anagrafe;Istruttrice;01/02/2019;`,
    `VERDI;LUCIA;${same};;${comune};Anagrafe;;;`,
    `Verdi;Lucia;${moving};;${comune};Servizi sociali;Assistente;;`,
    `Verdi;Luciana;${renamed};l@x.example;${comune};anagrafe;;3.4.15;`,
    `Verdi;Lucia;${leaving};;${comune};;;;30/06/2026`,
    `Verdi;Lucia;${foreign};;${comune};Anagrafe;;;`,
    `Verdi;Lucia;${wrong?.slice(0, 15)}${wrong?.endsWith('A') ? 'B' : 'A'};;${comune};Anagrafe;;;`,
    `Neri;Ada;${twice};;${comune};Anagrafe;;;`,
    `Neri;Ada;${twice};;${comune};Anagrafe;;;`,
    `Bianchi;Ugo;${later};;${comune};Ufficio tecnico;;01/12/2026;`,
  ])
  const importId = await tried(place, file, now)
  const view = await viewOf(office, slug, importId, now)
  expect(view.rows.map(({ line, verdict, detail }) => [line, verdict, detail.reason])).toEqual([
    [2, 'new', null],
    [3, 'unchanged', null],
    [4, 'moved', null],
    [5, 'changed', null],
    [6, 'left', null],
    [7, 'conflict', 'works_elsewhere'],
    [8, 'refused', 'fiscal_code_check'],
    [9, 'new', null],
    [10, 'refused', 'twice_in_file'],
    [11, 'new', null],
  ])
  expect(view.counts).toEqual({ new: 3, unchanged: 1, moved: 1, changed: 1, left: 1, conflict: 1, refused: 2 })
  expect(view.rows[2]?.detail).toMatchObject({ from: `${comune} · Anagrafe`, to: `${comune} · Servizi sociali` })
  expect(view.rows[3]?.detail.changed).toEqual(['name', 'email', 'hiredOn'])
  expect(view.rows[9]?.detail.notes).toEqual(['department_new', 'hired_later'])
  expect(JSON.stringify(view)).not.toContain(fresh)
  // Of who works elsewhere, nothing but that.
  expect(view.rows[5]?.detail).toEqual({ reason: 'works_elsewhere' })
  expect(await personOf(fresh ?? '')).toBeNull()

  expect(await startImport(office, { ambitoSlug: slug, importId }, now)).toEqual({ ok: true })
  expect(await startImport(office, { ambitoSlug: slug, importId }, now)).toEqual({ ok: false, reason: 'not_judged' })
  await Promise.all([applyImport(importId, () => now), applyImport(importId, () => now)])
  const anna = await personOf(fresh ?? '')
  expect(anna).toMatchObject({ familyName: 'Rossi', givenName: 'Anna Maria', workEmail: 'anna@comune.example' })
  // Nothing begins before the day it is entered (ADR 0025).
  expect(await placesOf(anna?.id ?? '')).toEqual(['Anagrafe 2026-11-26–'])
  expect(await placesOf(ids.moving)).toEqual(['Anagrafe 2020-01-01–2026-11-25', 'Servizi sociali 2026-11-26–'])
  expect(await placesOf(ids.renamed)).toEqual(['Anagrafe 2020-01-01–'])
  expect(await personOf(renamed ?? '')).toMatchObject({ givenName: 'Luciana', workEmail: 'l@x.example' })
  expect(await placesOf(ids.leaving)).toEqual([
    'Anagrafe 2020-01-01–2026-11-25',
    'Servizi sociali 2020-01-01–2026-11-25',
  ])
  expect(await placesOf(ids.foreign)).toEqual(['Anagrafe 2020-01-01–'])
  expect(await placesOf((await personOf(later ?? ''))?.id ?? '')).toEqual(['Ufficio tecnico 2026-12-01–'])
  expect(await auditedActions(ids.moving)).toEqual(['membership.imported'])
  expect(await auditedActions(ids.same)).toEqual([])
  expect(await auditedActions(importId)).toEqual(['people.uploaded', 'people.imported'])

  // The same list again finds nothing to do but what it could not do before.
  const again = await viewOf(office, slug, await tried(place, file, now), now)
  expect(again.counts).toEqual({ new: 0, unchanged: 7, moved: 0, changed: 0, left: 0, conflict: 1, refused: 2 })
})

test('taken back on the same day leaves everything as it was', async () => {
  const place = await addOffice('indietro')
  const { comune, office, slug, registryId, socialId } = place
  const [fresh, moving, renamed, leaving] = [someCode(), someCode(), someCode(), someCode()]
  const people = [
    await addCoded(moving, [registryId, socialId]),
    await addCoded(renamed, [registryId]),
    await addCoded(leaving, [registryId]),
  ]
  const before = await Promise.all(people.map(placesOf))
  const file = textFile([
    `${heading};Aspettativa dal;Aspettativa al`,
    `Rossi;Anna;${fresh};;${comune};Anagrafe;;;;;`,
    `Verdi;Lucia;${moving};;${comune};Servizi sociali;Assistente;;;;`,
    `Verdi;Luciana;${renamed};l@y.example;${comune};Anagrafe;Istruttrice;1/2/2003;;1/1/2026;31/3/2027`,
    `Verdi;Lucia;${leaving};;${comune};Anagrafe;;;31/12/2026;;`,
    `Rossi;Ada;${someCode()};;${comune};Ufficio tecnico comunale;;;;;`,
  ])
  const departments = () => db().department.count({ where: { organisationId: place.organisationId } })
  const importId = await applied(place, file, now)
  expect(await placesOf(people[2] ?? '')).toEqual(['Anagrafe 2020-01-01–2026-12-31'])
  expect(await db().absence.count({ where: { personId: people[1] ?? '' } })).toBe(1)
  expect(await departments()).toBe(3)
  await undone(place, importId, now)
  expect(await departments()).toBe(2)
  expect(await personOf(fresh)).toBeNull()
  expect(await Promise.all(people.map(placesOf))).toEqual(before)
  expect(await personOf(renamed)).toMatchObject({ givenName: 'Lucia', workEmail: null })
  expect(await db().absence.count({ where: { personId: people[1] ?? '' } })).toBe(0)
  expect(await viewOf(office, slug, importId, now)).toMatchObject({ state: 'undone', keptLines: 0, canUndo: false })
  expect(await startUndo(office, { ambitoSlug: slug, importId }, now)).toEqual({ ok: false, reason: 'not_applied' })
})

test('somebody of whom another record speaks stays known when the list is taken back, and works nowhere', async () => {
  const place = await addOffice('citata')
  const [cited, other] = [someCode(), someCode()]
  const lines = [cited, other].map((code) => `Rossi;Anna;${code};;${place.comune};Anagrafe;;;`)
  const importId = await applied(place, textFile([heading, ...lines]), now)
  const personId = (await personOf(cited))?.id ?? ''
  const startsOn = new Date('2026-12-01T00:00:00Z')
  await db().absence.create({ data: { id: newId(), personId, startsOn, recordedAt: now } })
  await undone(place, importId, now)
  expect(await placesOf(personId)).toEqual([])
  expect(await personOf(cited)).not.toBeNull()
  expect(await personOf(other)).toBeNull()
  // Entered anew, the office may still correct the name of somebody who never worked anywhere.
  await applied(place, textFile([heading, `Rossi;Annalisa;${cited};;${place.comune};Anagrafe;;;`]), now)
  expect(await personOf(cited)).toMatchObject({ id: personId, givenName: 'Annalisa' })
})

test('taken back on the next day ends what began, and the day between keeps what it said', async () => {
  const place = await addOffice('domani')
  const { comune, registryId } = place
  const [fresh, moving] = [someCode(), someCode()]
  const person = await addCoded(moving, [registryId])
  const file = textFile([
    heading,
    `Rossi;Anna;${fresh};;${comune};Anagrafe;;;`,
    `Verdi;Lucia;${moving};;${comune};Servizi sociali;;;`,
  ])
  const importId = await applied(place, file, now)
  await undone(place, importId, nextDay)
  expect(await placesOf((await personOf(fresh))?.id ?? '')).toEqual(['Anagrafe 2026-11-26–2026-11-26'])
  expect(await placesOf(person)).toEqual([
    'Anagrafe 2020-01-01–2026-11-25',
    'Servizi sociali 2026-11-26–2026-11-26',
    'Anagrafe 2026-11-27–',
  ])
})

test('is refused after 24 hours, and leaves what somebody has changed since', async () => {
  const place = await addOffice('tardi')
  const { comune, office, slug, registryId, socialId } = place
  const [one, other] = [someCode(), someCode()]
  const people = [await addCoded(one, [registryId]), await addCoded(other, [registryId])]
  const lines = [one, other].map((code) => `Verdi;Lucia;${code};;${comune};Servizi sociali;;;`)
  const importId = await applied(place, textFile([heading, ...lines]), now)
  const admin = viewerWith([grantOf('administrator')])
  const tomorrow = new Date('2026-11-27T00:00:00Z')
  const move = { personId: people[0] ?? '', toDepartmentId: registryId, from: tomorrow, jobTitle: '' }
  expect(await movePerson(admin, move, nextDay)).toMatchObject({ ok: true })
  expect(await startUndo(office, { ambitoSlug: slug, importId }, late)).toEqual({ ok: false, reason: 'undo_late' })
  await undone(place, importId, nextDay)
  expect((await placesOf(people[0] ?? '')).at(-1)).toBe('Anagrafe 2026-11-27–')
  expect(await placesOf(people[0] ?? '')).toHaveLength(3)
  expect((await placesOf(people[1] ?? '')).at(-1)).toBe('Anagrafe 2026-11-27–')
  expect(await viewOf(office, slug, importId, nextDay)).toMatchObject({ state: 'undone', keptLines: 1 })
  expect(socialId).not.toBe(registryId)
})

test('who left is signed out and contact no longer; what they did stays theirs', async () => {
  const place = await addOffice('cessata')
  const { comune, registryId, organisationId } = place
  const code = someCode()
  const { personId, email } = await addAccount()
  await db().person.update({ where: { id: personId }, data: { fiscalCodeHash: hashFiscalCode(code) } })
  const startsOn = new Date('2020-01-01T00:00:00Z')
  await db().membership.create({ data: { id: newId(), personId, departmentId: registryId, startsOn } })
  const grant = { personId, role: 'contact', organisationId, startsOn } as const
  await db().roleGrant.create({ data: { id: newId(), ...grant } })
  const { request } = await signedIn(email)
  expect((await findViewer(request))?.grants).toHaveLength(1)
  const file = textFile([heading, `Fontanalunga;Giulia;${code};;${comune};;;;01/11/2026`])
  const importId = await applied(place, file, now)
  const seen = await db().session.count({ where: { account: { personId } } })
  expect(seen).toBe(0)
  const ended = await db().roleGrant.findFirstOrThrow({ where: { personId }, select: { endsOn: true } })
  expect(ended.endsOn).toEqual(new Date('2026-11-25T00:00:00Z'))
  await undone(place, importId, now)
  expect(await db().roleGrant.findFirstOrThrow({ where: { personId }, select: { endsOn: true } })).toEqual({
    endsOn: null,
  })
})

test('somebody new works there until the day they are said to leave', async () => {
  const place = await addOffice('a-termine')
  const { comune, office, slug } = place
  const [short, today, gone, later] = [someCode(), someCode(), someCode(), someCode()]
  const file = textFile([
    heading,
    `Rossi;Anna;${short};;${comune};Anagrafe;;26/11/2026;30/11/2026`,
    `Neri;Ada;${today};;${comune};Anagrafe;;;26/11/2026`,
    `Verdi;Luca;${gone};;${comune};Anagrafe;;;25/11/2026`,
    `Bianchi;Ugo;${later};;${comune};Anagrafe;;1/12/2026;31/12/2026`,
  ])
  const importId = await applied(place, file, now)
  const view = await viewOf(office, slug, importId, now)
  expect(view.rows.map(({ verdict, detail: { reason, notes } }) => [verdict, reason ?? notes])).toEqual([
    ['new', ['left_later']],
    ['new', ['left_later']],
    ['unchanged', 'not_here'],
    ['new', ['hired_later', 'left_later']],
  ])
  const idOf = async (code: string) => (await personOf(code))?.id ?? ''
  expect(await placesOf(await idOf(short))).toEqual(['Anagrafe 2026-11-26–2026-11-30'])
  expect(await placesOf(await idOf(today))).toEqual(['Anagrafe 2026-11-26–2026-11-26'])
  expect(await personOf(gone)).toBeNull()
  expect(await placesOf(await idOf(later))).toEqual(['Anagrafe 2026-12-01–2026-12-31'])

  // The same list again says that they are there until then, not that they never were.
  const again = await viewOf(office, slug, await tried(place, file, now), now)
  expect(again.rows[0]).toMatchObject({ verdict: 'unchanged', detail: { reason: null, notes: ['left_later'] } })
  await undone(place, importId, now)
  expect(await personOf(short)).toBeNull()
})

test('a move keeps the job title and the last day that were said, unless the list says others', async () => {
  const place = await addOffice('mansioni')
  const { comune, registryId } = place
  const [same, other] = [someCode(), someCode()]
  const people = [await addCoded(same, [registryId]), await addCoded(other, [registryId])]
  const data = { jobTitle: 'Istruttrice', endsOn: new Date('2026-12-31T00:00:00Z') }
  await db().membership.updateMany({ where: { personId: { in: people } }, data })
  const before = await Promise.all(people.map(placesOf))
  const file = textFile([
    heading,
    `Verdi;Lucia;${same};;${comune};Servizi sociali;;;`,
    `Verdi;Lucia;${other};;${comune};Servizi sociali;Educatrice;;`,
  ])
  const importId = await applied(place, file, now)
  const titles = await Promise.all(people.map((personId) => membershipOn(personId, new Date('2026-12-31T00:00:00Z'))))
  expect(titles.map((work) => work?.jobTitle)).toEqual(['Istruttrice', 'Educatrice'])
  expect((await placesOf(people[0] ?? '')).at(-1)).toBe('Servizi sociali 2026-11-26–2026-12-31')
  await undone(place, importId, now)
  expect(await Promise.all(people.map(placesOf))).toEqual(before)
})

test('a line names everything that is wrong with it, and the line it contradicts or repeats', async () => {
  const place = await addOffice('difetti')
  const { comune, office, slug } = place
  const [two, again, three] = [someCode(), someCode(), someCode()]
  const file = textFile([
    heading,
    `Rossi;Anna;${two};;${comune};Anagrafe;;;`,
    `Neri;Ada;${again};;${comune};Anagrafe;;;`,
    `Verdi1;;RSSMRA;a b;Borgo Inesistente;;;31/2/2020;31/2/2021`,
    `Rossi;Anna;${two};nonvalida;${comune};Servizi sociali;;;`,
    `Neri;Ada;${again};;${comune};Anagrafe;;;`,
    `Blu;Ivo;${three};;${comune};Anagrafe;;;`,
    `Blu;Ivo;${three};;${comune};Anagrafe;Messo;;`,
    `Blu;Ivo;${three};;${comune};Servizi sociali;;;`,
    `Gialli;Ugo;${someCode()};;;;;;`,
  ])
  const importId = await tried(place, file, now)
  const said = async () => {
    const { rows } = await viewOf(office, slug, importId, now)
    return rows.map(({ line, verdict, detail: { reason, more = [], lines = [] } }) => [
      ...[line, verdict, [reason, ...more], lines],
    ])
  }
  const expected = [
    [2, 'conflict', ['twice_differs'], [5]],
    [3, 'new', [null], []],
    [
      ...[4, 'refused'],
      ['fiscal_code_form', 'name_missing', 'email_wrong', 'hired_wrong', 'left_wrong', 'organisation_unknown'].concat([
        'department_missing',
      ]),
      [],
    ],
    [5, 'refused', ['email_wrong', 'twice_differs'], [2]],
    [6, 'refused', ['twice_in_file'], [3]],
    [7, 'conflict', ['twice_differs'], [8, 9]],
    [8, 'conflict', ['twice_differs'], [7, 9]],
    [9, 'conflict', ['twice_differs'], [7, 8]],
    [10, 'refused', ['organisation_missing', 'department_missing'], []],
  ]
  expect(await said()).toEqual(expected)
  const { text } = await exportRejected(office, { ambitoSlug: slug, importId }, now)
  expect(text).toContain('La persona è anche alla riga 5, che dice altro.')
  expect(text).toContain('L’indirizzo e-mail non è scritto bene. La persona è anche alla riga 2, che dice altro.')
  expect(text).toContain('La persona è già alla riga 3, uguale.')
  expect(text).toContain('La persona è anche alle righe 8, 9, che dicono altro.')

  // Once the rest is written, the lines left out still say so.
  await startImport(office, { ambitoSlug: slug, importId }, now)
  await applyImport(importId, () => now)
  expect(await said()).toEqual(expected)
  expect(await personOf(two)).toBeNull()
})

test('what was moved on the day of a first import is corrected where it stands', async () => {
  const place = await addOffice('stesso')
  const { comune } = place
  const code = someCode()
  await applied(place, textFile([heading, `Rossi;Anna;${code};;${comune};Anagrafe;;;`]), now)
  const second = await applied(place, textFile([heading, `Rossi;Anna;${code};;${comune};Servizi sociali;;;`]), now)
  const { id = '' } = (await personOf(code)) ?? {}
  expect(await placesOf(id)).toEqual(['Servizi sociali 2026-11-26–'])
  await undone(place, second, now)
  expect(await placesOf(id)).toEqual(['Anagrafe 2026-11-26–'])
})

test('a list goes on where a killed process left it, and no line is written twice', async () => {
  const place = await addOffice('ripresa')
  const { comune, slug, office } = place
  const lines = Array.from({ length: 1200 }, () => `Rossi;Anna;${someCode()};;${comune};Anagrafe;;;`)
  const importId = await tried(place, textFile([heading, ...lines]), now)
  await startImport(office, { ambitoSlug: slug, importId }, now)
  // The clock is asked once for each batch: the process stops before the third one.
  let asked = 0
  const dying = () => {
    asked += 1
    if (asked > 2) throw new Error('killed')
    return now
  }
  await expect(applyImport(importId, dying)).rejects.toThrow('killed')
  expect(await viewOf(office, slug, importId, now)).toMatchObject({ state: 'applying', done: 1000 })
  await applyImport(importId, () => now)
  const view = await viewOf(office, slug, importId, now)
  expect(view).toMatchObject({ state: 'applied', done: 1200, counts: { new: 1200 }, pages: 12 })
  const { ambitoId } = place
  const where = { department: { organisation: { ambiti: { some: { ambitoId } } } } }
  expect(await db().membership.count({ where })).toBe(1200)
})

test('one list of an ambito goes on at a time, unless it has stood still for an hour', async () => {
  const place = await addOffice('unoallavolta')
  const { office, slug } = place
  const file = () => textFile([heading, `Uno;Ada;${someCode()};;${place.comune};Anagrafe;;;`])
  const [first, second] = [await tried(place, file(), now), await tried(place, file(), now)]
  expect(await startImport(office, { ambitoSlug: slug, importId: first }, now)).toEqual({ ok: true })
  const other = { ambitoSlug: slug, importId: second }
  expect(await startImport(office, other, now)).toEqual({ ok: false, reason: 'other_under_way' })
  const later = new Date(now.getTime() + 3_600_001)
  expect(await startImport(office, other, later)).toEqual({ ok: true })
})

test('choices are remembered, and names of departments placed by their kind', async () => {
  const place = await addOffice('ricorda')
  const { comune, office, slug, ambitoId } = place
  const [one, other] = [someCode(), someCode()]
  const file = (code: string) =>
    textFile(['Stanza;Dove;Tessera;Nome;Cognome', `Sportello 3;${comune};${code};Anna;Rossi`, ';;;;'])
  const nameless = textFile(['Chi;Di nome;Tessera;Dove;Stanza', `Rossi;Anna;${one};${comune};Sportello 3`])
  const unheard = await uploadPeopleFile(office, { ambitoSlug: slug, name: 'a.csv', bytes: nameless }, now)
  expect(unheard).toEqual({ ok: false, reason: 'no_heading' })
  const named = textFile(['Cognome;Nome;Tessera;Dove;Stanza', `Rossi;Anna;${one};${comune};Sportello 3`])
  const first = await uploadPeopleFile(office, { ambitoSlug: slug, name: 'a.csv', bytes: named }, now)
  const importId = first.ok ? first.importId : ''
  const at = { ambitoSlug: slug, importId }
  const list = await findColumnsToChoose(office, at, now)
  expect(list?.choices.columns).toEqual({ familyName: 0, givenName: 1 })
  const missing = {
    ...at,
    choices: list?.choices ?? { columns: {}, departments: {}, organisationId: null },
    isTrial: true,
  }
  expect(await chooseColumns(office, missing, now)).toEqual({ ok: false, reason: 'no_fiscal_code' })
  const columns = { familyName: 0, givenName: 1, fiscalCode: 2, organisation: 3, department: 4 }
  const choices = { columns, departments: { 'sportello 3': 'registry' as const }, organisationId: null }
  expect(await chooseColumns(office, { ...at, choices, isTrial: false }, now)).toEqual({ ok: true })
  const second = await applied(place, file(other), now)
  expect((await viewOf(office, slug, second, now)).counts.new).toBe(1)
  expect(await placesOf((await personOf(other))?.id ?? '')).toEqual(['Anagrafe 2026-11-26–'])
  expect(await db().peopleImportMemory.count({ where: { ambitoId } })).toBe(1)
})

test('lines left out come back as the file had them, with why, and no cell begins a formula', async () => {
  const place = await addOffice('scarti')
  const { comune, office, slug } = place
  const file = textFile([
    heading,
    `=cmd|' /C calc'!A0;Anna;${someCode()};;${comune};Anagrafe;;;`,
    `Rossi;Anna;;;Comune scarto;Anagrafe;;;`,
    `Rossi;Anna;${someCode()};;Comune scarto;Anagrafe;;;`,
    `Rossi;Anna;${someCode()};;${comune};Anagrafe;;;`,
  ])
  const importId = await tried(place, file, now)
  const { text, name } = await exportRejected(office, { ambitoSlug: slug, importId }, now)
  expect(name).toBe('righe-da-correggere_scarti.csv')
  const lines = text.trimEnd().split('\r\n')
  expect(lines).toHaveLength(4)
  expect(lines[1]).toMatch(/^'=cmd.*;2;Rifiutata;Una cella contiene una formula/)
  expect(lines[2]).toMatch(/;3;Rifiutata;Manca il codice fiscale\. Nessun ente .*;Comune scarti$/)
  expect(lines[3]).toMatch(/;4;Rifiutata;Nessun ente di questo ambito si chiama così\.;Comune scarti$/)
  expect(await auditedActions(importId)).toContain('people.rejected_downloaded')
})

test('another ambito’s lists are not found, a contact may not, a learner finds nothing', async () => {
  const [place, other] = [await addOffice('mio'), await addOffice('tuo')]
  const importId = await tried(place, textFile([heading, `R;A;${someCode()};;${place.comune};Anagrafe;;;`]), now)
  const mine = { ambitoSlug: 'mio', importId }
  const choices = { columns: {}, departments: {}, organisationId: null }
  const bytes = textFile([heading])
  const asks = [
    (viewer: typeof place.office, at = mine) => viewOf(viewer, at.ambitoSlug, importId, now),
    (viewer: typeof place.office, at = mine) => findColumnsToChoose(viewer, at, now),
    (viewer: typeof place.office, at = mine) => chooseColumns(viewer, { ...at, choices, isTrial: true }, now),
    (viewer: typeof place.office, at = mine) => startImport(viewer, at, now),
    (viewer: typeof place.office, at = mine) => startUndo(viewer, at, now),
    (viewer: typeof place.office, at = mine) => exportRejected(viewer, at, now),
  ]
  for (const ask of asks) {
    await expect(ask(other.office)).rejects.toMatchObject({ code: 'not_found' })
    await expect(ask(other.office, { ambitoSlug: 'tuo', importId })).rejects.toMatchObject({ code: 'not_found' })
    const contact = viewerWith([grantOf('contact', { organisationId: place.organisationId })])
    await expect(ask(contact)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(ask(viewerWith([]))).rejects.toMatchObject({ code: 'not_found' })
  }
  const file = { ambitoSlug: 'mio', name: 'a.csv', bytes }
  await expect(uploadPeopleFile(other.office, file, now)).rejects.toMatchObject({ code: 'not_found' })
  await expect(listImports(other.office, 'mio')).rejects.toMatchObject({ code: 'not_found' })
})
