import { transaction, type Prisma } from '#app/platform/database.server.ts'
import { certificatePath, uniquePaths } from '../file-names.ts'
import type { BundleSelection } from '../schemas.ts'
import { streamSelected, type BundlePerson } from './bundle-people.server.ts'

export type BundleToFreeze = { id: string; ambitoId: string; requestedAt: Date; selection: BundleSelection }

/** Milliseconds; a hundred thousand people take some seconds. */
const longest = 120_000

/** Makes the rows of a list, batch after batch; no path twice. */
function listing(bundleId: string) {
  const uniquePath = uniquePaths()
  let position = 0
  return ({ line, pdfSha256: sha256 }: BundlePerson): Prisma.CertificateBundleMemberCreateManyInput => {
    const { certificate } = line
    const path = certificate && uniquePath(certificatePath({ ...line, number: certificate.number }))
    return { bundleId, position: position++, path, sha256, line }
  }
}

/**
 * Writes down who is in a bundle and who is missing, in the order of the files: once, in one transaction, so that a
 * crash leaves no half of a list. From here on it does not change, whatever is issued or revoked. Returns how many
 * have a PDF. The caller holds the bundle.
 */
export async function freezeBundle(bundle: BundleToFreeze, now: Date): Promise<number> {
  const { id, ambitoId, requestedAt, selection } = bundle
  const until = selection.until ? new Date(selection.until) : requestedAt
  return transaction(async (tx) => {
    const rowOf = listing(id)
    let total = 0
    for await (const people of streamSelected({ ambitoId, selection, until })) {
      const data = people.map(rowOf)
      await tx.certificateBundleMember.createMany({ data })
      total += data.filter(({ path }) => path !== null).length
    }
    const frozen = { frozenAt: now, done: 0, total }
    await tx.certificateBundle.update({ where: { id }, data: frozen, select: { id: true } })
    return total
  }, longest)
}
