import { assignPeople, coverageChanged } from '#app/learning/jobs.server.ts'
import { refreshAmbiti } from '#app/organisation/jobs.server.ts'
import { civilDay, clock } from '#app/platform/clock.ts'
import { transaction } from '#app/platform/database.server.ts'
import { enqueue, gatheringWorker, worker } from '#app/platform/jobs.server.ts'
import { dropPastSnapshots, figuresOf, refreshToday, renewCoverage } from './coverage-queries.server.ts'
import { dropReportSnapshots } from './reports/report-snapshot.server.ts'

/**
 * People enrolled, began or completed: makes today's figures of their courses again, in the ambito where it counts and in
 * those where they work today. All the changes that wait are one reading. Twice for one change does the same.
 */
export const coverageChangedWorker = gatheringWorker(coverageChanged, async (changed) => {
  const now = clock.now()
  const asOf = civilDay(now)
  for (const figures of await figuresOf(changed, asOf)) await renewCoverage({ ...figures, asOf }, clock.now())
})

/**
 * Somebody's place or an organisation's ambito changed. Days past keep what they said (P6); should their history have
 * been corrected, pages, lists and files of those days are made of it alike. Whom rules hold for is worked out after it.
 */
export const refreshAmbitiWorker = worker(refreshAmbiti, async ({ ambitoIds }) => {
  const now = clock.now()
  await dropPastSnapshots(ambitoIds, now)
  await dropReportSnapshots(ambitoIds)
  await refreshToday(ambitoIds, now)
  await transaction((tx) => enqueue(tx, assignPeople, { ambitoIds }))
})
