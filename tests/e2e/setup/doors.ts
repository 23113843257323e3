import { expect } from '@playwright/test'
import { createPeople } from '#app/identity/create-people.server.ts'
import { hashPassword } from '#app/identity/password.server.ts'
import { openSession } from '#app/identity/session-store.server.ts'
import { lessonsOf } from '#app/learning/course-plan.ts'
import { getCurrentVersion } from '#app/learning/version-queries.server.ts'
import { verdicts } from '#app/certificates/protocol/schemas.ts'
import { putBlob } from '#app/platform/blobs.server.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import type { Role as GrantedRole } from '#app/platform/generated/enums.ts'
import { newId, randomCode, sha256 } from '#app/platform/ids.server.ts'
import { packageItem, packageStructure } from '#app/scorm/packages/package.fixtures.ts'
import { openAttempt } from '#app/scorm/attempts/open-attempt.server.ts'
import { recordCommit } from '#app/scorm/attempts/record-commit.server.ts'
import type { Call } from '#app/scorm/schemas.ts'
import { viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { addPackageCourse, packageExercise } from '#tests/setup/package-course.ts'
import { ask, cookiesOf } from './ask.ts'
import { answer, start } from './exercises.ts'
import { addOwnCourse, ownQuiz } from './own-course.ts'
import { addOwnMeeting, enrolInEdition } from './own-edition.ts'
import { addPeopleImport } from './own-people-import.ts'
import { addOpenAnswer } from './open-answer.ts'
import { addDrafts } from './own-drafts.ts'
import { addExport } from './own-export.ts'
import { addPrint } from './own-print.ts'
import { addOwnRule } from './own-rule.ts'

export const roles = [
  'learner',
  'other_learner',
  'trainer',
  'evaluator',
  'comune_contact',
  'department_contact',
  'office',
  'other_office',
  'administrator',
] as const
export type Role = (typeof roles)[number]

/** A course with checklists and good practices. */
export const toolsSlug = 'tutela-minori'
export const courseSlug = 'approccio-transculturale'
export const password = 'una frase per le porte'
const beginning = new Date('2020-01-01T00:00:00Z')
/** One transparent point. */
const logoPng = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

type Member = { personId: string; accountId: string; email: string; cookie: string }

/** Two ambiti of one's own with everybody who may knock, and what the learner of the first has left behind. */
export type World = {
  ambitoSlug: string
  otherAmbitoSlug: string
  organisationId: string
  people: Record<Role, Member>
  enrolmentId: string
  /** The learner's too: a course with checklists and good practices, completed. */
  toolsEnrolmentId: string
  packageEnrolmentId: string
  packageId: string
  packageUploadId: string
  packageAttemptId: string
  /** A case the learner has walked to its end, and a reason of it shown to colleagues. */
  runId: string
  sharedAnswerId: string
  certificateId: string
  verifyCode: string
  /** Of a file of that certificate that its office has signed. */
  signedSha256: string
  bundleId: string
  /** A file the office asked for, ready, and a view it shares. */
  exportId: string
  viewId: string
  /** A file of protocol numbers, applied. */
  importId: string
  /** A list of staff, tried. */
  peopleImportId: string
  /** Of the first ambito, with the second learner in it and a logo. */
  editionId: string
  /** A key corrected by the trainer, in a course of its own. */
  corrected: { slug: string; correctionId: string }
  /** A marked reflection of the learner's, waiting to be read. */
  openAnswerId: string
  /** Courses the trainer writes: one of faults, one handed in to colleagues. */
  draftSlug: string
  /** A film without its captions in the media library. */
  mediaItemId: string
  submittedSlug: string
  /** The course as a book for learners, made. */
  printId: string
  coursePackageId: string
  /** A certificate from elsewhere the learner entered, waiting for the office. */
  externalId: string
  /** In an edition of its own that the other learner takes part in and the trainer teaches; the calendar is the other learner's. */
  meeting: { editionId: string; meetingId: string; feedToken: string }
  /** What the first ambito asks of everybody, in a course the learner has done. */
  ruleId: string
  artefactHash: string
  mediaPath: string
}

async function addAmbito(mark: string, name: string) {
  const ids = { ambitoId: newId(), organisationId: newId(), registryId: newId(), socialId: newId() }
  const { ambitoId, organisationId } = ids
  const slug = `porte-${name}-${mark}`
  await db().ambito.create({
    data: {
      id: ambitoId,
      slug,
      name: `Ambito Porte ${name}`,
      code: `${name}${mark}`.toUpperCase(),
      startsOn: beginning,
    },
  })
  await db().organisation.create({
    data: { id: organisationId, kind: 'comune', slug, name: `Comune di Porte ${name}` },
  })
  await db().organisationAmbito.create({ data: { id: newId(), organisationId, ambitoId, startsOn: beginning } })
  const department = { organisationId, startsOn: beginning }
  await db().department.createMany({
    data: [
      { ...department, id: ids.registryId, kind: 'registry', name: 'Anagrafe' },
      { ...department, id: ids.socialId, kind: 'social_services', name: 'Servizi sociali' },
    ],
  })
  return { ...ids, slug }
}

type Ambito = Awaited<ReturnType<typeof addAmbito>>

/** A person with an account who works in a department since 2020. */
export async function addMember(
  { registryId }: Pick<Ambito, 'registryId'>,
  name: { givenName?: string; familyName?: string } = {},
): Promise<Omit<Member, 'cookie'>> {
  const { givenName = 'Tosca', familyName = 'Portalunga' } = name
  const [personId, accountId] = [newId(), newId()]
  const email = `${personId}@porte.example`
  const account = { id: accountId, email, passwordHash: await hashPassword(password) }
  const fiscalCode = `PRT${personId.replaceAll('-', '').slice(0, 13)}`
  await transaction((tx) => createPeople(tx, [{ id: personId, givenName, familyName, fiscalCode, account }]))
  await db().membership.create({ data: { id: newId(), personId, departmentId: registryId, startsOn: beginning } })
  return { personId, accountId, email }
}

/** A session without the sign-in page, whose tries are counted by address. */
export async function sessionOf({ accountId }: { accountId: string }): Promise<string> {
  return (await transaction((tx) => openSession(tx, accountId, 'porte'))).split(';')[0] ?? ''
}

/** Signs in as a person does. */
async function signIn(email: string): Promise<string> {
  const reply = await ask('/login', { body: { email, password } })
  expect(reply.status, reply.text).toBe(302)
  return cookiesOf(reply)
}

async function addRoles(own: Ambito, other: Ambito): Promise<World['people']> {
  const granted: Record<
    Role,
    [GrantedRole, Partial<Record<'ambitoId' | 'organisationId' | 'departmentId', string>>] | null
  > = {
    learner: null,
    other_learner: null,
    trainer: ['trainer', {}],
    evaluator: ['evaluator', {}],
    comune_contact: ['contact', { organisationId: own.organisationId }],
    department_contact: ['contact', { departmentId: own.registryId }],
    office: ['ambito_office', { ambitoId: own.ambitoId }],
    other_office: ['ambito_office', { ambitoId: other.ambitoId }],
    administrator: ['administrator', {}],
  }
  const member = async (role: Role): Promise<Member> => {
    const added = await addMember(role === 'other_office' ? other : own)
    const grant = granted[role]
    if (grant) {
      const [name, place] = grant
      const { personId } = added
      await db().roleGrant.create({ data: { id: newId(), personId, role: name, startsOn: beginning, ...place } })
    }
    return { ...added, cookie: await signIn(added.email) }
  }
  return {
    learner: await member('learner'),
    other_learner: await member('other_learner'),
    trainer: await member('trainer'),
    evaluator: await member('evaluator'),
    comune_contact: await member('comune_contact'),
    department_contact: await member('department_contact'),
    office: await member('office'),
    other_office: await member('other_office'),
    administrator: await member('administrator'),
  }
}

/** Enrols by the site's own form and returns the enrolment. */
export async function enrol(cookie: string, slug = courseSlug): Promise<string> {
  const reply = await ask(`/catalogue/${slug}`, { cookie, body: {} })
  expect(reply.location).toMatch(/^\/learn\//)
  return reply.location.split('/')[2] ?? ''
}

/** Writes everything but the first lesson as done, then completes that one on the site: the course follows by itself. */
export async function finishCourse(cookie: string, enrolmentId: string): Promise<void> {
  const { id: courseVersionId, outline } = await getCurrentVersion(courseSlug)
  const [first, ...rest] = lessonsOf(outline)
  const completedAt = new Date()
  await db().activityProgress.createMany({
    data: rest.flatMap(({ id, activities }) =>
      [id, ...activities.map((one) => one.id)].map((activityId) => ({
        enrolmentId,
        activityId,
        courseVersionId,
        completedAt,
      })),
    ),
  })
  await db().attendanceEntry.createMany({
    data: rest.map(({ id: activityId, minutes }) => {
      const kind = 'declared_on_completion' as const
      return { id: newId(), enrolmentId, activityId, minutes, kind, recordedAt: completedAt }
    }),
  })
  const done = await ask(`/learn/${enrolmentId}/${first?.id ?? ''}`, { cookie, body: { intent: 'complete-lesson' } })
  expect(done.status).toBe(302)
}

/** Answers the survey before the course, on the page of its first lesson. */
export async function takeSurvey(cookie: string, enrolmentId: string): Promise<void> {
  const names = ['capire', 'sorpresa', 'mediazione', 'spiegare', 'imparare']
  const answers = Object.fromEntries(names.map((name, index) => [`statement-${name}`, String(index + 1)]))
  const body = { intent: 'take-survey', activityId: 'sondaggio-inizio', ...answers }
  expect((await ask(`/learn/${enrolmentId}/che-cosa-vuol-dire`, { cookie, body })).status).toBe(302)
}

/** Waits for the job that issues the certificate. */
export async function certificateOf(enrolmentId: string) {
  const find = () => db().certificate.findFirst({ where: { enrolmentId }, select: { id: true, verifyCode: true } })
  await expect.poll(find, { timeout: 60_000 }).not.toBeNull()
  const { id, verifyCode } = (await find()) ?? { id: '', verifyCode: '' }
  return { certificateId: id, verifyCode }
}

/** An edition of an ambito with somebody in it and a logo. */
async function addEdition({ ambitoId }: Ambito, { personId }: Member): Promise<string> {
  const id = newId()
  const { id: courseVersionId, courseId } = await getCurrentVersion(courseSlug)
  const blobSha256 = await transaction((tx) => putBlob(tx, Buffer.from(logoPng, 'base64'), 'image/png'))
  await db().edition.create({
    data: {
      ...{ id, courseId, ambitoId, name: 'Primavera', mode: 'blended', seats: 20 },
      startsOn: new Date('2026-01-01T00:00:00Z'),
      enrolments: { create: { id: newId(), personId, courseVersionId, enrolledAt: new Date() } },
      logos: { create: { position: 0, blobSha256, mediaType: 'image/png', alt: 'Comune di Porte' } },
    },
  })
  return id
}

/** Has an office sign a certificate: what is signed is not looked at here, so the file is the one issued. */
async function addSigned(certificateId: string): Promise<string> {
  const { pdfSha256 } = await db().certificate.findUniqueOrThrow({ where: { id: certificateId } })
  const [signedAt, signerName] = [new Date(), 'Ilaria Montescuro']
  await db().certificateSignature.create({
    data: {
      id: newId(),
      certificateId,
      kind: 'signature',
      pdfSha256,
      place: 1,
      signerName,
      signedAt,
      recordedAt: signedAt,
    },
  })
  return pdfSha256
}

/** Asks for a ZIP as an office and waits until it is made. */
export async function makeBundle(cookie: string, ambitoSlug: string): Promise<string> {
  const asked = await ask(`/office/${ambitoSlug}/bundles?index`, { cookie, body: { course: courseSlug } })
  const bundleId = asked.location.split('/').at(-1) ?? ''
  const state = async () => (await db().certificateBundle.findUnique({ where: { id: bundleId } }))?.state
  await expect.poll(state, { timeout: 60_000 }).toBe('ready')
  return bundleId
}

/** Asks for a file of the people as an office and waits until it is made. */
export async function makeExport(cookie: string, ambitoSlug: string): Promise<string> {
  const body = { kind: 'people', format: 'csv', search: `course=${courseSlug}` }
  const asked = await ask(`/office/${ambitoSlug}/exports?index`, { cookie, body })
  const exportId = asked.location.split('/').at(-1) ?? ''
  const state = async () => (await db().reportExport.findUnique({ where: { id: exportId } }))?.state
  await expect.poll(state, { timeout: 60_000 }).toBe('ready')
  return exportId
}

/** A view of who misses the course, shared in the ambito. */
async function saveSharedView(cookie: string, ambitoSlug: string): Promise<string> {
  const body = { kind: 'people', search: `course=${courseSlug}&state=missing`, name: 'Chi manca', share: 'on' }
  const saved = await ask(`/office/${ambitoSlug}/views/new`, { cookie, body })
  const [, viewId = ''] = /\/views\/([0-9a-f-]+)\?/.exec(saved.location) ?? []
  expect(viewId, saved.text).not.toBe('')
  return viewId
}

/** A file of protocol numbers with a line of each kind, as an office sent and confirmed it. */
async function addImport({ ambitoId }: { ambitoId: string }, uploadedById: string): Promise<string> {
  const [importId, now] = [newId(), new Date()]
  const line = { written: 'PORTE-2026-000001', references: {}, aoo: 'A1', number: '12', registeredOn: '2026-05-04' }
  const rows = verdicts.map((verdict, index) => ({
    ...{ ...line, line: index + 2, fault: null, verdict, certificate: null },
    reason: verdict === 'refused' ? 'date_before_issue' : null,
  }))
  const uploaded = { ambitoId, uploadedById, fileName: 'metadati.csv', uploadedAt: now, appliedAt: now }
  await db().protocolImport.create({ data: { id: importId, rows, ...uploaded } })
  return importId
}

/** A question annulled by a trainer, as the pages do it. */
async function addCorrection({ cookie }: Member): Promise<World['corrected']> {
  const { slug } = await addOwnCourse()
  const correctionId = newId()
  const body = { what: 'annul', reason: 'La domanda era ambigua.', correctionId }
  const path = `/authoring/${slug}/${ownQuiz.id}/1/viaggio-care-drain`
  const shown = await ask(path, { cookie, body: { ...body, intent: 'preview' } })
  const fingerprint = /name="fingerprint" value="([0-9a-f]{64})"/.exec(shown.text)?.[1] ?? ''
  const confirmed = await ask(path, { cookie, body: { ...body, intent: 'confirm', fingerprint } })
  expect(confirmed.location, confirmed.text).toMatch(new RegExp(`/corrections/${correctionId}$`))
  return { slug, correctionId }
}

async function courseFiles() {
  const { artefacts, id: courseVersionId } = await getCurrentVersion(courseSlug)
  const media = await db().courseMedia.findFirstOrThrow({ where: { courseVersionId } })
  return { artefactHash: [...artefacts.values()][0] ?? '', mediaPath: `/media/${media.blobSha256}/figura.svg` }
}

/** Walks the case of the course to its end by the site's own forms, every reason shown to colleagues. */
async function walkedCase(cookie: string, enrolmentId: string) {
  const lesson = `/learn/${enrolmentId}/il-caso-di-mina`
  await start(cookie, lesson, 'caso-mina')
  await answer(cookie, lesson, 30)
  const { id: runId, answers } = await db().attempt.findFirstOrThrow({
    where: { enrolmentId, submittedAt: { not: null }, answers: { some: { sharedReason: { isNot: null } } } },
    select: { id: true, answers: { where: { sharedReason: { isNot: null } }, select: { id: true } } },
  })
  return { runId, sharedAnswerId: answers[0]?.id ?? '' }
}

/** A course with tools to keep, completed without a certificate of it. */
async function enrolToKeep(cookie: string): Promise<string> {
  const id = await enrol(cookie, toolsSlug)
  await db().enrolment.update({ where: { id }, data: { state: 'completed', completedAt: new Date() } })
  return id
}

/** Enters a certificate from elsewhere by the site's own form. */
export async function addExternal(cookie: string, title = 'Competenze digitali per la PA'): Promise<string> {
  const externalId = newId()
  const form = new FormData()
  const day = new Date().toISOString().slice(0, 10)
  const fields = { externalId, source: 'syllabus', title, provider: 'Dipartimento della funzione pubblica' }
  const rest = { area: 'Transizione digitale', hours: '4,5', endedOn: day }
  for (const [name, value] of Object.entries({ ...fields, ...rest })) form.append(name, value)
  form.append('evidence', new Blob([`%PDF-1.7 ${externalId}`], { type: 'application/pdf' }), 'attestato.pdf')
  const entered = await ask('/hours/new', { cookie, body: form })
  expect(entered.location, entered.text).toMatch(/^\/hours\?year=\d+&sent/)
  return externalId
}

async function addTaughtMeeting({ ambitoId }: Ambito, { trainer, other_learner: participant }: World['people']) {
  const teacher = { personId: trainer.personId, givenName: 'Tosca', familyName: 'Portalunga' }
  const meeting = await addOwnMeeting({ ambitoId, slug: courseSlug, teacher }, { from: 14, to: 134 })
  await enrolInEdition(meeting, participant)
  const feedToken = randomCode(40)
  const feed = { personId: participant.personId, tokenHash: sha256(feedToken), createdAt: new Date() }
  await db().calendarFeed.create({ data: feed })
  const { editionId, meetingId } = meeting
  return { editionId, meetingId, feedToken }
}

/** A course that plays a foreign package. */
type Played = Pick<World, 'packageEnrolmentId' | 'packageId' | 'packageAttemptId'>

async function enrolToPlay({ cookie, personId }: { cookie: string; personId: string }): Promise<Played> {
  const { slug, packageId } = await addPackageCourse(packageStructure('1.2', [packageItem('uno')]), new Date())
  const packageEnrolmentId = await enrol(cookie, slug)
  const viewer = viewerWith([], personId)
  const place = { enrolmentId: packageEnrolmentId, activityId: packageExercise.id }
  const opened = await openAttempt(viewer, place, new Date())
  if (!opened.ok) throw new Error(opened.reason)
  const { attemptId: packageAttemptId, windowId } = opened
  const values = { 'cmi.core.lesson_status': 'incomplete' }
  const calls: Call[] = [
    [12, 'LMSInitialize', '', '', 'true', '0'],
    [40, 'LMSSetValue', 'cmi.core.lesson_status', 'incomplete', 'true', '0'],
    [55, 'LMSSetValue', 'cmi.core.score.raw', 'molto', 'false', '405'],
  ]
  const rest = { seconds: 30, exit: '' as const, ended: false, sequencing: null, whole: null, calls }
  const commit = { windowId, sequence: 1, itemId: 'uno', launch: 1, values, ...rest }
  await recordCommit(viewer, packageAttemptId, commit, new Date())
  return { packageEnrolmentId, packageId, packageAttemptId }
}

/** A file of a trainer that was no package. */
async function addRefusedUpload(addedById: string): Promise<string> {
  const refusals = [{ code: 'zip_broken', name: '', detail: '', count: 1, examples: [] }]
  const report = { ok: false, refusals, warnings: [], facts: null, structure: null }
  const upload = {
    id: newId(),
    fileName: 'foto.zip',
    size: 9,
    received: 9,
    state: 'refused',
    report,
    addedById,
  } as const
  await db().scormUpload.create({ data: { ...upload, addedAt: new Date(), changedAt: new Date() } })
  return upload.id
}

/** Makes the world of one test file; nothing of it is shared with another. */
export async function makeWorld(): Promise<World> {
  const mark = newId().slice(0, 6)
  const own = await addAmbito(mark, 'uno')
  const other = await addAmbito(mark, 'due')
  const people = await addRoles(own, other)
  const enrolmentId = await enrol(people.learner.cookie)
  await finishCourse(people.learner.cookie, enrolmentId)
  await takeSurvey(people.learner.cookie, enrolmentId)
  const certificate = await certificateOf(enrolmentId)
  const bundleId = await makeBundle(people.office.cookie, own.slug)
  return {
    ambitoSlug: own.slug,
    otherAmbitoSlug: other.slug,
    organisationId: own.organisationId,
    people,
    enrolmentId,
    toolsEnrolmentId: await enrolToKeep(people.learner.cookie),
    ...(await enrolToPlay(people.learner)),
    packageUploadId: await addRefusedUpload(people.trainer.personId),
    ...(await walkedCase(people.learner.cookie, enrolmentId)),
    ...certificate,
    signedSha256: await addSigned(certificate.certificateId),
    bundleId,
    exportId: await makeExport(people.office.cookie, own.slug),
    viewId: await saveSharedView(people.office.cookie, own.slug),
    importId: await addImport(own, people.office.personId),
    peopleImportId: await addPeopleImport(people.office, own.slug),
    editionId: await addEdition(own, people.other_learner),
    corrected: await addCorrection(people.trainer),
    openAnswerId: await addOpenAnswer(enrolmentId),
    ...(await addDrafts(people.trainer.personId)),
    printId: await addPrint(courseSlug, people.trainer.personId),
    coursePackageId: await addExport(courseSlug, people.trainer.personId),
    externalId: await addExternal(people.learner.cookie),
    meeting: await addTaughtMeeting(own, people),
    ruleId: await addOwnRule(own.ambitoId, courseSlug),
    ...(await courseFiles()),
  }
}
