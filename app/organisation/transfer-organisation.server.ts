import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { transaction, type Transaction } from '#app/platform/database.server.ts'
import { AppError, notFound } from '#app/platform/errors.ts'
import { newId } from '#app/platform/ids.server.ts'
import { enqueue } from '#app/platform/jobs.server.ts'
import { dayBefore, isInForce, successionFault } from './dated.ts'
import { refreshAmbiti } from './jobs.server.ts'
import { canAdminister } from './policy.ts'

export type Transfer = {
  organisationId: string
  toAmbitoId: string
  /** First civil day in the new ambito (midnight UTC); today or later. */
  from: Date
}

type Outcome =
  | { ok: true }
  | { ok: false; reason: 'day_in_past' | 'begins_later' | 'same_ambito' | 'ambito_closed' | 'organisation_closed' }

/**
 * Moves an organisation to another ambito from a day. Completions and certificates of before stay in the old one (P6).
 * Two transfers at once follow each other under a lock of the organisation, so that periods never overlap.
 * @throws AppError `forbidden` for whoever is no administrator, `not_found`
 */
export async function transferOrganisation(viewer: Viewer, transfer: Transfer, now: Date): Promise<Outcome> {
  if (!canAdminister(viewer)) throw new AppError('forbidden', { message: 'only administrators move organisations' })
  return transaction((tx) => transferIn(tx, viewer, transfer, now))
}

/** As `transferOrganisation`, in a transaction of whoever asked, who may. A refusal has written nothing. */
export async function transferIn(
  tx: Transaction,
  viewer: Viewer,
  { organisationId, toAmbitoId, from }: Transfer,
  now: Date,
): Promise<Outcome> {
  const [organisation] = await tx.$queryRaw<
    { endsOn: Date | null }[]
  >`SELECT ends_on AS "endsOn" FROM organisation WHERE id = ${organisationId}::uuid FOR UPDATE`
  if (!organisation) throw notFound('organisation')
  const { endsOn } = organisation
  const period = { startsOn: true, endsOn: true } as const
  const ambito = await tx.ambito.findUnique({ where: { id: toAmbitoId }, select: period })
  if (!ambito) throw notFound('ambito')
  const current = await tx.organisationAmbito.findFirst({
    where: { organisationId },
    orderBy: { startsOn: 'desc' },
    select: { id: true, ambitoId: true, ...period },
  })

  const fault = successionFault(current ?? { startsOn: new Date(0), endsOn: null }, from, civilDay(now))
  if (fault) return { ok: false, reason: fault }
  const belongs = current !== null && isInForce(current, from)
  if (belongs && current.ambitoId === toAmbitoId) return { ok: false, reason: 'same_ambito' }
  if (endsOn && endsOn < from) return { ok: false, reason: 'organisation_closed' }
  if (!isInForce(ambito, from)) return { ok: false, reason: 'ambito_closed' }

  if (belongs) {
    await tx.organisationAmbito.update({ where: { id: current.id }, data: { endsOn: dayBefore(from) } })
  }
  const belonging = { organisationId, ambitoId: toAmbitoId, startsOn: from, endsOn }
  await tx.organisationAmbito.create({ data: { id: newId(), ...belonging } })
  const detail = { from: isoDay(from), fromAmbitoId: belongs ? current.ambitoId : null, toAmbitoId }
  const subject = { subjectType: 'organisation', subjectId: organisationId }
  await audit(tx, { actorId: viewer.personId, action: 'organisation.transferred', ...subject, detail }, now)
  await enqueue(tx, refreshAmbiti, { ambitoIds: belongs ? [current.ambitoId, toAmbitoId] : [toAmbitoId] })
  return { ok: true }
}
