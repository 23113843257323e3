import { z } from 'zod'
import { ViewRhythm } from '#app/platform/generated/enums.ts'
import { Slug } from '#app/platform/slug.ts'
import { reportKindNames } from '../exports/kinds.ts'
import { Filters } from '../exports/schemas.ts'

export const ViewParams = z.object({ ambitoSlug: Slug, viewId: z.uuid() })

/** The query string of the form of a new view; without a report it is of the coverage. */
export const NewViewQuery = z.object({
  kind: z.enum(reportKindNames).catch('coverage'),
  search: Filters.catch(''),
})

/** The column `view_recipient.reason`. */
export const stopReasons = ['own_will', 'no_access'] as const

const Name = z
  .string({ error: 'name_missing' })
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1, 'name_missing').max(80, 'name_long'))

/** A box that is ticked or not sent at all. */
const Box = z
  .literal('on')
  .optional()
  .catch(undefined)
  .transform((box) => box === 'on')

/** The form of a new view; errors are keys of `viewMessages`. */
export const SaveView = z.object({
  kind: z.enum(reportKindNames, 'kind_wrong'),
  search: Filters.default(''),
  name: Name,
  share: Box,
})
export type SaveView = z.infer<typeof SaveView>

/** What the page of a view may be asked to do. */
export const ViewAct = z.discriminatedUnion(
  'intent',
  [
    z.object({ intent: z.literal('change'), name: Name, share: Box }),
    z.object({
      intent: z.literal('schedule'),
      rhythm: z.enum(['none', ...Object.values(ViewRhythm)], 'rhythm_missing'),
      people: z.array(z.uuid('people_wrong'), 'people_wrong').max(200, 'people_wrong').default([]),
    }),
    z.object({ intent: z.literal('delete') }),
    z.object({ intent: z.literal('stop') }),
    z.object({ intent: z.literal('resume') }),
  ],
  { error: 'act_wrong' },
)
export type ViewAct = z.infer<typeof ViewAct>

/** What the page of a view says was done, from its query string. */
const done = ['saved', 'changed', 'stopped', 'resumed'] as const

export const doneOf = (text: string | null) => done.find((one) => one === text) ?? null
