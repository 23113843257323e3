import { fromPrisma, PgBoss } from 'pg-boss'
import type { z } from 'zod'
import type { Transaction } from './database.server.ts'
import { env } from './env.server.ts'
import { describeError, log } from './log.server.ts'

/** Name and payload of a job. It lives in the room that queues it; the room above that does the work makes a worker of it. */
export type JobDefinition<Payload> = { name: string; payload: z.ZodType<Payload> }

export type Worker = {
  name: string
  handle: (data: unknown) => Promise<void>
  /** Does what many waiting jobs ask for in one go. */
  handleAll?: (data: unknown[]) => Promise<void>
}

/** Declares a job. Names are `<room>.<verb-noun>`. */
export function defineJob<Payload>(name: string, payload: z.ZodType<Payload>): JobDefinition<Payload> {
  return { name, payload }
}

/**
 * Binds the work to a job. The handler may run twice for one job after a crash: it must be idempotent.
 * A throw is retried five times with growing pauses (from 2 s).
 */
export function worker<Payload>(job: JobDefinition<Payload>, handle: (payload: Payload) => Promise<void>): Worker {
  return { name: job.name, handle: (data) => handle(job.payload.parse(data)) }
}

/** The most jobs that are handled together. */
const gathered = 200

/**
 * As `worker`, for work that many jobs want done once: all that wait are handled together. A throw has all of them tried
 * again.
 */
export function gatheringWorker<Payload>(
  job: JobDefinition<Payload>,
  handle: (payloads: Payload[]) => Promise<void>,
): Worker {
  const handleAll = (all: unknown[]) => handle(all.map((data) => job.payload.parse(data)))
  return { name: job.name, handle: (data) => handleAll([data]), handleAll }
}

type Queue = { boss: PgBoss; known: Set<string> }
let opening: Promise<Queue> | undefined

async function open(): Promise<Queue> {
  const connectionString = env().DATABASE_URL
  if (!connectionString) throw new Error('DATABASE_URL is not set')
  const boss = new PgBoss({ connectionString, max: 4, useListenNotify: true, supervise: true, schedule: false })
  boss.on('error', (error) => log('error', 'jobs', describeError(error)))
  await boss.start()
  return { boss, known: new Set() }
}

async function queueFor(name: string): Promise<PgBoss> {
  opening ??= open()
  const { boss, known } = await opening
  if (!known.has(name)) {
    await boss.createQueue(name, {
      retryLimit: 5,
      retryDelay: 2,
      retryBackoff: true,
      notify: true,
      expireInSeconds: 600,
    })
    known.add(name)
  }
  return boss
}

/**
 * Queues a job in the caller's transaction (P13), for now or for an instant to come. Twice is two jobs: handlers are
 * idempotent.
 */
export async function enqueue<Payload extends object>(
  tx: Transaction,
  job: JobDefinition<Payload>,
  payload: Payload,
  startAfter?: Date,
): Promise<void> {
  const boss = await queueFor(job.name)
  await boss.send(job.name, job.payload.parse(payload), { db: fromPrisma(tx), ...(startAfter ? { startAfter } : {}) })
}

/** New jobs announce themselves; one tried again does not, and would wait for the queue's own 30 s. */
const polling = { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 5 }

/** Starts taking jobs in this process. */
export async function startJobs(workers: Worker[]): Promise<void> {
  for (const { name, handle, handleAll } of workers) {
    const boss = await queueFor(name)
    const batchSize = handleAll ? gathered : 1
    await boss.work<unknown>(name, { ...polling, batchSize }, async (jobs) => {
      try {
        if (handleAll) await handleAll(jobs.map(({ data }) => data))
        else for (const { data } of jobs) await handle(data)
      } catch (error) {
        log('error', 'job failed', { job: name, ...describeError(error) })
        throw error
      }
    })
  }
}

/** Does every waiting job here and now, one after the other; for tests and command-line tools. */
export async function drainJobs(workers: Worker[]): Promise<number> {
  let done = 0
  for (let busy = true; busy;) {
    busy = false
    for (const { name, handle, handleAll } of workers) {
      const boss = await queueFor(name)
      const jobs = await boss.fetch<unknown>(name, { batchSize: 50 })
      if (handleAll && jobs.length > 0) await handleAll(jobs.map(({ data }) => data))
      for (const job of jobs) {
        if (!handleAll) await handle(job.data)
        await boss.complete(name, job.id)
        busy = true
        done += 1
      }
    }
  }
  return done
}

/** Waits for running jobs (at most 20 s) and closes the queue's connections. */
export async function stopJobs(): Promise<void> {
  const opened = await opening
  await opened?.boss.stop({ graceful: true, timeout: 20_000, close: true })
  // Only now: a job that ends by queueing another would open a queue that nobody closes.
  opening = undefined
}
