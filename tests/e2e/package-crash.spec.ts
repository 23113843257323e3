/** `npm run crash:packages` in short: packages are played while everything that can be killed is killed, and nothing is lost. */
import { tryPackages } from '#tests/crash/package-trial.ts'
import { expect, test } from './setup/journey.ts'

test('tabs, browsers, server and database are killed under packages: nothing is lost, nothing counted twice', async () => {
  test.setTimeout(300_000)
  const report = await tryPackages({ attempts: 6, browsers: 2, between: [2, 6], visits: 1 }, () => undefined)
  const { attempts, kills, acknowledged, lost, doubled, wrong } = report
  expect({ attempts, lost, doubled, wrong }).toEqual({ attempts: 6, lost: [], doubled: [], wrong: [] })
  expect(acknowledged).toBeGreaterThan(0)
  for (const [kind, count] of Object.entries(kills)) expect(count, kind).toBeGreaterThan(0)
})
