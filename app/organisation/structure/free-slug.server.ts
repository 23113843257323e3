import type { Transaction } from '#app/platform/database.server.ts'
import { randomCode } from '#app/platform/ids.server.ts'
import { toSlug } from '#app/platform/slug.ts'

/** An address for a new organisation or ambito that none has yet; a unique index stands behind it. */
export async function freeSlug(tx: Transaction, of: 'organisation' | 'ambito', name: string): Promise<string> {
  const slug = toSlug(name) || of
  const where = { slug }
  const select = { id: true } as const
  const taken = await (of === 'ambito'
    ? tx.ambito.findUnique({ where, select })
    : tx.organisation.findUnique({ where, select }))
  return taken ? `${slug}-${randomCode(4).toLowerCase()}` : slug
}
