import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { markAnswer } from '#app/assessment/marking/mark-answer.server.ts'
import { reviseAnswer } from '#app/assessment/marking/revise-answer.server.ts'
import type { MarkingForm } from '#app/assessment/marking/schemas.ts'
import { decideReview } from '#app/authoring/drafts/decide-review.server.ts'
import { getDraftText } from '#app/authoring/drafts/draft-queries.server.ts'
import { saveText } from '#app/authoring/drafts/save-text.server.ts'
import { fillInFacts } from '#app/authoring/drafts/facts/facts.fixtures.ts'
import { startCourse } from '#app/authoring/drafts/start-course.server.ts'
import { applyLessons } from '#app/authoring/drafts/import/apply-lessons.server.ts'
import { exportDraft } from '#app/authoring/drafts/import/export-course.server.ts'
import { keepUpload } from '#app/authoring/drafts/import/keep-upload.server.ts'
import {
  callOffPublication,
  schedulePublication,
} from '#app/authoring/drafts/publication/schedule-publication.server.ts'
import { grantCourseRole, revokeCourseRole } from '#app/authoring/settings/change-role.server.ts'
import { closeCourse } from '#app/authoring/settings/close-course.server.ts'
import { discardDraft } from '#app/authoring/drafts/discard-draft.server.ts'
import { withdrawDraft } from '#app/authoring/drafts/withdraw-draft.server.ts'
import { submitDraft } from '#app/authoring/drafts/submit-draft.server.ts'
import { addMedia } from '#app/authoring/media/add-media.server.ts'
import { changeMedia } from '#app/authoring/media/change-media.server.ts'
import { pdf } from '#app/authoring/media/media.fixtures.ts'
import { removeMedia } from '#app/authoring/media/remove-media.server.ts'
import { downloadPrint } from '#app/authoring/print/download-print.server.ts'
import { downloadPackage } from '#app/authoring/export/download-package.server.ts'
import { makePackageWorker } from '#app/authoring/export/make-package.server.ts'
import { publishedSubject } from '#app/authoring/export/package-queries.server.ts'
import { requestPackage } from '#app/authoring/export/request-package.server.ts'
import { makePrintWorker } from '#app/authoring/print/make-print.server.ts'
import { subjectOfDraft } from '#app/authoring/print/print-subject.server.ts'
import { requestPrint } from '#app/authoring/print/request-print.server.ts'
import { exportQuestions } from '#app/authoring/questions/export-questions.server.ts'
import { publishCourse } from '#app/authoring/publish-course.server.ts'
import { lessonText, markedCaseText } from '#app/authoring/course.fixtures.ts'
import { download } from '#app/certificates/bulk/download.fixtures.ts'
import { getCertificatePdf } from '#app/certificates/certificate-queries.server.ts'
import { decideExternal } from '#app/certificates/hours/decide-external.server.ts'
import { getEvidence } from '#app/certificates/hours/external-queries.server.ts'
import { enter } from '#app/certificates/hours/external.fixtures.ts'
import type { DecideExternal } from '#app/certificates/hours/schemas.ts'
import { withdrawExternal } from '#app/certificates/hours/withdraw-external.server.ts'
import { issueCertificateOf } from '#app/certificates/issue-certificate.server.ts'
import { makeBundleOf } from '#app/certificates/bulk/make-bundle.server.ts'
import { applyImport } from '#app/certificates/protocol/apply-import.server.ts'
import { uploadProtocolFile } from '#app/certificates/protocol/upload-protocol-file.server.ts'
import { replaceCertificate } from '#app/certificates/replace-certificate.server.ts'
import { requestBundle } from '#app/certificates/bulk/request-bundle.server.ts'
import { revokeCertificate } from '#app/certificates/revoke-certificate.server.ts'
import { addSignedFile } from '#app/certificates/seal/add-signed-file.server.ts'
import { makeAuthority, signedBy, type Authority } from '#app/certificates/seal/authority.fixtures.ts'
import { putTemplateInForce } from '#app/certificates/template/put-template-in-force.server.ts'
import { saveTemplate } from '#app/certificates/template/save-template.server.ts'
import { someForm } from '#app/certificates/template/template.fixtures.ts'
import { addAmbito, addComune, addCompleted, addCourse, addPerson } from '#app/certificates/world.fixtures.ts'
import { addAccount, password, signedIn } from '#app/identity/account.fixtures.ts'
import { changePassword } from '#app/identity/change-password.server.ts'
import { acceptInvitation } from '#app/identity/invitations/accept-invitation.server.ts'
import { letterCodeOf } from '#app/identity/invitations/letter-code.server.ts'
import { openLetter } from '#app/identity/invitations/open-letter.server.ts'
import { requestPasswordReset } from '#app/identity/request-password-reset.server.ts'
import { resetPassword } from '#app/identity/reset-password.server.ts'
import { signIn } from '#app/identity/sign-in.server.ts'
import { signOut, signOutEverywhere } from '#app/identity/sign-out.server.ts'
import { changeCourseLanguage } from '#app/learning/change-course-language.server.ts'
import { correctKey } from '#app/assessment/correct-key.server.ts'
import { assignRule } from '#app/learning/assignments/assign-people.server.ts'
import { exportRulePeople } from '#app/learning/assignments/export-rule-people.server.ts'
import { addRule } from '#app/learning/assignments/rule.fixtures.ts'
import { newRuleDraft } from '#app/learning/assignments/rule-input.ts'
import { changeRule, closeRule, makeRule } from '#app/learning/assignments/save-rule.server.ts'
import { endWaiver, waiveDuty } from '#app/learning/assignments/waive-duty.server.ts'
import { answerContest } from '#app/learning/attendance/answer-contest.server.ts'
import { openedOnce } from '#app/learning/attendance/measured.fixtures.ts'
import { openContest } from '#app/learning/attendance/open-contest.server.ts'
import { closeOverdueAttempts } from '#app/learning/close-overdue.server.ts'
import { completeLesson } from '#app/learning/complete-lesson.server.ts'
import { changeEdition } from '#app/learning/editions/change-edition.server.ts'
import { addLogo, removeLogo } from '#app/learning/editions/change-logos.server.ts'
import { newDraft, withoutBlankRows } from '#app/learning/editions/edition-draft.ts'
import { checkDraft } from '#app/learning/editions/edition-input.ts'
import { enrolPeople } from '#app/learning/editions/enrol-people.server.ts'
import { exportParticipants } from '#app/learning/editions/export-participants.server.ts'
import { makeEdition } from '#app/learning/editions/make-edition.server.ts'
import { getManagedEdition } from '#app/learning/editions/office-edition.server.ts'
import { listParticipants } from '#app/learning/editions/participants.server.ts'
import { withdrawPerson } from '#app/learning/editions/withdraw-person.server.ts'
import { enrolInCourse } from '#app/learning/enrol-in-course.server.ts'
import { addGuest } from '#app/learning/meetings/add-guest.server.ts'
import { cancelMeeting } from '#app/learning/meetings/cancel-meeting.server.ts'
import { changeMeeting } from '#app/learning/meetings/change-meeting.server.ts'
import { confirmMeeting } from '#app/learning/meetings/confirm-meeting.server.ts'
import { matchGuest } from '#app/learning/meetings/match-guest.server.ts'
import { planMeeting } from '#app/learning/meetings/plan-meeting.server.ts'
import { writePresence } from '#app/learning/meetings/write-presence.server.ts'
import { renewEnrolment } from '#app/learning/renew-enrolment.server.ts'
import { regradeExercises } from '#app/learning/regrade-exercises.server.ts'
import { submitExercise } from '#app/learning/work-on-exercise.server.ts'
import { grantRole } from '#app/organisation/grant-role.server.ts'
import { cancelInvitation } from '#app/organisation/invitations/cancel-invitation.server.ts'
import { addInvitable, invitationOf, linksTo } from '#app/organisation/invitations/invitations.fixtures.ts'
import { inviteAll } from '#app/organisation/invitations/invite-all.server.ts'
import { invitePerson } from '#app/organisation/invitations/invite-person.server.ts'
import { printLetters } from '#app/organisation/invitations/print-letters.server.ts'
import { movePerson } from '#app/organisation/move-person.server.ts'
import { applyImport as applyPeopleImport } from '#app/organisation/people-import/apply-import.server.ts'
import {
  addOffice,
  applied,
  heading as staffHeading,
  someCode,
  textFile,
  tried,
  type Office,
} from '#app/organisation/people-import/people-import.fixtures.ts'
import { exportRejected } from '#app/organisation/people-import/rejected-rows.server.ts'
import { startImport } from '#app/organisation/people-import/start-import.server.ts'
import { startUndo } from '#app/organisation/people-import/start-undo.server.ts'
import { undoImport } from '#app/organisation/people-import/undo-import.server.ts'
import { uploadPeopleFile } from '#app/organisation/people-import/upload-people-file.server.ts'
import { revokeRole } from '#app/organisation/revoke-role.server.ts'
import { renameAmbito } from '#app/organisation/reorganisation/rename-ambito.server.ts'
import { previewReorganisation, reorganise } from '#app/organisation/reorganisation/reorganise.server.ts'
import { AskedReorganisation } from '#app/organisation/reorganisation/schemas.ts'
import { addDepartment } from '#app/organisation/structure/add-department.server.ts'
import { addOrganisation } from '#app/organisation/structure/add-organisation.server.ts'
import { closeDepartment } from '#app/organisation/structure/close-department.server.ts'
import { closeOrganisation } from '#app/organisation/structure/close-organisation.server.ts'
import { addPerson as addStaff } from '#app/organisation/structure/add-person.server.ts'
import { coverCounter } from '#app/organisation/structure/cover-counter.server.ts'
import { endAbsence } from '#app/organisation/structure/end-absence.server.ts'
import { endCounter } from '#app/organisation/structure/end-counter.server.ts'
import { leaveOrganisation } from '#app/organisation/structure/leave-organisation.server.ts'
import { nameLead } from '#app/organisation/structure/name-lead.server.ts'
import { recordAbsence } from '#app/organisation/structure/record-absence.server.ts'
import { renamePlace } from '#app/organisation/structure/rename-place.server.ts'
import { dayOf } from '#app/organisation/territory.fixtures.ts'
import { transferOrganisation } from '#app/organisation/transfer-organisation.server.ts'
import { changeSchedule } from '#app/learning/reminders/change-schedule.server.ts'
import { chooseOwn } from '#app/learning/reminders/refuse-reminders.server.ts'
import { setYearlyTarget } from '#app/organisation/yearly-target.server.ts'
import { grantOf, viewerWith } from '#app/organisation/viewer.fixtures.ts'
import { isoDay } from '#app/platform/clock.ts'
import { db, transaction } from '#app/platform/database.server.ts'
import { newId } from '#app/platform/ids.server.ts'
import { exportCoverage } from '#app/reporting/export-coverage.server.ts'
import { exportPeople } from '#app/reporting/export-people.server.ts'
import { exportRegister } from '#app/reporting/register/export-register.server.ts'
import { makeStampedRegister } from '#app/reporting/register/make-stamped.server.ts'
import { exportData, exportIndicators } from '#app/reporting/evaluation/export-project.server.ts'
import { downloadExport } from '#app/reporting/exports/download-export.server.ts'
import { forgetOldExports } from '#app/reporting/exports/forget-exports.server.ts'
import { makeExportOf } from '#app/reporting/exports/make-export.server.ts'
import { requestExport } from '#app/reporting/exports/request-export.server.ts'
import { exportHours } from '#app/reporting/hours/export-hours.server.ts'
import { bundleSelection, openOffice } from '#app/reporting/office-view.server.ts'
import { actOnView } from '#app/reporting/views/act-on-view.server.ts'
import { saveView } from '#app/reporting/views/save-view.server.ts'
import { removePackage } from '#app/scorm/packages/remove-package.server.ts'
import { addPackage, packageItem, packageStructure } from '#app/scorm/packages/package.fixtures.ts'
import { choiceIds, correct, newHandIn, previewed, proposal, trainer, turned } from '#tests/setup/correction.ts'
import { fingerprint, refusedCommit, whileCommitsFail } from '#tests/setup/database-faults.ts'
import { addEdition, addMeeting, addParticipant, meetingForm } from '#tests/setup/meetings.ts'
import {
  addLearner,
  answerAll,
  begin,
  courseText,
  now,
  publish,
  walkCaseOf,
  withdraw,
  workCourse,
} from '#tests/setup/learner.ts'

type Act = () => Promise<unknown>
type Audited = {
  /** Makes what the act needs, and the act. */
  prepare: () => Promise<Act>
  /** Reading other people's data: the entry is all that is written. */
  reads?: true
  /** Tables that may change before the transaction in question. */
  without?: string[]
}

let codes = 0
/** An ambito with one person who completed a course and may have a certificate. */
async function office(certified = true) {
  codes += 1
  const place = await addAmbito(`A${codes}`)
  const course = await addCourse()
  const completed = await addCompleted(course, place)
  const issued = certified ? await issueCertificateOf(completed.enrolmentId, now) : null
  return { ...place, course, ...completed, certificateId: issued?.certificateId ?? '', viewer: place.office }
}

const later = new Date(now.getTime() + 7_200_000)

/** Somebody without an account in an ambito of its own. */
async function invitable(workEmail: string | null = null) {
  const { viewer, ambitoId, ambitoSlug, comune } = await office(false)
  const personId = await addInvitable(comune.registry, { workEmail })
  return { workEmail, place: { viewer, ambitoId, ambitoSlug, personId, seen: null } }
}

/** The same, with a letter. */
async function lettered() {
  const { place } = await invitable()
  await invitePerson(place.viewer, { ...place, channel: 'letter' }, now)
  return { place, letter: await invitationOf(place.personId) }
}

/** A rule that holds for the people of an ambito. */
async function ruled() {
  const { viewer, ambitoId, ambitoSlug, course, personId } = await office(false)
  const ruleId = await addRule({ ambitoId, courseId: course.courseId, startsOn: dayOf(isoDay(now)) })
  await assignRule(ruleId, now)
  const { slug } = await db().course.findUniqueOrThrow({ where: { id: course.courseId }, select: { slug: true } })
  const draft = { ...newRuleDraft(slug, dayOf(isoDay(now))), name: 'Tutti' }
  const place = { ambitoSlug, ruleId }
  const endsOn = dayOf('2030-01-01')
  const waive = () => waiveDuty(viewer, { ...place, personId, reason: 'Già formata altrove.', endsOn }, now)
  return { viewer, place, draft, personId, waive, ambitoId, courseId: course.courseId }
}

/** A meeting of an hour from now on, with one person who was there for all of it. */
async function taughtMeeting() {
  codes += 1
  const edition = await addEdition(await addCourse(), await addAmbito(`M${codes}`))
  const { meetingId } = await addMeeting(edition, now, 60, now)
  const { enrolmentId } = await addParticipant(edition)
  const form = { enrolmentId, intent: 'presence' as const, entered: '10:00', exited: '11:00', note: '' }
  await writePresence(edition.teacher, meetingId, form, now)
  return { edition, meetingId, enrolmentId }
}

const colleague = viewerWith([grantOf('trainer')], newId())
const newDraftSlug = () => {
  codes += 1
  return `bozza-${codes}`
}

/** A course that the trainer writes, before and after it is handed in. */
async function begunDraft(): Promise<string> {
  const slug = newDraftSlug()
  await startCourse(trainer, { slug, title: 'Un corso nuovo' }, now)
  const path = '01-primo-modulo/01-prima-lezione.mdx'
  const { text, revision } = await getDraftText(trainer, slug, path)
  await saveText(trainer, { slug, path, text: text.replace('Scrivi qui.', 'Una porta chiusa.'), revision }, now)
  await fillInFacts(trainer, slug, now)
  return slug
}
async function bookAsked(): Promise<string> {
  const subject = await subjectOfDraft(trainer, await begunDraft())
  const asked = await requestPrint(trainer, subject, 'learner_epub', now)
  if (!asked.ok) throw new Error(asked.reason)
  return asked.printId
}
/** A course that nobody has taken out yet: the same package asked for again writes no entry. */
async function publishedAnew(): Promise<string> {
  const slug = newDraftSlug()
  const { files } = workCourse()
  const yaml = new TextDecoder().decode(files.get('course.yaml')?.bytes).replace(/^id: .*$/m, `id: ${slug}`)
  const own = new Map([...files, ['course.yaml', { bytes: new TextEncoder().encode(yaml) }] as const])
  await publish({ slug, files: own })
  return slug
}
async function packageAsked(): Promise<string> {
  const subject = await publishedSubject(await publishedAnew())
  const asked = await requestPackage(trainer, subject, { form: '1.2', moduleId: null }, now)
  if (!asked.ok) throw new Error(asked.reason)
  return asked.exportId
}
async function submittedDraft(): Promise<string> {
  const slug = await begunDraft()
  await submitDraft(trainer, slug, now)
  return slug
}
async function roleToGive() {
  const slug = await begunDraft()
  const personId = await addPerson({ departments: [] })
  await db().roleGrant.create({ data: { id: newId(), personId, role: 'trainer', startsOn: new Date('2020-01-01') } })
  return { slug, role: 'author', personId } as const
}
async function publishedSlug(): Promise<string> {
  const { slug } = await db().course.findFirstOrThrow({
    where: { currentVersionId: { not: null } },
    select: { slug: true },
  })
  return slug
}
async function approvedDraft(): Promise<string> {
  const slug = await submittedDraft()
  await decideReview(colleague, { slug, decision: 'approved', note: '' }, now)
  return slug
}
const tomorrow = { publishAt: new Date(now.getTime() + 86_400_000), effect: { moves: false, activities: {} } }

const documentFacts = { title: 'Un modulo', author: 'Ada', licence: 'own', note: '', alt: '' } as const
/** A document of its own sent to the media library. */
const sentDocument = () => addMedia(trainer, { name: 'a.pdf', bytes: pdf(newId()), facts: documentFacts }, now)
async function keptDocument(): Promise<string> {
  const added = await sentDocument()
  if (!added.ok) throw new Error(added.reason)
  return added.itemId
}

const staffFile = ({ comune }: Office) => textFile([staffHeading, `Rossi;Anna;${someCode()};;${comune};Anagrafe;;;`])

/** A list of staff that its office has confirmed, about to be written. */
async function confirmedList() {
  const place = await addOffice(`elenco${(codes += 1)}`)
  const importId = await tried(place, staffFile(place), now)
  await startImport(place.office, { ambitoSlug: place.slug, importId }, now)
  return () => applyPeopleImport(importId, () => now)
}

async function listTakenBack() {
  const place = await addOffice(`ritorno${(codes += 1)}`)
  const importId = await applied(place, staffFile(place), now)
  await startUndo(place.office, { ambitoSlug: place.slug, importId }, now)
  return () => undoImport(importId, () => now)
}

async function bundle() {
  const { viewer, ambitoSlug, course } = await office()
  const slug = { course: course.courseId }
  const { view } = await openOffice(viewer, ambitoSlug, new URLSearchParams(slug), now)
  if (!view) throw new Error('no view')
  const ask = () => requestBundle(viewer, { ambitoSlug, selection: bundleSelection(view) }, now)
  return { viewer, ambitoSlug, ask }
}

async function requested() {
  const { ask, ...rest } = await bundle()
  const outcome = await ask()
  if (!outcome.ok) throw new Error(outcome.reason)
  return { ...rest, bundleId: outcome.bundleId }
}

/** A file of the coverage that an office asks for, whose role jobs find in the database. */
async function report() {
  const { viewer, ambitoSlug, ambitoId } = await office()
  const grant = { personId: viewer.personId, role: 'ambito_office', ambitoId } as const
  await db().roleGrant.create({ data: { id: newId(), startsOn: new Date('2020-01-01'), ...grant } })
  const asked = { ambitoSlug, kind: 'coverage', format: 'csv', search: '' } as const
  return { viewer, ambitoSlug, ask: () => requestExport(viewer, asked, now) }
}

async function reportAsked() {
  const { ask, ...rest } = await report()
  const outcome = await ask()
  if (!outcome.ok) throw new Error(outcome.reason)
  return { ...rest, exportId: outcome.exportId }
}

async function reportMade() {
  const asked = await reportAsked()
  await makeExportOf(asked.exportId)
  return asked
}

/** Somebody of an ambito who entered a certificate from elsewhere, and the office that decides on it. */
async function clerk() {
  const { comune, ambitoSlug, viewer } = await office(false)
  const person = viewerWith([], await addPerson({ departments: [comune.registry] }))
  const externalId = await enter(person, {}, now)
  const decide = (decision: DecideExternal) => () => decideExternal(viewer, { ambitoSlug, externalId, decision }, now)
  return { viewer, person, externalId, decide }
}

/** A project of an edition with some people who completed it, asked for as of now. */
async function project(people: number) {
  const { course, ...place } = await office(false)
  const projectKey = newId().toUpperCase()
  await db().edition.update({ where: { id: course.editionId }, data: { projectCode: projectKey } })
  for (let count = 1; count < people; count += 1) await addCompleted(course, place)
  return { projectKey, search: new URLSearchParams() }
}

/** An edition of an office with somebody enrolled in it. */
async function edition() {
  const { viewer, ambitoSlug, course, comune } = await office(false)
  const draft = { ...withoutBlankRows(newDraft(course.courseId)), name: 'Primavera', startsOn: '2026-11-01' }
  const checked = checkDraft(draft)
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults))
  const { input } = checked
  const made = await makeEdition(viewer, { ambitoSlug, input }, now)
  if (!made.ok) throw new Error(JSON.stringify(made.faults))
  const place = { ambitoSlug, editionId: made.editionId }
  const personIds = [await addPerson({ departments: [comune.registry] })]
  await enrolPeople(viewer, { ...place, personIds }, now)
  const { id: enrolmentId } = await db().enrolment.findFirstOrThrow({ where: { editionId: made.editionId } })
  return { viewer, place, input, enrolmentId }
}

/** One pixel. */
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

let authority: Authority | undefined
/** The PKCS#12 of somebody who signs. */
async function signer(): Promise<string> {
  authority ??= await makeAuthority()
  return authority.issue('Tosca Portalunga')
}
afterAll(() => authority?.remove())

const admin = async () => viewerWith([grantOf('administrator')], await addPerson())

/** A reorganisation as it is confirmed after its preview. */
async function confirmedReorganisation(form: Record<string, unknown>): Promise<Act> {
  const viewer = await admin()
  const question = AskedReorganisation.parse({ reorganisationId: newId(), from: '2026-12-01', ...form })
  const tried = await previewReorganisation(viewer, question, now)
  if (!tried.ok) throw new Error(tried.reason)
  const { fingerprint: shown } = tried.effect
  return () => reorganise(viewer, { ...question, fingerprint: shown }, now)
}

/** Somebody who covers a second counter from December. */
async function covering() {
  const { comune, viewer } = await office()
  const personId = await addPerson({ departments: [comune.registry] })
  const counter = { personId, departmentId: comune.social_services, from: dayOf('2026-12-01'), jobTitle: '' }
  const outcome = await coverCounter(viewer, counter, now)
  if (!outcome.ok) throw new Error(outcome.reason)
  return { viewer, personId, membershipId: outcome.membershipId }
}

const marked = lessonText(`Testo.\n\n${markedCaseText}`, 'lezione-tre', 10)

async function almostDone() {
  const learner = await addLearner()
  const { viewer, enrolmentId } = learner
  await answerAll(learner, await begin(learner, 'quiz-uno'), true)
  const attempt = await begin(learner, 'quiz-due')
  await answerAll(learner, attempt, true)
  await submitExercise(viewer, attempt.id, now)
  await walkCaseOf(learner)
  await completeLesson(viewer, enrolmentId, 'lezione-quattro', now)
  return learner
}

async function openAnswer(second = false) {
  const learner = await addLearner()
  await walkCaseOf(learner)
  const where = { enrolmentId: learner.enrolmentId }
  const { id: answerId } = await db().openAnswer.findFirstOrThrow({ where, select: { id: true } })
  await db().openAnswer.update({ where: { id: answerId }, data: { second } })
  const people = [await addPerson(), await addPerson(), await addPerson()]
  const trainers = people.map((id) => viewerWith([grantOf('trainer')], id))
  const say = (intent: MarkingForm['intent'], level = 1) => {
    // A third one settles what two read differently.
    const viewer = trainers[intent === 'settle' ? 2 : level === 2 ? 1 : 0] ?? viewerWith([])
    const given = { intent, textNumber: 1, levels: [level, 1], comments: [], comment: 'Sì.' }
    return markAnswer(viewer, answerId, given, now)
  }
  return { ...learner, answerId, say }
}

/** Minutes of a lesson contested by somebody of an ambito, whose office may answer. */
async function contested() {
  const place = await office(false)
  const { viewer, enrolmentId } = await addLearner([place.comune.registry])
  await openedOnce(enrolmentId, ['lezione-quattro', 'lezione-cinque'], now)
  const text = 'Una frase che spiega.'
  const ask = async (activityId: string, contestId = newId()) => {
    const outcome = await openContest(viewer, enrolmentId, { contestId, activityId, askedMinutes: 9, text }, now)
    return { outcome, contestId }
  }
  const { contestId } = await ask('lezione-quattro')
  type Given = { intent: 'accept'; minutes: number } | { intent: 'decline' }
  const answer = (given: Given) => answerContest(place.viewer, place.ambitoSlug, { ...given, contestId, text }, now)
  return { ask, answer }
}

const audited: Record<string, Audited> = {
  'answer.marked': {
    prepare: async () => {
      const { say } = await openAnswer()
      return () => say('mark')
    },
  },
  'answer.returned': {
    prepare: async () => {
      const { say } = await openAnswer()
      return () => say('return')
    },
  },
  'answer.settled': {
    prepare: async () => {
      const { say } = await openAnswer(true)
      await say('mark', 0)
      await say('mark', 2)
      return () => say('settle')
    },
  },
  'answer.revised': {
    prepare: async () => {
      const { viewer, answerId, say } = await openAnswer()
      await say('return')
      const revision = { revisionId: newId(), text: 'Chiedere prima di supporre, e poi ancora.' }
      return () => reviseAnswer(viewer, answerId, revision, now)
    },
  },
  'session.opened': {
    prepare: async () => {
      const { email } = await addAccount()
      return () => signIn({ email, password, address: email, userAgent: '', now })
    },
  },
  'session.closed': {
    prepare: async () => {
      const { viewer } = await signedIn((await addAccount()).email)
      return () => signOut(viewer, now)
    },
  },
  'session.all_closed': {
    prepare: async () => {
      const { viewer } = await signedIn((await addAccount()).email)
      return () => signOutEverywhere(viewer, now)
    },
  },
  'password.changed': {
    prepare: async () => {
      const { viewer } = await signedIn((await addAccount()).email)
      return () => changePassword(viewer, { current: password, password: 'una frase tutta nuova' }, now)
    },
  },
  'invitation.issued': {
    prepare: async () => {
      const { place, workEmail } = await invitable()
      return () => invitePerson(place.viewer, { ...place, channel: workEmail ? 'mail' : 'letter' }, now)
    },
  },
  'invitation.cancelled': {
    prepare: async () => {
      const { place, letter } = await lettered()
      return () => cancelInvitation(place.viewer, { ...place, seen: letter.id }, now)
    },
  },
  'invitation.printed': {
    prepare: async () => {
      const { place } = await lettered()
      return () => printLetters(place.viewer, { ambitoSlug: place.ambitoSlug, again: false }, now)
    },
  },
  'invitation.run_requested': {
    prepare: async () => {
      const { place } = await invitable()
      return () => inviteAll(place.viewer, { ambitoSlug: place.ambitoSlug }, now)
    },
  },
  'invitation.blocked': {
    prepare: async () => {
      const { letter } = await lettered()
      await db().invitation.update({ where: { id: letter.id }, data: { wrongTries: 4 } })
      return () => openLetter({ code: letterCodeOf(letter.id), lastFour: '999X', address: letter.id, now })
    },
  },
  'invitation.used': {
    prepare: async () => {
      const { place, workEmail } = await invitable(`${newId()}@example.example`)
      await invitePerson(place.viewer, { ...place, channel: 'mail' }, now)
      const [token = ''] = await linksTo(workEmail ?? '')
      const email = `${newId()}@example.example`
      const chosen = { email, password: 'una frase tutta nuova', locale: 'it', userAgent: '', now } as const
      return () => acceptInvitation({ token, ...chosen })
    },
  },
  'password.reset': {
    prepare: async () => {
      const { email } = await addAccount()
      await signedIn(email)
      await requestPasswordReset({ email, address: email, now })
      const mail = await db().mail.findFirstOrThrow({ where: { recipient: email } })
      const token = /reset\/([0-9A-Z]+)/.exec(mail.text)?.[1] ?? ''
      return () => resetPassword({ token, password: 'una frase tutta nuova', now })
    },
  },
  'enrolment.opened': {
    prepare: async () => {
      const viewer = viewerWith([], await addPerson())
      return () => enrolInCourse(viewer, 'prova', now)
    },
  },
  'enrolment.reopened': {
    prepare: async () => {
      const learner = await addLearner()
      await withdraw(learner)
      return () => enrolInCourse(learner.viewer, 'prova', now)
    },
  },
  'enrolment.language_changed': {
    prepare: async () => {
      await publish(workCourse({ '01-primo/03-tre.mdx': marked }))
      const yaml = courseText().replace('language: it', 'language: en\ntranslation-of: prova')
      await publish({ ...workCourse({ '01-primo/03-tre.mdx': marked, 'course.yaml': yaml }), slug: 'prova-en' })
      const { viewer, enrolmentId } = await addLearner()
      return () => changeCourseLanguage(viewer, { enrolmentId, language: 'en' }, now)
    },
  },
  'course.completed': {
    prepare: async () => {
      const { viewer, enrolmentId } = await almostDone()
      return () => completeLesson(viewer, enrolmentId, 'lezione-cinque', now)
    },
  },
  'attempt.time_over': {
    prepare: async () => {
      const learner = await addLearner()
      const { id } = await begin(learner, 'quiz-uno')
      await db().attempt.update({ where: { id }, data: { deadlineAt: now } })
      const later = new Date(now.getTime() + 600_000)
      return () => closeOverdueAttempts(later, learner.enrolmentId)
    },
  },
  'certificate.issued': {
    prepare: async () => {
      const { enrolmentId } = await office(false)
      return () => issueCertificateOf(enrolmentId, now)
    },
  },
  'certificate.revoked': {
    prepare: async () => {
      const { viewer, certificateId } = await office()
      return () => revokeCertificate(viewer, { certificateId, reason: 'Prova' }, now)
    },
  },
  'certificate.renewed': {
    prepare: async () => {
      const { enrolmentId } = await office()
      const { personId } = await db().enrolment.findUniqueOrThrow({ where: { id: enrolmentId } })
      const again = await transaction((tx) => renewEnrolment(tx, { personId, enrolmentId }, now))
      for (const lesson of ['uno', 'due']) await completeLesson(viewerWith([], personId), again, lesson, now)
      return () => issueCertificateOf(again, now)
    },
  },
  'certificate.replaced': {
    prepare: async () => {
      const { viewer, certificateId } = await office()
      return () => replaceCertificate(viewer, { certificateId, reason: 'Prova' }, now)
    },
  },
  'certificate.signed': {
    prepare: async () => {
      const { viewer, ambitoId, certificateId } = await office()
      const original = await getCertificatePdf(viewer, certificateId, now)
      const bytes = Uint8Array.from(await signedBy(await signer(), original.bytes, now))
      return () => addSignedFile(viewer, { ambitoId, certificateId, bytes }, now)
    },
  },
  'certificate.downloaded': {
    reads: true,
    prepare: async () => {
      const { viewer, certificateId } = await office()
      return () => getCertificatePdf(viewer, certificateId, now)
    },
  },
  'template.saved': {
    prepare: async () => {
      const { viewer, ambitoSlug } = await office(false)
      return () => saveTemplate(viewer, { ambitoSlug, form: someForm() }, now)
    },
  },
  'template.applied': {
    prepare: async () => {
      const { viewer, ambitoSlug } = await office(false)
      await saveTemplate(viewer, { ambitoSlug, form: someForm() }, now)
      return () => putTemplateInForce(viewer, { ambitoSlug, version: 1 }, now)
    },
  },
  'bundle.requested': {
    prepare: async () => (await bundle()).ask,
  },
  'bundle.made': {
    // The list and the state of the work are kept as it goes; that it is ready and its entry come together.
    without: ['certificate_bundle', 'certificate_bundle_member'],
    prepare: async () => {
      const { bundleId } = await requested()
      return () => makeBundleOf(bundleId)
    },
  },
  'bundle.downloaded': {
    reads: true,
    prepare: async () => {
      const { viewer, ambitoSlug, bundleId } = await requested()
      await makeBundleOf(bundleId)
      return () => download(viewer, { ambitoSlug, bundleId }, now)
    },
  },
  'export.requested': {
    prepare: async () => (await report()).ask,
  },
  'export.made': {
    // The bytes and the state of the work are kept as it goes; beside them the entry is all that is written.
    reads: true,
    without: ['report_export', 'report_export_chunk'],
    prepare: async () => {
      const { exportId } = await reportAsked()
      // Who waits longer gets a mail, which is written as well.
      await db().reportExport.update({ where: { id: exportId }, data: { requestedAt: new Date() } })
      return () => makeExportOf(exportId)
    },
  },
  'export.downloaded': {
    reads: true,
    prepare: async () => {
      const { viewer, ambitoSlug, exportId } = await reportMade()
      return () => downloadExport(viewer, { ambitoSlug, exportId }, now)
    },
  },
  'export.forgotten': {
    prepare: async () => {
      await reportMade()
      return () => forgetOldExports(new Date(Date.now() + 31 * 86_400_000))
    },
  },
  'view.scheduled': {
    prepare: async () => {
      const { viewer, ambitoSlug } = await report()
      const view = { ambitoSlug, kind: 'people', search: '', name: 'Chi manca', share: false } as const
      const saved = await saveView(viewer, view, now)
      if (!saved.ok) throw new Error(saved.reason)
      const act = { intent: 'schedule', rhythm: 'weekly', people: [viewer.personId] } as const
      return () => actOnView(viewer, { ambitoSlug, viewId: saved.viewId }, { ...act, people: [...act.people] }, now)
    },
  },
  'protocol.imported': {
    prepare: async () => {
      const { viewer, ambitoSlug, certificateId } = await office()
      const { number } = await db().certificate.findUniqueOrThrow({ where: { id: certificateId } })
      const text = `Numero attestato;AOO;Protocollo;Data\n${number};A1;1;${isoDay(now)}`
      const file = { ambitoSlug, name: 'numeri.csv', bytes: new TextEncoder().encode(text) }
      const uploaded = await uploadProtocolFile(viewer, file, now)
      if (!uploaded.ok) throw new Error(uploaded.reason)
      return () => applyImport(viewer, { ambitoSlug, importId: uploaded.importId }, now)
    },
  },
  'people.downloaded': {
    reads: true,
    prepare: async () => {
      const { viewer, ambitoSlug, course } = await office()
      return () => exportPeople(viewer, ambitoSlug, new URLSearchParams({ course: course.courseId }), now)
    },
  },
  'register.prepared': {
    prepare: async () => {
      const edition = await addEdition(await addCourse(), await addAmbito(`V${newId().slice(0, 6).toUpperCase()}`))
      await addMeeting(edition, later, 60, now)
      const { office: viewer, ambitoSlug, editionId } = edition
      return () => makeStampedRegister(viewer, { ambitoSlug, editionId }, now)
    },
  },
  'register.downloaded': {
    reads: true,
    prepare: async () => {
      const { viewer, ambitoId, ambitoSlug, course } = await office()
      const edition = { id: newId(), courseId: course.courseId, ambitoId, name: 'In aula', startsOn: now }
      await db().edition.create({ data: edition })
      return () => exportRegister(viewer, { ambitoSlug, editionId: edition.id }, 'xlsx', now)
    },
  },
  'coverage.downloaded': {
    reads: true,
    prepare: async () => {
      const { viewer, ambitoSlug, course } = await office()
      return () => exportCoverage(viewer, ambitoSlug, new URLSearchParams({ course: course.courseId }), now)
    },
  },
  'external.entered': {
    prepare: async () => {
      const { person } = await clerk()
      return () => enter(person, {}, now)
    },
  },
  'external.withdrawn': {
    prepare: async () => {
      const { person, externalId } = await clerk()
      return () => withdrawExternal(person, externalId, now)
    },
  },
  'external.approved': {
    prepare: async () => (await clerk()).decide({ verdict: 'approved', hours: 240, after: 0, reason: '' }),
  },
  'external.refused': {
    prepare: async () => (await clerk()).decide({ verdict: 'refused', after: 0, reason: 'Prova' }),
  },
  'external.downloaded': {
    reads: true,
    prepare: async () => {
      const { viewer, externalId } = await clerk()
      return () => getEvidence(viewer, externalId, now)
    },
  },
  'project.sheet_downloaded': {
    reads: true,
    prepare: async () => {
      const asked = await project(1)
      return () => exportIndicators(viewerWith([grantOf('evaluator')]), asked, now)
    },
  },
  'project.data_downloaded': {
    reads: true,
    prepare: async () => {
      const asked = await project(5)
      return () => exportData(viewerWith([grantOf('evaluator')]), asked, now)
    },
  },
  'hours.downloaded': {
    reads: true,
    prepare: async () => {
      const { viewer, ambitoSlug } = await office()
      return () => exportHours(viewer, ambitoSlug, new URLSearchParams(), now)
    },
  },
  'ambito.target_set': {
    prepare: async () => {
      const { viewer, ambitoSlug } = await office()
      return () => setYearlyTarget(viewer, { ambitoSlug, minutes: 1800 }, now)
    },
  },
  'edition.made': {
    prepare: async () => {
      const { viewer, place, input } = await edition()
      const { ambitoSlug } = place
      return () => makeEdition(viewer, { ambitoSlug, input: { ...input, name: 'Autunno' } }, now)
    },
  },
  'edition.changed': {
    prepare: async () => {
      const { viewer, place, input } = await edition()
      return () => changeEdition(viewer, { ...place, input: { ...input, place: 'Sala civica' } }, now)
    },
  },
  'edition.logo_added': {
    prepare: async () => {
      const { viewer, place } = await edition()
      return () => addLogo(viewer, { ...place, bytes: png, alt: 'Fondo' }, now)
    },
  },
  'edition.logo_removed': {
    prepare: async () => {
      const { viewer, place } = await edition()
      await addLogo(viewer, { ...place, bytes: png, alt: 'Fondo' }, now)
      return () => removeLogo(viewer, { ...place, position: 0 }, now)
    },
  },
  'enrolment.withdrawn': {
    prepare: async () => {
      const { viewer, place, enrolmentId } = await edition()
      return () => withdrawPerson(viewer, { ...place, enrolmentId, reason: 'Trasferita.' }, now)
    },
  },
  'participants.downloaded': {
    reads: true,
    prepare: async () => {
      const { viewer, place } = await edition()
      const managed = await getManagedEdition(viewer, place)
      const people = await listParticipants(managed, now)
      return () => exportParticipants(viewer, { edition: managed, people, numbers: new Map() }, now)
    },
  },
  'reminders.changed': {
    prepare: async () => {
      const { viewer, ambitoSlug } = await office()
      const schedule = { isOn: true, daysBefore: [10], daysAfter: 5, digestWeekday: 3 }
      return () => changeSchedule(viewer, { ambitoSlug, schedule }, now)
    },
  },
  'reminders.refused': {
    prepare: async () => {
      const viewer = viewerWith([], await addPerson())
      return () => chooseOwn(viewer, ['digest'], now)
    },
  },
  'reminders.wanted': {
    prepare: async () => {
      const viewer = viewerWith([], await addPerson())
      await chooseOwn(viewer, ['digest'], now)
      return () => chooseOwn(viewer, ['digest', 'courtesy'], now)
    },
  },
  'rule.made': {
    prepare: async () => {
      const { viewer, place, draft } = await ruled()
      return () => makeRule(viewer, { ...place, draft }, now)
    },
  },
  'rule.changed': {
    prepare: async () => {
      const { viewer, place, draft } = await ruled()
      return () => changeRule(viewer, { ...place, draft }, now)
    },
  },
  'rule.closed': {
    prepare: async () => {
      const { viewer, place } = await ruled()
      return () => closeRule(viewer, { ...place, lastDay: dayOf('2030-01-01') }, now)
    },
  },
  'rule.carried_out': {
    prepare: async () => {
      const { ambitoId, courseId } = await ruled()
      const ruleId = await addRule({ ambitoId, courseId, startsOn: dayOf(isoDay(now)) })
      return () => assignRule(ruleId, now)
    },
  },
  'waiver.granted': {
    prepare: async () => (await ruled()).waive,
  },
  'waiver.ended': {
    prepare: async () => {
      const { viewer, place, personId, waive } = await ruled()
      await waive()
      return () => endWaiver(viewer, { ...place, personId }, now)
    },
  },
  'duties.downloaded': {
    reads: true,
    prepare: async () => {
      const { viewer, place } = await ruled()
      return () => exportRulePeople(viewer, place, now)
    },
  },
  'role.granted': {
    prepare: async () => {
      const [viewer, personId] = [await admin(), await addPerson()]
      return () => grantRole(viewer, { personId, grant: grantOf('trainer') }, now)
    },
  },
  'role.revoked': {
    prepare: async () => {
      const [viewer, personId] = [await admin(), await addPerson()]
      const granted = await grantRole(viewer, { personId, grant: grantOf('trainer') }, now)
      if (!granted.ok) throw new Error(granted.reason)
      return () => revokeRole(viewer, granted.grantId, now)
    },
  },
  'people.uploaded': {
    prepare: async () => {
      const place = await addOffice(`carica${(codes += 1)}`)
      const bytes = staffFile(place)
      return () => uploadPeopleFile(place.office, { ambitoSlug: place.slug, name: 'a.csv', bytes }, now)
    },
  },
  'membership.imported': { prepare: confirmedList },
  'people.imported': {
    prepare: confirmedList,
  },
  'membership.import_undone': { prepare: listTakenBack },
  'people.import_undone': { prepare: listTakenBack },
  'people.rejected_downloaded': {
    reads: true,
    prepare: async () => {
      const place = await addOffice(`scarti${(codes += 1)}`)
      const importId = await tried(place, staffFile(place), now)
      return () => exportRejected(place.office, { ambitoSlug: place.slug, importId }, now)
    },
  },
  'membership.moved': {
    prepare: async () => {
      const { ambitoId, comune, viewer } = await office()
      const personId = await addPerson({ departments: [comune.registry] })
      const toDepartmentId = (await addComune(ambitoId, 'Comune d’altrove')).registry
      return () => movePerson(viewer, { personId, toDepartmentId, from: dayOf('2026-12-01'), jobTitle: '' }, now)
    },
  },
  'organisation.transferred': {
    prepare: async () => {
      const [{ comune }, { ambitoId: toAmbitoId }] = [await office(), await office()]
      const viewer = await admin()
      const transfer = { organisationId: comune.id, toAmbitoId, from: dayOf('2026-12-01') }
      return () => transferOrganisation(viewer, transfer, now)
    },
  },
  'membership.added': {
    prepare: async () => {
      const { comune, viewer } = await office()
      const work = { organisationId: comune.id, departmentId: comune.registry, jobTitle: '', hiredOn: null }
      const person = { familyName: 'Lontani', givenName: 'Bice', fiscalCode: someCode(), workEmail: null }
      return () => addStaff(viewer, { ...work, ...person, from: dayOf('2026-12-01') }, now)
    },
  },
  'membership.covered': {
    prepare: async () => {
      const { comune, viewer } = await office()
      const personId = await addPerson({ departments: [comune.registry] })
      const counter = { personId, departmentId: comune.social_services, from: dayOf('2026-12-01'), jobTitle: '' }
      return () => coverCounter(viewer, counter, now)
    },
  },
  'membership.ended': {
    prepare: async () => {
      const { viewer, personId, membershipId } = await covering()
      return () => endCounter(viewer, { personId, membershipId, from: dayOf('2026-12-02') }, now)
    },
  },
  'membership.left': {
    prepare: async () => {
      const { comune, viewer } = await office()
      const personId = await addPerson({ departments: [comune.registry] })
      return () => leaveOrganisation(viewer, { personId, organisationId: comune.id, from: dayOf('2026-12-01') }, now)
    },
  },
  'absence.recorded': {
    prepare: async () => {
      const { comune, viewer } = await office()
      const personId = await addPerson({ departments: [comune.registry] })
      return () => recordAbsence(viewer, { personId, from: dayOf('2026-12-01'), to: null }, now)
    },
  },
  'absence.ended': {
    prepare: async () => {
      const { comune, viewer } = await office()
      const personId = await addPerson({ departments: [comune.registry] })
      const outcome = await recordAbsence(viewer, { personId, from: dayOf('2026-12-01'), to: null }, now)
      if (!outcome.ok) throw new Error(outcome.reason)
      const { absenceId } = outcome
      return () => endAbsence(viewer, { personId, absenceId, from: dayOf('2026-12-09') }, now)
    },
  },
  'organisation.added': {
    prepare: async () => {
      const { viewer, ambitoSlug } = await office()
      const added = { ambitoSlug, kind: 'association' as const, name: 'Ponti', ipaCode: null }
      return () => addOrganisation(viewer, { ...added, from: dayOf('2026-12-01') }, now)
    },
  },
  'organisation.closed': {
    prepare: async () => {
      const { viewer, ambitoId } = await office()
      const { id: organisationId } = await addComune(ambitoId, 'Comune vuoto')
      return () => closeOrganisation(viewer, { organisationId, from: dayOf('2026-12-01') }, now)
    },
  },
  'organisation.renamed': {
    prepare: async () => {
      const { viewer, comune } = await office()
      return () => renamePlace(viewer, { organisationId: comune.id, departmentId: null, name: 'Borgonuovo' }, now)
    },
  },
  'ambito.renamed': {
    prepare: async () => {
      const { ambitoId } = await office()
      const viewer = await admin()
      return () => renameAmbito(viewer, { ambitoId, name: newId() }, now)
    },
  },
  'ambito.lead_named': {
    prepare: async () => {
      const { viewer, ambitoSlug, comune } = await office()
      return () => nameLead(viewer, { ambitoSlug, organisationId: comune.id, from: dayOf('2026-12-01') }, now)
    },
  },
  'organisation.merged': {
    prepare: async () => {
      const [{ comune: from }, { comune: to }] = [await office(), await office()]
      const places = { fromOrganisationId: from.id, toOrganisationId: to.id }
      return confirmedReorganisation({ kind: 'merge_organisations', ...places })
    },
  },
  'organisation.split': {
    prepare: async () => {
      const { comune } = await office()
      const parts = { fromOrganisationId: comune.id, departmentIds: [comune.registry] }
      const made = { organisationKind: 'special_company', name: 'Azienda Ponti' }
      return confirmedReorganisation({ kind: 'split_organisation', ...parts, ...made })
    },
  },
  'organisation.reorganised': {
    prepare: async () => {
      const [{ comune }, { ambitoId: toAmbitoId }] = [await office(), await office()]
      return confirmedReorganisation({ kind: 'transfer', organisationId: comune.id, toAmbitoId })
    },
  },
  'department.added': {
    prepare: async () => {
      const { viewer, comune } = await office()
      const added = { organisationId: comune.id, kind: 'other' as const, name: 'Biblioteca' }
      return () => addDepartment(viewer, { ...added, from: dayOf('2026-12-01') }, now)
    },
  },
  'department.renamed': {
    prepare: async () => {
      const { viewer, comune } = await office()
      const renaming = { organisationId: comune.id, departmentId: comune.registry, name: 'Servizi demografici' }
      return () => renamePlace(viewer, renaming, now)
    },
  },
  'department.closed': {
    prepare: async () => {
      const { viewer, comune } = await office()
      const closing = { organisationId: comune.id, departmentId: comune.social_services, from: dayOf('2026-12-01') }
      return () => closeDepartment(viewer, closing, now)
    },
  },
  'key.corrected': {
    prepare: async () => {
      await newHandIn({ tre: true, quattro: true })
      const proposed = await proposal(await turned())
      const { fingerprint } = await previewed(proposed)
      const confirmed = { ...proposed, correctionId: newId(), fingerprint, reason: 'La chiave era sbagliata.' }
      return () => correctKey(trainer, confirmed, now)
    },
  },
  'attempt.regraded': {
    prepare: async () => {
      await newHandIn({ tre: true, quattro: true })
      const pending = await db().keyCorrection.findFirst({ select: { id: true } })
      if (pending) await regradeExercises(pending.id, now)
      const correctionId = await correct(await proposal({ kind: 'annul' }, 'q-quattro'))
      await regradeExercises(correctionId, now)
      await newHandIn({ tre: true, quattro: false })
      const { right } = await choiceIds('quiz-due', 'q-quattro')
      const back = await correct(await proposal({ kind: 'choices', right }, 'q-quattro'))
      return () => regradeExercises(back, now)
    },
  },
  'meeting.planned': {
    prepare: async () => {
      const { edition } = await taughtMeeting()
      return () => planMeeting(edition.office, edition, meetingForm(edition, now, 60, { tell: true }), now)
    },
  },
  'meeting.changed': {
    prepare: async () => {
      const { edition, meetingId } = await taughtMeeting()
      const form = meetingForm(edition, now, 90, { tell: true })
      return () => changeMeeting(edition.office, { ...edition, meetingId }, form, now)
    },
  },
  'meeting.cancelled': {
    prepare: async () => {
      const { edition, meetingId } = await taughtMeeting()
      return () => cancelMeeting(edition.office, { ...edition, meetingId }, 'Prova', now)
    },
  },
  'meeting.confirmed': {
    prepare: async () => {
      const { edition, meetingId } = await taughtMeeting()
      return () => confirmMeeting(edition.teacher, meetingId, later)
    },
  },
  'meeting.corrected': {
    prepare: async () => {
      const { edition, meetingId, enrolmentId } = await taughtMeeting()
      await confirmMeeting(edition.teacher, meetingId, later)
      const form = { enrolmentId, intent: 'absent' as const, entered: undefined, exited: undefined, note: 'Non c’era.' }
      return () => writePresence(edition.office, meetingId, form, later)
    },
  },
  'meeting.guest_matched': {
    prepare: async () => {
      const { edition, meetingId } = await taughtMeeting()
      const guest = { name: 'Ospite', organisation: '', email: undefined, entered: '10:00', exited: '10:30' }
      await addGuest(edition.teacher, meetingId, guest, now)
      const { id: guestId } = await db().meetingGuest.findFirstOrThrow({ where: { meetingId }, select: { id: true } })
      const { enrolmentId } = await addParticipant(edition)
      return () => matchGuest(edition.teacher, meetingId, { guestId, enrolmentId }, now)
    },
  },
  'contest.opened': {
    prepare: async () => {
      const { ask } = await contested()
      return () => ask('lezione-cinque')
    },
  },
  'contest.accepted': {
    prepare: async () => {
      const { answer } = await contested()
      return () => answer({ intent: 'accept', minutes: 9 })
    },
  },
  'contest.declined': {
    prepare: async () => {
      const { answer } = await contested()
      return () => answer({ intent: 'decline' })
    },
  },
  'draft.opened': {
    prepare: () => {
      const slug = newDraftSlug()
      return Promise.resolve(() => startCourse(trainer, { slug, title: 'Un corso nuovo' }, now))
    },
  },
  'draft.imported': {
    prepare: async () => {
      const slug = await begunDraft()
      const kept = await keepUpload(trainer, { slug, name: 'a.md', bytes: Buffer.from('Testo.') }, now)
      if (!kept.ok) throw new Error('refused')
      const placed = { uploadId: kept.uploadId, split: 'one', folder: '01-primo-modulo', moduleTitle: '' } as const
      return () => applyLessons(trainer, placed, now)
    },
  },
  'course.exported': {
    reads: true,
    prepare: async () => {
      const slug = await begunDraft()
      return () => exportDraft(trainer, slug, now)
    },
  },
  'course.book_requested': {
    prepare: async () => {
      const slug = await begunDraft()
      const subject = await subjectOfDraft(trainer, slug)
      return () => requestPrint(trainer, subject, 'learner_epub', now)
    },
  },
  'course.book_made': {
    // The state of the work is kept as it goes; beside it the entry is all that is written.
    reads: true,
    without: ['course_print'],
    prepare: async () => {
      const printId = await bookAsked()
      return () => makePrintWorker.handle({ printId })
    },
  },
  'course.book_downloaded': {
    reads: true,
    prepare: async () => {
      const printId = await bookAsked()
      await makePrintWorker.handle({ printId })
      return () => downloadPrint(trainer, printId, now)
    },
  },
  'course.package_requested': {
    prepare: async () => {
      const subject = await publishedSubject(await publishedAnew())
      return () => requestPackage(trainer, subject, { form: '1.2', moduleId: null }, now)
    },
  },
  'course.package_made': {
    // As with a book: the state of the work is kept as it goes.
    reads: true,
    without: ['course_export'],
    prepare: async () => {
      const exportId = await packageAsked()
      return () => makePackageWorker.handle({ exportId })
    },
  },
  'course.package_downloaded': {
    reads: true,
    prepare: async () => {
      const exportId = await packageAsked()
      await makePackageWorker.handle({ exportId })
      return () => downloadPackage(trainer, exportId, now)
    },
  },
  'questions.exported': {
    reads: true,
    prepare: async () => {
      const { slug } = await db().course.findFirstOrThrow({
        where: { currentVersionId: { not: null } },
        select: { slug: true },
      })
      return () => exportQuestions(trainer, { slug, format: 'gift' }, now)
    },
  },
  // The bytes go first, and are nobody's until the row is there.
  'scorm.package_added': {
    without: ['blob'],
    prepare: () =>
      Promise.resolve(() =>
        addPackage('pacchetto', packageStructure('1.2', [packageItem('uno')]), trainer.personId, now),
      ),
  },
  'scorm.package_removed': {
    prepare: async () => {
      const packageId = await addPackage('tolto', packageStructure('1.2', [packageItem('uno')]), trainer.personId, now)
      return () => removePackage(trainer, packageId, now)
    },
  },
  'media.added': {
    prepare: () => Promise.resolve(sentDocument),
  },
  'media.changed': {
    prepare: async () => {
      const itemId = await keptDocument()
      return () => changeMedia(trainer, itemId, { ...documentFacts, title: 'Altro' }, now)
    },
  },
  'media.removed': {
    prepare: async () => {
      const itemId = await keptDocument()
      return () => removeMedia(trainer, itemId, now)
    },
  },
  'draft.submitted': {
    prepare: async () => {
      const slug = await begunDraft()
      return () => submitDraft(trainer, slug, now)
    },
  },
  'draft.withdrawn': {
    prepare: async () => {
      const slug = await submittedDraft()
      return () => withdrawDraft(trainer, slug, now)
    },
  },
  'draft.discarded': {
    prepare: async () => {
      const slug = await begunDraft()
      return () => discardDraft(trainer, slug, now)
    },
  },
  'draft.approved': {
    prepare: async () => {
      const slug = await submittedDraft()
      return () => decideReview(colleague, { slug, decision: 'approved', note: '' }, now)
    },
  },
  'course.role_granted': {
    prepare: async () => {
      const change = await roleToGive()
      return () => grantCourseRole(trainer, change, now)
    },
  },
  'course.role_revoked': {
    prepare: async () => {
      const change = await roleToGive()
      await grantCourseRole(trainer, change, now)
      return () => revokeCourseRole(trainer, change, now)
    },
  },
  'course.closed': {
    prepare: async () => {
      const slug = await publishedSlug()
      return () => closeCourse(trainer, { slug, closes: true }, now)
    },
  },
  'course.reopened': {
    prepare: async () => {
      const slug = await publishedSlug()
      await closeCourse(trainer, { slug, closes: true }, now)
      return () => closeCourse(trainer, { slug, closes: false }, now)
    },
  },
  'draft.scheduled': {
    prepare: async () => {
      const slug = await approvedDraft()
      return () => schedulePublication(trainer, slug, tomorrow, now)
    },
  },
  'draft.called_off': {
    prepare: async () => {
      const slug = await approvedDraft()
      await schedulePublication(trainer, slug, tomorrow, now)
      return () => callOffPublication(trainer, slug, now)
    },
  },
  'draft.returned': {
    prepare: async () => {
      const slug = await submittedDraft()
      return () => decideReview(colleague, { slug, decision: 'returned', note: 'Manca una scena.' }, now)
    },
  },
  'course.published': {
    prepare: () => {
      const edited = workCourse({ '01-primo/05-cinque.mdx': lessonText('Riscritta.', 'lezione-cinque', 15) })
      return Promise.resolve(() => publishCourse(edited, now))
    },
  },
}

/** Rate limits and snapshots of figures are written by themselves, before and beside. */
const beside = ['rate_limit', 'coverage_snapshot']
const entriesOf = () => db().auditEntry.findMany({ orderBy: { id: 'asc' }, select: { action: true } })

beforeAll(async () => {
  await publish(workCourse({ '01-primo/03-tre.mdx': marked }))
})

describe.each(Object.entries(audited))('%s', (action, { prepare, reads, without = [] }) => {
  let act: Act

  beforeEach(async () => {
    act = await prepare()
  })

  test('goes with its entry when the transaction fails, and comes with it when it succeeds (P12)', async () => {
    const before = await fingerprint([...beside, ...without])
    await whileCommitsFail('audit_entry', () => expect(act()).rejects.toThrow(refusedCommit))
    expect(await fingerprint([...beside, ...without])).toEqual(before)
    const known = (await entriesOf()).length
    await act()
    const added = (await entriesOf()).slice(known).map((entry) => entry.action)
    expect(added).toContain(action)
    const rest = await fingerprint([...beside, ...without, 'audit_entry'])
    if (reads) expect(before).toMatchObject(rest)
    else expect(before).not.toMatchObject(rest)
  })
})

test('every action that the application audits is tried here', () => {
  const root = path.resolve('app')
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.server\.ts$/.test(file) && !file.startsWith('cli/'))
    .map((file) => readFileSync(path.join(root, file), 'utf8'))
    .filter((text) => /platform\/audit\.server/.test(text))
  const named = sources.flatMap((text) =>
    [...text.matchAll(/'([a-z]+\.(?!csv|yaml)[a-z_]+)'/g)].map((match) => match[1] ?? ''),
  )
  expect([...new Set(named)].sort()).toEqual(Object.keys(audited).sort())
})
