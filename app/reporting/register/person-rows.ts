import { civilDay, isoDay } from '#app/platform/clock.ts'
import type { AttendanceKind } from '#app/platform/generated/enums.ts'
import type { RegisterRow } from './schemas.ts'

export type Entry = {
  activityId: string
  kind: AttendanceKind
  minutes: number
  enteredAt: Date | null
  exitedAt: Date | null
  recordedAt: Date
  reason: string
}

/** A stretch of time a lesson was in view, overlaps of its windows merged. */
export type Stretch = { activityId: string; enteredAt: Date; exitedAt: Date }

/** What lessons and meetings are called, and who teaches them. */
export type Activities = ReadonlyMap<string, { topic: string; teachers: readonly string[] }>

type Seen = { enteredAt: Date; exitedAt: Date; milliseconds: number }

const dayOf = (instant: Date) => isoDay(civilDay(instant))
const keyOf = (activityId: string, day: string) => `${day} ${activityId}`
const earlier = (a: Date | null, b: Date | null) => (a && b ? (a < b ? a : b) : (a ?? b))
const later = (a: Date | null, b: Date | null) => (a && b ? (a > b ? a : b) : (a ?? b))

/** First entry, last exit and time in between of each activity and day; a stretch over midnight is of the day it began. */
function seenByDay(stretches: readonly Stretch[]): Map<string, Seen> {
  const seen = new Map<string, Seen>()
  for (const { activityId, enteredAt, exitedAt } of stretches) {
    const key = keyOf(activityId, dayOf(enteredAt))
    const milliseconds = exitedAt.getTime() - enteredAt.getTime()
    const before = seen.get(key)
    seen.set(key, {
      enteredAt: earlier(before?.enteredAt ?? null, enteredAt) ?? enteredAt,
      exitedAt: later(before?.exitedAt ?? null, exitedAt) ?? exitedAt,
      milliseconds: (before?.milliseconds ?? 0) + milliseconds,
    })
  }
  return seen
}

type Draft = { entry: Entry; day: string; minutes: number }

/** Entries of the same activity and day as one; each correction on its own, with its reason. */
function draftsOf(entries: readonly Entry[]): Draft[] {
  const drafts = new Map<string, Draft>()
  for (const [index, entry] of entries.entries()) {
    const day = dayOf(entry.enteredAt ?? entry.recordedAt)
    const key = entry.kind === 'correction' ? `correction ${index}` : keyOf(entry.activityId, day)
    const before = drafts.get(key)
    const enteredAt = earlier(before?.entry.enteredAt ?? null, entry.enteredAt)
    const exitedAt = later(before?.entry.exitedAt ?? null, entry.exitedAt)
    const minutes = (before?.minutes ?? 0) + entry.minutes
    drafts.set(key, { entry: { ...entry, enteredAt, exitedAt }, day, minutes })
  }
  return [...drafts.values()]
}

const kindOf = ({ kind }: Entry) => (kind === 'meeting' || kind === 'correction' ? kind : 'lesson')

type RowOrder = { at: number; row: RegisterRow }

function rowOf({ entry, day, minutes }: Draft, seen: Map<string, Seen>, activities: Activities): RowOrder {
  const kind = kindOf(entry)
  const key = keyOf(entry.activityId, day)
  const evidence = kind === 'lesson' ? seen.get(key) : undefined
  if (evidence) seen.delete(key)
  const enteredAt = evidence?.enteredAt ?? entry.enteredAt
  const exitedAt = evidence?.exitedAt ?? entry.exitedAt
  const activity = activities.get(entry.activityId)
  return {
    at: (enteredAt ?? entry.recordedAt).getTime(),
    row: {
      kind,
      day,
      topic: activity?.topic ?? entry.activityId,
      teachers: [...(activity?.teachers ?? [])],
      enteredAt: enteredAt?.toISOString() ?? null,
      exitedAt: exitedAt?.toISOString() ?? null,
      seenMinutes: evidence ? Math.floor(evidence.milliseconds / 60_000) : null,
      minutes,
      reason: kind === 'correction' ? entry.reason : '',
    },
  }
}

function seenOnly(key: string, { enteredAt, exitedAt, milliseconds }: Seen, activities: Activities): RowOrder {
  const [day = '', ...rest] = key.split(' ')
  const activityId = rest.join(' ')
  const activity = activities.get(activityId)
  return {
    at: enteredAt.getTime(),
    row: {
      kind: 'lesson',
      day,
      topic: activity?.topic ?? activityId,
      teachers: [...(activity?.teachers ?? [])],
      enteredAt: enteredAt.toISOString(),
      exitedAt: exitedAt.toISOString(),
      seenMinutes: Math.floor(milliseconds / 60_000),
      minutes: 0,
      reason: '',
    },
  }
}

/**
 * The rows of one person in the register, in the order of time: one for each activity and day, with what of it counts.
 * Every entry is in exactly one row, so their minutes add up to the credited ones (P5); days a lesson was only seen on
 * are rows that count nothing.
 */
export function personRows(
  entries: readonly Entry[],
  stretches: readonly Stretch[],
  activities: Activities,
): RegisterRow[] {
  const seen = seenByDay(stretches)
  const counted = draftsOf(entries).map((draft) => rowOf(draft, seen, activities))
  const uncounted = [...seen].map(([key, one]) => seenOnly(key, one, activities))
  return [...counted, ...uncounted].sort((a, b) => a.at - b.at).map(({ row }) => row)
}
