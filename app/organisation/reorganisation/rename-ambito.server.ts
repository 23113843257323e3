import type { Viewer } from '#app/identity/viewer.ts'
import { audit } from '#app/platform/audit.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { transaction } from '#app/platform/database.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { keepFormerName } from '../dated-names.server.ts'
import { requireAdministrator } from './reorganisation-queries.server.ts'

type Renaming = { ambitoId: string; name: string }

type Outcome = { ok: true } | { ok: false; reason: 'same_name' | 'name_taken' | 'ambito_over' }

/**
 * Gives an ambito another name from today, as `renamePlace` does an organisation. Its address and the code of its
 * certificates stay.
 * @throws AppError `not_found`, `forbidden` for whoever is no administrator
 */
export async function renameAmbito(viewer: Viewer, { ambitoId, name }: Renaming, now: Date): Promise<Outcome> {
  requireAdministrator(viewer)
  const today = civilDay(now)
  return transaction(async (tx) => {
    // All of them, so that two do not take one name at once.
    await tx.$queryRaw`SELECT id FROM ambito ORDER BY id FOR UPDATE`
    const ambiti = await tx.ambito.findMany({ select: { id: true, name: true, endsOn: true } })
    const ambito = ambiti.find(({ id }) => id === ambitoId)
    if (!ambito) throw notFound('ambito')
    const isOver = ({ endsOn }: { endsOn: Date | null }) => endsOn !== null && endsOn < today
    if (isOver(ambito)) return { ok: false, reason: 'ambito_over' }
    const before = ambito.name
    if (before === name) return { ok: false, reason: 'same_name' }
    const taken = ambiti.some(
      (other) => other.id !== ambitoId && !isOver(other) && other.name.toLowerCase() === name.toLowerCase(),
    )
    if (taken) return { ok: false, reason: 'name_taken' }
    await keepFormerName(tx, ambitoId, before, today)
    await tx.ambito.update({ where: { id: ambitoId }, data: { name } })
    const subject = { subjectType: 'ambito', subjectId: ambitoId, detail: { before, name } }
    await audit(tx, { actorId: viewer.personId, action: 'ambito.renamed', ...subject }, now)
    return { ok: true }
  })
}
