import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { tellAboutExternal } from './external-mail.server.ts'
import { getAmbitoOfExternals } from './external-queries.server.ts'
import type { DecideExternal } from './schemas.ts'

type Refusal = 'own_external' | 'changed_meanwhile' | 'is_withdrawn' | 'reason_for_hours'
type Outcome = { ok: true } | { ok: false; reason: Refusal }

/** Why a decision cannot be taken, or null. Nobody decides on their own; hours are not changed without a word. */
function faultOf(
  viewer: Viewer,
  external: { personId: string; minutes: number },
  latest: { number: number; verdict: string } | null,
  decision: DecideExternal,
): Refusal | null {
  if (external.personId === viewer.personId) return 'own_external'
  if (latest?.verdict === 'withdrawn') return 'is_withdrawn'
  if ((latest?.number ?? 0) !== decision.after) return 'changed_meanwhile'
  const isChanged = decision.verdict === 'approved' && decision.hours !== external.minutes
  return isChanged && decision.reason === '' ? 'reason_for_hours' : null
}

/**
 * Approves a certificate from elsewhere, with the minutes that count, or refuses it with a reason. An earlier decision may
 * be followed by another, which is a new row; of two at once the second is told. The person gets a mail in the same
 * transaction (P12, P13).
 * @throws AppError `not_found` outside the scope or for another ambito's, `forbidden` for contacts
 */
export async function decideExternal(
  viewer: Viewer,
  { ambitoSlug, externalId, decision }: { ambitoSlug: string; externalId: string; decision: DecideExternal },
  now: Date,
): Promise<Outcome> {
  const ambito = await getAmbitoOfExternals(viewer, ambitoSlug)
  return transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM external_certificate WHERE id = ${externalId}::uuid FOR UPDATE`
    const external = await tx.externalCertificate.findFirst({
      where: { id: externalId, ambitoId: ambito.id },
      select: {
        personId: true,
        minutes: true,
        title: true,
        decisions: { orderBy: { number: 'desc' }, take: 1, select: { number: true, verdict: true, minutes: true } },
      },
    })
    if (!external) throw notFound('certificate from elsewhere')
    const latest = external.decisions[0] ?? null
    const fault = faultOf(viewer, external, latest, decision)
    if (fault) return { ok: false, reason: fault }
    const { verdict, reason } = decision
    const minutes = decision.verdict === 'approved' ? decision.hours : 0
    const authorId = viewer.personId
    await tx.externalDecision.create({
      data: { externalId, number: decision.after + 1, verdict, minutes, reason, authorId, decidedAt: now },
    })
    const detail = { entered: external.minutes, before: latest?.minutes ?? null, minutes, reason }
    const subject = { subjectType: 'external', subjectId: externalId, detail }
    const action = verdict === 'approved' ? 'external.approved' : 'external.refused'
    await audit(tx, { actorId: authorId, action, ...subject }, now)
    await tellAboutExternal(tx, { ...external, verdict, minutes, entered: external.minutes, reason }, now)
    return { ok: true }
  })
}
