import type { Transaction } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import { locales, translator } from '#app/platform/i18n/messages.ts'
import { queueMail } from '#app/platform/mail.server.ts'
import { listCourseRoles } from '../settings/course-access.server.ts'
import { mayAct } from '../settings/role-rule.ts'
import { holderOn } from '../settings/settings-queries.server.ts'
import type { DraftRow } from './draft-access.server.ts'
import { draftOutline } from './draft-outline.ts'
import { draftPaths } from './paths.ts'
import { reviewLetters } from './review-letters.ts'

const account = { select: { email: true, locale: true, disabledAt: true } } as const
const columns = { id: true, givenName: true, account } as const

type Told = { what: 'submitted' | 'approved' | 'returned'; by: string; to: readonly string[] }

/** Queues a mail for each of these people but the one who did it; nothing for who cannot sign in. */
async function tell(tx: Transaction, { id: draftId, slug }: DraftRow, { what, by, to }: Told, now: Date) {
  const where = { draftId_path: { draftId, path: 'course.yaml' } }
  const [file, actor, people] = await Promise.all([
    tx.draftFile.findUnique({ where, select: { text: true } }),
    tx.person.findUnique({ where: { id: by }, select: { givenName: true, familyName: true } }),
    tx.person.findMany({ where: { id: { in: [...to] } }, orderBy: { id: 'asc' }, select: columns }),
  ])
  const { title } = draftOutline(slug, new Map([['course.yaml', file?.text ?? '']]))
  const who = actor ? `${actor.givenName} ${actor.familyName}` : ''
  for (const { id, givenName: name, account: box } of people) {
    if (id === by || !box || box.disabledAt) continue
    const t = translator(reviewLetters, locales.find((one) => one === box.locale) ?? 'it')
    const values = { name, who, title, link: `${env().publicUrl}${draftPaths.review({ slug })}` }
    const mail = { subject: t(`mail_${what}_subject`, values), text: t(`mail_${what}_text`, values) }
    await queueMail(tx, { recipient: box.email, ...mail }, now)
  }
}

/**
 * Queues the mails that a draft waits to be read, for the trainers who may decide: named ones, or all who did not write it;
 * for the administrators where there is no such trainer.
 */
export async function tellReaders(
  tx: Transaction,
  draft: DraftRow,
  { by, authors }: { by: string; authors: readonly string[] },
  now: Date,
): Promise<void> {
  const [trainers, administrators, roles] = await Promise.all([
    tx.person.findMany({ where: holderOn('trainer', now), select: { id: true } }),
    tx.person.findMany({ where: holderOn('administrator', now), select: { id: true } }),
    listCourseRoles(draft.slug, tx),
  ])
  const others = (people: readonly { id: string }[]) =>
    people.map(({ id }) => id).filter((id) => id !== by && !authors.includes(id))
  const readers = others(trainers).filter((personId) => mayAct('reviewer', { personId, isAdministrator: false }, roles))
  await tell(tx, draft, { what: 'submitted', by, to: readers.length > 0 ? readers : others(administrators) }, now)
}

/** Queues the mails that a draft was approved or given back, for who wrote in it and who handed it in. */
export const tellAuthors = (
  tx: Transaction,
  draft: DraftRow,
  { what, by, authors }: { what: 'approved' | 'returned'; by: string; authors: readonly string[] },
  now: Date,
): Promise<void> => tell(tx, draft, { what, by, to: authors }, now)
