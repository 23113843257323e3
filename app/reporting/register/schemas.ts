import { z } from 'zod'
import { EditionParams } from '#app/learning/editions/schemas.ts'
import { AttendanceRule, EditionMode, PresenceSource } from '#app/platform/generated/enums.ts'

const Instant = z.iso.datetime()
const Minutes = z.number().int()

/** Somebody at a meeting; without times they were not there. Minutes are null until the teacher confirms the list. */
const MeetingPerson = z.object({
  enrolmentId: z.uuid(),
  name: z.string(),
  enteredAt: Instant.nullable(),
  exitedAt: Instant.nullable(),
  source: z.enum(PresenceSource).nullable(),
  minutes: Minutes.nullable(),
})

const RegisterMeeting = z.object({
  id: z.uuid(),
  topic: z.string(),
  mode: z.enum(EditionMode),
  place: z.string(),
  startsAt: Instant,
  endsAt: Instant,
  plannedMinutes: Minutes,
  teachers: z.array(z.string()),
  state: z.enum(['planned', 'unconfirmed', 'confirmed', 'cancelled']),
  people: z.array(MeetingPerson),
  /** Who was there and is not enrolled. */
  guests: z.array(z.object({ name: z.string(), enteredAt: Instant.nullable(), exitedAt: Instant.nullable() })),
})

export const StampedParams = EditionParams.extend({ stampedId: z.uuid() })

export const registerRowKinds = ['lesson', 'meeting', 'correction'] as const

/** What one person did of one activity on one day, and what of it counts. */
const RegisterRow = z.object({
  kind: z.enum(registerRowKinds),
  /** Civil day in Italy. */
  day: z.iso.date(),
  topic: z.string(),
  teachers: z.array(z.string()),
  /** First entry and last exit of the day; null where only the completion is known. */
  enteredAt: Instant.nullable(),
  exitedAt: Instant.nullable(),
  /** How long it was open in between, overlaps once; null where it was not measured. */
  seenMinutes: Minutes.nullable(),
  /** What counts; negative in a correction that takes away. */
  minutes: Minutes,
  reason: z.string(),
})

/** An empty register printed to be stamped: `people` were enrolled, `sha256` is that of its file. */
const StampedRegister = z.object({ id: z.uuid(), madeAt: Instant, people: z.number().int(), sha256: z.string() })

const RegisterPerson = z.object({
  enrolmentId: z.uuid(),
  name: z.string(),
  fiscalCode: z.string(),
  organisation: z.string(),
  department: z.string(),
  withdrawn: z.boolean(),
  /** 1 for the first time they take the edition, one more for each renewal in it. */
  round: z.number().int(),
  plannedMinutes: Minutes,
  /** The sum of the rows. */
  creditedMinutes: Minutes,
  /** Credited of planned, rounded down. */
  percent: z.number().int(),
  rows: z.array(RegisterRow),
})

/**
 * The attendance register of an edition: what page, PDF and XLSX show, and what is attached to the PDF as
 * `registro.json`. Instants are ISO 8601 in UTC, days are civil days in Italy, minutes are whole minutes.
 */
export const Register = z.object({
  form: z.literal(2),
  edition: z.object({
    id: z.uuid(),
    name: z.string(),
    course: z.string(),
    ambito: z.string(),
    mode: z.enum(EditionMode),
    place: z.string(),
    startsOn: z.iso.date(),
    endsOn: z.iso.date().nullable(),
    attendanceRule: z.enum(AttendanceRule),
    thresholdPercent: z.number().int(),
    fund: z.string(),
    projectCode: z.string(),
    cup: z.string(),
    teachers: z.array(z.string()),
  }),
  /** Empty registers that were printed before the first meeting, the first first. */
  stamped: z.array(StampedRegister),
  meetings: z.array(RegisterMeeting),
  people: z.array(RegisterPerson),
})
export type Register = z.infer<typeof Register>

/** What an empty register says, to be stamped before the first meeting; its fingerprint is the sha256 of its JSON. */
export const BlankRegister = z.object({
  form: z.literal(1),
  edition: Register.shape.edition,
  meetings: z.array(
    RegisterMeeting.pick({
      id: true,
      topic: true,
      mode: true,
      place: true,
      startsAt: true,
      endsAt: true,
      teachers: true,
    }),
  ),
  people: z.array(RegisterPerson.pick({ enrolmentId: true, name: true, organisation: true, department: true })),
})
export type BlankRegister = z.infer<typeof BlankRegister>
export type RegisterMeeting = Register['meetings'][number]
export type RegisterPerson = Register['people'][number]
export type StampedRegister = Register['stamped'][number]
export type RegisterRow = RegisterPerson['rows'][number]
