import { afterEach, expect, test } from 'vitest'
import { setEnvironment } from '#tests/setup/environment.ts'
import { findKeptMail } from './kept-mail.server.ts'
import { grantOf, viewerWith } from './viewer.fixtures.ts'

const administrator = viewerWith([grantOf('administrator')])
const office = viewerWith([grantOf('ambito_office', { ambitoId: 'a' })])

afterEach(() => setEnvironment({ SMTP_URL: undefined, DEMO: undefined }))

test('without a mail server pages say that mails stay, and lead administrators of a demonstration to them', () => {
  setEnvironment({ DEMO: '1' })
  expect(findKeptMail(administrator)).toEqual({ mayRead: true })
  expect(findKeptMail(office)).toEqual({ mayRead: false })
  setEnvironment({ DEMO: '0' })
  expect(findKeptMail(administrator)).toEqual({ mayRead: false })
})

test('where mails are sent pages say nothing', () => {
  setEnvironment({ SMTP_URL: 'smtp://localhost:2525' })
  expect(findKeptMail(administrator)).toBeNull()
})
