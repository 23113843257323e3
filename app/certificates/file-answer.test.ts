import { expect, test } from 'vitest'
import { answerOf } from './file-answer.ts'
import { certificateStatuses } from './schemas.ts'

test.each(certificateStatuses)('a file that differs is bad news, though the number is %s', (status) => {
  expect(answerOf('different', status)).toEqual({ tone: 'danger', title: 'file_title_different', isTrusted: false })
  expect(answerOf('extended', status)).toEqual({ tone: 'danger', title: 'file_title_extended', isTrusted: false })
})

test.each([
  ['same', 'valid', 'success', 'file_title_same'],
  ['signed', 'valid', 'success', 'file_title_signed'],
  ['same', 'expired', 'warning', 'file_but_expired'],
  ['signed', 'replaced', 'warning', 'file_but_replaced'],
  ['same', 'revoked', 'danger', 'file_but_revoked'],
] as const)('the %s file of a certificate that is %s: %s', (verdict, status, tone, title) => {
  expect(answerOf(verdict, status)).toEqual({ tone, title, isTrusted: true })
})
