import { expect, test } from './setup/journey.ts'

test('the site says that it is well', async ({ request }) => {
  const answer = await request.get('/healthz')
  expect(answer.status()).toBe(200)
  expect(await answer.json()).toEqual({ status: 'ok', database: true })
})
