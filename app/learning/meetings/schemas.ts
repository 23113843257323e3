import { z } from 'zod'
import { EditionParams, LogoParams } from '../editions/schemas.ts'

export const MeetingParams = z.object({ meetingId: z.uuid() })
export const MeetingLogoParams = MeetingParams.extend({ position: LogoParams.shape.position })
export const OfficeMeetingParams = EditionParams.extend({ meetingId: z.uuid() })

const blankIsAbsent = (value: unknown) => (value === '' ? undefined : value)
const Text = (longest: number) => z.string().trim().max(longest, 'text_long').default('')

/** A time of the clocks in Italy, `08:05`. */
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time_wrong')
const OptionalTime = z.preprocess(blankIsAbsent, Time.optional())

/** What an office writes about a meeting it plans or changes. */
export const MeetingForm = z.object({
  topic: z.string({ error: 'topic_missing' }).trim().min(1, 'topic_missing').max(200, 'text_long'),
  mode: z.enum(['in_person', 'live_online'], { error: 'mode_missing' }),
  place: Text(300),
  url: z.preprocess(
    blankIsAbsent,
    z
      .string()
      .max(2000, 'text_long')
      .refine((text) => URL.canParse(text) && /^https:\/\//.test(text), 'url_wrong')
      .optional(),
  ),
  day: z.iso.date({ error: 'day_missing' }),
  from: z.string({ error: 'time_missing' }).pipe(Time),
  to: z.string({ error: 'time_missing' }).pipe(Time),
  teacherIds: z.array(z.uuid()).max(50).default([]),
  tell: z.preprocess((value) => value === 'on', z.boolean()),
})
export type MeetingForm = z.infer<typeof MeetingForm>

export const CancelForm = z.object({
  reason: z.string({ error: 'reason_missing' }).trim().min(1, 'reason_missing').max(500, 'text_long'),
})

export const Direction = z.enum(['entry', 'exit'])

/** The code of a door as people type it: blanks and hyphens, small letters, O for 0, I or L for 1, U for V. */
export function readTypedCode(text: string): string {
  const plain = text.toUpperCase().replace(/[\s–—-]+/g, '')
  return plain.replaceAll('O', '0').replace(/[IL]/g, '1').replaceAll('U', 'V')
}

export const TypedCode = z.object({
  code: z
    .string({ error: 'code_missing' })
    .max(40, 'code_form')
    .transform(readTypedCode)
    .pipe(z.string().regex(/^[0-9A-Z]{6}$/, 'code_form')),
})

/** The address in a QR code. */
export const DoorQuery = z.object({ direction: Direction, code: z.string().max(40).transform(readTypedCode) })

/** One line of the list corrected by hand; without times the person was not there. */
export const PresenceForm = z.object({
  enrolmentId: z.uuid(),
  intent: z.enum(['presence', 'absent']),
  entered: OptionalTime,
  exited: OptionalTime,
  note: Text(500),
})
export type PresenceForm = z.infer<typeof PresenceForm>

export const GuestForm = z.object({
  name: z.string({ error: 'name_missing' }).trim().min(1, 'name_missing').max(200, 'text_long'),
  organisation: Text(200),
  email: z.preprocess(blankIsAbsent, z.email('email_wrong').max(254, 'text_long').optional()),
  entered: OptionalTime,
  exited: OptionalTime,
})
export type GuestForm = z.infer<typeof GuestForm>

export const MatchForm = z.object({ guestId: z.uuid(), enrolmentId: z.uuid({ error: 'enrolment_missing' }) })

/** A field of a typed-in sheet: `entry-<enrolment>`, `exit-<enrolment>`, and `skip-<enrolment>` for a line left as it is. */
const RosterField = z.string().regex(/^(entry|exit|skip)-[0-9a-f-]{36}$/)

export type RosterTimes = { enrolmentId: string; entered: string; exited: string; skip: boolean }

/** The lines of a sheet as typed; `faults` are those whose time is none. */
export function readRoster(form: FormData): { lines: RosterTimes[]; faults: string[] } {
  const lines = new Map<string, RosterTimes>()
  const faults = new Set<string>()
  for (const [name, value] of form) {
    if (!RosterField.safeParse(name).success || typeof value !== 'string') continue
    const enrolmentId = z.uuid().safeParse(name.slice(-36)).data
    if (!enrolmentId) continue
    const line = lines.get(enrolmentId) ?? { enrolmentId, entered: '', exited: '', skip: false }
    const time = value.trim()
    if (name.startsWith('skip-')) lines.set(enrolmentId, { ...line, skip: true })
    else if (time !== '' && !Time.safeParse(time).success) faults.add(enrolmentId)
    else lines.set(enrolmentId, { ...line, [name.startsWith('entry-') ? 'entered' : 'exited']: time })
  }
  return { lines: [...lines.values()], faults: [...faults] }
}

/** The secret part of a calendar's address. */
export const FeedParams = z.object({ token: z.string().regex(/^[0-9A-Z]{40}$/) })

/** Which code the teacher's page shows. */
export const CodeQuery = z.object({ direction: Direction.catch('entry') })

/** How many lines of a sheet were just saved. */
export const SavedQuery = z.object({ saved: z.coerce.number().int().min(0).max(10_000).catch(0) })
