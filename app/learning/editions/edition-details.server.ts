import { db, type Prisma, type Transaction } from '#app/platform/database.server.ts'
import { isoDay } from '#app/platform/clock.ts'
import { notFound } from '#app/platform/errors.ts'
import { inIt } from './current-enrolments.ts'
import { withRow, type EditionDraft } from './edition-draft.ts'
import type { ManagedEdition } from './office-edition.server.ts'

const columns = {
  name: true,
  mode: true,
  startsOn: true,
  endsOn: true,
  place: true,
  seats: true,
  selfEnrolment: true,
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
  course: { select: { slug: true } },
  teachers: {
    orderBy: { position: 'asc' },
    select: { id: true, personId: true, name: true, office: true, _count: { select: { meetings: true } } },
  },
  areas: { orderBy: { area: 'asc' }, select: { area: true, minutes: true } },
  credits: {
    orderBy: [{ system: 'asc' }, { kind: 'asc' }],
    select: {
      ...{ system: true, kind: true, state: true, body: true, eventId: true },
      ...{ requestedTenths: true, grantedTenths: true },
    },
  },
  logos: { orderBy: { position: 'asc' }, select: { position: true, alt: true } },
  meetings: {
    where: { cancelledAt: null },
    orderBy: { startsAt: 'asc' },
    take: 1,
    select: { startsAt: true },
  },
  _count: { select: { enrolments: { where: inIt } } },
} as const satisfies Prisma.EditionSelect

type Row = Prisma.EditionGetPayload<{ select: typeof columns }>

/** Everything an edition says of itself, with what already follows from it. */
export type EditionDetails = Omit<Row, 'course' | 'meetings' | '_count'> & {
  courseSlug: string
  /** Start of its first meeting that is not cancelled. */
  firstMeetingAt: Date | null
  /** People enrolled and not withdrawn. */
  taken: number
  /** People who have completed it: what they were judged by stays. */
  completed: number
}

/**
 * The details of an edition that the viewer manages; pass the transaction to read in it.
 * @throws AppError `not_found` when it is gone
 */
export async function getEditionDetails(
  { id }: Pick<ManagedEdition, 'id'>,
  tx: Transaction = db(),
): Promise<EditionDetails> {
  const row = await tx.edition.findUnique({ where: { id }, select: columns })
  if (!row) throw notFound('edition')
  const completed = await tx.enrolment.count({ where: { editionId: id, completedAt: { not: null } } })
  const { course, meetings, _count, ...edition } = row
  const firstMeetingAt = meetings[0]?.startsAt ?? null
  return { ...edition, courseSlug: course.slug, firstMeetingAt, taken: _count.enrolments, completed }
}

const typed = (value: number | null) => (value === null ? '' : String(value))
const tenths = (value: number | null) => (value === null ? '' : String(value / 10).replace('.', ','))
const choice = (value: boolean) => (value ? 'yes' : 'no')

/** The form of an edition as it is kept, with a blank row where there is none yet. */
export function draftOf(edition: EditionDetails): EditionDraft {
  const { name, mode, place, fund, projectCode, cup, signatoryName, signatoryOffice } = edition
  const { attendanceRule, certificateLanguage, startsOn, endsOn, courseSlug: course } = edition
  const draft = {
    ...{ course, name, mode, place, fund, projectCode, cup, signatoryName, signatoryOffice },
    ...{ attendanceRule, certificateLanguage, startsOn: isoDay(startsOn), endsOn: endsOn ? isoDay(endsOn) : '' },
    seats: typed(edition.seats),
    thresholdPercent: typed(edition.thresholdPercent),
    validityMonths: typed(edition.validityMonths),
    selfEnrolment: choice(edition.selfEnrolment),
    exercisesRequired: choice(edition.exercisesRequired),
    teachers: edition.teachers.map(({ id, personId, name: of, office }) => ({
      ...{ id, personId: personId ?? '', name: of, office },
    })),
    areas: edition.areas.map(({ area, minutes }) => ({ area, minutes: String(minutes) })),
    credits: edition.credits.map(({ requestedTenths, grantedTenths, ...credit }) => ({
      ...credit,
      requested: tenths(requestedTenths),
      granted: tenths(grantedTenths),
    })),
  }
  return draft.teachers.length > 0 ? draft : withRow(draft, 'teachers')
}
