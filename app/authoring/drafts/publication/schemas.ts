import { z } from 'zod'
import { ActivityEffect, type PublicationEffect } from '#app/learning/effects/effect.ts'
import { dayText } from '#app/platform/day-field.ts'
import { romeInstant } from '#app/platform/rome-time.ts'

/** Why a draft was not published when its time came: the column `draft_publication.failure`. */
export const failures = ['changed', 'not_approved', 'faults'] as const
export type Failure = (typeof failures)[number]

const Activities = z.record(z.string().max(80), ActivityEffect).default({})

const prefix = 'activities.'

/** What the page was asked to reckon, by its address; what is odd or missing is kept and finished. */
export function effectIn(query: URLSearchParams): PublicationEffect {
  const named = [...query].filter(([name]) => name.startsWith(prefix))
  const known = named.flatMap(([name, text]) => {
    const effect = ActivityEffect.safeParse(text)
    return effect.success ? [[name.slice(prefix.length), effect.data] as const] : []
  })
  return { moves: query.get('moves') === 'move', activities: Object.fromEntries(known) }
}

const effect = { moves: z.enum(['stay', 'move'], 'moves_missing'), activities: Activities }

/** The form: at once, or on a day at a time of the clocks in Italy. Errors are keys of `publicationMessages`. */
export const PublicationForm = z.discriminatedUnion('when', [
  z.object({ when: z.literal('now'), ...effect }),
  z.object({
    when: z.literal('later'),
    ...effect,
    day: dayText('day_missing'),
    time: z.string('time_missing').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time_missing'),
  }),
])
export type PublicationForm = z.infer<typeof PublicationForm>

/** What the form asks for; `publishAt` null: at once. */
export function askedIn(form: PublicationForm): { effect: PublicationEffect; publishAt: Date | null } {
  const { moves, activities } = form
  const publishAt = form.when === 'later' ? romeInstant(form.day, form.time) : null
  return { effect: { moves: moves === 'move', activities }, publishAt }
}
