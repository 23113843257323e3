import { expect, type Page } from '@playwright/test'
import { codeAt } from '#app/learning/meetings/door-code.server.ts'
import { addInvitable, linksTo } from '#app/organisation/invitations/invitations.fixtures.ts'
import { db } from '#app/platform/database.server.ts'
import { newId, sha256 } from '#app/platform/ids.server.ts'
import { ask } from './setup/ask.ts'
import {
  addMember,
  certificateOf,
  courseSlug,
  enrol,
  finishCourse,
  makeWorld,
  sessionOf,
  takeSurvey,
  type Role,
  type World,
} from './setup/doors.ts'
import { answer, start } from './setup/exercises.ts'
import { addSeen, contestMinutes, takeAway } from './setup/ledger.ts'
import { addDecisions, unsubscribePath } from './setup/own-reminders.ts'
import { addOpenAnswer, sayOf } from './setup/open-answer.ts'

/** The world of the doors, with learners left in the middle of things. */
export type Scenery = World & {
  /** Cookies: enrolled and not begun; in the middle of a quiz, a case; at the end of both. */
  fresh: string
  freshEnrolment: string
  midway: string
  midwayEnrolment: string
  ended: string
  endedEnrolment: string
  /** Of the one at the end, in a course with nothing to keep. */
  bareEnrolment: string
  /** Answers of people of their own: one returned to the one at the end, one with two readings far apart. */
  returnedAnswerId: string
  apartAnswerId: string
  /** Cookie of somebody in a comune that has published figures. */
  inRozzano: string
  rozzanoEnrolment: string
  resetToken: string
  /** Of somebody without an account, invited by mail; a colleague has a letter. */
  invitationToken: string
  /** Of the meeting in a quarter of an hour: its codes can be made. */
  meetingSecret: string
  revokedCode: string
  /** Of everybody above. */
  accountIds: string[]
}

export type PageState = {
  /** The route file it belongs to. */
  file: string
  name: string
  who: Role | 'anonymous' | 'fresh' | 'midway' | 'ended' | 'inRozzano'
  path: (scenery: Scenery) => string
  status?: number
  /** What a visitor does before the page is looked at. */
  act?: (page: Page, scenery: Scenery) => Promise<unknown>
}

const mina = 'il-caso-di-mina'
const lesson = (enrolmentId: string, id: string) => `/learn/${enrolmentId}/${id}`

async function addLearner(comune = 'lissone') {
  const department = await db().department.findFirstOrThrow({
    where: { name: 'Anagrafe', organisation: { slug: comune } },
  })
  const member = await addMember({ registryId: department.id })
  const cookie = await sessionOf(member)
  return { ...member, cookie, enrolmentId: await enrol(cookie) }
}

const wholeForm = {
  ...{ 'field-scheda-nucleo': 'Nucleo 7', 'field-scheda-orario': '15:10–16:05' },
  ...{ 'field-scheda-data': '2026-03-12', 'field-scheda-prossimo': '2026-03-26' },
  ...{ 'field-scheda-presenti': 'La madre e il padre', 'field-scheda-lingua': 'In italiano, senza traduzione' },
  ...{ 'field-scheda-intervento': 'Letta la lettera', 'field-scheda-esito': 'Chiarita', 'field-scheda-accordi': 'Tre' },
}

/** Writes in the journal and in the form of the interview. */
async function practise(cookie: string, enrolmentId: string, fields: Record<string, string>, intent = 'save-form') {
  const entry = { intent: 'write-entry', activityId: 'diario-episodio', entryId: newId(), text: 'Un episodio.' }
  await ask(lesson(enrolmentId, 'la-storia-unica'), { cookie, body: entry })
  const [activityId, place] = ['scheda-nucleo-sette', lesson(enrolmentId, 'la-scheda')]
  await start(cookie, place, activityId)
  const attempt = await db().attempt.findFirstOrThrow({ where: { enrolmentId, activityId } })
  const ids = Object.keys(fields).map((name): [string, string] => [name.replace('field-', 'answer-'), newId()])
  const body = { intent, activityId, attemptId: attempt.id, ...fields, ...Object.fromEntries(ids) }
  expect((await ask(place, { cookie, body })).status).toBe(302)
}

/** Another learner's certificate, revoked since. */
async function addRevoked(): Promise<string> {
  const { cookie, enrolmentId } = await addLearner()
  await finishCourse(cookie, enrolmentId)
  const { certificateId, verifyCode } = await certificateOf(enrolmentId)
  await db().certificateEvent.create({
    data: { id: newId(), certificateId, kind: 'revoked', at: new Date(), reason: 'Intestato per errore' },
  })
  return verifyCode
}

/** The learner's minutes: seen in two windows, contested, and some of it answered by the office. */
async function leaveContests({ ambitoSlug, enrolmentId, people: { learner, office } }: World): Promise<void> {
  for (const lessonId of ['il-viaggio', 'ascoltare']) {
    await addSeen(enrolmentId, lessonId)
    await takeAway(enrolmentId, lessonId, 3)
  }
  await contestMinutes(learner.cookie, enrolmentId, 'il-viaggio')
  const contestId = await contestMinutes(learner.cookie, enrolmentId, 'ascoltare')
  const body = { intent: 'accept', contestId, minutes: '1', text: 'Hai ragione, correggiamo.' }
  const reply = await ask(`/office/${ambitoSlug}/contests`, { cookie: office.cookie, body })
  expect(reply.location).toContain('/contests')
}

/** Two people without an account, one invited by mail and one by letter, by the office's own form. */
async function inviteSomebody({ ambitoSlug, organisationId, people: { office } }: World): Promise<string> {
  const registry = await db().department.findFirstOrThrow({ where: { organisationId, kind: 'registry' } })
  const workEmail = `${newId()}@porte.example`
  const invited = { mail: await addInvitable(registry.id, { workEmail }), letter: await addInvitable(registry.id) }
  for (const [intent, personId] of Object.entries(invited)) {
    const body = { intent, personId, seen: '' }
    const sent = await ask(`/office/${ambitoSlug}/staff/invitations?index`, { cookie: office.cookie, body })
    expect(sent.location, sent.text).toContain(`done=${intent}`)
  }
  const [token = ''] = await linksTo(workEmail)
  return token
}

export async function makeScenery(): Promise<Scenery> {
  const world = await makeWorld()
  const fresh = await addLearner()
  const midway = await addLearner()
  await ask(lesson(midway.enrolmentId, 'che-cosa-vuol-dire'), {
    cookie: midway.cookie,
    body: { intent: 'complete-lesson' },
  })
  await addSeen(midway.enrolmentId, 'ascoltare')
  await start(midway.cookie, lesson(midway.enrolmentId, 'verifica-finale'), 'verifica')
  await start(midway.cookie, lesson(midway.enrolmentId, 'il-viaggio'), 'prova-viaggio')
  await answer(midway.cookie, lesson(midway.enrolmentId, 'il-viaggio'), 1)
  await start(midway.cookie, lesson(midway.enrolmentId, 'ascoltare'), 'prova-ascolto')
  await db().attempt.updateMany({
    where: { enrolmentId: midway.enrolmentId, activityId: 'prova-ascolto' },
    data: { deadlineAt: new Date(Date.now() + 3_600_000) },
  })
  await start(midway.cookie, lesson(midway.enrolmentId, mina), 'caso-mina')
  await answer(midway.cookie, lesson(midway.enrolmentId, mina), 1)
  await practise(midway.cookie, midway.enrolmentId, { 'field-scheda-nucleo': 'Nucleo 7' })
  const inRozzano = await addLearner('rozzano')
  const ended = await addLearner()
  await practise(ended.cookie, ended.enrolmentId, wholeForm, 'hand-in-form')
  await takeSurvey(ended.cookie, ended.enrolmentId)
  await start(ended.cookie, lesson(ended.enrolmentId, mina), 'caso-mina')
  await answer(ended.cookie, lesson(ended.enrolmentId, mina), 30)
  await start(ended.cookie, lesson(ended.enrolmentId, 'verifica-finale'), 'verifica')
  await answer(ended.cookie, lesson(ended.enrolmentId, 'verifica-finale'), 30)
  const settler = await addLearner()
  const returnedAnswerId = await addOpenAnswer(ended.enrolmentId)
  const apartAnswerId = await addOpenAnswer(settler.enrolmentId)
  await sayOf(returnedAnswerId, 'returned', world.people.trainer.personId)
  await sayOf(apartAnswerId, 'to_settle', world.people.administrator.personId)
  const { secret: meetingSecret } = await db().meeting.findUniqueOrThrow({
    where: { id: world.meeting.meetingId },
    select: { secret: true },
  })
  await leaveContests(world)
  const { ambitoSlug, ruleId, people } = world
  await addDecisions({ ambitoSlug, ruleId, personId: people.other_learner.personId }, ['sent', 'on_leave', 'excused'])
  const resetToken = newId()
  const expiresAt = new Date(Date.now() + 1_800_000)
  await db().passwordReset.create({
    data: { tokenHash: sha256(resetToken), accountId: fresh.accountId, expiresAt, createdAt: new Date() },
  })
  return {
    ...world,
    ...{ fresh: fresh.cookie, freshEnrolment: fresh.enrolmentId },
    ...{ midway: midway.cookie, midwayEnrolment: midway.enrolmentId },
    ...{ ended: ended.cookie, endedEnrolment: ended.enrolmentId },
    bareEnrolment: await enrol(ended.cookie, world.corrected.slug),
    ...{ inRozzano: inRozzano.cookie, rozzanoEnrolment: inRozzano.enrolmentId },
    invitationToken: await inviteSomebody(world),
    ...{ returnedAnswerId, apartAnswerId, resetToken, meetingSecret },
    revokedCode: await addRevoked(),
    accountIds: [...Object.values(world.people), fresh, midway, ended, inRozzano].map(({ accountId }) => accountId),
  }
}

/** The cookie header of a visitor; empty for nobody. */
export function cookieFor(who: PageState['who'], scenery: Scenery): string {
  if (who === 'anonymous') return ''
  if (who === 'fresh' || who === 'midway' || who === 'ended' || who === 'inRozzano') return scenery[who]
  return scenery.people[who].cookie
}

const submit = async (page: Page) => {
  await page.locator('main form[method="post"] button:visible').first().click()
  await expect(page.getByRole('alert').first()).toBeVisible()
}

const sendFile = (bytes: (scenery: Scenery) => Promise<Buffer>) => async (page: Page, scenery: Scenery) => {
  const file = { name: 'attestato.pdf', mimeType: 'application/pdf', buffer: await bytes(scenery) }
  await page.locator('input[type="file"]').setInputFiles(file)
  await expect(page.locator('[role=status] .alert').first()).toBeVisible()
}

const issuedPdf = async ({ certificateId }: Scenery) => {
  const { pdfSha256 } = await db().certificate.findUniqueOrThrow({ where: { id: certificateId } })
  return Buffer.from((await db().blob.findUniqueOrThrow({ where: { sha256: pdfSha256 } })).bytes)
}

/** Opens what the journal keeps folded. */
const unfold = async (page: Page) => {
  await page.locator('.journal__change summary').first().click()
  await expect(page.getByRole('button', { name: 'Elimina per sempre' })).toBeVisible()
}

/** Hands in a form that lacks required fields. */
const handInEarly = async (page: Page) => {
  await page.getByRole('button', { name: 'Consegna e confronta' }).click()
  await expect(page.getByText('Questo campo è obbligatorio.').first()).toBeVisible()
}

/** Sends a target that is no number. */
const submitTarget = async (page: Page) => {
  await page.getByLabel('Ore all’anno per persona').fill('mai')
  await page.getByRole('button', { name: 'Cambia l’obiettivo' }).click()
  await expect(page.getByRole('alert').first()).toBeVisible()
}

const carate = '/office/carate-brianza'

const atDoor = ({ meeting }: Scenery) => `/meetings/${meeting.meetingId}/check-in`
const taught =
  (page: string) =>
  ({ meeting }: Scenery) =>
    `/teach/${meeting.meetingId}${page}`
const planned =
  (page = '') =>
  ({ ambitoSlug, meeting }: Scenery) =>
    `/office/${ambitoSlug}/editions/${meeting.editionId}/meetings${page}`
/** A code as it is shown at the moment the page is opened. */
const withCode = (direction: 'entry' | 'exit') => (scenery: Scenery) => {
  const { code } = codeAt(scenery.meetingSecret, direction, new Date())
  return `${atDoor(scenery)}?direction=${direction}&code=${code}`
}

/** Every page in the states that change what it shows. A page route without one fails the test. */
const draft = (name: string, part: string, at: (scenery: Scenery) => string) => ({
  file: `authoring.drafts.$slug.${part.split('?')[0]}.tsx`,
  name,
  who: 'trainer' as const,
  path: (scenery: Scenery) => `/authoring/drafts/${at(scenery)}${part === '_index' ? '' : `/${part}`}`,
})
const faulty = ({ draftSlug }: Scenery) => draftSlug
const submitted = ({ submittedSlug }: Scenery) => submittedSlug
const lessonPath = '01-primo-modulo%2F01-prima-lezione.mdx'
const firstLesson = 'write?path=01-primo-modulo/01-prima-lezione.mdx'

const importedText = '# Titolo\n\nTesto con `codice`.\n\n- una voce\n\n| a | b |\n|---|---|\n| 1 | 2 |\n'
const mediaState = (name: string, file: string, path: (scenery: Scenery) => string): PageState => ({
  ...{ file, name, who: 'trainer', path },
})

/** A file sent from the page of a draft. */
const importState = (name: string, fileName: string, text: string, file: string): PageState => ({
  ...{ file, name, who: 'trainer' },
  path: (scenery) => `/authoring/drafts/${submitted(scenery)}/import`,
  act: async (page) => {
    const sent = { name: fileName, mimeType: 'application/octet-stream', buffer: Buffer.from(text) }
    await page.getByLabel('File', { exact: true }).setInputFiles(sent)
    await page.getByRole('button', { name: 'Leggi il file' }).click()
    await expect(page.getByText(/Il file non è stato importato|Non è ancora stato scritto nulla/).first()).toBeVisible()
  },
})

/** Courses being written: their contents, a text with faults and one without, who changed what, the review. */
const draftPages: PageState[] = [
  draft('contents with faults', '_index', faulty),
  draft('contents without faults', '_index', submitted),
  draft('a text with faults', firstLesson, faulty),
  draft('a text and its preview', firstLesson, submitted),
  draft('facts of a course', 'write?path=course.yaml', submitted),
  draft('who changed what', 'history', submitted),
  draft('a version before', 'version?path=01-primo-modulo%2F01-prima-lezione.mdx&revision=1', faulty),
  draft('what has become of a lesson', `version?path=${lessonPath}&revision=2`, submitted),
  draft('what one save made of a lesson', `version?path=${lessonPath}&revision=3&only=1`, submitted),
  draft('a version as it is, line by line', `version?path=${lessonPath}&revision=2&lines=1`, submitted),
  draft('a quiz to be tried out', `try?path=${lessonPath}&exercise=prova-quiz`, submitted),
  draft('an exercise that is not there', `try?path=${lessonPath}&exercise=nessuno`, submitted),
  {
    ...draft('a quiz tried out', `try?path=${lessonPath}&exercise=prova-quiz`, submitted),
    act: async (page) => {
      await page.getByRole('button', { name: 'Comincia il quiz' }).click()
      await page.getByRole('radio', { name: 'Con il documento' }).check()
      await page.getByRole('button', { name: 'Rispondi' }).click()
      await expect(page.getByText('Non proprio')).toBeVisible()
    },
  },
  draft('bringing the whole draft back', 'point?revision=1', faulty),
  draft('not handed in', 'review', faulty),
  draft('handed in', 'review', submitted),
  draft('what publishing does, not yet to be published', 'publish', submitted),
  draft('what publishing does, with faults', 'publish', faulty),
  draft('a lesson read part by part', 'read', submitted),
  draft('a lesson that cannot be read yet', 'read', faulty),
  {
    file: 'authoring.$slug.settings.tsx',
    name: 'roles and enrolments of a published course',
    who: 'trainer',
    path: () => `/authoring/${courseSlug}/settings`,
  },
  {
    file: 'authoring.$slug.settings.tsx',
    name: 'roles of a course not yet published',
    who: 'trainer',
    path: (scenery) => `/authoring/${submitted(scenery)}/settings`,
  },
  draft('a practice to be told', 'practice', submitted),
  draft('facts of a course and its modules as forms', 'facts', submitted),
  draft('a file to import', 'import', submitted),
  draft('its files', 'media', faulty),
  draft('no files yet', 'media', submitted),
  mediaState('the library', 'authoring.media._index.tsx', () => '/authoring/media'),
  mediaState('nothing found', 'authoring.media._index.tsx', () => '/authoring/media?q=nulladiquesto'),
  mediaState(
    'for a module',
    'authoring.media._index.tsx',
    (s) => `/authoring/media?draft=${s.draftSlug}&module=01-primo-modulo`,
  ),
  mediaState('a file to upload', 'authoring.media.add.tsx', () => '/authoring/media/add'),
  { ...mediaState('an upload refused', 'authoring.media.add.tsx', () => '/authoring/media/add'), act: submit },
  mediaState('a film without captions', 'authoring.media.$itemId.tsx', (s) => `/authoring/media/${s.mediaItemId}`),
  draft('no book while there are faults', 'print', faulty),
  draft('books of a draft', 'print', submitted),
  {
    file: 'authoring.$slug.print.tsx',
    name: 'books of a course, one made',
    who: 'trainer',
    path: () => `/authoring/${courseSlug}/print`,
  },
  {
    file: 'authoring.$slug.scorm.tsx',
    name: 'packages of a course, one made',
    who: 'trainer',
    path: () => `/authoring/${courseSlug}/scorm`,
  },
  importState('a file refused', 'prova.zip', 'PK nothing', 'authoring.drafts.$slug.import.tsx'),
  importState('a text and what becomes of it', 'prova.md', importedText, 'authoring.import.$uploadId.tsx'),
  {
    file: 'authoring.import._index.tsx',
    name: 'a folder to import',
    who: 'trainer',
    path: () => '/authoring/import',
  },
]

export const pageStates: PageState[] = [
  { file: '$.tsx', name: 'unknown address', who: 'anonymous', path: () => '/non/esiste', status: 404 },
  { file: '$.tsx', name: 'unknown address, signed in', who: 'office', path: () => '/non/esiste', status: 404 },
  { file: '_index.tsx', name: 'welcome', who: 'anonymous', path: () => '/' },
  { file: 'accessibility.tsx', name: 'accessibility', who: 'anonymous', path: () => '/accessibility' },
  { file: 'privacy.tsx', name: 'privacy', who: 'anonymous', path: () => '/privacy' },
  { file: 'employer-view.tsx', name: 'what the employer sees', who: 'learner', path: () => '/employer-view' },
  { file: 'territory.tsx', name: 'no figures of one’s territory', who: 'learner', path: () => '/territory' },
  { file: 'territory.tsx', name: 'figures of every ambito', who: 'trainer', path: () => '/territory?comune=basiglio' },
  { file: 'territory.tsx', name: 'figures of one’s own comune', who: 'inRozzano', path: () => '/territory' },
  {
    file: 'territory.tsx',
    name: 'figures of a comune out of sight',
    who: 'learner',
    path: () => '/territory?comune=rozzano',
    status: 404,
  },
  { file: 'meetings._index.tsx', name: 'no meetings', who: 'learner', path: () => '/meetings' },
  { file: 'meetings._index.tsx', name: 'meetings to come', who: 'other_learner', path: () => '/meetings', act: submit },
  {
    file: 'meetings._index.tsx',
    name: 'the calendar’s address',
    who: 'learner',
    path: () => '/meetings',
    act: async (page) => {
      await page.getByRole('button', { name: /^Crea (l’indirizzo|un indirizzo nuovo)$/ }).click()
      await expect(page.getByRole('textbox', { name: 'Il tuo indirizzo' })).toBeVisible()
    },
  },
  { file: 'meetings.$meetingId.check-in.tsx', name: 'at the door', who: 'other_learner', path: atDoor },
  { file: 'meetings.$meetingId.check-in.tsx', name: 'a code seen', who: 'other_learner', path: withCode('entry') },
  {
    file: 'meetings.$meetingId.check-in.tsx',
    name: 'a code that is none',
    who: 'learner',
    path: (scenery) => `${atDoor(scenery)}?direction=entry&code=000000`,
    status: 409,
  },
  { file: 'teach._index.tsx', name: 'teaches nothing', who: 'learner', path: () => '/teach' },
  { file: 'teach._index.tsx', name: 'meetings taught', who: 'trainer', path: () => '/teach' },
  {
    file: 'teach.$meetingId._index.tsx',
    name: 'a line corrected wrongly',
    who: 'trainer',
    path: taught(''),
    act: async (page) => {
      await page.getByText('Correggi', { exact: true }).first().click()
      await page.getByRole('button', { name: /^Salva gli orari/ }).click()
      await expect(page.getByRole('alert')).toBeVisible()
    },
  },
  { file: 'teach.$meetingId.code.tsx', name: 'the code', who: 'trainer', path: taught('/code') },
  { file: 'teach.$meetingId.sheet.tsx', name: 'the sheet', who: 'trainer', path: taught('/sheet') },
  {
    file: 'teach.$meetingId.roster.tsx',
    name: 'the sheet typed in',
    who: 'trainer',
    path: taught('/roster'),
    act: async (page) => {
      await page
        .getByLabel(/^Entrata di/)
        .first()
        .fill('10:00')
      await page.getByRole('button', { name: 'Vedi che cosa cambia' }).click()
      await expect(page.getByRole('row')).not.toHaveCount(0)
    },
  },
  { file: 'teach.$meetingId.roster.tsx', name: 'the sheet to type in', who: 'trainer', path: taught('/roster') },
  { file: 'teach.$meetingId.guests.tsx', name: 'guests', who: 'trainer', path: taught('/guests') },
  {
    file: 'teach.$meetingId.guests.tsx',
    name: 'a guest without a name',
    who: 'office',
    path: taught('/guests'),
    act: submit,
  },
  {
    file: 'office.$ambitoSlug.editions.$editionId.meetings._index.tsx',
    name: 'meetings of an edition',
    who: 'office',
    path: planned(),
  },
  {
    file: 'office.$ambitoSlug.editions.$editionId.meetings.new.tsx',
    name: 'a meeting with errors',
    who: 'office',
    path: planned('/new'),
    act: submit,
  },
  {
    file: 'office.$ambitoSlug.editions.$editionId.meetings.$meetingId.tsx',
    name: 'a meeting to change',
    who: 'office',
    path: (scenery) => planned(`/${scenery.meeting.meetingId}`)(scenery),
  },
  { file: 'account.tsx', name: 'account', who: 'learner', path: () => '/account' },
  { file: 'account.tsx', name: 'account with errors', who: 'learner', path: () => '/account', act: submit },
  { file: 'account.tsx', name: 'roll of social workers', who: 'learner', path: () => '/account?roll=removed' },
  { file: 'account.tsx', name: 'password changed', who: 'learner', path: () => '/account?changed' },
  { file: 'admin.outbox.tsx', name: 'outgoing mail', who: 'administrator', path: () => '/admin/outbox' },
  { file: 'authoring._index.tsx', name: 'courses to write', who: 'trainer', path: () => '/authoring' },
  {
    file: 'authoring.drafts._index.tsx',
    name: 'courses being written',
    who: 'trainer',
    path: () => '/authoring/drafts',
  },
  {
    file: 'authoring.drafts._index.tsx',
    name: 'a new course, errors',
    who: 'trainer',
    path: () => '/authoring/drafts',
    act: submit,
  },
  ...draftPages,
  { file: 'authoring.marking._index.tsx', name: 'answers to read', who: 'trainer', path: () => '/authoring/marking' },
  {
    file: 'authoring.marking._index.tsx',
    name: 'answers of one exercise, with agreement',
    who: 'administrator',
    path: () => `/authoring/marking?of=${courseSlug}/caso-mina`,
  },
  {
    file: 'authoring.marking.$answerId.tsx',
    name: 'an answer to read',
    who: 'trainer',
    path: (s) => `/authoring/marking/${s.openAnswerId}`,
  },
  {
    file: 'authoring.marking.$answerId.tsx',
    name: 'a reading refused',
    who: 'trainer',
    path: (s) => `/authoring/marking/${s.openAnswerId}`,
    act: (page) =>
      page
        .getByRole('button', { name: 'Valuta' })
        .click()
        .then(() => expect(page.getByRole('alert')).toBeVisible()),
  },
  {
    file: 'authoring.marking.$answerId.tsx',
    name: 'an answer returned',
    who: 'trainer',
    path: (s) => `/authoring/marking/${s.returnedAnswerId}`,
  },
  {
    file: 'authoring.marking.$answerId.tsx',
    name: 'two readings to settle',
    who: 'trainer',
    path: (s) => `/authoring/marking/${s.apartAnswerId}`,
  },
  { file: 'answers_.$answerId.tsx', name: 'answer waiting', who: 'learner', path: (s) => `/answers/${s.openAnswerId}` },
  {
    file: 'answers_.$answerId.tsx',
    name: 'answer returned',
    who: 'ended',
    path: (s) => `/answers/${s.returnedAnswerId}`,
  },
  { file: 'home.tsx', name: 'home with an answer returned', who: 'ended', path: () => '/home' },
  {
    file: 'authoring.$slug.$activityId.tsx',
    name: 'answers to a quiz',
    who: 'trainer',
    path: () => `/authoring/${courseSlug}/verifica`,
  },
  {
    file: 'authoring.$slug.$activityId.tsx',
    name: 'walks of a case',
    who: 'trainer',
    path: () => `/authoring/${courseSlug}/caso-mina`,
  },
  {
    file: 'authoring.$slug.$activityId.tsx',
    name: 'no such exercise',
    who: 'trainer',
    path: () => `/authoring/${courseSlug}/nessuno`,
    status: 404,
  },
  {
    file: 'authoring.$slug.surveys.tsx',
    name: 'totals of the surveys',
    who: 'evaluator',
    path: () => `/authoring/${courseSlug}/surveys`,
  },
  { file: 'projects._index.tsx', name: 'projects', who: 'evaluator', path: () => '/projects' },
  { file: 'projects._index.tsx', name: 'no project', who: 'office', path: () => '/projects' },
  {
    file: 'projects.$projectKey._index.tsx',
    name: 'sheet of a project',
    who: 'evaluator',
    path: () => '/projects/PROG-0000',
  },
  {
    file: 'projects.$projectKey._index.tsx',
    name: 'sheet of a project, nobody yet',
    who: 'evaluator',
    path: () => '/projects/PROG-0000?asOf=2001-01-01',
  },
  {
    file: 'projects.$projectKey._index.tsx',
    name: 'sheet of a project, day wrong',
    who: 'administrator',
    path: () => '/projects/PROG-0000?asOf=ieri',
    status: 400,
  },
  { file: 'surveys.tsx', name: 'courses with surveys', who: 'evaluator', path: () => '/surveys' },
  { file: 'home.tsx', name: 'start of who writes courses', who: 'trainer', path: () => '/home' },
  { file: 'home.tsx', name: 'start of who evaluates', who: 'evaluator', path: () => '/home' },
  { file: 'journal.tsx', name: 'journal', who: 'midway', path: () => '/journal', act: unfold },
  { file: 'journal.tsx', name: 'journal without entries', who: 'fresh', path: () => '/journal' },
  {
    file: 'learn.$enrolmentId.surveys.$pair.tsx',
    name: 'totals of a survey taken',
    who: 'ended',
    path: (s) => `/learn/${s.endedEnrolment}/surveys/lavorare-insieme`,
  },
  {
    file: 'learn.$enrolmentId.surveys.$pair.tsx',
    name: 'totals of a survey not taken',
    who: 'fresh',
    path: (s) => `/learn/${s.freshEnrolment}/surveys/lavorare-insieme`,
    status: 404,
  },
  ...correctionStates(),
  { file: 'catalogue._index.tsx', name: 'catalogue', who: 'anonymous', path: () => '/catalogue' },
  { file: 'catalogue.$slug.tsx', name: 'a course', who: 'anonymous', path: () => `/catalogue/${courseSlug}` },
  {
    file: 'catalogue.$slug.tsx',
    name: 'a course to enrol in',
    who: 'other_learner',
    path: () => `/catalogue/${courseSlug}`,
  },
  { file: 'catalogue.$slug.tsx', name: 'no such course', who: 'learner', path: () => '/catalogue/niente', status: 404 },
  { file: 'certificates._index.tsx', name: 'own certificate', who: 'learner', path: () => '/certificates' },
  { file: 'certificates._index.tsx', name: 'no certificate', who: 'other_learner', path: () => '/certificates' },
  { file: 'hours._index.tsx', name: 'hours of the year', who: 'learner', path: () => '/hours' },
  { file: 'hours._index.tsx', name: 'no hours', who: 'other_learner', path: () => '/hours' },
  { file: 'hours._index.tsx', name: 'hours of a past year', who: 'learner', path: () => '/hours?year=2024' },
  { file: 'hours._index.tsx', name: 'a certificate sent', who: 'learner', path: () => '/hours?sent' },
  { file: 'hours.new.tsx', name: 'a certificate from elsewhere', who: 'learner', path: () => '/hours/new' },
  {
    file: 'hours.new.tsx',
    name: 'a certificate from elsewhere, errors',
    who: 'learner',
    path: () => '/hours/new',
    act: submit,
  },
  { file: 'home.tsx', name: 'home without a course', who: 'other_learner', path: () => '/home' },
  { file: 'home.tsx', name: 'home before the first lesson', who: 'fresh', path: () => '/home' },
  { file: 'home.tsx', name: 'home midway', who: 'midway', path: () => '/home' },
  { file: 'home.tsx', name: 'home with all done', who: 'learner', path: () => '/home' },
  {
    file: 'learn.$enrolmentId._index.tsx',
    name: 'course midway',
    who: 'midway',
    path: (s) => `/learn/${s.midwayEnrolment}`,
  },
  {
    file: 'learn.$enrolmentId._index.tsx',
    name: 'course completed',
    who: 'learner',
    path: (s) => `/learn/${s.enrolmentId}`,
  },
  ...lessonStates(),
  ...toolStates(),
  ...packageStates(),
  { file: 'glossary.tsx', name: 'glossary', who: 'anonymous', path: () => '/glossary' },
  { file: 'login.tsx', name: 'sign-in', who: 'anonymous', path: () => '/login' },
  { file: 'login.tsx', name: 'sign-in with errors', who: 'anonymous', path: () => '/login', act: submit },
  { file: 'login.tsx', name: 'sign-in after a new password', who: 'anonymous', path: () => '/login?changed' },
  { file: 'office._index.tsx', name: 'all ambiti', who: 'administrator', path: () => '/office' },
  { file: 'office._index.tsx', name: 'not for this role', who: 'trainer', path: () => '/office', status: 403 },
  ...officeStates(),
  ...dutyStates(),
  ...reminderStates(),
  ...editionStates(),
  ...ledgerStates(),
  { file: 'password.forgot.tsx', name: 'password forgotten', who: 'anonymous', path: () => '/password/forgot' },
  {
    file: 'password.forgot.tsx',
    name: 'password forgotten, errors',
    who: 'anonymous',
    path: () => '/password/forgot',
    act: submit,
  },
  { file: 'password.forgot.tsx', name: 'link sent', who: 'anonymous', path: () => '/password/forgot?sent' },
  { file: 'password.reset.$token.tsx', name: 'dead link', who: 'anonymous', path: () => '/password/reset/NIENTE' },
  {
    file: 'password.reset.$token.tsx',
    name: 'new password',
    who: 'anonymous',
    path: (s) => `/password/reset/${s.resetToken}`,
  },
  {
    file: 'password.reset.$token.tsx',
    name: 'new password, errors',
    who: 'anonymous',
    path: (s) => `/password/reset/${s.resetToken}`,
    act: submit,
  },
  { file: 'verify._index.tsx', name: 'verify', who: 'anonymous', path: () => '/verify' },
  { file: 'verify._index.tsx', name: 'verify, errors', who: 'anonymous', path: () => '/verify', act: submit },
  {
    file: 'verify._index.tsx',
    name: 'found by its PDF',
    who: 'anonymous',
    path: () => '/verify',
    act: sendFile(issuedPdf),
  },
  {
    file: 'verify._index.tsx',
    name: 'no such PDF',
    who: 'anonymous',
    path: () => '/verify',
    act: sendFile(() => Promise.resolve(Buffer.from('%PDF-1.7'))),
  },
  { file: 'verify.$code.tsx', name: 'valid', who: 'anonymous', path: (s) => `/verify/${s.verifyCode}` },
  { file: 'verify.$code.tsx', name: 'revoked', who: 'anonymous', path: (s) => `/verify/${s.revokedCode}` },
  { file: 'verify.$code.tsx', name: 'unknown code', who: 'anonymous', path: () => '/verify/NIENTE', status: 404 },
  {
    file: 'verify.$code.tsx',
    name: 'the same PDF',
    who: 'anonymous',
    path: (s) => `/verify/${s.verifyCode}`,
    act: sendFile(issuedPdf),
  },
  {
    file: 'verify.$code.tsx',
    name: 'another PDF',
    who: 'anonymous',
    path: (s) => `/verify/${s.verifyCode}`,
    act: sendFile(() => Promise.resolve(Buffer.from('%PDF-1.7'))),
  },
]

function correctionStates(): PageState[] {
  const form = 'authoring.$slug.$activityId_.$version.$questionId.tsx'
  const done = 'authoring.$slug.$activityId_.corrections.$correctionId.tsx'
  const who = 'trainer'
  const verifica = (id: string) => `/authoring/${courseSlug}/verifica/1/${id}`
  const own = ({ corrected }: Scenery) => `/authoring/${corrected.slug}/prova-viaggio`
  const finalTest = '/authoring/care-drain/verifica-care'
  const borrowed = `${finalTest}/1/partenza-certificato`
  const preview = async (page: Page) => {
    await page.getByRole('radio', { name: /Annullare la domanda/ }).check()
    await page.getByRole('textbox', { name: 'Perché si corregge' }).fill('La domanda era ambigua.')
    await page.getByRole('button', { name: 'Vedi che cosa cambia' }).click()
    await expect(page.getByRole('heading', { name: 'Che cosa cambierebbe' })).toBeVisible()
  }
  return [
    { file: form, name: 'key of choices', who, path: () => verifica('v-capire-approvare') },
    { file: form, name: 'key of pairs', who, path: () => verifica('v-parole-chiare') },
    { file: form, name: 'key of an order', who, path: () => verifica('v-mediazione-ordine') },
    { file: form, name: 'key as a number', who, path: () => verifica('v-anno-thai') },
    { file: form, name: 'correction refused', who, path: () => verifica('v-capire-approvare'), act: submit },
    { file: form, name: 'correction in numbers', who, path: () => verifica('v-capire-approvare'), act: preview },
    { file: form, name: 'no such question', who, path: () => verifica('v-nessuna'), status: 404 },
    { file: form, name: 'annulled', who, path: (s) => `${own(s)}/1/viaggio-care-drain` },
    { file: form, name: 'correction of a borrowed question', who, path: () => borrowed, act: preview },
    { file: 'authoring.$slug.$activityId.tsx', name: 'quiz with borrowed questions', who, path: () => finalTest },
    { file: done, name: 'correction done', who, path: (s) => `${own(s)}/corrections/${s.corrected.correctionId}` },
    { file: 'authoring.$slug.$activityId.tsx', name: 'quiz with a correction', who, path: own },
  ]
}

function toolStates(): PageState[] {
  const all = 'learn.$enrolmentId.tools._index.tsx'
  const one = 'learn.$enrolmentId.tools.$toolId.tsx'
  const page = 'learn.$enrolmentId.$lessonId.tsx'
  const who = 'learner'
  const tool = (id: string) => (s: Scenery) => `/learn/${s.toolsEnrolmentId}/tools/${id}`
  const place = (id: string) => (s: Scenery) => lesson(s.toolsEnrolmentId, id)
  return [
    { file: all, name: 'what one keeps of a course', who, path: (s) => `/learn/${s.toolsEnrolmentId}/tools` },
    { file: all, name: 'nothing to keep', who: 'ended', path: (s) => `/learn/${s.bareEnrolment}/tools` },
    { file: one, name: 'a checklist to print', who, path: tool('t-lista-segnali') },
    { file: one, name: 'a good practice to print', who, path: tool('t-pratica-giro-equipe') },
    { file: one, name: 'no such tool', who, path: tool('niente'), status: 404 },
    { file: page, name: 'lesson with a checklist', who, path: place('leggere-un-decreto') },
    { file: page, name: 'lesson with a good practice and a checklist', who, path: place('arrivare-da-soli') },
    { file: page, name: 'last lesson', who, path: place('verifica-tutela-minori') },
  ]
}

function packageStates(): PageState[] {
  const file = 'learn.$enrolmentId.packages.$activityId.tsx'
  const path = (id: string) => (s: Scenery) => `/learn/${s.packageEnrolmentId}/packages/${id}`
  const isOpen = (page: Page) =>
    expect(page.frameLocator('iframe.package__frame').frameLocator('#stage').getByRole('heading')).toBeVisible()
  return [
    { file, name: 'a foreign package', who: 'learner', path: path('pacchetto'), act: isOpen },
    { file, name: 'no such package', who: 'learner', path: path('niente'), status: 404 },
    {
      file,
      name: 'a foreign package to be begun anew',
      who: 'learner',
      path: path('pacchetto'),
      act: (page) => page.getByText('Ricomincia da capo').click(),
    },
    { file: 'authoring.packages._index.tsx', name: 'packages', who: 'trainer', path: () => '/authoring/packages' },
    {
      file: 'authoring.packages.attempts.$attemptId.tsx',
      name: 'what a package called',
      who: 'trainer',
      path: ({ packageAttemptId }) => `/authoring/packages/attempts/${packageAttemptId}`,
      act: (page) => page.getByText('Le chiamate').click(),
    },
    {
      file: 'authoring.packages.trials.$packageId.tsx',
      name: 'a package tried out',
      who: 'trainer',
      path: ({ packageId }) => `/authoring/packages/trials/${packageId}`,
      act: isOpen,
    },
    {
      file: 'authoring.packages.add.tsx',
      name: 'a package to send',
      who: 'trainer',
      path: () => '/authoring/packages/add',
    },
    {
      file: 'authoring.packages.uploads.$uploadId.tsx',
      name: 'a package refused',
      who: 'trainer',
      path: ({ packageUploadId }) => `/authoring/packages/uploads/${packageUploadId}`,
    },
    {
      file: 'authoring.packages.$packageId.tsx',
      name: 'a package',
      who: 'trainer',
      path: ({ packageId }) => `/authoring/packages/${packageId}`,
    },
  ]
}

function lessonStates(): PageState[] {
  const file = 'learn.$enrolmentId.$lessonId.tsx'
  return [
    { file, name: 'lesson', who: 'fresh', path: (s) => lesson(s.freshEnrolment, 'che-cosa-vuol-dire') },
    { file, name: 'lesson with drawings', who: 'fresh', path: (s) => lesson(s.freshEnrolment, 'la-mediatrice') },
    { file, name: 'lesson on names', who: 'fresh', path: (s) => lesson(s.freshEnrolment, 'nomi-e-date') },
    { file, name: 'lesson completed', who: 'midway', path: (s) => lesson(s.midwayEnrolment, 'che-cosa-vuol-dire') },
    { file, name: 'quiz not begun', who: 'fresh', path: (s) => lesson(s.freshEnrolment, 'ascoltare') },
    { file, name: 'quiz with time and a scale', who: 'midway', path: (s) => lesson(s.midwayEnrolment, 'ascoltare') },
    { file, name: 'quiz open and answered', who: 'midway', path: (s) => lesson(s.midwayEnrolment, 'il-viaggio') },
    { file, name: 'answer refused', who: 'midway', path: (s) => lesson(s.midwayEnrolment, 'il-viaggio'), act: submit },
    { file, name: 'quiz of every type', who: 'midway', path: (s) => lesson(s.midwayEnrolment, 'verifica-finale') },
    { file, name: 'quiz answered', who: 'ended', path: (s) => lesson(s.endedEnrolment, 'verifica-finale') },
    { file, name: 'card of a territory', who: 'inRozzano', path: (s) => lesson(s.rozzanoEnrolment, 'il-viaggio') },
    { file, name: 'case not begun', who: 'fresh', path: (s) => lesson(s.freshEnrolment, mina) },
    { file, name: 'case at a decision', who: 'midway', path: (s) => lesson(s.midwayEnrolment, mina) },
    { file, name: 'decision refused', who: 'midway', path: (s) => lesson(s.midwayEnrolment, mina), act: submit },
    { file, name: 'case at its end', who: 'ended', path: (s) => lesson(s.endedEnrolment, mina) },
    { file, name: 'survey taken', who: 'ended', path: (s) => lesson(s.endedEnrolment, 'che-cosa-vuol-dire') },
    { file, name: 'journal', who: 'midway', path: (s) => lesson(s.midwayEnrolment, 'la-storia-unica'), act: unfold },
    { file, name: 'form begun', who: 'midway', path: (s) => lesson(s.midwayEnrolment, 'la-scheda') },
    {
      file,
      name: 'form refused',
      who: 'midway',
      path: (s) => lesson(s.midwayEnrolment, 'la-scheda'),
      act: handInEarly,
    },
    { file, name: 'form compared', who: 'ended', path: (s) => lesson(s.endedEnrolment, 'la-scheda') },
    {
      file: 'learn.$enrolmentId.runs.$attemptId.tsx',
      name: 'an earlier run',
      who: 'learner',
      path: (s) => `/learn/${s.enrolmentId}/runs/${s.runId}`,
    },
    { file, name: 'somebody else’s lesson', who: 'fresh', path: (s) => lesson(s.midwayEnrolment, mina), status: 404 },
  ]
}

function dutyStates(): PageState[] {
  const own = (s: Scenery) => `/office/${s.ambitoSlug}/duties`
  const rule = (s: Scenery) => `${own(s)}/${s.ruleId}`
  const press = (name: string) => (page: Page) => page.getByRole('button', { name }).click()
  const [list, make] = ['office.$ambitoSlug.duties._index.tsx', 'office.$ambitoSlug.duties.new.tsx']
  const one = 'office.$ambitoSlug.duties.$ruleId._index.tsx'
  const none = (s: Scenery) => `/office/${s.otherAmbitoSlug}/duties`
  return [
    { file: list, name: 'rules', who: 'office', path: own },
    { file: list, name: 'no rules', who: 'other_office', path: none },
    { file: make, name: 'new rule', who: 'office', path: (s) => `${own(s)}/new` },
    {
      file: make,
      name: 'new rule refused',
      who: 'office',
      path: (s) => `${own(s)}/new`,
      act: async (page) => {
        await press('Mostra chi riguarda')(page)
        await expect(page.getByText('Controlla questi punti')).toBeVisible()
      },
    },
    {
      file: make,
      name: 'new rule previewed',
      who: 'office',
      path: (s) => `${own(s)}/new`,
      act: async (page) => {
        await page.getByLabel('Nome della regola').fill('Tutti')
        await press('Mostra chi riguarda')(page)
        await expect(page.getByRole('heading', { name: 'Che cosa succede se si salva' })).toBeVisible()
      },
    },
    { file: list, name: 'rules of a contact', who: 'comune_contact', path: own },
    { file: one, name: 'rule', who: 'office', path: rule },
    { file: one, name: 'rule of a contact', who: 'department_contact', path: rule },
    { file: one, name: 'nobody in a state', who: 'office', path: (s) => `${rule(s)}?state=left` },
    {
      file: one,
      name: 'waiver refused',
      who: 'office',
      path: (s) => `${rule(s)}?waive=${s.people.other_learner.personId}`,
      act: async (page) => {
        await press('Salva l’esonero')(page)
        await expect(page.getByText('Scrivi il motivo dell’esonero.')).toBeVisible()
      },
    },
    { file: one, name: 'another ambito’s rule', who: 'other_office', path: rule, status: 404 },
    {
      file: 'office.$ambitoSlug.duties.$ruleId.change.tsx',
      name: 'change of a rule',
      who: 'office',
      path: (s) => `${rule(s)}/change`,
    },
    { file: 'home.tsx', name: 'something to do', who: 'other_learner', path: () => '/home' },
  ]
}

function reminderStates(): PageState[] {
  const file = 'office.$ambitoSlug.duties.reminders.tsx'
  const schedule = (s: Scenery) => `/office/${s.ambitoSlug}/duties/reminders`
  const press = (name: string) => (page: Page) => page.getByRole('button', { name }).click()
  const ofPerson = 'office.$ambitoSlug.staff.people.$personId_.reminders.tsx'
  const log = (id: string) => (s: Scenery) => `/office/${s.ambitoSlug}/staff/people/${id}/reminders`
  const link = (s: Scenery) => unsubscribePath(s.people.trainer.personId)
  const unsubscribe = 'unsubscribe.$token.tsx'
  return [
    { file, name: 'schedule of reminders', who: 'office', path: schedule },
    {
      ...{ file, name: 'another schedule previewed', who: 'office', path: schedule },
      act: async (page) => {
        await page.getByLabel('Promemoria', { exact: true }).selectOption('off')
        await press('Mostra che cosa partirebbe')(page)
        await expect(page.getByText('Con le modifiche non ancora salvate.')).toBeVisible()
      },
    },
    {
      ...{ file, name: 'schedule refused', who: 'office', path: schedule },
      act: async (page) => {
        await page.getByLabel('Giorni dopo la scadenza').fill('mai')
        await press('Salva il calendario')(page)
        await expect(page.getByText('Controlla questi punti')).toBeVisible()
      },
    },
    {
      ...{ file: ofPerson, name: 'log of reminders', who: 'office' },
      path: (s) => log(s.people.other_learner.personId)(s),
    },
    {
      ...{ file: ofPerson, name: 'no reminders yet', who: 'comune_contact' },
      path: (s) => log(s.people.learner.personId)(s),
    },
    {
      ...{ file: ofPerson, name: 'reminders of nobody of the staff', who: 'office', status: 404 },
      path: (s) => log(s.people.other_office.personId)(s),
    },
    { file: 'reminders.tsx', name: 'own reminders', who: 'other_learner', path: () => '/reminders' },
    { file: 'reminders.tsx', name: 'no reminders of one’s own', who: 'trainer', path: () => '/reminders' },
    { file: unsubscribe, name: 'unsubscribe', who: 'anonymous', path: link },
    {
      ...{ file: unsubscribe, name: 'unsubscribed', who: 'anonymous' },
      path: (s) => unsubscribePath(s.people.evaluator.personId),
      act: async (page) => {
        await press('Non li voglio più')(page)
        await expect(page.getByRole('heading', { name: 'Fatto' })).toBeVisible()
      },
    },
    {
      ...{ file: unsubscribe, name: 'a link nobody made', who: 'anonymous', status: 404 },
      path: () => '/unsubscribe/NIENTE',
    },
  ]
}

function editionStates(): PageState[] {
  const [list, make] = ['office.$ambitoSlug.editions._index.tsx', 'office.$ambitoSlug.editions.new.tsx']
  const people = 'office.$ambitoSlug.editions.$editionId._index.tsx'
  const settings = 'office.$ambitoSlug.editions.$editionId.settings.tsx'
  const own = (s: Scenery) => `/office/${s.ambitoSlug}/editions`
  const edition = (s: Scenery) => `${own(s)}/${s.editionId}`
  const press = (name: string) => (page: Page) => page.getByRole('button', { name }).last().click()
  return [
    { file: list, name: 'editions', who: 'office', path: own },
    { file: list, name: 'no editions', who: 'other_office', path: (s) => `/office/${s.otherAmbitoSlug}/editions` },
    { file: make, name: 'new edition', who: 'office', path: (s) => `${own(s)}/new` },
    {
      file: make,
      name: 'new edition refused',
      who: 'office',
      path: (s) => `${own(s)}/new`,
      act: async (page) => {
        await press('Aggiungi un’area')(page)
        await expect(page.getByRole('group', { name: 'Area 1' })).toBeVisible()
        await press('Aggiungi una richiesta di crediti')(page)
        await expect(page.getByRole('group', { name: 'Richiesta 1' })).toBeVisible()
        await press('Crea l’edizione')(page)
        await expect(page.getByText('Controlla questi punti')).toBeVisible()
      },
    },
    { file: people, name: 'participants', who: 'office', path: edition },
    { file: people, name: 'people found', who: 'office', path: (s) => `${edition(s)}?q=portalunga` },
    {
      file: people,
      name: 'withdrawing somebody',
      who: 'office',
      path: edition,
      act: (page) => page.getByRole('link', { name: /^Ritira/ }).click(),
    },
    { file: people, name: 'another ambito’s', who: 'other_office', path: edition, status: 404 },
    { file: settings, name: 'details of an edition', who: 'office', path: (s) => `${edition(s)}/settings` },
    {
      file: 'office.$ambitoSlug.editions.$editionId.print.tsx',
      name: 'books of an edition’s course',
      who: 'office',
      path: (s) => `${edition(s)}/print`,
    },
    {
      file: 'office.$ambitoSlug.editions.$editionId.register.tsx',
      name: 'register of an edition',
      who: 'office',
      path: (s) => `${edition(s)}/register`,
      act: (page) => page.locator('.register__person summary').first().click(),
    },
  ]
}

function certificateStates(): PageState[] {
  const file = 'office.$ambitoSlug.certificates.$certificateId.tsx'
  const path = (s: Scenery) => `/office/${s.ambitoSlug}/certificates/${s.certificateId}`
  const signed = 'office.$ambitoSlug.signed.tsx'
  const signedPath = (s: Scenery) => `/office/${s.ambitoSlug}/signed`
  const open = (page: Page, title: string) => page.locator('summary', { hasText: title }).click()
  return [
    { file, name: 'certificate', who: 'office', path },
    { file, name: 'certificate of a contact', who: 'comune_contact', path },
    {
      file,
      name: 'certificate, revoked without a reason',
      who: 'office',
      path,
      act: async (page) => {
        await open(page, 'Revoca')
        await page.getByRole('button', { name: 'Revoca l’attestato' }).click()
        await expect(page.getByRole('alert')).toBeVisible()
      },
    },
    {
      file,
      name: 'certificate, a file that is none',
      who: 'office',
      path,
      act: async (page) => {
        const none = { name: 'attestato.pdf', mimeType: 'application/pdf', buffer: Buffer.from('niente') }
        await page.getByLabel('PDF firmato', { exact: true }).setInputFiles(none)
        await page.getByRole('button', { name: 'Carica il PDF firmato' }).click()
        await expect(page.getByRole('alert')).toBeVisible()
      },
    },
    { file: signed, name: 'signed files', who: 'office', path: signedPath },
    {
      file: signed,
      name: 'signed files, refused',
      who: 'office',
      path: signedPath,
      act: async (page) => {
        const none = { name: 'attestato.pdf', mimeType: 'application/pdf', buffer: Buffer.from('niente') }
        await page.getByLabel('PDF firmati').setInputFiles([none, { ...none, name: 'altro.pdf' }])
        await page.getByRole('button', { name: 'Carica i PDF' }).click()
        await expect(page.getByRole('table')).toBeVisible()
      },
    },
  ]
}

function ledgerStates(): PageState[] {
  const hours = 'learn.$enrolmentId.hours.tsx'
  const contests = 'office.$ambitoSlug.contests.tsx'
  return [
    { file: hours, name: 'hours, seen and contested', who: 'learner', path: (s) => `/learn/${s.enrolmentId}/hours` },
    { file: hours, name: 'no hours yet', who: 'fresh', path: (s) => `/learn/${s.freshEnrolment}/hours` },
    {
      file: hours,
      name: 'a contest too short',
      who: 'midway',
      path: (s) => `/learn/${s.midwayEnrolment}/hours`,
      act: async (page) => {
        await page.getByText('Contesta questi minuti').first().click()
        const form = page.locator('.ledger__form form').first()
        await form.evaluate((one) => one.setAttribute('novalidate', ''))
        await form.getByRole('button').click()
        await expect(page.getByRole('alert')).toBeVisible()
      },
    },
    { file: contests, name: 'contested minutes', who: 'office', path: (s) => `/office/${s.ambitoSlug}/contests` },
    {
      file: contests,
      name: 'nothing contested',
      who: 'other_office',
      path: (s) => `/office/${s.otherAmbitoSlug}/contests`,
    },
    {
      file: contests,
      name: 'contested minutes, not for contacts',
      who: 'comune_contact',
      path: (s) => `/office/${s.ambitoSlug}/contests`,
      status: 403,
    },
  ]
}

function officeStates(): PageState[] {
  const dashboard = 'office.$ambitoSlug._index.tsx'
  const people = 'office.$ambitoSlug.people.tsx'
  const bundles = 'office.$ambitoSlug.bundles._index.tsx'
  const bundle = 'office.$ambitoSlug.bundles.$bundleId.tsx'
  const template = 'office.$ambitoSlug.bundles.template._index.tsx'
  const protocol = 'office.$ambitoSlug.protocol._index.tsx'
  const who = 'administrator'
  return [
    { file: dashboard, name: 'matrix', who, path: () => carate },
    { file: dashboard, name: 'table down to departments', who, path: () => `${carate}?table=departments` },
    { file: dashboard, name: 'a day in the past', who, path: () => `${carate}?asOf=2026-06-30` },
    { file: dashboard, name: 'a day that cannot be', who, path: () => `${carate}?asOf=2999-01-01`, status: 400 },
    { file: dashboard, name: 'nobody enrolled', who: 'other_office', path: (s) => `/office/${s.otherAmbitoSlug}` },
    {
      file: dashboard,
      name: 'another ambito',
      who: 'other_office',
      path: (s) => `/office/${s.ambitoSlug}`,
      status: 404,
    },
    { file: dashboard, name: 'one department', who: 'department_contact', path: (s) => `/office/${s.ambitoSlug}` },
    {
      file: people,
      name: 'people of one department',
      who: 'department_contact',
      path: (s) => `/office/${s.ambitoSlug}/people`,
    },
    { file: people, name: 'people', who, path: () => `${carate}/people` },
    { file: people, name: 'people who miss', who, path: () => `${carate}/people?state=missing` },
    { file: people, name: 'people searched for', who, path: () => `${carate}/people?search=a&sort=-hours` },
    {
      file: people,
      name: 'people of comuni',
      who,
      path: () => `${carate}/people?organisationKind=comune&state=completed`,
    },
    { file: people, name: 'nobody found', who, path: () => `${carate}/people?search=nessunochesichiamicosi` },
    {
      file: people,
      name: 'no people',
      who: 'other_office',
      path: (s) => `/office/${s.otherAmbitoSlug}/people?state=completed`,
    },
    ...hoursStates(),
    ...reportStates(),
    ...structureStates(),
    ...invitationStates(),
    ...certificateStates(),
    { file: bundles, name: 'bundles', who: 'office', path: (s) => `/office/${s.ambitoSlug}/bundles` },
    { file: bundles, name: 'no bundles', who: 'other_office', path: (s) => `/office/${s.otherAmbitoSlug}/bundles` },
    { file: template, name: 'own template', who: 'office', path: (s) => `/office/${s.ambitoSlug}/bundles/template` },
    { file: template, name: 'with a template file', who, path: (s) => `/office/${s.ambitoSlug}/bundles/template` },
    {
      file: template,
      name: 'a draft',
      who: 'other_office',
      path: (s) => `/office/${s.otherAmbitoSlug}/bundles/template`,
      act: async (page) => {
        await page.getByRole('button', { name: 'Salva e guarda l’anteprima' }).click()
        await expect(page.getByRole('button', { name: 'Metti in uso la versione' })).toBeVisible()
      },
    },
    { file: bundle, name: 'bundle ready', who: 'office', path: (s) => `/office/${s.ambitoSlug}/bundles/${s.bundleId}` },
    { file: protocol, name: 'protocol', who: 'office', path: (s) => `/office/${s.ambitoSlug}/protocol` },
    {
      file: protocol,
      name: 'no protocol yet',
      who: 'other_office',
      path: (s) => `/office/${s.otherAmbitoSlug}/protocol`,
    },
    {
      file: 'office.$ambitoSlug.protocol.$importId.tsx',
      name: 'verdicts on protocol numbers',
      who: 'office',
      path: (s) => `/office/${s.ambitoSlug}/protocol/${s.importId}`,
    },
    ...importStates(),
    ...reportedStates(),
    {
      file: bundle,
      name: 'no such bundle',
      who: 'office',
      path: (s) => `/office/${s.ambitoSlug}/bundles/x`,
      status: 404,
    },
  ]
}

/** Files of reports and saved views. */
function reportedStates(): PageState[] {
  const list = 'office.$ambitoSlug.exports._index.tsx'
  const file = 'office.$ambitoSlug.exports.$exportId._index.tsx'
  const view = 'office.$ambitoSlug.views.$viewId._index.tsx'
  const who = 'office'
  const ofFile = (s: Scenery) => `/office/${s.ambitoSlug}/exports/${s.exportId}`
  const ofView = (s: Scenery) => `/office/${s.ambitoSlug}/views/${s.viewId}`
  const newView = (s: Scenery) => `/office/${s.ambitoSlug}/views/new?kind=people&search=search%3Da`
  return [
    { file: list, name: 'files and views', who, path: (s) => `/office/${s.ambitoSlug}/exports` },
    { file: list, name: 'no files', who: 'other_office', path: (s) => `/office/${s.otherAmbitoSlug}/exports` },
    { file, name: 'file ready', who, path: ofFile },
    { file, name: 'no such file', who, path: (s) => `/office/${s.ambitoSlug}/exports/x`, status: 404 },
    { file: 'office.$ambitoSlug.views.new.tsx', name: 'new view', who, path: newView },
    {
      file: 'office.$ambitoSlug.views.new.tsx',
      name: 'new view without a name',
      who,
      path: newView,
      act: async (page) => {
        await page.getByRole('button', { name: 'Salva la vista' }).click()
        await expect(page.getByRole('alert')).toContainText('Scrivi il nome della vista.')
      },
    },
    { file: view, name: 'own view', who, path: ofView },
    {
      file: view,
      name: 'a rhythm for nobody',
      who,
      path: ofView,
      act: async (page) => {
        await page.getByRole('combobox', { name: 'Ogni quanto' }).selectOption('weekly')
        await page.getByRole('checkbox', { name: /\(tu\)$/ }).uncheck()
        await page.getByRole('button', { name: 'Salva la consegna' }).click()
        await expect(page.getByRole('alert')).toContainText('Scegli almeno una persona.')
      },
    },
    { file: view, name: 'a colleague’s view', who: 'comune_contact', path: ofView },
  ]
}

function importStates(): PageState[] {
  const desk = 'office.$ambitoSlug.imports._index.tsx'
  return [
    { file: desk, name: 'staff lists', who: 'office', path: (s) => `/office/${s.ambitoSlug}/imports` },
    {
      file: desk,
      name: 'a staff list that is none',
      who: 'other_office',
      path: (s) => `/office/${s.otherAmbitoSlug}/imports`,
      act: async (page) => {
        const file = { name: 'personale.csv', mimeType: 'text/csv', buffer: Buffer.from('<html></html>') }
        await page.getByLabel('File CSV o Excel').setInputFiles(file)
        await page.getByRole('button', { name: 'Carica il file' }).click()
        await expect(page.getByRole('alert')).toContainText('pagina web')
      },
    },
    {
      file: 'office.$ambitoSlug.imports.$importId._index.tsx',
      name: 'verdicts on a staff list',
      who: 'office',
      path: (s) => `/office/${s.ambitoSlug}/imports/${s.peopleImportId}`,
    },
    {
      file: 'office.$ambitoSlug.imports.$importId._index.tsx',
      name: 'lines refused of a staff list',
      who: 'office',
      path: (s) => `/office/${s.ambitoSlug}/imports/${s.peopleImportId}?verdict=refused`,
    },
    {
      file: 'office.$ambitoSlug.imports.$importId.columns.tsx',
      name: 'columns of a staff list',
      who: 'office',
      path: (s) => `/office/${s.ambitoSlug}/imports/${s.peopleImportId}/columns`,
    },
  ]
}

function structureStates(): PageState[] {
  const staff = 'office.$ambitoSlug.staff._index.tsx'
  const organisation = 'office.$ambitoSlug.staff.$organisationId.tsx'
  const person = 'office.$ambitoSlug.staff.people.$personId.tsx'
  const structure = 'admin.structure._index.tsx'
  const reorganise = 'admin.structure.$kind.tsx'
  const own = (s: Scenery) => `/office/${s.ambitoSlug}/staff`
  const learner = (s: Scenery) => `${own(s)}/people/${s.people.other_learner.personId}`
  const refused = (intent: string) => async (page: Page) => {
    await page.getByText(intent, { exact: true }).first().click()
    await page.getByRole('button', { name: intent }).click()
    await expect(page.getByRole('alert')).toBeVisible()
  }
  return [
    { file: staff, name: 'organisations', who: 'office', path: own },
    { file: staff, name: 'organisations of a contact', who: 'comune_contact', path: own },
    { file: staff, name: 'an organisation refused', who: 'office', path: own, act: submit },
    { file: organisation, name: 'an organisation', who: 'office', path: (s) => `${own(s)}/${s.organisationId}` },
    {
      file: organisation,
      name: 'an organisation, nobody found',
      who: 'department_contact',
      path: (s) => `${own(s)}/${s.organisationId}?search=nessunochesichiamicosi`,
    },
    {
      file: organisation,
      name: 'a department refused',
      who: 'comune_contact',
      path: (s) => `${own(s)}/${s.organisationId}`,
      act: refused('Aggiungi un settore'),
    },
    {
      ...{ file: organisation, name: 'an organisation that does not close, people stay', who: 'office' },
      path: (s) => `${own(s)}/${s.organisationId}`,
      act: refused('Chiudi l’ente'),
    },
    {
      ...{ file: organisation, name: 'who works there from a day on', who: 'office' },
      path: (s) => `${own(s)}/${s.organisationId}?from=2027-01-01`,
    },
    { file: person, name: 'somebody of the staff', who: 'office', path: learner },
    { file: person, name: 'a move refused', who: 'office', path: learner, act: refused('Sposta in un altro settore') },
    { file: person, name: 'staff, a contact who looks', who: 'department_contact', path: learner },
    { file: structure, name: 'ambiti and what happened to them', who: 'administrator', path: () => '/admin/structure' },
    {
      ...{ file: structure, name: 'a new name of an ambito refused', who: 'administrator' },
      path: () => '/admin/structure',
      act: refused('Cambia nome a un ambito'),
    },
    ...(['transfer', 'merge_ambiti', 'merge_organisations', 'split_ambito', 'split_organisation'] as const).map(
      (kind): PageState => ({
        ...{ file: reorganise, name: `the form of ${kind}`, who: 'administrator' },
        path: () => `/admin/structure/${kind}`,
      }),
    ),
    {
      ...{ file: reorganise, name: 'a split refused', who: 'administrator' },
      path: (s) => `/admin/structure/split_organisation?place=${s.organisationId}`,
      act: async (page) => {
        await page.getByRole('button', { name: 'Guarda che cosa cambia' }).click()
        await expect(page.getByRole('alert')).toBeVisible()
      },
    },
    { file: person, name: 'nobody of the staff', who: 'office', path: (s) => `${own(s)}/people/x`, status: 404 },
  ]
}

function invitationStates(): PageState[] {
  const desk = 'office.$ambitoSlug.staff.invitations._index.tsx'
  const [typed, accept] = ['invitation._index.tsx', 'invitation.$token.tsx']
  const own = (s: Scenery) => `/office/${s.ambitoSlug}/staff/invitations`
  const noMatch = async (page: Page) => {
    await page.getByLabel('Ultimi quattro caratteri').fill('501Z')
    await submit(page)
  }
  return [
    { file: desk, name: 'invitations', who: 'office', path: own },
    { file: desk, name: 'invitations of a contact', who: 'department_contact', path: own },
    { file: desk, name: 'a letter is ready', who: 'office', path: (s) => `${own(s)}?state=to_print&done=letter` },
    { file: desk, name: 'nobody to invite', who: 'office', path: (s) => `${own(s)}?state=blocked` },
    { file: typed, name: 'code of a letter', who: 'anonymous', path: () => '/invitation' },
    { file: typed, name: 'no code', who: 'anonymous', path: () => '/invitation', act: submit },
    { file: typed, name: 'no such code', who: 'anonymous', path: () => '/invitation?code=NIENTE000000', act: noMatch },
    { file: accept, name: 'an account to make', who: 'anonymous', path: (s) => `/invitation/${s.invitationToken}` },
    {
      ...{ file: accept, name: 'an account refused', who: 'anonymous', act: submit },
      path: (s) => `/invitation/${s.invitationToken}`,
    },
    { file: accept, name: 'a dead invitation', who: 'anonymous', path: () => '/invitation/NIENTE' },
  ]
}

function reportStates(): PageState[] {
  const file = (page: string) => `office.$ambitoSlug.reports.${page}.tsx`
  const who = 'administrator'
  const at = (page: string) => () => `${carate}/reports/${page}`
  const own = (page: string) => (s: Scenery) => `/office/${s.ambitoSlug}/reports/${page}`
  const none = (page: string) => (s: Scenery) => `/office/${s.otherAmbitoSlug}/reports/${page}`
  return [
    { file: file('_index'), name: 'reports', who, path: () => `${carate}/reports` },
    {
      file: file('_index'),
      name: 'reports of one department',
      who: 'department_contact',
      path: (s) => `/office/${s.ambitoSlug}/reports`,
    },
    { file: file('coverage'), name: 'comuni reached', who, path: at('coverage') },
    { file: file('trend'), name: 'the trend', who, path: at('trend') },
    { file: file('trend'), name: 'a day that cannot be', who, path: at('trend?asOf=domani'), status: 400 },
    { file: file('hours-bands'), name: 'hours in bands', who, path: at('hours-bands') },
    {
      file: file('hours-bands'),
      name: 'bands, departments',
      who: 'office',
      path: own('hours-bands?table=departments'),
    },
    { file: file('hours-bands'), name: 'no staff then', who, path: at('hours-bands?year=2001') },
    { file: file('outcomes'), name: 'outcomes', who, path: at('outcomes') },
    { file: file('outcomes'), name: 'nobody enrolled', who: 'other_office', path: none('outcomes?asOf=2001-01-01') },
    { file: file('overdue'), name: 'who is late', who, path: at('overdue') },
    { file: file('overdue'), name: 'nobody is late', who: 'other_office', path: none('overdue') },
    { file: file('overdue'), name: 'none so late', who, path: at('overdue?late=91') },
    { file: file('people'), name: 'people of a band', who, path: at('people?of=hours&band=0') },
    { file: file('people'), name: 'people who enrolled', who: 'office', path: own('people?of=enrolled') },
    { file: file('people'), name: 'nobody behind it', who: 'office', path: own('people?of=month&month=2001-01') },
  ]
}

function hoursStates(): PageState[] {
  const hours = 'office.$ambitoSlug.hours.tsx'
  const list = 'office.$ambitoSlug.external._index.tsx'
  const one = 'office.$ambitoSlug.external.$externalId.tsx'
  const own = (s: Scenery) => `/office/${s.ambitoSlug}`
  return [
    { file: hours, name: 'hours of an ambito', who: 'administrator', path: () => `${carate}/hours` },
    { file: hours, name: 'hours, target wrong', who: 'office', path: (s) => `${own(s)}/hours`, act: submitTarget },
    { file: hours, name: 'hours, a contact', who: 'comune_contact', path: (s) => `${own(s)}/hours` },
    {
      file: hours,
      name: 'hours, nobody found',
      who: 'office',
      path: (s) => `${own(s)}/hours?search=nessunochesichiamicosi`,
    },
    { file: list, name: 'certificates from elsewhere', who: 'office', path: (s) => `${own(s)}/external` },
    {
      file: list,
      name: 'none from elsewhere',
      who: 'other_office',
      path: (s) => `/office/${s.otherAmbitoSlug}/external`,
    },
    { file: list, name: 'not for contacts', who: 'comune_contact', path: (s) => `${own(s)}/external`, status: 403 },
    { file: one, name: 'one to decide', who: 'office', path: (s) => `${own(s)}/external/${s.externalId}` },
    {
      file: one,
      name: 'a decision refused',
      who: 'office',
      path: (s) => `${own(s)}/external/${s.externalId}`,
      act: submit,
    },
    { file: one, name: 'no such certificate', who: 'office', path: (s) => `${own(s)}/external/x`, status: 404 },
  ]
}
