import { z } from 'zod'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { PersonSearch } from '#app/identity/person-search.ts'
import { SocialWorkerRoll } from '#app/identity/social-worker/schemas.ts'
import { dayText } from '#app/platform/day-field.ts'
import {
  AttendanceRule,
  CreditSystem,
  DepartmentKind,
  EditionMode,
  OrganisationKind,
} from '#app/platform/generated/enums.ts'
import { locales } from '#app/platform/i18n/messages.ts'
import { hashLimit, verifyFileLimit } from './compare-file.ts'

const Minutes = z.number().int().min(0)

const Programme = z.array(
  z.object({
    title: z.string(),
    minutes: Minutes,
    lessons: z.array(z.object({ title: z.string(), minutes: Minutes })),
  }),
)

/** What both forms of the facts say alike. Minutes are whole minutes, days are civil days in Italy. */
const commonFacts = {
  number: z.string(),
  verifyCode: z.string(),
  verifyUrl: z.url(),
  /** The number this one takes the place of. */
  replaces: z.string().nullable(),
  issuedOn: z.iso.date(),
  /** The fiscal code is printed in clear and kept here sealed (fiscal-code vault). */
  person: z.object({ givenName: z.string(), familyName: z.string(), fiscalCodeCipher: z.string() }),
  /** Where the person worked on the day of completion (P6); empty text where the job has no name. */
  jobTitle: z.string(),
  organisation: z
    .object({ name: z.string(), kind: z.enum(OrganisationKind), ipaCode: z.string().nullable() })
    .nullable(),
  department: z.object({ name: z.string(), kind: z.enum(DepartmentKind) }).nullable(),
  ambito: z.object({ name: z.string(), code: z.string() }).nullable(),
  course: z.object({ title: z.string(), versionNumber: z.number().int(), versionHash: z.string() }),
  /** The course by unit; empty where an edition of meetings alone does not count the lessons. */
  programme: Programme,
  declaredMinutes: Minutes,
  creditedMinutes: Minutes,
  thresholdPercent: z.number().int().min(0).max(100),
  period: z.object({ from: z.iso.date(), to: z.iso.date() }),
  /** Result of the exercises in hundredths of a percent (0–10000); null where the course has none. */
  scoreBasisPoints: z.number().int().min(0).max(10_000).nullable(),
}

/** The form certificates had before there were editions: its rows are read for ever (P8). */
const FirstForm = z.object({
  ...commonFacts,
  form: z.literal(1),
  language: z.literal('it'),
  mode: z.literal('asynchronous'),
})

/** A picture printed on certificates: its bytes are the blob of that sha256. */
export const PrintedLogo = z.object({
  sha256: z.string(),
  mediaType: z.enum(['image/png', 'image/jpeg', 'image/svg+xml']),
  alt: z.string(),
})
export type PrintedLogo = z.infer<typeof PrintedLogo>

const MeetingMode = z.enum(['live_online', 'in_person'])

/** What was added with editions, templates and credits. */
const editionFacts = {
  language: z.enum(locales),
  /** The last day it holds; null: for ever. */
  expiresOn: z.iso.date().nullable(),
  /** Where it was issued; empty when the organiser names no place. */
  place: z.string(),
  organiser: z.object({ name: z.string(), ipaCode: z.string().nullable(), logos: z.array(PrintedLogo) }),
  /** Who paid, as the funder asks to be named; empty texts without one. */
  project: z.object({ fund: z.string(), code: z.string(), cup: z.string(), logos: z.array(PrintedLogo) }),
  /** `name` is null for the edition that is always open. */
  edition: z.object({ name: z.string().nullable(), place: z.string() }),
  mode: z.enum(EditionMode),
  meetings: z.array(z.object({ topic: z.string(), on: z.iso.date(), mode: MeetingMode, minutes: Minutes })),
  /** The credited minutes, by the way they were spent. */
  minutesByMode: z.object({ asynchronous: Minutes, live_online: Minutes, in_person: Minutes }),
  attendanceRule: z.enum(AttendanceRule),
  testsRequired: z.boolean(),
  /** Only what the professional body has granted, in tenths of a credit. */
  credits: z.array(
    z.object({
      system: z.enum(CreditSystem),
      kind: z.string(),
      body: z.string(),
      eventId: z.string(),
      tenths: Minutes,
    }),
  ),
  signatory: z.object({ name: z.string(), office: z.string() }).nullable(),
  /** Where the document was registered before it was issued; protocollo normally comes after, and is not printed then. */
  protocol: z.object({ office: z.string(), number: z.string(), on: z.iso.date() }).nullable(),
  /** What set the page: version of the ambito's template (null: the product's own as it comes), the sha256 of its source. */
  template: z.object({
    version: z.number().int().nullable(),
    sha256: z.string(),
    accent: z.string(),
    custom: z.boolean(),
  }),
}

/** The form of certificates from editions on, before social workers could say where they are on the roll. */
const SecondForm = z.object({ ...commonFacts, ...editionFacts, form: z.literal(2) })

const ThirdForm = z.object({
  ...commonFacts,
  ...editionFacts,
  form: z.literal(3),
  /** As the person gave it, where CNOAS granted credits; null for everybody else. */
  socialWorkerRoll: SocialWorkerRoll.nullable(),
})

const fromSecond = (second: z.infer<typeof SecondForm>): z.infer<typeof ThirdForm> => ({
  ...second,
  form: 3,
  socialWorkerRoll: null,
})

function fromFirst({ mode, ...first }: z.infer<typeof FirstForm>): z.infer<typeof ThirdForm> {
  return fromSecond({
    ...first,
    form: 2,
    mode,
    expiresOn: null,
    place: '',
    organiser: { name: first.ambito?.name ?? 'Sguardi', ipaCode: null, logos: [] },
    project: { fund: '', code: '', cup: '', logos: [] },
    edition: { name: null, place: '' },
    meetings: [],
    minutesByMode: { asynchronous: first.creditedMinutes, live_online: 0, in_person: 0 },
    attendanceRule: 'declared_on_completion',
    testsRequired: true,
    credits: [],
    signatory: null,
    protocol: null,
    template: { version: null, sha256: '', accent: '', custom: false },
  })
}

/**
 * What a certificate says: the JSON column `certificate.facts`, frozen at issue (P8). Everything printed comes from
 * here and nothing else. The contents follow the field's practice for attestati (Accordo Stato-Regioni 21 December
 * 2011, point 6: organiser, personal data and profile, course and hours attended, period) and what funders ask for.
 * Rows of earlier forms are read as the third, with what they never said left empty.
 */
export const CertificateFacts = z.union([ThirdForm, SecondForm.transform(fromSecond), FirstForm.transform(fromFirst)])
export type CertificateFacts = z.infer<typeof ThirdForm>

export const certificateStatuses = ['valid', 'expired', 'revoked', 'replaced'] as const
export type CertificateStatus = (typeof certificateStatuses)[number]

/** The code on the certificate as people type it: blanks and hyphens between groups, small letters, O for 0, I or L for 1. */
export const VerifyCode = z
  .string({ error: 'code_missing' })
  .max(100, 'code_wrong')
  .transform((text) =>
    text
      .replace(/[\s–—-]+/g, '')
      .toUpperCase()
      .replaceAll('O', '0')
      .replace(/[IL]/g, '1'),
  )
  .pipe(z.string().regex(/^[0-9A-HJKMNP-TV-Z]{20}$/, 'code_wrong'))

export const VerifyForm = z.object({ code: VerifyCode })

export const VerifyFile = z.object({
  file: z
    .instanceof(File, { error: 'file_missing' })
    .refine((file) => file.size > 0, 'file_missing')
    .refine((file) => file.size <= verifyFileLimit, 'file_large'),
})

/** Hashes of a file made by its holder's browser, as `fileHashes` gives them. */
export const VerifyHashes = z.object({
  sha256: z
    .array(z.string().regex(/^[0-9a-f]{64}$/, 'file_missing'))
    .min(1)
    .max(hashLimit),
})

export const CertificateParams = z.object({ certificateId: z.uuid() })
export const BundleParams = AmbitoParams.extend({ bundleId: z.uuid() })

/** What an office asks a bundle of: the JSON column `certificate_bundle.selection`. */
export const BundleSelection = z.object({
  courseId: z.uuid(),
  courseTitle: z.string(),
  /** Civil day, included. */
  asOf: z.iso.date(),
  /** What was written after this instant does not count: that of the figures it was asked from, else of the request. */
  until: z.iso.datetime().optional(),
  /** Narrowed to one organisation or kind of department; null = not narrowed. Names are kept to be shown later. */
  organisation: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  departmentKind: z.enum(DepartmentKind).nullable(),
  /** Only organisations of one kind that belonged to the ambito on that day. */
  organisationKind: z.enum(OrganisationKind).optional(),
  /** The departments of the asker's scope that the filter leaves: nobody outside them is ever in the file. */
  departmentIds: z.array(z.uuid()),
  /** Only who takes part in one edition of the course; the name is kept to be shown later, null for the standing one. */
  edition: z.object({ id: z.uuid(), name: z.string().nullable() }).optional(),
  /** Only certificates issued on these civil days, both included; without one of them open on that side. */
  issued: z.object({ from: z.iso.date().optional(), to: z.iso.date().optional() }).optional(),
  /** Only the people a search found; left out when nobody was searched for. */
  search: PersonSearch.optional(),
})
export type BundleSelection = z.infer<typeof BundleSelection>

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value)
const OptionalDay = z.preprocess(blankIsAbsent, dayText('day_wrong').optional())

/** The form an office asks for a bundle with; also read from the query string of the page that shows it. */
export const RequestBundle = z
  .object({
    /** Slug. */
    course: z.string({ error: 'course_missing' }).max(100, 'course_missing'),
    asOf: OptionalDay,
    organisation: z.preprocess(blankIsAbsent, z.uuid('organisation_wrong').optional()),
    department: z.preprocess(blankIsAbsent, z.enum(DepartmentKind, 'department_wrong').optional()),
    edition: z.preprocess(blankIsAbsent, z.uuid('edition_wrong').optional()),
    /** Words of a search for people. */
    search: z.string().max(200, 'search_long').optional(),
    issuedFrom: OptionalDay,
    issuedTo: OptionalDay,
  })
  .refine(({ issuedFrom, issuedTo }) => !issuedFrom || !issuedTo || issuedFrom <= issuedTo, {
    path: ['issuedTo'],
    error: 'period_reversed',
  })
export type RequestBundle = z.infer<typeof RequestBundle>
