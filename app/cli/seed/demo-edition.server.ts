import { randomCode } from '#app/platform/ids.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import type { Colleague, Journey } from './history-plan.ts'
import { demoPeople } from './people.ts'
import { idOf } from './seed-id.ts'
import { ambitoId } from './territory.ts'

const minute = 60_000
const day = 1440 * minute

/** The course that a group of the first ambito takes together, with meetings. */
export const groupCourse = 'tutela-minori'
/** People of the group, the longest trained first. */
const groupSize = 12

const seasons = ['Inverno', 'Primavera', 'Estate', 'Autunno'] as const

/** `Autunno 2026`, by the day an edition begins. */
function seasonOf(startsOn: Date): string {
  const season = seasons[Math.floor(((startsOn.getUTCMonth() + 1) % 12) / 3)] ?? ''
  return `${season} ${startsOn.getUTCFullYear()}`
}

/** Days from today, and what each meeting is about: two are over, one is to come. All last two hours. */
const meetings = [
  { inDays: -21, topic: 'Conoscersi: le famiglie che incontriamo', mode: 'in_person' },
  { inDays: -7, topic: 'Il colloquio con la mediatrice', mode: 'in_person' },
  { inDays: 14, topic: 'Casi portati dal gruppo', mode: 'live_online' },
] as const
export const meetingMinutes = 120
/** Of whoever comes late. */
export const lateMinutes = 25

type Meeting = { id: string; startsAt: Date; endsAt: Date }

/** Half past one of a working day in Italy in winter, in summer an hour later. */
function afternoon(now: Date, inDays: number): Date {
  const midnight = civilDay(new Date(now.getTime() + inDays * day)).getTime()
  const weekend = [1, 0, 0, 0, 0, 0, 2][new Date(midnight).getUTCDay()] ?? 0
  return new Date(midnight + weekend * day + 12.5 * 60 * minute)
}

async function addMeetings(tx: Transaction, editionId: string, teacherIds: string[], now: Date): Promise<Meeting[]> {
  const rows = meetings.map(({ inDays, topic, mode }, index) => {
    const startsAt = afternoon(now, inDays)
    const endsAt = new Date(startsAt.getTime() + meetingMinutes * minute)
    const isOver = endsAt < now
    const place = mode === 'in_person' ? 'Sala consiliare, Carate Brianza' : ''
    return {
      ...{ id: idOf(`meeting:${editionId}:${index}`), editionId, topic, mode, place, startsAt, endsAt },
      url: mode === 'in_person' ? '' : 'https://stanza.carate.example/gruppo',
      secret: randomCode(40),
      ...(isOver
        ? { confirmedAt: new Date(endsAt.getTime() + 15 * minute), confirmedById: teacher()?.id ?? null }
        : {}),
    }
  })
  await tx.meeting.createMany({ data: rows })
  await tx.meetingTeacher.createMany({
    data: rows.flatMap(({ id: meetingId }) => teacherIds.map((teacherId) => ({ meetingId, teacherId }))),
  })
  return rows
}

const teacher = () => demoPeople.find(({ email }) => email === 'trainer@sguardi.example')

/** The edition itself, of the first ambito: project, credits, two teachers, meetings. */
export async function addGroupEdition(tx: Transaction, courseId: string, now: Date) {
  const id = idOf('edition:carate:group')
  const startsOn = civilDay(new Date(now.getTime() - 30 * day))
  const teachers = [
    {
      id: idOf(`teacher:${id}:0`),
      personId: teacher()?.id ?? null,
      name: 'Samira Ventolieve',
      office: 'Mediatrice linguistico-culturale',
    },
    { id: idOf(`teacher:${id}:1`), personId: null, name: 'Bruna Collechiaro', office: 'Assistente sociale' },
  ]
  await tx.edition.create({
    data: {
      ...{ id, courseId, ambitoId: ambitoId('CARATE'), name: seasonOf(startsOn), mode: 'blended', seats: 20 },
      ...{ startsOn, endsOn: new Date(startsOn.getTime() + 90 * day), place: 'Carate Brianza', thresholdPercent: 80 },
      ...{ selfEnrolment: true, fund: 'FAMI 2021–2027', projectCode: 'PROG-0000', cup: 'X99X99000000001' },
      ...{ signatoryName: 'Elena Montequieto', signatoryOffice: 'Responsabile dell’ufficio di piano' },
      teachers: { create: teachers.map((one, position) => ({ ...one, position })) },
      areas: {
        create: [
          { area: 'Inclusione e accessibilità', minutes: 400 },
          { area: 'Principi e valori della PA', minutes: 200 },
        ],
      },
      credits: {
        create: {
          ...{ id: idOf(`credit:${id}`), system: 'cnoas', kind: 'formativi', state: 'granted' },
          ...{ body: 'CROAS Lombardia', eventId: 'FC-000000', requestedTenths: 80, grantedTenths: 80 },
        },
      },
    },
  })
  return {
    editionId: id,
    meetings: await addMeetings(
      tx,
      id,
      teachers.map((one) => one.id),
      now,
    ),
  }
}

/** Who is in the group: people of the ambito who completed the first course before, and take no other. */
export function planGroup(
  first: readonly Journey[],
  isBusy: (personId: string) => boolean,
  also: Colleague[],
): Journey[] {
  const trained = first
    .filter(({ stage, lastDaysAgo }) => stage === 'completed' && lastDaysAgo > 40)
    .filter(({ colleague }) => colleague.ambitoId === ambitoId('CARATE') && !isBusy(colleague.personId))
    .filter(({ colleague }) => colleague.departmentKind !== 'technical_office')
    .toSorted((a, b) => b.lastDaysAgo - a.lastDaysAgo)
    .map(({ colleague }) => colleague)
  return [...also, ...trained].slice(0, groupSize).map((colleague, index) => ({
    colleague,
    stage: index < groupSize - 2 ? 'under_way' : 'enrolled',
    enrolledDaysAgo: 28,
    lastDaysAgo: 2 + (index % 9),
  }))
}

/**
 * Who was at the meetings that are over, as their teacher confirmed it: most from beginning to end, one late, one away
 * early, one not at all; whoever has not begun the course never came.
 */
export async function addPresences(
  tx: Transaction,
  group: readonly { id: string; state?: string | undefined }[],
  all: readonly Meeting[],
  now: Date,
): Promise<void> {
  const came = group.filter(({ state }) => state === 'under_way')
  const rows = all
    .filter(({ endsAt }) => endsAt < now)
    .flatMap(({ id: meetingId, startsAt, endsAt }, meeting) =>
      came.flatMap(({ id: enrolmentId }, index) => {
        const turn = (index + meeting * 3) % 9
        if (turn === 8) return []
        const late = turn === 3 ? lateMinutes : 0
        const early = turn === 6 ? 30 : 0
        const confirmedAt = new Date(endsAt.getTime() + 15 * minute)
        const enteredAt = new Date(startsAt.getTime() + late * minute)
        const exitedAt = new Date(endsAt.getTime() - early * minute)
        return [{ meetingId, enrolmentId, enteredAt, exitedAt, confirmedAt, minutes: meetingMinutes - late - early }]
      }),
    )
  await tx.meetingPresence.createMany({
    data: rows.map(({ meetingId, enrolmentId, enteredAt, exitedAt, confirmedAt: recordedAt }) => ({
      ...{ id: idOf(`presence:${meetingId}:${enrolmentId}`), meetingId, enrolmentId, enteredAt, exitedAt, recordedAt },
      ...{ source: 'teacher' as const, authorId: teacher()?.id ?? null },
    })),
  })
  await tx.attendanceEntry.createMany({
    data: rows.map(({ meetingId: activityId, enrolmentId, minutes, enteredAt, exitedAt, confirmedAt: recordedAt }) => ({
      ...{ id: idOf(`attendance:${enrolmentId}:${activityId}`), enrolmentId, activityId, minutes, recordedAt },
      ...{ enteredAt, exitedAt },
      ...{ kind: 'meeting' as const, authorId: teacher()?.id ?? null },
    })),
  })
}
