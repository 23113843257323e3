import { db, transaction, type Prisma, type Transaction } from './database.server.ts'
import { sha256 } from './ids.server.ts'

export type AuditEvent = {
  /** Person who did it; null for the system. */
  actorId: string | null
  /** `<noun>.<verb in the past>`, e.g. `certificate.issued`. */
  action: string
  subjectType: string
  subjectId: string
  detail?: Prisma.InputJsonObject
}

/** Writes an audit entry in the transaction of its cause (P12). */
export async function audit(tx: Transaction, event: AuditEvent, now: Date): Promise<void> {
  const { actorId, action, subjectType, subjectId, detail = {} } = event
  await tx.auditEntry.create({ data: { at: now, actorId, action, subjectType, subjectId, detail } })
}

/** As `audit`, for many events of one transaction, in their order. */
export async function auditEach(tx: Transaction, events: readonly AuditEvent[], now: Date): Promise<void> {
  const entries = events.map(({ detail = {}, ...event }) => ({ ...event, detail }))
  await tx.$executeRaw`
    INSERT INTO audit_entry (at, actor_id, action, subject_type, subject_id, detail)
    SELECT ${now}, "actorId", action, "subjectType", "subjectId", detail
    FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      AS e("actorId" uuid, action text, "subjectType" text, "subjectId" text, detail jsonb)`
}

type Sealable = {
  id: bigint
  at: Date
  actorId: string | null
  action: string
  subjectType: string
  subjectId: string
  detail: Prisma.JsonValue
}

const sealable = {
  id: true,
  at: true,
  actorId: true,
  action: true,
  subjectType: true,
  subjectId: true,
  detail: true,
} as const

/** JSON with sorted keys, because jsonb does not keep their order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value && typeof value === 'object') {
    const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${fields.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`
  }
  return JSON.stringify(value)
}

function linkHash(previousHash: string, entry: Sealable): string {
  const { id, at, actorId, action, subjectType, subjectId, detail } = entry
  const text = canonical([String(id), at.toISOString(), actorId, action, subjectType, subjectId, detail])
  return sha256(`${previousHash}\n${text}`)
}

const genesis = '0'.repeat(64)
const sealLock = 7_216_002

/**
 * Links the entries not yet linked, oldest first, under an advisory lock. Linking is a step after the commit so that
 * concurrent use cases do not queue behind one chain (ADR 0006).
 * @returns how many entries were linked
 */
export function sealAudit(batch = 1000): Promise<number> {
  return transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${sealLock})`
    const last = await tx.auditEntry.findFirst({
      where: { sealedOrder: { not: null } },
      orderBy: { sealedOrder: 'desc' },
      select: { hash: true, sealedOrder: true },
    })
    const entries = await tx.auditEntry.findMany({
      where: { hash: null },
      orderBy: { id: 'asc' },
      take: batch,
      select: sealable,
    })
    let previousHash = last?.hash ?? genesis
    let sealedOrder = last?.sealedOrder ?? 0n
    for (const entry of entries) {
      const hash = linkHash(previousHash, entry)
      sealedOrder += 1n
      await tx.auditEntry.update({ where: { id: entry.id }, data: { previousHash, hash, sealedOrder } })
      previousHash = hash
    }
    return entries.length
  })
}

/** How many entries wait to be linked; `sealAudit` does it once a minute. */
export function countUnsealed(): Promise<number> {
  return db().auditEntry.count({ where: { hash: null } })
}

/** Walks the chain. `brokenAt` is the id of the first entry whose hash does not follow from its content and predecessor. */
export async function verifyAudit(): Promise<{ checked: number; brokenAt: bigint | null }> {
  let previousHash = genesis
  let checked = 0
  let after = 0n
  for (;;) {
    const entries = await db().auditEntry.findMany({
      where: { sealedOrder: { gt: after } },
      orderBy: { sealedOrder: 'asc' },
      take: 1000,
      select: { ...sealable, sealedOrder: true, previousHash: true, hash: true },
    })
    if (entries.length === 0) return { checked, brokenAt: null }
    for (const entry of entries) {
      const expectedOrder = after + 1n
      const intact = entry.previousHash === previousHash && entry.hash === linkHash(previousHash, entry)
      if (!intact || entry.sealedOrder !== expectedOrder) return { checked, brokenAt: entry.id }
      previousHash = entry.hash ?? ''
      after = expectedOrder
      checked += 1
    }
  }
}
