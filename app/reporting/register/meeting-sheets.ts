import type { PresenceSource } from '#app/platform/generated/enums.ts'
import type { RegisterFacts } from './register-facts.server.ts'
import type { RegisterMeeting } from './schemas.ts'

type Meeting = RegisterFacts['meetings'][number]
type Person = Pick<RegisterFacts['people'][number], 'enrolmentId' | 'givenName' | 'familyName' | 'state'>
type Facts = Pick<RegisterFacts, 'meetings' | 'presences' | 'guests' | 'entries'> & { people: readonly Person[] }
type Presence = { enteredAt: Date | null; exitedAt: Date | null; source: PresenceSource }

const iso = (at: Date | null | undefined) => at?.toISOString() ?? null

/** Family name first, as registers are read. */
export function registerName({ familyName, givenName }: Pick<Person, 'familyName' | 'givenName'>): string {
  return `${familyName} ${givenName}`
}

/** Planned minutes of a meeting, from start to end. */
export function meetingMinutes({ startsAt, endsAt }: Pick<Meeting, 'startsAt' | 'endsAt'>): number {
  return Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000)
}

function stateOf({ cancelledAt, confirmedAt, startsAt }: Meeting, now: Date): RegisterMeeting['state'] {
  if (cancelledAt) return 'cancelled'
  if (confirmedAt) return 'confirmed'
  return startsAt <= now ? 'unconfirmed' : 'planned'
}

/** Minutes by meeting and person: corrections are in them. */
function creditedOf({ entries }: Facts): ReadonlyMap<string, number> {
  const credited = new Map<string, number>()
  for (const { enrolmentId, activityId, minutes } of entries) {
    const key = `${activityId} ${enrolmentId}`
    credited.set(key, (credited.get(key) ?? 0) + minutes)
  }
  return credited
}

/**
 * One sheet of the register for each meeting: everybody enrolled, and whoever withdrew but was at one. Minutes stand
 * once the teacher has confirmed the list, and are those that count for the person.
 */
export function meetingSheets(facts: Facts, now: Date): RegisterMeeting[] {
  const presences = new Map<string, Presence>(
    facts.presences.map((one) => [`${one.meetingId} ${one.enrolmentId}`, one] as const),
  )
  const present = new Set(facts.presences.map(({ enrolmentId }) => enrolmentId))
  const credited = creditedOf(facts)
  const people = facts.people.filter(({ state, enrolmentId }) => state !== 'withdrawn' || present.has(enrolmentId))
  return facts.meetings.map((meeting) => {
    const { id, topic, mode, place, teachers } = meeting
    const state = stateOf(meeting, now)
    const guests = facts.guests.filter(({ meetingId }) => meetingId === id)
    return {
      ...{ id, topic, mode, place, teachers, state, plannedMinutes: meetingMinutes(meeting) },
      startsAt: meeting.startsAt.toISOString(),
      endsAt: meeting.endsAt.toISOString(),
      people: people.map((person) => {
        const { enrolmentId } = person
        const presence = presences.get(`${id} ${enrolmentId}`)
        return {
          ...{ enrolmentId, name: registerName(person) },
          enteredAt: iso(presence?.enteredAt),
          exitedAt: iso(presence?.exitedAt),
          source: presence?.source ?? null,
          minutes: state === 'confirmed' ? (credited.get(`${id} ${enrolmentId}`) ?? 0) : null,
        }
      }),
      guests: guests.map(({ name, enteredAt, exitedAt }) => ({
        ...{ name, enteredAt: iso(enteredAt), exitedAt: iso(exitedAt) },
      })),
    }
  })
}
