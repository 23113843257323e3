import { expect, test } from 'vitest'
import { z } from 'zod'
import { transaction } from './database.server.ts'
import { defineJob, drainJobs, enqueue, gatheringWorker, worker } from './jobs.server.ts'

const greet = defineJob('test.greet', z.object({ name: z.string() }))

test('a job of a committed transaction runs, one of a rolled-back transaction does not', async () => {
  const greeted: string[] = []
  const workers = [
    worker(greet, ({ name }) => {
      greeted.push(name)
      return Promise.resolve()
    }),
  ]
  await transaction((tx) => enqueue(tx, greet, { name: 'kept' }))
  const failing = transaction(async (tx) => {
    await enqueue(tx, greet, { name: 'lost' })
    throw new Error('rolled back')
  })
  await expect(failing).rejects.toThrow('rolled back')
  await drainJobs(workers)
  expect(greeted).toEqual(['kept'])
})

test('all that waits for a gathering worker is handled in one go', async () => {
  const wave = defineJob('test.wave', z.object({ name: z.string() }))
  const handled: string[][] = []
  const waving = gatheringWorker(wave, (all) => {
    handled.push(all.map(({ name }) => name))
    return Promise.resolve()
  })
  await transaction(async (tx) => {
    for (const name of ['one', 'two', 'three']) await enqueue(tx, wave, { name })
  })
  expect(await drainJobs([waving])).toBe(3)
  expect(handled.map((names) => names.sort())).toEqual([['one', 'three', 'two']])
})
