import { z } from 'zod'
import { dayField } from '#app/platform/day-field.ts'
import { locales } from '#app/platform/i18n/messages.ts'
import { AttendanceRule, CreditState, CreditSystem, EditionMode } from '#app/platform/generated/enums.ts'
import { Slug } from '#app/platform/slug.ts'
import type { EditionDraft } from './edition-draft.ts'

export const thresholdPresets = [75, 80, 90, 100] as const

/**
 * Areas of the directive of the Minister for Public Administration of 14 January 2025 on training, offered as suggestions;
 * an ambito may have its own.
 */
export const suggestedAreas = [
  'Leadership e soft skill',
  'Transizione amministrativa',
  'Transizione digitale',
  'Transizione ecologica',
  'Principi e valori della PA',
  'Inclusione e accessibilità',
] as const

const text = (most: number) => z.string().max(most, 'text_long')

const blank = z.literal('').transform(() => null)

const whole = (fault: string, least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, fault)
    .transform(Number)
    .refine((value) => value >= least && value <= most, fault)

const optionalWhole = (fault: string, least: number, most: number) =>
  z.string().transform((typed, context) => {
    if (typed === '') return null
    const parsed = whole(fault, least, most).safeParse(typed)
    if (parsed.success) return parsed.data
    context.addIssue({ code: 'custom', message: fault })
    return z.NEVER
  })

/** `12`, `12,5` or `12.5` credits, in tenths. */
const Tenths = z
  .string()
  .regex(/^(\d{1,3}([.,]\d)?)?$/, 'credits_wrong')
  .transform((typed) => (typed === '' ? null : Math.round(Number(typed.replace(',', '.')) * 10)))

const YesNo = z.enum(['yes', 'no']).transform((choice) => choice === 'yes')

/** Codice unico di progetto: letter, two digits, letter, eleven digits (delibera CIPE 143/2002). Empty without one. */
export const Cup = z
  .string()
  .transform((typed) => typed.replace(/\s/g, '').toUpperCase())
  .pipe(z.string().regex(/^([A-Z]\d{2}[A-Z]\d{11})?$/, 'cup_wrong'))

const OptionalId = z.union([blank, z.uuid()])

const Teacher = z.object({
  id: OptionalId,
  personId: OptionalId,
  name: text(120)
    .min(1, 'teacher_name_missing')
    .regex(/^[^@]*$/, 'teacher_address'),
  office: text(120),
})

const Area = z.object({ area: text(120).min(1, 'area_missing'), minutes: whole('minutes_wrong', 1, 100_000) })

const Credit = z
  .object({
    system: z.enum(CreditSystem, 'system_missing'),
    kind: z.enum(['', 'formativi', 'deontologici']),
    state: z.enum(CreditState),
    body: text(160),
    eventId: text(80),
    requested: Tenths,
    granted: Tenths,
  })
  .superRefine(({ system, kind, state, granted }, context) => {
    const fault = (field: string, message: string) => {
      context.addIssue({ code: 'custom', path: [field], message })
    }
    if (system === 'cnoas' && kind === '') fault('kind', 'kind_missing')
    if (system === 'ecm' && kind !== '') fault('kind', 'kind_of_ecm')
    if (state === 'granted' && granted === null) fault('granted', 'granted_missing')
    if (state !== 'granted' && granted !== null) fault('granted', 'granted_early')
  })

/** An edition as its form may be kept: minutes are whole minutes, days midnight UTC, credits tenths. */
export const EditionInput = z
  .object({
    course: Slug.or(z.literal('')),
    name: text(120).min(1, 'name_missing'),
    mode: z.enum(EditionMode, 'mode_missing'),
    startsOn: dayField('starts_wrong'),
    endsOn: z.string().transform((typed, context) => {
      if (typed === '') return null
      const parsed = dayField('ends_wrong').safeParse(typed)
      if (parsed.success) return parsed.data
      context.addIssue({ code: 'custom', message: 'ends_wrong' })
      return z.NEVER
    }),
    place: text(200),
    seats: optionalWhole('seats_wrong', 1, 10_000),
    selfEnrolment: YesNo,
    attendanceRule: z.enum(AttendanceRule),
    thresholdPercent: optionalWhole('threshold_wrong', 1, 100),
    exercisesRequired: YesNo,
    fund: text(200),
    projectCode: text(80),
    cup: Cup,
    signatoryName: text(120),
    signatoryOffice: text(160),
    certificateLanguage: z.enum(locales),
    validityMonths: optionalWhole('validity_wrong', 1, 600),
    teachers: z.array(Teacher),
    areas: z.array(Area),
    credits: z.array(Credit),
  })
  .superRefine(({ startsOn, endsOn, areas, credits }, context) => {
    if (endsOn && endsOn < startsOn) {
      context.addIssue({ code: 'custom', path: ['endsOn'], message: 'ends_before' })
    }
    const twice = (keys: string[], list: string, field: string) => {
      const index = keys.findIndex((key, at) => keys.indexOf(key) < at)
      if (index >= 0) context.addIssue({ code: 'custom', path: [list, index, field], message: 'row_twice' })
    }
    twice(
      areas.map(({ area }) => area.toLowerCase()),
      'areas',
      'area',
    )
    twice(
      credits.map(({ system, kind }) => `${system} ${kind}`),
      'credits',
      'system',
    )
  })
export type EditionInput = z.infer<typeof EditionInput>

/** What is wrong with a form, by the name of the field (`teachers.0.name`); keys of `editionFormMessages`. */
export type FormFaults = Record<string, string>

/** Reads a draft: the edition it means, or the first fault of each field. */
export function checkDraft(draft: EditionDraft): { ok: true; input: EditionInput } | { ok: false; faults: FormFaults } {
  const parsed = EditionInput.safeParse(draft)
  if (parsed.success) return { ok: true, input: parsed.data }
  const faults: FormFaults = {}
  for (const { path, message } of parsed.error.issues) faults[path.join('.')] ??= message
  return { ok: false, faults }
}
