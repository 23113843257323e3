import { db, Prisma } from '#app/platform/database.server.ts'

/** Foreign keys refuse to let somebody go of whom another row speaks. */
const isReferred = (error: unknown) => error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2003'

async function forget(ids: readonly string[]): Promise<boolean> {
  try {
    await db().person.deleteMany({ where: { id: { in: [...ids] }, account: null, memberships: { none: {} } } })
    return true
  } catch (error) {
    if (isReferred(error)) return false
    throw error
  }
}

/**
 * Removes people who were entered by mistake: those without an account, who never worked anywhere and of whom no other
 * record speaks. Everybody else stays.
 */
export async function forgetPeople(ids: readonly string[]): Promise<void> {
  if (ids.length === 0 || (await forget(ids))) return
  for (const id of ids) await forget([id])
}
