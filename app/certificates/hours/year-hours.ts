import { earnedYear } from '#app/learning/earned-year.ts'
import type { EarningEnrolment } from '#app/learning/earned-minutes.server.ts'
import type { ExternalSource } from '#app/platform/generated/enums.ts'
import { defaultArea } from './areas.ts'
import { splitMinutes } from './split-minutes.ts'

/** Where hours come from: this platform's lessons and meetings, Syllabus, and what else was done elsewhere. */
export const hourSources = ['lessons', 'meetings', 'syllabus', 'other'] as const
export type HourSource = (typeof hourSources)[number]

/** An approved certificate from elsewhere. `minutes` are those the office approved. */
export type CountedExternal = {
  id: string
  title: string
  source: ExternalSource
  area: string
  minutes: number
  /** Civil day. */
  endedOn: Date
}

/** One line of what counts: an enrolment once for each source, or a certificate from elsewhere. */
export type CountedLine = { key: string; title: string; note: string | null; source: HourSource; minutes: number }

export type YearHours = {
  year: number
  /** Whole minutes; the sum of the sources, of the areas and of the lines. */
  minutes: number
  bySource: { source: HourSource; minutes: number }[]
  byArea: { area: string; minutes: number }[]
  lines: CountedLine[]
}

const sum = (parts: readonly { minutes: number }[]) => parts.reduce((total, { minutes }) => total + minutes, 0)

/** The years in which anything counts. */
export function yearsWithHours(earnings: readonly EarningEnrolment[], externals: readonly CountedExternal[]): number[] {
  return [
    ...earnings.flatMap(({ entries }) => entries.map((entry) => earnedYear(entry, entries))),
    ...externals.map(({ endedOn }) => endedOn.getUTCFullYear()),
  ]
}

/** An edition taken again within a year counts once: the round with more minutes, of equal ones the later. */
function oncePerEdition<Own extends { editionId: string; round: number; minutes: number }>(all: readonly Own[]): Own[] {
  return all.filter(({ editionId, round, minutes }) =>
    all.every(
      (other) =>
        other.editionId !== editionId || other.minutes < minutes || (other.minutes === minutes && other.round <= round),
    ),
  )
}

function ofEnrolment({ entries, ...enrolment }: EarningEnrolment, year: number) {
  const { enrolmentId, editionId, round, courseTitle: title, editionName: note, areas, courseArea } = enrolment
  const earned = entries.filter((entry) => earnedYear(entry, entries) === year)
  if (earned.length === 0) return null
  const lines = (['lessons', 'meetings'] as const)
    .map((source) => {
      const minutes = sum(earned.filter(({ isMeeting }) => isMeeting === (source === 'meetings')))
      return { key: `${enrolmentId} ${source}`, title, note, source, minutes }
    })
    .filter(({ minutes }) => minutes !== 0)
  const minutes = sum(earned)
  return { editionId, round, minutes, lines, areas: splitMinutes(minutes, areas, courseArea ?? defaultArea) }
}

/**
 * The hours of a civil year: each edition once, its minutes in the year they were earned and in the areas of its
 * edition in proportion (else in the area of the course, else among the intercultural competences); certificates from
 * elsewhere as approved, in the year they ended. Whole minutes; every breakdown has the same sum.
 */
export function yearHours(
  year: number,
  { earnings, externals }: { earnings: readonly EarningEnrolment[]; externals: readonly CountedExternal[] },
): YearHours {
  const own = oncePerEdition(earnings.flatMap((enrolment) => ofEnrolment(enrolment, year) ?? []))
  const elsewhere = externals.filter(({ endedOn }) => endedOn.getUTCFullYear() === year)
  const lines = [
    ...own.flatMap((one) => one.lines),
    ...elsewhere.map(({ id, title, source, minutes }) => ({ key: id, title, note: null, source, minutes })),
  ]
  const areas = new Map<string, number>()
  for (const { area, minutes } of [...own.flatMap((one) => one.areas), ...elsewhere]) {
    areas.set(area, (areas.get(area) ?? 0) + minutes)
  }
  return {
    year,
    minutes: sum(lines),
    bySource: hourSources.map((source) => ({ source, minutes: sum(lines.filter((line) => line.source === source)) })),
    byArea: [...areas]
      .map(([area, minutes]) => ({ area, minutes }))
      .filter(({ minutes }) => minutes !== 0)
      .sort((a, b) => b.minutes - a.minutes || a.area.localeCompare(b.area)),
    lines,
  }
}
