import { courseSlug, roles, type Role, type World } from './setup/doors.ts'

/** A status, or the beginning of the address somebody is sent on to. */
export type Answer = number | `/${string}`

export type Door = {
  /** `page` shows something, `layout` stands around pages and is nothing to whom they refuse, `resource` is a file, `action` only takes a form. */
  kind: 'page' | 'layout' | 'resource' | 'action'
  path: (world: World) => string
  /** Who is let in; `public` = everybody, signed in or not. */
  roles: 'public' | readonly Role[]
  /** What those signed in and not let in get. Outside the scope is 404, inside but not allowed 403 (P7). */
  others?: 403 | 404
  /** Those among them who get another answer. */
  othersFor?: Partial<Record<Role, 403 | 404>>
  get: Answer
  /** Where the answer to some of those let in is another one. */
  getFor?: Partial<Record<Role | 'anonymous', Answer>>
  post?: {
    form: (world: World) => Record<string, string>
    answer: Answer
    /** Where some of those let in look and may not act. */
    answerFor?: Partial<Record<Role, Answer>>
    /** Only these are tried; everybody when absent. */
    visitors?: readonly (Role | 'anonymous')[]
    /** A form that only those signed in may send, on a page that everybody may read. */
    signedIn?: true
    /** The form ends the session it is sent with. */
    endsSession?: true
  }
}

const offices = ['comune_contact', 'department_contact', 'office', 'administrator'] as const
const wholeAmbito = ['office', 'administrator'] as const
/** On pages of the whole ambito: contacts are inside it and not allowed. */
const notContacts = { comune_contact: 403, department_contact: 403 } as const
const signedIn: readonly Role[] = roles
const ofAuthors = { roles: ['trainer', 'administrator'], others: 403, get: 200 } as const
const toHome = Object.fromEntries(roles.map((role) => [role, '/home' as const]))

const contest = {
  ...{ contestId: '00000000-0000-4000-8000-0000000000c1', countedMinutes: '0', missingMinutes: '9999' },
  text: 'Più minuti di quanti ne ha la lezione.',
}

const withdrawal = (answerId: string) => ({ intent: 'withdraw-reason', activityId: 'caso-mina', answerId })

/** Pages of a meeting: its teacher and the office of the ambito. */
const keepers: readonly Role[] = ['trainer', 'office', 'administrator']
const taughtPage = (page: string) => ({
  kind: 'page' as const,
  path: ({ meeting }: World) => `/teach/${meeting.meetingId}${page}`,
  roles: keepers,
  get: 200,
})
const taught: Record<string, Door> = {
  // The office's menu above them; it is asked with the first of them.
  'teach.$meetingId.tsx': { ...taughtPage(''), kind: 'layout' },
  'teach.$meetingId._index.tsx': {
    ...taughtPage(''),
    post: { form: () => ({ intent: 'confirm' }), answer: 409 },
  },
  'teach.$meetingId.code.tsx': taughtPage('/code?direction=exit'),
  'teach.$meetingId.sheet.tsx': taughtPage('/sheet'),
  // The meeting's edition has none: who keeps the list is told so.
  'teach.$meetingId.logos.$position.tsx': { ...taughtPage('/logos/0'), kind: 'resource', get: 404 },
  'teach.$meetingId.roster.tsx': {
    ...taughtPage('/roster'),
    post: { form: () => ({ intent: 'save' }), answer: 409 },
  },
  'teach.$meetingId.guests.tsx': {
    ...taughtPage('/guests'),
    post: { form: () => ({ intent: 'match' }), answer: 400 },
  },
}

/** A project of the demonstration: of another ambito than the offices of this world. */
const projectPage = (page: string) => ({
  path: () => `/projects/PROG-0000${page}`,
  roles: ['evaluator', 'administrator'] as const,
  others: 403 as const,
  othersFor: { office: 404, other_office: 404 } as const,
  get: 200,
})
const projects: Record<string, Door> = {
  'projects._index.tsx': {
    kind: 'page',
    path: () => '/projects',
    roles: ['evaluator', 'office', 'other_office', 'administrator'],
    others: 403,
    get: 200,
  },
  'projects.$projectKey._index.tsx': { kind: 'page', ...projectPage('') },
  'projects.$projectKey.data[.]csv.tsx': { kind: 'resource', ...projectPage('/data.csv') },
  'projects.$projectKey.codebook[.]csv.tsx': { kind: 'resource', ...projectPage('/codebook.csv') },
  'projects.$projectKey.indicators[.]csv.tsx': { kind: 'resource', ...projectPage('/indicators.csv') },
}

/** Pages of an edition's meetings: its office. */
const plannedPage = (page: string) => ({
  kind: 'page' as const,
  path: ({ ambitoSlug, meeting }: World) => `/office/${ambitoSlug}/editions/${meeting.editionId}/meetings${page}`,
  roles: wholeAmbito,
  othersFor: notContacts,
  get: 200,
})
const planned: Record<string, Door> = {
  'office.$ambitoSlug.editions.$editionId.meetings._index.tsx': plannedPage(''),
  'office.$ambitoSlug.editions.$editionId.meetings.new.tsx': {
    ...plannedPage('/new'),
    post: { form: () => ({ topic: '' }), answer: 400 },
  },
  'office.$ambitoSlug.editions.$editionId.meetings.$meetingId.tsx': {
    ...plannedPage(''),
    path: ({ ambitoSlug, meeting: { editionId, meetingId } }) =>
      `/office/${ambitoSlug}/editions/${editionId}/meetings/${meetingId}`,
    post: { form: () => ({ intent: 'cancel' }), answer: 400 },
  },
}

/** Reports of an office: contacts have theirs. */
const reportPage = (page: string, query = ''): Door => ({
  kind: 'page',
  path: ({ ambitoSlug }: World) => `/office/${ambitoSlug}/reports${page}${query}`,
  roles: offices,
  get: 200,
})
const reportPages: Record<string, Door> = {
  'office.$ambitoSlug.reports._index.tsx': reportPage(''),
  'office.$ambitoSlug.reports.coverage.tsx': reportPage('/coverage'),
  'office.$ambitoSlug.reports.trend.tsx': reportPage('/trend'),
  'office.$ambitoSlug.reports.hours-bands.tsx': reportPage('/hours-bands'),
  'office.$ambitoSlug.reports.outcomes.tsx': reportPage('/outcomes'),
  'office.$ambitoSlug.reports.overdue.tsx': reportPage('/overdue'),
  'office.$ambitoSlug.reports.people.tsx': reportPage('/people', '?of=hours'),
}

/** Pages of what an office asks of its people. */
const dutyPage = (page: (world: World) => string) => ({
  kind: 'page' as const,
  path: (world: World) => `/office/${world.ambitoSlug}/duties${page(world)}`,
  roles: wholeAmbito,
  othersFor: notContacts,
  get: 200,
})
/** Contacts read those of their own people, and change nothing. */
const readDuties = { roles: offices, othersFor: {} }
const duties: Record<string, Door> = {
  'office.$ambitoSlug.duties._index.tsx': { ...dutyPage(() => ''), ...readDuties },
  'office.$ambitoSlug.duties.new.tsx': {
    ...dutyPage(() => '/new'),
    post: { form: () => ({ intent: 'save' }), answer: 400 },
  },
  'office.$ambitoSlug.duties.$ruleId._index.tsx': {
    ...dutyPage(({ ruleId }) => `/${ruleId}`),
    ...readDuties,
    post: { form: () => ({ intent: 'close' }), answer: 400, answerFor: notContacts },
  },
  'office.$ambitoSlug.duties.$ruleId.change.tsx': {
    ...dutyPage(({ ruleId }) => `/${ruleId}/change`),
    post: { form: () => ({ intent: 'save' }), answer: 400 },
  },
  'office.$ambitoSlug.duties.$ruleId.people[.]csv.tsx': {
    ...dutyPage(({ ruleId }) => `/${ruleId}/people.csv`),
    kind: 'resource',
  },
  'office.$ambitoSlug.duties.reminders.tsx': {
    ...dutyPage(() => '/reminders'),
    post: { form: () => ({ intent: 'save' }), answer: 400 },
  },
  'duties.$courseSlug.tsx': {
    kind: 'action',
    path: () => '/duties/nessun-corso',
    roles: signedIn,
    get: '/home',
    post: { form: () => ({}), answer: '/home' },
  },
}

/** Files of reports and saved views. A contact sees those of their own; these are the office's. */
const reported: Record<string, Door> = {
  'office.$ambitoSlug.exports._index.tsx': {
    kind: 'page',
    path: ({ ambitoSlug }) => `/office/${ambitoSlug}/exports`,
    roles: offices,
    get: 200,
    post: { form: () => ({ kind: 'people', format: 'csv' }), answer: '/office/' },
  },
  'office.$ambitoSlug.exports.$exportId._index.tsx': {
    kind: 'page',
    path: ({ ambitoSlug, exportId }) => `/office/${ambitoSlug}/exports/${exportId}`,
    roles: wholeAmbito,
    get: 200,
  },
  'office.$ambitoSlug.exports.$exportId.file.tsx': {
    kind: 'resource',
    path: ({ ambitoSlug, exportId }) => `/office/${ambitoSlug}/exports/${exportId}/file`,
    roles: wholeAmbito,
    get: 200,
  },
  'office.$ambitoSlug.views.new.tsx': {
    kind: 'page',
    path: ({ ambitoSlug }) => `/office/${ambitoSlug}/views/new?kind=people&search=state%3Dmissing`,
    roles: offices,
    get: 200,
    post: { form: () => ({ kind: 'people', name: '' }), answer: 400 },
  },
  // Shared: whoever sees the ambito opens it, and its owner alone changes it.
  'office.$ambitoSlug.views.$viewId._index.tsx': {
    kind: 'page',
    path: ({ ambitoSlug, viewId }) => `/office/${ambitoSlug}/views/${viewId}`,
    roles: offices,
    get: 200,
    post: { form: () => ({ intent: 'change', name: '' }), answer: 400 },
  },
  'office.$ambitoSlug.views.$viewId.open.tsx': {
    kind: 'resource',
    path: ({ ambitoSlug, viewId }) => `/office/${ambitoSlug}/views/${viewId}/open`,
    roles: offices,
    get: '/office/',
  },
}

/** Every file of `app/routes`, and whom it answers. A file that is not here fails the test. */
export const doors: Record<string, Door> = {
  '$.tsx': {
    kind: 'page',
    path: () => '/non/esiste',
    roles: 'public',
    get: 404,
    post: { form: () => ({}), answer: 404 },
  },
  '[.]well-known.jwks[.]json.tsx': {
    kind: 'resource',
    path: () => '/.well-known/jwks.json',
    roles: 'public',
    get: 200,
  },
  '_index.tsx': { kind: 'page', path: () => '/', roles: 'public', get: 200, getFor: toHome },
  'accessibility.tsx': { kind: 'page', path: () => '/accessibility', roles: 'public', get: 200 },
  'account.tsx': {
    kind: 'page',
    path: () => '/account',
    roles: signedIn,
    get: 200,
    post: { form: () => ({ current: 'x' }), answer: 400 },
  },
  'admin.outbox.tsx': { kind: 'page', path: () => '/admin/outbox', roles: ['administrator'], get: 200 },
  'admin.structure._index.tsx': {
    kind: 'page',
    path: () => '/admin/structure',
    roles: ['administrator'],
    others: 403,
    get: 200,
    post: { form: () => ({ intent: 'rename-ambito', name: '' }), answer: 400 },
  },
  'admin.structure.$kind.tsx': {
    kind: 'page',
    path: () => '/admin/structure/merge_ambiti',
    roles: ['administrator'],
    others: 403,
    get: 200,
    post: { form: () => ({ from: 'x' }), answer: 400 },
  },
  // One's own marked answer: nobody else's page, whatever the role (P9).
  'answers_.$answerId.tsx': {
    kind: 'page',
    path: ({ openAnswerId }) => `/answers/${openAnswerId}`,
    roles: ['learner'],
    get: 200,
    post: { form: () => ({ text: 'x' }), answer: 400 },
  },
  // An answer that waited on a device; what is no answer is refused whoever sends it.
  'answers.tsx': {
    kind: 'action',
    path: () => '/answers',
    roles: 'public',
    get: '/',
    post: { form: () => ({ intent: 'answer' }), answer: 400, signedIn: true },
  },
  'artefacts.$file.tsx': {
    kind: 'resource',
    path: ({ artefactHash }) => `/artefacts/${artefactHash}.js`,
    roles: 'public',
    get: 200,
  },
  // What a lesson's windows saw; what is no batch is refused whoever sends it.
  'attendance.tsx': {
    kind: 'action',
    path: () => '/attendance',
    roles: 'public',
    get: '/',
    post: { form: () => ({ enrolmentId: 'x' }), answer: 400, signedIn: true },
  },
  'authoring._index.tsx': {
    kind: 'page',
    path: () => '/authoring',
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
  },
  'authoring.marking._index.tsx': {
    kind: 'page',
    path: () => '/authoring/marking',
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
    post: { form: () => ({}), answer: 400, visitors: ['trainer'] },
  },
  'authoring.marking.$answerId.tsx': {
    kind: 'page',
    path: ({ openAnswerId }) => `/authoring/marking/${openAnswerId}`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
    post: { form: () => ({ intent: 'return', textNumber: '1' }), answer: 409 },
  },
  'authoring.drafts._index.tsx': {
    kind: 'page',
    path: () => '/authoring/drafts',
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
    post: { form: () => ({}), answer: 400 },
  },
  'authoring.drafts.$slug._index.tsx': {
    kind: 'page',
    path: ({ draftSlug }) => `/authoring/drafts/${draftSlug}`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
    post: { form: () => ({}), answer: 400 },
  },
  'authoring.drafts.$slug.write.tsx': {
    kind: 'page',
    path: ({ draftSlug }) => `/authoring/drafts/${draftSlug}/write`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
    post: { form: () => ({}), answer: 400 },
  },
  'authoring.drafts.$slug.live.tsx': {
    kind: 'resource',
    path: ({ draftSlug }) => `/authoring/drafts/${draftSlug}/live`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 400,
    post: { form: () => ({}), answer: 400 },
  },
  'authoring.drafts.$slug.history.tsx': {
    kind: 'page',
    path: ({ draftSlug }) => `/authoring/drafts/${draftSlug}/history`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
  },
  // Of a text that is not there: who may look is told so.
  'authoring.drafts.$slug.version.tsx': {
    kind: 'page',
    path: ({ draftSlug }) => `/authoring/drafts/${draftSlug}/version`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 404,
    post: { form: () => ({}), answer: 404 },
  },
  // Of an exercise that is not there: who may look is told so.
  'authoring.drafts.$slug.try.tsx': {
    kind: 'page',
    path: ({ draftSlug }) => `/authoring/drafts/${draftSlug}/try`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 404,
    post: { form: () => ({}), answer: 404 },
  },
  // Of a moment that is not there: who may look is told so.
  'authoring.drafts.$slug.point.tsx': {
    kind: 'page',
    path: ({ draftSlug }) => `/authoring/drafts/${draftSlug}/point`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 404,
    post: { form: () => ({}), answer: 404 },
  },
  'authoring.drafts.$slug.review.tsx': {
    kind: 'page',
    path: ({ draftSlug }) => `/authoring/drafts/${draftSlug}/review`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
    post: { form: () => ({}), answer: 400 },
  },
  'authoring.drafts.$slug.read.tsx': {
    kind: 'page',
    path: ({ draftSlug }) => `/authoring/drafts/${draftSlug}/read`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
    post: { form: () => ({}), answer: 400 },
  },
  'authoring.drafts.$slug.practice.tsx': {
    kind: 'page',
    path: ({ draftSlug }) => `/authoring/drafts/${draftSlug}/practice`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
    post: { form: () => ({}), answer: 400 },
  },
  'authoring.drafts.$slug.facts.tsx': {
    kind: 'page',
    path: ({ draftSlug }) => `/authoring/drafts/${draftSlug}/facts`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
    post: { form: () => ({}), answer: 400 },
  },
  'authoring.drafts.$slug.publish.tsx': {
    kind: 'page',
    path: ({ draftSlug }) => `/authoring/drafts/${draftSlug}/publish`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
    post: { form: () => ({}), answer: 400 },
  },
  'authoring.drafts.$slug.import.tsx': {
    kind: 'page',
    path: ({ draftSlug }) => `/authoring/drafts/${draftSlug}/import`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
    post: { form: () => ({}), answer: 400 },
  },
  'authoring.drafts.$slug.media.tsx': {
    kind: 'page',
    path: ({ draftSlug }) => `/authoring/drafts/${draftSlug}/media`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
    post: { form: () => ({}), answer: 400 },
  },
  'authoring.media._index.tsx': {
    kind: 'page',
    path: () => '/authoring/media',
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
  },
  'authoring.media.add.tsx': {
    kind: 'page',
    path: () => '/authoring/media/add',
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
    post: { form: () => ({}), answer: 400 },
  },
  'authoring.media.$itemId.tsx': {
    kind: 'page',
    path: ({ mediaItemId }) => `/authoring/media/${mediaItemId}`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
    post: { form: () => ({}), answer: 400 },
  },
  'authoring.drafts.$slug.folder[.]zip.tsx': {
    kind: 'resource',
    path: ({ draftSlug }) => `/authoring/drafts/${draftSlug}/folder.zip`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
  },
  'authoring.$slug.settings.tsx': {
    kind: 'page',
    path: () => `/authoring/${courseSlug}/settings`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
    post: { form: () => ({}), answer: 400 },
  },
  'authoring.drafts.$slug.print.tsx': {
    kind: 'page',
    path: ({ draftSlug }) => `/authoring/drafts/${draftSlug}/print`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
    post: { form: () => ({}), answer: 400 },
  },
  'authoring.$slug.print.tsx': {
    kind: 'page',
    path: () => `/authoring/${courseSlug}/print`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
    post: { form: () => ({}), answer: 400 },
  },
  'authoring.$slug.scorm.tsx': {
    kind: 'page',
    path: () => `/authoring/${courseSlug}/scorm`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
    post: { form: () => ({}), answer: 400 },
  },
  // Keys travel in it, though not in clear: for who writes courses.
  'course-packages.$exportId.tsx': {
    kind: 'resource',
    path: ({ coursePackageId }) => `/course-packages/${coursePackageId}`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
  },
  // Without keys: what an office hands out on paper, learners do not download.
  'prints.$printId.tsx': {
    kind: 'resource',
    path: ({ printId }) => `/prints/${printId}`,
    roles: ['trainer', 'office', 'other_office', 'administrator'],
    others: 403,
    get: 200,
  },
  'authoring.$slug.folder[.]zip.tsx': {
    kind: 'resource',
    path: () => `/authoring/${courseSlug}/folder.zip`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
  },
  'authoring.$slug.questions[.]gift.tsx': {
    kind: 'resource',
    path: () => `/authoring/${courseSlug}/questions.gift`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
  },
  'authoring.$slug.questions[.]zip.tsx': {
    kind: 'resource',
    path: () => `/authoring/${courseSlug}/questions.zip`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
  },
  'authoring.import._index.tsx': {
    kind: 'page',
    path: () => '/authoring/import',
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
    post: { form: () => ({}), answer: 400 },
  },
  // A file that waits is its sender's alone.
  'authoring.import.$uploadId.tsx': {
    kind: 'page',
    path: () => '/authoring/import/00000000-0000-4000-8000-0000000000f1',
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 404,
    post: { form: () => ({}), answer: 404 },
  },
  'authoring.$slug.$activityId.tsx': {
    kind: 'page',
    path: () => `/authoring/${courseSlug}/verifica`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
  },
  'authoring.$slug.surveys.tsx': {
    kind: 'page',
    path: () => `/authoring/${courseSlug}/surveys`,
    roles: ['trainer', 'evaluator', 'administrator'],
    others: 403,
    get: 200,
  },
  'surveys.tsx': {
    kind: 'page',
    path: () => '/surveys',
    roles: ['trainer', 'evaluator', 'administrator'],
    others: 403,
    get: 200,
  },
  ...projects,
  'authoring.$slug.$activityId_.$version.$questionId.tsx': {
    kind: 'page',
    path: ({ corrected: { slug } }) => `/authoring/${slug}/prova-viaggio/1/viaggio-passaparola`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
    post: { form: () => ({}), answer: 400 },
  },
  'authoring.$slug.$activityId_.corrections.$correctionId.tsx': {
    kind: 'page',
    path: ({ corrected: { slug, correctionId } }) => `/authoring/${slug}/prova-viaggio/corrections/${correctionId}`,
    roles: ['trainer', 'administrator'],
    others: 403,
    get: 200,
    post: { form: () => ({}), answer: '/authoring/' },
  },
  'catalogue.$slug.tsx': {
    kind: 'page',
    path: () => `/catalogue/${courseSlug}`,
    roles: 'public',
    get: 200,
    post: { form: () => ({}), answer: '/learn/', signedIn: true },
  },
  'catalogue._index.tsx': { kind: 'page', path: () => '/catalogue', roles: 'public', get: 200 },
  'certificates.$certificateId[.]pdf.tsx': {
    kind: 'resource',
    path: ({ certificateId }) => `/certificates/${certificateId}.pdf`,
    roles: ['learner', ...offices],
    get: 200,
  },
  'certificates.$certificateId.signed.$sha256[.]pdf.tsx': {
    kind: 'resource',
    path: ({ certificateId, signedSha256 }) => `/certificates/${certificateId}/signed/${signedSha256}.pdf`,
    roles: ['learner', ...offices],
    get: 200,
  },
  // What is renewed must be one's own.
  'certificates._index.tsx': {
    kind: 'page',
    path: () => '/certificates',
    roles: signedIn,
    get: 200,
    post: { form: () => ({ certificateId: 'x' }), answer: 400 },
  },
  'employer-view.tsx': { kind: 'page', path: () => '/employer-view', roles: 'public', get: 200 },
  'glossary.tsx': { kind: 'page', path: () => '/glossary', roles: 'public', get: 200 },
  'home.tsx': { kind: 'page', path: () => '/home', roles: signedIn, get: 200 },
  // One's own counter; what one withdraws must be one's own.
  'hours._index.tsx': {
    kind: 'page',
    path: () => '/hours',
    roles: signedIn,
    get: 200,
    post: { form: () => ({ externalId: 'x' }), answer: 400 },
  },
  'hours.new.tsx': {
    kind: 'page',
    path: () => '/hours/new',
    roles: signedIn,
    get: 200,
    post: { form: () => ({ title: 'x' }), answer: 400 },
  },
  // Contacts do not decide, and so do not read either.
  'hours.evidence.$externalId.tsx': {
    kind: 'resource',
    path: ({ externalId }) => `/hours/evidence/${externalId}`,
    roles: ['learner', ...wholeAmbito],
    get: 200,
  },
  // A calendar program has no session: the address itself is the secret.
  'calendar.$token[.]ics.tsx': {
    kind: 'resource',
    path: ({ meeting }) => `/calendar/${meeting.feedToken}.ics`,
    roles: 'public',
    get: 200,
  },
  'meetings._index.tsx': {
    kind: 'page',
    path: () => '/meetings',
    roles: signedIn,
    get: 200,
    post: { form: () => ({ intent: 'code', code: '?' }), answer: 400 },
  },
  // One's own meetings; the office looks at its list instead.
  'meetings.$meetingId[.]ics.tsx': {
    kind: 'resource',
    path: ({ meeting }) => `/meetings/${meeting.meetingId}.ics`,
    roles: ['other_learner', 'trainer'],
    get: 200,
  },
  'meetings.$meetingId.check-in.tsx': {
    kind: 'page',
    path: ({ meeting }) => `/meetings/${meeting.meetingId}/check-in`,
    roles: ['other_learner', 'trainer'],
    get: 200,
    // Without a ticket from the door nobody gets in, whoever they are.
    post: { form: () => ({}), answer: 409, visitors: ['anonymous', 'other_learner'] },
  },
  'teach._index.tsx': { kind: 'page', path: () => '/teach', roles: signedIn, get: 200 },
  ...taught,
  // Everybody has a journal of their own, and nobody another's.
  'journal.tsx': {
    kind: 'page',
    path: () => '/journal',
    roles: signedIn,
    get: 200,
    post: { form: () => ({ intent: 'edit-entry' }), answer: 400 },
  },
  'journal[.]txt.tsx': { kind: 'resource', path: () => '/journal.txt', roles: signedIn, get: 200 },
  // What somebody learns is theirs alone: no office and no administrator comes in (P9).
  'learn.$enrolmentId.$lessonId.tsx': {
    kind: 'page',
    path: ({ enrolmentId }) => `/learn/${enrolmentId}/il-viaggio`,
    roles: ['learner'],
    get: 200,
    post: { form: () => ({ intent: 'start-attempt', activityId: 'prova-viaggio' }), answer: '/learn/' },
  },
  'learn.$enrolmentId._index.tsx': {
    kind: 'page',
    path: ({ enrolmentId }) => `/learn/${enrolmentId}`,
    roles: ['learner'],
    get: 200,
    // The course has no other language.
    post: { form: () => ({ language: 'en' }), answer: 404 },
  },
  // One's own hours; the office answers on a page of its own.
  'learn.$enrolmentId.hours.tsx': {
    kind: 'page',
    path: ({ enrolmentId }) => `/learn/${enrolmentId}/hours`,
    roles: ['learner'],
    get: 200,
    // More minutes than the lesson has.
    post: { form: () => ({ ...contest, activityId: 'il-viaggio' }), answer: 409 },
  },
  // What one keeps of a course is reached by one's own enrolment.
  'learn.$enrolmentId.packages.$activityId.tsx': {
    kind: 'page',
    path: ({ packageEnrolmentId }) => `/learn/${packageEnrolmentId}/packages/pacchetto`,
    roles: ['learner'],
    get: 200,
    post: { form: () => ({ intent: 'restart' }), answer: '/learn/' },
  },
  'learn.$enrolmentId.tools._index.tsx': {
    kind: 'page',
    path: ({ toolsEnrolmentId }) => `/learn/${toolsEnrolmentId}/tools`,
    roles: ['learner'],
    get: 200,
  },
  'learn.$enrolmentId.tools.$toolId.tsx': {
    kind: 'page',
    path: ({ toolsEnrolmentId }) => `/learn/${toolsEnrolmentId}/tools/t-lista-segnali`,
    roles: ['learner'],
    get: 200,
  },
  // Only with the survey taken: before that its totals are not there for anybody.
  'learn.$enrolmentId.surveys.$pair.tsx': {
    kind: 'page',
    path: ({ enrolmentId }) => `/learn/${enrolmentId}/surveys/lavorare-insieme`,
    roles: ['learner'],
    get: 200,
  },
  'learn.$enrolmentId.runs.$attemptId.tsx': {
    kind: 'page',
    path: ({ enrolmentId, runId }) => `/learn/${enrolmentId}/runs/${runId}`,
    roles: ['learner'],
    get: 200,
    post: { form: ({ sharedAnswerId }) => withdrawal(sharedAnswerId), answer: '/learn/' },
  },
  'locale.tsx': {
    kind: 'action',
    path: () => '/locale',
    roles: 'public',
    get: '/',
    post: { form: () => ({ locale: 'it' }), answer: '/' },
  },
  'invitation._index.tsx': {
    kind: 'page',
    path: () => '/invitation',
    roles: 'public',
    get: 200,
    post: { form: () => ({ code: '' }), answer: 400 },
  },
  'invitation.$token.tsx': {
    kind: 'page',
    path: () => '/invitation/NIENTE',
    roles: 'public',
    get: 200,
    post: { form: () => ({ password: '' }), answer: 400 },
  },
  'login.tsx': {
    kind: 'page',
    path: () => '/login',
    roles: 'public',
    get: 200,
    getFor: toHome,
    // Who is signed in is sent home whatever they write.
    post: { form: () => ({ email: '' }), answer: 400, visitors: ['anonymous'] },
  },
  'logout.tsx': {
    kind: 'action',
    path: () => '/logout',
    roles: 'public',
    get: '/',
    post: { form: () => ({}), answer: '/', signedIn: true, endsSession: true },
  },
  'media.$sha256.$name.tsx': { kind: 'resource', path: ({ mediaPath }) => mediaPath, roles: 'public', get: 200 },
  // What stands above an office's pages; it is asked with the first of them.
  'office.$ambitoSlug.tsx': {
    kind: 'layout',
    path: ({ ambitoSlug }) => `/office/${ambitoSlug}`,
    roles: offices,
    get: 200,
  },
  'office.$ambitoSlug._index.tsx': {
    kind: 'page',
    path: ({ ambitoSlug }) => `/office/${ambitoSlug}`,
    roles: offices,
    get: 200,
  },
  // Asked for as a page: whoever may follow it is told that it gives events alone.
  'office.$ambitoSlug.live.tsx': {
    kind: 'resource',
    path: ({ ambitoSlug }) => `/office/${ambitoSlug}/live`,
    roles: offices,
    get: 400,
  },
  // A contact sees the bundles they asked for themselves; this one was asked for by the office.
  ...planned,
  ...duties,
  ...reportPages,
  ...reported,
  'office.$ambitoSlug.bundles.$bundleId.tsx': {
    kind: 'page',
    path: ({ ambitoSlug, bundleId }) => `/office/${ambitoSlug}/bundles/${bundleId}`,
    roles: wholeAmbito,
    get: 200,
  },
  'office.$ambitoSlug.bundles.$bundleId[.]zip.tsx': {
    kind: 'resource',
    path: ({ ambitoSlug, bundleId }) => `/office/${ambitoSlug}/bundles/${bundleId}.zip`,
    roles: wholeAmbito,
    get: 200,
  },
  'office.$ambitoSlug.bundles._index.tsx': {
    kind: 'page',
    path: ({ ambitoSlug }) => `/office/${ambitoSlug}/bundles`,
    roles: offices,
    get: 200,
    post: { form: () => ({ course: courseSlug }), answer: '/office/' },
  },
  // Who answers for the certificates; a contact is inside and not allowed.
  'office.$ambitoSlug.bundles.template._index.tsx': {
    kind: 'page',
    path: ({ ambitoSlug }) => `/office/${ambitoSlug}/bundles/template`,
    roles: wholeAmbito,
    othersFor: notContacts,
    get: 200,
    post: { form: () => ({ intent: 'save' }), answer: 400, visitors: ['office'] },
  },
  'office.$ambitoSlug.bundles.template.$version[.]svg.tsx': {
    kind: 'resource',
    path: ({ ambitoSlug }) => `/office/${ambitoSlug}/bundles/template/0.svg`,
    roles: wholeAmbito,
    othersFor: notContacts,
    get: 200,
  },
  'office.$ambitoSlug.bundles.template.$version[.]pdf.tsx': {
    kind: 'resource',
    path: ({ ambitoSlug }) => `/office/${ambitoSlug}/bundles/template/0.pdf`,
    roles: wholeAmbito,
    othersFor: notContacts,
    get: 200,
  },
  // A contact sees people, and answers nothing for the ambito: inside and not allowed.
  'office.$ambitoSlug.contests.tsx': {
    kind: 'page',
    path: ({ ambitoSlug }) => `/office/${ambitoSlug}/contests`,
    roles: wholeAmbito,
    othersFor: notContacts,
    get: 200,
    post: { form: () => ({}), answer: 400 },
  },
  'office.$ambitoSlug.protocol._index.tsx': {
    kind: 'page',
    path: ({ ambitoSlug }) => `/office/${ambitoSlug}/protocol`,
    roles: wholeAmbito,
    othersFor: notContacts,
    get: 200,
    post: { form: () => ({}), answer: 400 },
  },
  'office.$ambitoSlug.protocol.$importId.tsx': {
    kind: 'page',
    path: ({ ambitoSlug, importId }) => `/office/${ambitoSlug}/protocol/${importId}`,
    roles: wholeAmbito,
    othersFor: notContacts,
    get: 200,
    post: { form: () => ({}), answer: 409 },
  },
  'office.$ambitoSlug.imports._index.tsx': {
    kind: 'page',
    path: ({ ambitoSlug }) => `/office/${ambitoSlug}/imports`,
    roles: wholeAmbito,
    othersFor: notContacts,
    get: 200,
    post: { form: () => ({}), answer: 400 },
  },
  'office.$ambitoSlug.imports.$importId._index.tsx': {
    kind: 'page',
    path: ({ ambitoSlug, peopleImportId }) => `/office/${ambitoSlug}/imports/${peopleImportId}`,
    roles: wholeAmbito,
    othersFor: notContacts,
    get: 200,
    post: { form: () => ({ intent: 'undo' }), answer: 409 },
  },
  'office.$ambitoSlug.imports.$importId.columns.tsx': {
    kind: 'page',
    path: ({ ambitoSlug, peopleImportId }) => `/office/${ambitoSlug}/imports/${peopleImportId}/columns`,
    roles: wholeAmbito,
    othersFor: notContacts,
    get: 200,
    post: { form: () => ({ intent: 'try' }), answer: 400 },
  },
  'office.$ambitoSlug.imports.$importId.rejected[.]csv.tsx': {
    kind: 'resource',
    path: ({ ambitoSlug, peopleImportId }) => `/office/${ambitoSlug}/imports/${peopleImportId}/rejected.csv`,
    roles: wholeAmbito,
    othersFor: notContacts,
    get: 200,
  },
  // A contact sees the certificates of their own people, and corrects none.
  'office.$ambitoSlug.certificates.$certificateId.tsx': {
    kind: 'page',
    path: ({ ambitoSlug, certificateId }) => `/office/${ambitoSlug}/certificates/${certificateId}`,
    roles: offices,
    get: 200,
    post: { form: () => ({ intent: 'revoke', reason: '' }), answer: 400 },
  },
  'office.$ambitoSlug.coverage[.]csv.tsx': {
    kind: 'resource',
    path: ({ ambitoSlug }) => `/office/${ambitoSlug}/coverage.csv`,
    roles: offices,
    get: 200,
  },
  'office.$ambitoSlug.external._index.tsx': {
    kind: 'page',
    path: ({ ambitoSlug }) => `/office/${ambitoSlug}/external`,
    roles: wholeAmbito,
    othersFor: notContacts,
    get: 200,
  },
  'office.$ambitoSlug.external.$externalId.tsx': {
    kind: 'page',
    path: ({ ambitoSlug, externalId }) => `/office/${ambitoSlug}/external/${externalId}`,
    roles: wholeAmbito,
    othersFor: notContacts,
    get: 200,
    post: { form: () => ({}), answer: 400 },
  },
  // Contacts see the hours of their people and do not set the target.
  'office.$ambitoSlug.hours.tsx': {
    kind: 'page',
    path: ({ ambitoSlug }) => `/office/${ambitoSlug}/hours`,
    roles: offices,
    get: 200,
    post: { form: () => ({ hours: 'x' }), answer: 400 },
  },
  'office.$ambitoSlug.hours[.]csv.tsx': {
    kind: 'resource',
    path: ({ ambitoSlug }) => `/office/${ambitoSlug}/hours.csv`,
    roles: offices,
    get: 200,
  },
  // Contacts see people and outcomes; editions are the office's to plan.
  'office.$ambitoSlug.editions._index.tsx': {
    kind: 'page',
    path: ({ ambitoSlug }) => `/office/${ambitoSlug}/editions`,
    roles: wholeAmbito,
    othersFor: notContacts,
    get: 200,
  },
  'office.$ambitoSlug.editions.new.tsx': {
    kind: 'page',
    path: ({ ambitoSlug }) => `/office/${ambitoSlug}/editions/new`,
    roles: wholeAmbito,
    othersFor: notContacts,
    get: 200,
    post: { form: () => ({ intent: 'save' }), answer: 400 },
  },
  'office.$ambitoSlug.editions.$editionId._index.tsx': {
    kind: 'page',
    path: ({ ambitoSlug, editionId }) => `/office/${ambitoSlug}/editions/${editionId}`,
    roles: wholeAmbito,
    othersFor: notContacts,
    get: 200,
    post: { form: () => ({ intent: 'enrol' }), answer: 400 },
  },
  'office.$ambitoSlug.editions.$editionId.settings.tsx': {
    kind: 'page',
    path: ({ ambitoSlug, editionId }) => `/office/${ambitoSlug}/editions/${editionId}/settings`,
    roles: wholeAmbito,
    othersFor: notContacts,
    get: 200,
    post: { form: () => ({ intent: 'save' }), answer: 400 },
  },
  'office.$ambitoSlug.editions.$editionId.print.tsx': {
    kind: 'page',
    path: ({ ambitoSlug, editionId }) => `/office/${ambitoSlug}/editions/${editionId}/print`,
    roles: wholeAmbito,
    othersFor: notContacts,
    get: 200,
    post: { form: () => ({}), answer: 400 },
  },
  'office.$ambitoSlug.editions.$editionId.register.tsx': {
    kind: 'page',
    path: ({ ambitoSlug, editionId }) => `/office/${ambitoSlug}/editions/${editionId}/register`,
    roles: wholeAmbito,
    othersFor: notContacts,
    get: 200,
    post: { form: () => ({}), answer: 409 },
  },
  'office.$ambitoSlug.editions.$editionId.register[.]pdf.tsx': {
    kind: 'resource',
    path: ({ ambitoSlug, editionId }) => `/office/${ambitoSlug}/editions/${editionId}/register.pdf`,
    roles: wholeAmbito,
    othersFor: notContacts,
    get: 200,
  },
  'office.$ambitoSlug.editions.$editionId.register[.]xlsx.tsx': {
    kind: 'resource',
    path: ({ ambitoSlug, editionId }) => `/office/${ambitoSlug}/editions/${editionId}/register.xlsx`,
    roles: wholeAmbito,
    othersFor: notContacts,
    get: 200,
  },
  // Nobody has prepared one: what is within the ambito is not found.
  'office.$ambitoSlug.editions.$editionId.register_.stamped.$stampedId[.]pdf.tsx': {
    kind: 'resource',
    path: ({ ambitoSlug, editionId }) =>
      `/office/${ambitoSlug}/editions/${editionId}/register/stamped/${editionId}.pdf`,
    roles: wholeAmbito,
    othersFor: notContacts,
    get: 404,
  },
  'office.$ambitoSlug.editions.$editionId.participants[.]csv.tsx': {
    kind: 'resource',
    path: ({ ambitoSlug, editionId }) => `/office/${ambitoSlug}/editions/${editionId}/participants.csv`,
    roles: wholeAmbito,
    othersFor: notContacts,
    get: 200,
  },
  'office.$ambitoSlug.editions.$editionId.logos.$position.tsx': {
    kind: 'resource',
    path: ({ ambitoSlug, editionId }) => `/office/${ambitoSlug}/editions/${editionId}/logos/0`,
    roles: wholeAmbito,
    othersFor: notContacts,
    get: 200,
  },
  'office.$ambitoSlug.people.tsx': {
    kind: 'page',
    path: ({ ambitoSlug }) => `/office/${ambitoSlug}/people`,
    roles: offices,
    get: 200,
    post: { form: () => ({}), answer: '/office/' },
  },
  'office.$ambitoSlug.people[.]csv.tsx': {
    kind: 'resource',
    path: ({ ambitoSlug }) => `/office/${ambitoSlug}/people.csv`,
    roles: offices,
    get: 200,
  },
  // Contacts look at the staff of their part; a department's only look, and the office alone adds organisations.
  'office.$ambitoSlug.staff._index.tsx': {
    kind: 'page',
    path: ({ ambitoSlug }) => `/office/${ambitoSlug}/staff`,
    roles: offices,
    get: 200,
    post: {
      form: () => ({ name: '' }),
      answer: 400,
      visitors: ['anonymous', 'learner', 'office', 'other_office', 'administrator'],
    },
  },
  // Contacts invite their own people; whoever has an account is invited by nobody.
  'office.$ambitoSlug.staff.invitations._index.tsx': {
    kind: 'page',
    path: ({ ambitoSlug }) => `/office/${ambitoSlug}/staff/invitations`,
    roles: offices,
    get: 200,
    post: {
      form: ({ people }) => ({ intent: 'cancel', personId: people.other_learner.personId, seen: '' }),
      answer: 409,
    },
  },
  // With nothing to print it leads back to the page.
  'office.$ambitoSlug.staff.invitations.letters[.]pdf.tsx': {
    kind: 'resource',
    path: ({ ambitoSlug }) => `/office/${ambitoSlug}/staff/invitations/letters.pdf`,
    roles: offices,
    get: '/office/',
  },
  'office.$ambitoSlug.staff.$organisationId.tsx': {
    kind: 'page',
    path: ({ ambitoSlug, organisationId }) => `/office/${ambitoSlug}/staff/${organisationId}`,
    roles: offices,
    get: 200,
    post: { form: () => ({ intent: 'rename' }), answer: 400 },
  },
  'office.$ambitoSlug.staff.people.$personId.tsx': {
    kind: 'page',
    path: ({ ambitoSlug, people }) => `/office/${ambitoSlug}/staff/people/${people.other_learner.personId}`,
    roles: offices,
    get: 200,
    post: { form: () => ({ intent: 'move' }), answer: 400 },
  },
  'office.$ambitoSlug.staff.people.$personId_.reminders.tsx': {
    kind: 'page',
    path: ({ ambitoSlug, people }) => `/office/${ambitoSlug}/staff/people/${people.other_learner.personId}/reminders`,
    roles: offices,
    get: 200,
  },
  // Contacts are inside and bring nothing.
  'office.$ambitoSlug.signed.tsx': {
    kind: 'page',
    path: ({ ambitoSlug }) => `/office/${ambitoSlug}/signed`,
    roles: offices,
    get: 200,
    getFor: { comune_contact: 403, department_contact: 403 },
    post: {
      form: () => ({}),
      answer: 400,
      visitors: ['anonymous', 'learner', 'office', 'other_office', 'administrator'],
    },
  },
  // Who has one ambito goes straight to it; who has no office is inside and not allowed.
  'office._index.tsx': {
    kind: 'page',
    path: () => '/office',
    roles: [...offices, 'other_office'],
    others: 403,
    get: '/office/',
    getFor: { administrator: 200 },
  },
  'authoring.packages._index.tsx': { kind: 'page', path: () => '/authoring/packages', ...ofAuthors },
  'authoring.packages.add.tsx': {
    kind: 'page',
    path: () => '/authoring/packages/add',
    ...ofAuthors,
    post: { form: () => ({ replaces: '' }), answer: 400 },
  },
  // Another trainer's is not there.
  'authoring.packages.uploads.$uploadId.tsx': {
    kind: 'page',
    path: ({ packageUploadId }) => `/authoring/packages/uploads/${packageUploadId}`,
    ...ofAuthors,
    getFor: { administrator: 404 },
    post: { form: () => ({ intent: 'retry' }), answer: '/authoring/packages/uploads/' },
  },
  'authoring.packages.$packageId.tsx': {
    kind: 'page',
    path: ({ packageId }) => `/authoring/packages/${packageId}`,
    ...ofAuthors,
    // A course plays it, and it stays.
    post: { form: () => ({ intent: 'remove' }), answer: 409, answerFor: { trainer: 403 } },
  },
  'authoring.packages.attempts.$attemptId.tsx': {
    kind: 'page',
    path: ({ packageAttemptId }) => `/authoring/packages/attempts/${packageAttemptId}`,
    ...ofAuthors,
  },
  'authoring.packages.trials.$packageId.tsx': {
    kind: 'page',
    path: ({ packageId }) => `/authoring/packages/trials/${packageId}`,
    ...ofAuthors,
    post: { form: () => ({ intent: 'restart' }), answer: '/authoring/packages/trials/' },
  },
  'authoring.packages.pieces.tsx': {
    kind: 'resource',
    path: () => '/authoring/packages/pieces',
    ...ofAuthors,
    get: '/authoring/packages',
    post: { form: () => ({ fileName: 'x' }), answer: 400 },
  },
  // Asked by the page around a package, in JSON.
  'packages.commits.tsx': {
    kind: 'action',
    path: () => '/packages/commits',
    roles: 'public',
    get: '/',
    post: { form: () => ({ attemptId: 'x' }), answer: 400, signedIn: true },
  },
  'packages.openings.tsx': {
    kind: 'action',
    path: () => '/packages/openings',
    roles: 'public',
    get: '/',
    post: { form: () => ({ enrolmentId: 'x' }), answer: 400, signedIn: true },
  },
  'password.forgot.tsx': {
    kind: 'page',
    path: () => '/password/forgot',
    roles: 'public',
    get: 200,
    post: { form: () => ({ email: '' }), answer: 400 },
  },
  'password.reset.$token.tsx': {
    kind: 'page',
    path: () => '/password/reset/NIENTE',
    roles: 'public',
    get: 200,
    post: { form: () => ({ password: '' }), answer: 400 },
  },
  'privacy.tsx': { kind: 'page', path: () => '/privacy', roles: 'public', get: 200 },
  'reminders.tsx': {
    kind: 'page',
    path: () => '/reminders',
    roles: signedIn,
    get: 200,
    post: { form: () => ({ wanted: 'courtesy' }), answer: '/reminders' },
  },
  // Published figures of where one works or answers for; which, the page's own tests say.
  'territory.tsx': { kind: 'page', path: () => '/territory', roles: signedIn, get: 200 },
  // A link that was not made here; what one that was does, its journey says.
  'unsubscribe.$token.tsx': {
    kind: 'page',
    path: () => '/unsubscribe/NIENTE',
    roles: 'public',
    get: 404,
    post: { form: () => ({ intent: 'refuse' }), answer: 404 },
  },
  'verify.$code.tsx': {
    kind: 'page',
    path: ({ verifyCode }) => `/verify/${verifyCode}`,
    roles: 'public',
    get: 200,
    post: { form: () => ({}), answer: 400 },
  },
  'verify._index.tsx': {
    kind: 'page',
    path: () => '/verify',
    roles: 'public',
    get: 200,
    post: { form: () => ({ code: '' }), answer: 400 },
  },
}
