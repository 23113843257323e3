import type { Viewer } from '#app/identity/viewer.ts'
import { getAmbitoForOffice } from '#app/organisation/ambito-queries.server.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { db, transaction, type Transaction } from '#app/platform/database.server.ts'
import { AppError } from '#app/platform/errors.ts'
import { listColleagues } from './colleagues.server.ts'
import type { ViewAct } from './schemas.ts'
import { getView } from './view-queries.server.ts'

type Outcome = { ok: true } | { ok: false; reason: 'name_taken' | 'people_missing' | 'people_wrong' }
type Act<Intent extends ViewAct['intent']> = Extract<ViewAct, { intent: Intent }>
type Place = { ambitoSlug: string; viewId: string }

type Own = { viewId: string; ownerId: string; ambitoId: string }

async function change(
  tx: Transaction,
  { viewId, ownerId, ambitoId }: Own,
  { name, share: isShared }: Act<'change'>,
): Promise<Outcome> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${ownerId}, 7216015))`
  const other = { ownerId, ambitoId, name, id: { not: viewId } }
  if ((await tx.reportView.count({ where: other })) > 0) return { ok: false, reason: 'name_taken' }
  await tx.reportView.update({ where: { id: viewId }, data: { name, isShared }, select: { id: true } })
  return { ok: true }
}

/** Who said no stays so, whoever adds them; who lost sight of the ambito and has it again may be added anew. */
async function setReaders(tx: Transaction, viewId: string, people: readonly string[], now: Date): Promise<void> {
  await tx.viewRecipient.deleteMany({
    where: { viewId, personId: { notIn: [...people] }, OR: [{ stoppedAt: null }, { reason: 'no_access' }] },
  })
  await tx.viewRecipient.updateMany({
    where: { viewId, personId: { in: [...people] }, reason: 'no_access' },
    data: { stoppedAt: null, reason: null, addedAt: now },
  })
  await tx.viewRecipient.createMany({
    data: people.map((personId) => ({ viewId, personId, addedAt: now })),
    skipDuplicates: true,
  })
}

async function schedule(
  tx: Transaction,
  viewId: string,
  { rhythm, people, colleagues }: Act<'schedule'> & { colleagues: ReadonlySet<string> },
  now: Date,
): Promise<Outcome> {
  const [held] = await tx.$queryRaw<{ rhythm: string | null }[]>`
    SELECT rhythm::text AS rhythm FROM report_view WHERE id = ${viewId}::uuid FOR UPDATE`
  const where = { id: viewId }
  const select = { id: true } as const
  if (rhythm === 'none') {
    await tx.reportView.update({ where, data: { rhythm: null, rhythmOn: null }, select })
    return { ok: true }
  }
  if (people.length === 0) return { ok: false, reason: 'people_missing' }
  if (people.some((personId) => !colleagues.has(personId))) return { ok: false, reason: 'people_wrong' }
  if (held?.rhythm !== rhythm) await tx.reportView.update({ where, data: { rhythm, rhythmOn: civilDay(now) }, select })
  await setReaders(tx, viewId, people, now)
  return { ok: true }
}

async function ownAct(
  viewer: Viewer,
  { ambitoSlug, viewId }: Place,
  act: Act<'change' | 'schedule' | 'delete'>,
  now: Date,
): Promise<Outcome> {
  const ambito = await getAmbitoForOffice(viewer, ambitoSlug)
  const colleagues = new Set((await listColleagues(viewer, ambito.id, now)).map(({ personId }) => personId))
  return transaction(async (tx) => {
    if (act.intent === 'delete') {
      await tx.reportView.deleteMany({ where: { id: viewId, ownerId: viewer.personId } })
      return { ok: true }
    }
    if (act.intent === 'change') return change(tx, { viewId, ownerId: viewer.personId, ambitoId: ambito.id }, act)
    const outcome = await schedule(tx, viewId, { ...act, colleagues }, now)
    // Others begin to get mails by this: who did it is kept.
    if (outcome.ok) {
      const detail = { ambito: ambito.code, rhythm: act.rhythm, people: act.rhythm === 'none' ? [] : act.people }
      const event = { action: 'view.scheduled', subjectType: 'report_view', subjectId: viewId, detail }
      await audit(tx, { actorId: viewer.personId, ...event }, now)
    }
    return outcome
  })
}

async function readerAct(viewer: Viewer, viewId: string, isStop: boolean, now: Date): Promise<Outcome> {
  const where = { viewId, personId: viewer.personId, stoppedAt: isStop ? null : { not: null } }
  const data = isStop ? { stoppedAt: now, reason: 'own_will' } : { stoppedAt: null, reason: null, addedAt: now }
  await db().viewRecipient.updateMany({ where, data })
  return { ok: true }
}

/**
 * Renames, shares, schedules or deletes a view, by its owner; stops and resumes its mails, by who gets them.
 * @throws AppError `not_found` for a view that `getView` does not give, `forbidden` for an owner's act by somebody else
 */
export async function actOnView(viewer: Viewer, place: Place, act: ViewAct, now: Date): Promise<Outcome> {
  const view = await getView(viewer, place)
  if (act.intent === 'stop' || act.intent === 'resume')
    return readerAct(viewer, place.viewId, act.intent === 'stop', now)
  if (!view.isOwn) throw new AppError('forbidden', { message: 'the view is of somebody else' })
  return ownAct(viewer, place, act, now)
}
