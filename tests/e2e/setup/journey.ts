import { randomInt } from 'node:crypto'
import { test as base } from '@playwright/test'
import { closeDatabase } from '#app/platform/database.server.ts'
import { stopJobs } from '#app/platform/jobs.server.ts'

export { expect } from '@playwright/test'

/** An address nobody else comes from: limits by address would otherwise count all journeys together. */
const ownAddress = () => ['10', ...[0, 0, 0].map(() => String(randomInt(1, 255)))].join('.')

/** A test against the running site, from an address of its own; the product's use cases work in it too. */
export const test = base.extend<object, { connections: undefined }>({
  baseURL: async ({}, provide) => provide(process.env.SITE_URL),
  extraHTTPHeaders: async ({}, provide) => provide({ 'X-Forwarded-For': ownAddress() }),
  connections: [
    async ({}, provide) => {
      await provide(undefined)
      await stopJobs()
      await closeDatabase()
    },
    { scope: 'worker', auto: true },
  ],
})
