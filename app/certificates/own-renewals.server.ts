import { civilDay, isoDay } from '#app/platform/clock.ts'
import { db, type Prisma, type Transaction } from '#app/platform/database.server.ts'
import { statusOn } from './certificate-status.ts'
import { mayRenew } from './renewal.ts'

/** What a certificate's holder can do about its end. */
export type OwnRenewal =
  | { kind: 'none' }
  /** `reason`: it ends soon, it has ended, or it was revoked and may be earned again. */
  | { kind: 'offered'; reason: 'soon' | 'expired' | 'revoked' }
  | { kind: 'under_way'; enrolmentId: string }
  /** `number` is that of the newest certificate of that time; null while it is being made. */
  | { kind: 'done'; enrolmentId: string; number: string | null }

const columns = {
  ...{ id: true, enrolmentId: true, courseId: true, issuedAt: true, expiresOn: true },
  events: { select: { kind: true, mayRetake: true } },
} as const satisfies Prisma.CertificateSelect

const reasons = { valid: 'soon', expired: 'expired', revoked: 'revoked', replaced: 'soon' } as const

/** The enrolments that renew some others, by the one they renew, with the number of their newest certificate. */
async function renewalsOf(enrolmentIds: string[], tx: Transaction) {
  const found = await tx.enrolment.findMany({
    where: { renewsId: { in: enrolmentIds }, state: { not: 'withdrawn' } },
    select: { id: true, renewsId: true, completedAt: true },
  })
  const certificates = await tx.certificate.findMany({
    where: { enrolmentId: { in: found.map(({ id }) => id) } },
    orderBy: { revision: 'asc' },
    select: { enrolmentId: true, number: true },
  })
  const numbers = new Map(certificates.map(({ enrolmentId, number }) => [enrolmentId, number]))
  return new Map(
    found.map(({ id: enrolmentId, renewsId, completedAt }): [string | null, OwnRenewal] => [
      renewsId,
      completedAt
        ? { kind: 'done', enrolmentId, number: numbers.get(enrolmentId) ?? null }
        : { kind: 'under_way', enrolmentId },
    ]),
  )
}

/**
 * What can be done about the end of each certificate of a person, by its id, with the enrolment it is of. A course that is
 * no longer given offers nothing.
 */
export async function listOwnRenewals(
  personId: string,
  now: Date,
  tx: Transaction = db(),
): Promise<ReadonlyMap<string, { enrolmentId: string; renewal: OwnRenewal }>> {
  const rows = await tx.certificate.findMany({ where: { personId }, select: columns })
  const today = isoDay(civilDay(now))
  const all = rows.map(({ expiresOn: ends, events, ...row }) => {
    const expiresOn = ends && isoDay(ends)
    const status = statusOn(today, { kinds: events.map(({ kind }) => kind), expiresOn })
    return { ...row, expiresOn, status, mayRetake: events.some((event) => event.mayRetake) }
  })
  const renewals = await renewalsOf(
    rows.map(({ enrolmentId }) => enrolmentId),
    tx,
  )
  const open = await tx.course.findMany({
    where: { id: { in: rows.map(({ courseId }) => courseId) }, currentVersion: { isNot: null }, closedAt: null },
    select: { id: true },
  })
  const stateOf = (one: (typeof all)[number]): OwnRenewal => {
    const begun = one.status === 'replaced' ? undefined : renewals.get(one.enrolmentId)
    if (begun) return begun
    const isOpen = open.some(({ id }) => id === one.courseId)
    return isOpen && mayRenew(one, all, today) ? { kind: 'offered', reason: reasons[one.status] } : { kind: 'none' }
  }
  return new Map(all.map((one) => [one.id, { enrolmentId: one.enrolmentId, renewal: stateOf(one) }]))
}
