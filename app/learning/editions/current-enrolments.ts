import type { Prisma } from '#app/platform/database.server.ts'

/** Enrolments of whoever is in an edition: each person once, in the round they are at. */
export const inIt = { state: { not: 'withdrawn' }, supersededAt: null } as const satisfies Prisma.EnrolmentWhereInput
