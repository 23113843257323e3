import type { Viewer } from '#app/identity/viewer.ts'
import { listOwnEarnings, listUnconfirmed, type UnconfirmedMeeting } from '#app/learning/earned-minutes.server.ts'
import { yearlyTargetOn } from '#app/organisation/yearly-target.server.ts'
import { civilDay } from '#app/platform/clock.ts'
import { listOwnExternals, type External } from './external-queries.server.ts'
import { yearHours, yearsWithHours, type YearHours } from './year-hours.ts'

export type OwnHours = YearHours & {
  /** Minutes. */
  target: number
  isThisYear: boolean
  /** Those there is anything to see of and this one, the latest first. */
  years: number[]
  /** Of the year, whatever became of them. */
  externals: External[]
  /** Minutes of certificates that the office has not decided on. */
  waitingMinutes: number
  /** Of this year alone: what else is still to be confirmed. */
  unconfirmed: UnconfirmedMeeting[]
}

/**
 * The viewer's counter of a civil year, this one when none is named: what counts, by source and area, and what waits.
 * The target is that of where they work today, or worked on the last day of a past year.
 */
export async function getOwnHours(viewer: Viewer, asked: number | undefined, now: Date): Promise<OwnHours> {
  const today = civilDay(now)
  const thisYear = today.getUTCFullYear()
  const year = Math.min(asked ?? thisYear, thisYear)
  const isThisYear = year === thisYear
  const day = isThisYear ? today : new Date(Date.UTC(year, 11, 31))
  const [earnings, all, unconfirmed, target] = await Promise.all([
    listOwnEarnings(viewer),
    listOwnExternals(viewer),
    listUnconfirmed(viewer, now),
    yearlyTargetOn(viewer.personId, day),
  ])
  const approved = all.filter(({ verdict }) => verdict === 'approved')
  const counted = approved.map(({ externalId: id, counted: minutes, title, source, area, endedOn }) => {
    return { id, title, source, area, minutes, endedOn }
  })
  const externals = all.filter(({ endedOn }) => endedOn.getUTCFullYear() === year)
  const waiting = externals.filter(({ verdict }) => verdict === null)
  const entered = all.map(({ endedOn }) => endedOn.getUTCFullYear())
  const years = new Set([thisYear, year, ...yearsWithHours(earnings, counted), ...entered])
  return {
    ...yearHours(year, { earnings, externals: counted }),
    target,
    isThisYear,
    years: [...years].sort((a, b) => b - a),
    externals,
    waitingMinutes: waiting.reduce((sum, { minutes }) => sum + minutes, 0),
    unconfirmed: unconfirmed.filter(({ startsAt }) => civilDay(startsAt).getUTCFullYear() === year),
  }
}
