import type { Viewer } from '#app/identity/viewer.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import { db } from '#app/platform/database.server.ts'
import { statusOn } from './certificate-status.ts'

/** A certificate of a course that somebody has: it holds, or did until its last day. Civil days. */
export type HeldCertificate = {
  certificateId: string
  number: string
  issuedOn: string
  expiresOn: string | null
  status: 'valid' | 'expired'
}

/** The viewer's latest certificate of a course in any edition, of those neither revoked nor replaced; null without one. */
export async function findHeldCertificate(
  viewer: Viewer,
  courseId: string,
  now: Date,
): Promise<HeldCertificate | null> {
  const row = await db().certificate.findFirst({
    where: {
      ...{ personId: viewer.personId, courseId },
      events: { none: { kind: { in: ['revoked', 'replaced'] } } },
    },
    orderBy: [{ issuedAt: 'desc' }, { sequence: 'desc' }],
    select: { id: true, number: true, issuedAt: true, expiresOn: true },
  })
  if (!row) return null
  const { id: certificateId, number, issuedAt } = row
  const expiresOn = row.expiresOn && isoDay(row.expiresOn)
  const isExpired = statusOn(isoDay(civilDay(now)), { kinds: [], expiresOn }) === 'expired'
  return {
    certificateId,
    number,
    issuedOn: isoDay(civilDay(issuedAt)),
    expiresOn,
    status: isExpired ? 'expired' : 'valid',
  }
}
