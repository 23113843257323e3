import { expect, test } from '@playwright/test'
import { startEmbeddedPostgres } from '#app/platform/embedded-postgres.server.ts'

test('the site says that it is well', async ({ request }) => {
  expect(typeof startEmbeddedPostgres).toBe('function')
  const answer = await request.get(`${process.env.SITE_URL}/healthz`)
  expect(answer.status()).toBe(200)
  expect(await answer.json()).toEqual({ status: 'ok', database: true })
})
