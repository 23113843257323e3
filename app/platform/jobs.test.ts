import { expect, test } from 'vitest'
import { z } from 'zod'
import { transaction } from './database.server.ts'
import { defineJob, drainJobs, enqueue, worker } from './jobs.server.ts'

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
