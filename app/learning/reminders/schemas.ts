import { z } from 'zod'

/** What may be refused. */
export const reminderChoices = ['courtesy', 'digest'] as const

/** What the link of a mail seals. */
export const RefusalTicket = z.object({ personId: z.uuid(), choice: z.enum(reminderChoices) })
export type RefusalTicket = z.infer<typeof RefusalTicket>

export const UnsubscribeParams = z.object({ token: z.string().max(500) })

/** `14, 3` or `14 3` as days, the most first; each once. */
const DaysBefore = z
  .string('days_before_wrong')
  .trim()
  .regex(/^(\d{1,3}([\s,;]+\d{1,3}){0,4})?$/, 'days_before_wrong')
  .transform((text) =>
    [
      ...new Set(
        text
          .split(/[\s,;]+/)
          .filter(Boolean)
          .map(Number),
      ),
    ].sort((a, b) => b - a),
  )
  .refine((days) => days.every((day) => day >= 1 && day <= 120), 'days_before_wrong')

/** The schedule as an office types it; errors are keys of `reminderMessages`. */
export const ScheduleForm = z.object({
  isOn: z.enum(['on', 'off'], 'on_wrong'),
  daysBefore: z.preprocess((typed) => typed ?? '', DaysBefore),
  daysAfter: z.coerce
    .number('days_after_wrong')
    .int('days_after_wrong')
    .min(1, 'days_after_wrong')
    .max(120, 'days_after_wrong'),
  digestWeekday: z.coerce.number('weekday_wrong').int('weekday_wrong').min(1, 'weekday_wrong').max(5, 'weekday_wrong'),
})
export type ScheduleForm = z.infer<typeof ScheduleForm>
