import { findAbsentViewer } from '#app/identity/absent-viewer.server.ts'
import type { Viewer } from '#app/identity/viewer.ts'
import { findAmbitoForOffice } from '#app/organisation/ambito-queries.server.ts'
import { isoDay } from '#app/platform/clock.ts'
import { db, sql, transaction } from '#app/platform/database.server.ts'
import { env } from '#app/platform/env.server.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { queueMail } from '#app/platform/mail.server.ts'
import { viewLetterMessages } from './letter-messages.ts'
import { viewPaths } from './paths.ts'
import { periodOf } from './period.ts'

/** Mails of one look. */
const atOnce = 200

type Due = {
  viewId: string
  personId: string
  ownerId: string
  name: string
  rhythm: 'weekly' | 'monthly'
  period: Date
  ambitoSlug: string
  ambitoName: string
}

/** Who has not had the mail of the period yet; those added within it, and rhythms chosen within it, wait for the next. */
function dueAt(now: Date): Promise<Due[]> {
  const [week, month] = [isoDay(periodOf('weekly', now)), isoDay(periodOf('monthly', now))]
  return sql()<Due[]>`
    SELECT r.view_id AS "viewId", r.person_id AS "personId", v.owner_id AS "ownerId", v.name, v.rhythm, t.period,
      a.slug AS "ambitoSlug", a.name AS "ambitoName"
    FROM view_recipient r JOIN report_view v ON v.id = r.view_id JOIN ambito a ON a.id = v.ambito_id,
      LATERAL (SELECT CASE v.rhythm WHEN 'weekly' THEN ${week}::date ELSE ${month}::date END AS period) t
    WHERE r.stopped_at IS NULL AND v.rhythm IS NOT NULL AND v.rhythm_on < t.period
      AND (r.added_at AT TIME ZONE 'Europe/Rome')::date < t.period
      AND NOT EXISTS (SELECT 1 FROM view_delivery d
        WHERE d.view_id = r.view_id AND d.person_id = r.person_id AND d.period = t.period)
    ORDER BY v.id, r.person_id LIMIT ${atOnce}`
}

/** Somebody as they are today, if they can still sign in and see anything of the ambito (P7). */
async function readerOf(personId: string, ambitoSlug: string, now: Date): Promise<Viewer | null> {
  const viewer = await findAbsentViewer(personId, now)
  return viewer && (await findAmbitoForOffice(viewer, ambitoSlug)) ? viewer : null
}

function letter({ name, ambitoName, ambitoSlug, viewId, rhythm }: Due, { givenName, locale }: Viewer) {
  const t = translator(viewLetterMessages, locale)
  const { publicUrl } = env()
  const values = {
    ...{ name: givenName, view: name, ambito: ambitoName },
    link: `${publicUrl}${viewPaths.open({ ambitoSlug, viewId })}`,
    stop: `${publicUrl}${viewPaths.view({ ambitoSlug, viewId })}`,
  }
  return { subject: t('mail_view_subject', values), text: t(`mail_view_${rhythm}`, values) }
}

/** What was sent and its mail in one transaction: once a period, whoever does it at once. */
async function deliver(due: Due, reader: Viewer, now: Date): Promise<boolean> {
  const { viewId, personId, period } = due
  return transaction(async (tx) => {
    const [held] = await tx.$queryRaw<{ person_id: string }[]>`
      SELECT person_id FROM view_recipient
      WHERE view_id = ${viewId}::uuid AND person_id = ${personId}::uuid AND stopped_at IS NULL FOR UPDATE`
    if (!held) return false
    const data = [{ viewId, personId, period, sentAt: now }]
    const { count } = await tx.viewDelivery.createMany({ data, skipDuplicates: true })
    if (count === 0) return false
    await queueMail(tx, { recipient: reader.email, ...letter(due, reader) }, now)
    return true
  })
}

async function stopReader({ viewId, personId }: Due, now: Date): Promise<void> {
  const data = { stoppedAt: now, reason: 'no_access' }
  await db().viewRecipient.updateMany({ where: { viewId, personId, stoppedAt: null }, data })
}

/**
 * Mails the link of each view whose week or month has begun to its readers: never the file, no figure, and the link asks
 * to sign in. Once a period for each, however many processes look and whenever one dies. Who no longer sees the
 * ambito gets none from then on, and a view whose owner does not has no mails any more: nobody answers for it. Returns how
 * many were sent.
 */
export async function deliverViews(now: Date): Promise<number> {
  let sent = 0
  const owners = new Map<string, boolean>()
  for (const due of await dueAt(now)) {
    const { viewId, ownerId, personId, ambitoSlug } = due
    const ownerSees = owners.get(viewId) ?? (await readerOf(ownerId, ambitoSlug, now)) !== null
    owners.set(viewId, ownerSees)
    if (!ownerSees) {
      await db().reportView.updateMany({ where: { id: viewId }, data: { rhythm: null, rhythmOn: null } })
      continue
    }
    const reader = await readerOf(personId, ambitoSlug, now)
    if (!reader) await stopReader(due, now)
    else if (await deliver(due, reader, now)) sent += 1
  }
  return sent
}
