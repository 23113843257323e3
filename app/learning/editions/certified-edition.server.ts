import type { Transaction } from '#app/platform/database.server.ts'
import { civilDay, isoDay } from '#app/platform/clock.ts'
import type { Prisma } from '#app/platform/database.server.ts'
import { standing } from '../open-standing-edition.server.ts'

const columns = {
  name: true,
  mode: true,
  place: true,
  attendanceRule: true,
  thresholdPercent: true,
  exercisesRequired: true,
  fund: true,
  projectCode: true,
  cup: true,
  signatoryName: true,
  signatoryOffice: true,
  certificateLanguage: true,
  validityMonths: true,
  logos: { orderBy: { position: 'asc' }, select: { blobSha256: true, mediaType: true, alt: true } },
  credits: {
    where: { state: 'granted', grantedTenths: { gt: 0 } },
    orderBy: [{ system: 'asc' }, { kind: 'asc' }],
    select: { system: true, kind: true, body: true, eventId: true, grantedTenths: true },
  },
  meetings: {
    where: { cancelledAt: null },
    orderBy: { startsAt: 'asc' },
    select: { id: true, topic: true, mode: true, startsAt: true, endsAt: true },
  },
} as const satisfies Prisma.EditionSelect

type Row = Prisma.EditionGetPayload<{ select: typeof columns }>

/** An edition as its certificates speak of it. `name` is null for the edition that is always open; minutes are whole. */
export type CertifiedEdition = Omit<Row, 'name' | 'meetings'> & {
  name: string | null
  meetings: { id: string; topic: string; on: string; mode: 'live_online' | 'in_person'; minutes: number }[]
}

/**
 * The edition of an enrolment, with its meetings and the credits that were granted.
 * @throws when the enrolment does not exist
 */
export async function getCertifiedEdition(tx: Transaction, enrolmentId: string): Promise<CertifiedEdition> {
  const { edition } = await tx.enrolment.findUniqueOrThrow({
    where: { id: enrolmentId },
    select: { edition: { select: columns } },
  })
  const { name, meetings, ...rest } = edition
  return {
    ...rest,
    name: name === standing ? null : name,
    meetings: meetings.map(({ id, topic, mode, startsAt, endsAt }) => ({
      id,
      topic,
      on: isoDay(civilDay(startsAt)),
      mode: mode === 'in_person' ? ('in_person' as const) : ('live_online' as const),
      minutes: Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000),
    })),
  }
}

/** Credited minutes by activity: what counted when the course was completed, and every correction since (P5). */
export async function creditedByActivity(
  tx: Transaction,
  { enrolmentId, completedAt }: { enrolmentId: string; completedAt: Date },
): Promise<Map<string, number>> {
  const sums = await tx.attendanceEntry.groupBy({
    by: ['activityId'],
    where: { enrolmentId, OR: [{ recordedAt: { lte: completedAt } }, { kind: 'correction' }] },
    _sum: { minutes: true },
  })
  return new Map(sums.map(({ activityId, _sum }) => [activityId, _sum.minutes ?? 0]))
}
