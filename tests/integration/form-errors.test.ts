import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { importMessages as courseImportMessages } from '#app/authoring/drafts/import/messages.ts'
import { ConfirmedFolder, ImportFile, PlacedLessons } from '#app/authoring/drafts/import/schemas.ts'
import { remarkMessages } from '#app/authoring/drafts/remarks/messages.ts'
import { factsMessages } from '#app/authoring/drafts/facts/messages.ts'
import { Facts } from '#app/authoring/drafts/facts/schemas.ts'
import { practiceMessages } from '#app/authoring/drafts/practice/messages.ts'
import { PracticeStory } from '#app/authoring/drafts/practice/schemas.ts'
import { publicationMessages } from '#app/authoring/drafts/publication/messages.ts'
import { PublicationForm } from '#app/authoring/drafts/publication/schemas.ts'
import { draftMessages } from '#app/authoring/drafts/messages.ts'
import {
  ArrangedPart,
  Decision,
  Explanation,
  NewComment,
  NewCourse,
  NewPart,
  NewReply,
  SavedText,
} from '#app/authoring/drafts/schemas.ts'
import { mediaFaultMessages } from '#app/authoring/media/fault-messages.ts'
import { libraryMessages } from '#app/authoring/media/library-messages.ts'
import { Alternatives, DraftMediaAct, MediaCredit, MediaFacts, NewMedia } from '#app/authoring/media/schemas.ts'
import { settingsMessages } from '#app/authoring/settings/messages.ts'
import { SettingsAct } from '#app/authoring/settings/schemas.ts'
import { translationMessages } from '#app/authoring/translation/messages.ts'
import { TranslateCourse } from '#app/authoring/translation/schemas.ts'
import { DecideExternal, EnterExternal } from '#app/certificates/hours/schemas.ts'
import { hoursMessages } from '#app/certificates/hours/messages.ts'
import { certificatesMessages } from '#app/certificates/messages.ts'
import { protocolMessages } from '#app/certificates/protocol/messages.ts'
import { ProtocolFile } from '#app/certificates/protocol/schemas.ts'
import { RequestBundle, VerifyFile, VerifyForm } from '#app/certificates/schemas.ts'
import { sealMessages } from '#app/certificates/seal/messages.ts'
import { CertificateAct, SignedFiles } from '#app/certificates/seal/schemas.ts'
import { templateMessages } from '#app/certificates/template/messages.ts'
import { TemplateForm } from '#app/certificates/template/schemas.ts'
import { invitationMessages } from '#app/identity/invitations/messages.ts'
import { AcceptInvitation, LetterCode } from '#app/identity/invitations/schemas.ts'
import { identityMessages } from '#app/identity/messages.ts'
import { ChangePassword, RequestReset, ResetPassword, SignIn } from '#app/identity/schemas.ts'
import { socialWorkerMessages } from '#app/identity/social-worker/messages.ts'
import { SocialWorkerRoll } from '#app/identity/social-worker/schemas.ts'
import { EditionInput } from '#app/learning/editions/edition-input.ts'
import { editionFormMessages } from '#app/learning/editions/form-messages.ts'
import { reminderMessages } from '#app/learning/reminders/messages.ts'
import { ScheduleForm } from '#app/learning/reminders/schemas.ts'
import { planMessages } from '#app/learning/meetings/office-messages.ts'
import { ownMessages } from '#app/learning/meetings/own-messages.ts'
import {
  CancelForm,
  GuestForm,
  MatchForm,
  MeetingForm,
  PresenceForm,
  TypedCode,
} from '#app/learning/meetings/schemas.ts'
import { teachingMessages } from '#app/learning/meetings/teaching-messages.ts'
import { importMessages } from '#app/organisation/people-import/messages.ts'
import { PeopleFile } from '#app/organisation/people-import/schemas.ts'
import { reorganisationMessages } from '#app/organisation/reorganisation/messages.ts'
import { AskedReorganisation, RenameAmbito } from '#app/organisation/reorganisation/schemas.ts'
import { structureMessages } from '#app/organisation/structure/messages.ts'
import { AddOrganisation, OrganisationAct, PersonAct } from '#app/organisation/structure/schemas.ts'
import { ReorganisationKind } from '#app/platform/generated/enums.ts'
import { exportMessages } from '#app/reporting/exports/messages.ts'
import { RequestExport } from '#app/reporting/exports/schemas.ts'
import { officeHoursMessages } from '#app/reporting/hours/messages.ts'
import { YearlyTarget } from '#app/reporting/hours/schemas.ts'
import { viewMessages } from '#app/reporting/views/messages.ts'
import { SaveView, ViewAct } from '#app/reporting/views/schemas.ts'
import { packageMessages } from '#app/scorm/packages/messages.ts'
import { SentFile } from '#app/scorm/packages/schemas.ts'

type Form = {
  schema: z.ZodType
  texts: Readonly<Record<string, unknown>>
  /** What a page fills in by itself, or offers to be chosen: what is wrong there is told by the sentence for all of it. */
  unseen?: string[]
  /** The fields are read into texts before: none is missing. */
  whole?: true
  /** Of a form for several acts, the field that says which, and what it may say. */
  acts?: { field: string; values: readonly string[] }
}

/** Every schema of a form whose errors are shown as keys, with the catalogue that its page reads them from. */
const forms: Record<string, Form> = {
  SignIn: { schema: SignIn, texts: identityMessages.it },
  RequestReset: { schema: RequestReset, texts: identityMessages.it },
  ResetPassword: { schema: ResetPassword, texts: identityMessages.it },
  ChangePassword: { schema: ChangePassword, texts: identityMessages.it },
  LetterCode: { schema: LetterCode, texts: invitationMessages.it },
  AcceptInvitation: { schema: AcceptInvitation, texts: invitationMessages.it },
  SocialWorkerRoll: { schema: SocialWorkerRoll, texts: socialWorkerMessages.it },
  TypedCode: { schema: TypedCode, texts: ownMessages.it },
  GuestForm: { schema: GuestForm, texts: teachingMessages.it },
  MatchForm: { schema: MatchForm, texts: teachingMessages.it, unseen: ['guestId'] },
  // One reason for the whole line, whatever is wrong with it.
  PresenceForm: { schema: PresenceForm, texts: teachingMessages.it, unseen: ['enrolmentId', 'intent'] },
  MeetingForm: { schema: MeetingForm, texts: planMessages.it, unseen: ['teacherIds'] },
  CancelForm: { schema: CancelForm, texts: planMessages.it },
  EditionInput: {
    schema: EditionInput,
    texts: editionFormMessages.it,
    unseen: [
      ...['course', 'selfEnrolment', 'attendanceRule', 'exercisesRequired', 'certificateLanguage'],
      ...['teachers', 'areas', 'credits'],
    ],
    whole: true,
  },
  AddOrganisation: { schema: AddOrganisation, texts: structureMessages.it },
  OrganisationAct: {
    schema: OrganisationAct,
    texts: structureMessages.it,
    unseen: ['intent'],
    acts: {
      field: 'intent',
      values: ['add-person', 'add-department', 'rename-department', 'close-department', 'rename', 'lead', 'close'],
    },
  },
  PersonAct: {
    schema: PersonAct,
    texts: structureMessages.it,
    unseen: ['intent'],
    acts: {
      field: 'intent',
      values: ['move', 'cover', 'end-counter', 'leave', 'absence', 'end-absence', 'grant', 'revoke'],
    },
  },
  AskedReorganisation: {
    schema: AskedReorganisation,
    texts: reorganisationMessages.it,
    unseen: ['kind', 'reorganisationId', 'carryRoles', 'fingerprint'],
    acts: { field: 'kind', values: Object.values(ReorganisationKind) },
  },
  RenameAmbito: { schema: RenameAmbito, texts: structureMessages.it, unseen: ['intent'] },
  NewCourse: { schema: NewCourse, texts: draftMessages.it },
  ArrangedPart: {
    schema: ArrangedPart,
    texts: draftMessages.it,
    unseen: ['part', 'arrange'],
    acts: { field: 'arrange', values: ['up', 'down', 'remove', 'rename', 'away'] },
  },
  NewPart: { schema: NewPart, texts: draftMessages.it, unseen: ['folder'] },
  SavedText: { schema: SavedText, texts: draftMessages.it, unseen: ['text', 'revision'] },
  Explanation: { schema: Explanation, texts: draftMessages.it, unseen: ['kind', 'words'] },
  Decision: { schema: Decision, texts: draftMessages.it, unseen: ['decision'] },
  NewMedia: { schema: NewMedia, texts: mediaFaultMessages.it },
  SentFile: { schema: SentFile, texts: packageMessages.it, unseen: ['replaces'] },
  MediaFacts: { schema: MediaFacts, texts: mediaFaultMessages.it },
  Alternatives: { schema: Alternatives, texts: mediaFaultMessages.it },
  MediaCredit: { schema: MediaCredit, texts: mediaFaultMessages.it, unseen: ['path'] },
  DraftMediaAct: {
    schema: DraftMediaAct,
    texts: libraryMessages.it,
    unseen: ['intent', 'path', 'folder'],
    acts: { field: 'intent', values: ['place', 'insert', 'remove'] },
  },
  PublicationForm: {
    schema: PublicationForm,
    texts: publicationMessages.it,
    unseen: ['activities'],
    acts: { field: 'when', values: ['now', 'later'] },
  },
  TranslateCourse: { schema: TranslateCourse, texts: translationMessages.it, unseen: ['intent'] },
  SettingsAct: {
    schema: SettingsAct,
    texts: settingsMessages.it,
    acts: { field: 'intent', values: ['grant'] },
  },
  PracticeStory: { schema: PracticeStory, texts: practiceMessages.it, unseen: ['folder'] },
  Facts: {
    schema: Facts,
    texts: factsMessages.it,
    unseen: ['revision', 'modules'],
  },
  NewComment: { schema: NewComment, texts: remarkMessages.it, unseen: ['path', 'line', 'quote'] },
  NewReply: { schema: NewReply, texts: remarkMessages.it, unseen: ['commentId'] },
  ImportFile: { schema: ImportFile, texts: courseImportMessages.it },
  ConfirmedFolder: { schema: ConfirmedFolder, texts: courseImportMessages.it, unseen: ['base'] },
  PlacedLessons: {
    schema: PlacedLessons,
    texts: courseImportMessages.it,
    unseen: ['split', 'folder', 'lesson', 'choosing'],
  },
  EnterExternal: { schema: EnterExternal, texts: hoursMessages.it, unseen: ['externalId'] },
  DecideExternal: { schema: DecideExternal, texts: hoursMessages.it, unseen: ['after'] },
  ScheduleTyped: { schema: ScheduleForm, texts: reminderMessages.it },
  RequestExport: { schema: RequestExport, texts: exportMessages.it },
  SaveView: { schema: SaveView, texts: viewMessages.it, unseen: ['kind', 'share'] },
  ViewAct: {
    schema: ViewAct,
    texts: viewMessages.it,
    unseen: ['intent', 'share'],
    acts: { field: 'intent', values: ['change', 'schedule', 'delete', 'stop', 'resume'] },
  },
  YearlyTarget: { schema: YearlyTarget, texts: officeHoursMessages.it },
  RequestBundle: { schema: RequestBundle, texts: certificatesMessages.it },
  VerifyForm: { schema: VerifyForm, texts: certificatesMessages.it },
  VerifyFile: { schema: VerifyFile, texts: certificatesMessages.it },
  ProtocolFile: { schema: ProtocolFile, texts: protocolMessages.it },
  PeopleFile: { schema: PeopleFile, texts: importMessages.it },
  CertificateAct: { schema: CertificateAct, texts: sealMessages.it, unseen: ['intent', 'publicReason', 'mayRetake'] },
  SignedFiles: { schema: SignedFiles, texts: sealMessages.it },
  TemplateForm: {
    schema: TemplateForm,
    texts: templateMessages.it,
    unseen: ['intent', 'version', 'keep', 'ownSource'],
  },
}

const named = Object.entries(forms).map(([name, form]) => ({ name, ...form }))

const partsOf = (value: object): [string, unknown][] => {
  if (!('_zod' in value)) return Object.entries(value)
  const { _zod: inner } = value
  return typeof inner === 'object' && inner !== null && 'def' in inner ? [['def', inner.def]] : []
}

/** The keys that a schema and all it is made of were given as errors. */
function keysOf(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return []
  seen.add(value)
  return partsOf(value).flatMap(([name, part]) => {
    if (name !== 'error' || typeof part !== 'function') return keysOf(part, seen)
    const said: unknown = Reflect.apply(part, undefined, [{ code: 'custom', input: undefined }])
    return typeof said === 'string' ? [said] : []
  })
}

const texts = ['', 'x', '-1', '0', '9999999', '2026-02-31', '1066-10-14', 'a@b', 'x'.repeat(3000)]
const files = [new File([], 'vuoto.pdf'), new File([new Uint8Array(21 * 1024 * 1024)], 'grande.pdf')]
const fileFields = ['evidence', 'file', 'files', 'logo', 'source']

const fieldsOf = (schema: z.ZodType): string[] => {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape)
  if (schema instanceof z.ZodDiscriminatedUnion)
    return schema.options.flatMap((one) => (one instanceof z.ZodType ? fieldsOf(one) : []))
  return []
}

test('a page’s forms are all looked at here', () => {
  const sources = globSync('app/{routes,certificates}/**/*.{ts,tsx}')
  const used = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/parseWithZod\(.+\{ schema: (\w+) \}/g)].map(([, name]) => name ?? ''),
  )
  // The hashes of a file are made by the page; without them its bytes are asked for.
  expect(used.filter((name) => name !== 'VerifyHashes' && !Object.hasOwn(forms, name))).toEqual([])
  expect(used.length).toBeGreaterThan(15)
})

test.each(named)('every error of $name that was given a key has a text', ({ schema, texts }) => {
  const keys = keysOf(schema)
  expect(keys.filter((key) => !Object.hasOwn(texts, key))).toEqual([])
})

test('the keys of a schema are found in all that it is made of', () => {
  const inner = z.preprocess((value) => value, z.string('a').min(1, 'b').optional())
  const list = z.array(z.object({ one: inner, two: z.enum(['x'], { error: 'c' }).default('x') }))
  const schema = z.object({ list }).refine(() => true, { error: 'd' })
  expect(keysOf(z.union([schema, z.string().transform(Number).pipe(z.int('e'))])).sort()).toEqual([
    'a',
    'b',
    'c',
    'd',
    'e',
  ])
})

test.each(named)('what is wrong with anything in $name is told in a text', ({ schema, texts: words, ...form }) => {
  const { unseen = [], whole = false, acts } = form
  const intents = acts?.values ?? ['save', 'revoke', 'replace', 'sign', 'approved', 'refused']
  const fields = fieldsOf(schema)
  expect(fields.length).toBeGreaterThan(0)
  const bare = new Set<string>()
  const valueOf = (field: string, at: number) => {
    if (unseen.includes(field)) return undefined
    const probes = fileFields.includes(field) ? files : texts
    return [...(whole ? [] : [undefined]), ...probes][at % (probes.length + (whole ? 0 : 1))]
  }
  for (const intent of intents) {
    for (let at = 0; at <= texts.length; at += 1) {
      const filled = Object.fromEntries(fields.map((field) => [field, valueOf(field, at)]))
      const decides = acts?.field ?? ('intent' in filled ? 'intent' : 'verdict')
      const asked = { ...filled, [decides]: intent }
      for (const { path, message } of schema.safeParse(asked).error?.issues ?? []) {
        const field = String(path[0] ?? '')
        if (!Object.hasOwn(words, message) && !unseen.includes(field)) bare.add(`${path.join('.')}: ${message}`)
      }
    }
  }
  expect([...bare]).toEqual([])
})

test('what a rule of several fields adds has a text', () => {
  const text = readFileSync('app/learning/editions/edition-input.ts', 'utf8')
  const added = [...text.matchAll(/message: '(\w+)'|fault\('\w+', '(\w+)'\)/g)].map(
    ([, one, other]) => one ?? other ?? '',
  )
  expect(added).toContain('ends_before')
  expect(added).toContain('granted_early')
  const rules = readFileSync('app/learning/editions/area-rule.ts', 'utf8')
  const keys = [...added, ...[...rules.matchAll(/= '(\w+)'/g)].map(([, key]) => key ?? '')]
  expect(keys.filter((key) => !Object.hasOwn(editionFormMessages.it, key))).toEqual([])
})
