import type { Transaction } from '#app/platform/database.server.ts'
import { randomCode } from '#app/platform/ids.server.ts'

/** A name as part of an address: lower case, without accents, words joined by hyphens. */
const slugged = (name: string) =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 80)

/** An address for a new organisation or ambito that none has yet; a unique index stands behind it. */
export async function freeSlug(tx: Transaction, of: 'organisation' | 'ambito', name: string): Promise<string> {
  const slug = slugged(name) || of
  const where = { slug }
  const select = { id: true } as const
  const taken = await (of === 'ambito'
    ? tx.ambito.findUnique({ where, select })
    : tx.organisation.findUnique({ where, select }))
  return taken ? `${slug}-${randomCode(4).toLowerCase()}` : slug
}
