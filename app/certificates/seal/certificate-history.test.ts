import { expect, test } from 'vitest'
import { fullHistory, publicHistory, signedFilesOf, type RecordedSignature } from './certificate-history.ts'
import { initialsOf } from './initials.ts'
import { pdfDate } from './signature-ranges.ts'

const day = (number: number, hour = 9) => new Date(Date.UTC(2026, 10, number, hour))
const event = { reason: '', publicReason: false, replacedBy: null, replaces: null, relatedId: null }
const signature: RecordedSignature = {
  kind: 'signature',
  pdfSha256: 'b',
  signerName: 'Tosca Portalunga',
  signedAt: day(25),
  timestampedAt: null,
  recordedAt: day(26),
}
const seal: RecordedSignature = {
  ...signature,
  kind: 'seal',
  pdfSha256: 'a',
  signerName: 'Sigillo',
  recordedAt: day(24),
}
const next = { replacedBy: 'B-2', relatedId: 'two' }
const row = {
  events: [
    { ...event, kind: 'issued' as const, at: day(24), replaces: 'B-0', relatedId: 'zero' },
    { ...event, kind: 'revoked' as const, at: day(27), reason: 'Ore contate due volte' },
    { ...event, kind: 'replaced' as const, at: day(28), reason: 'Nome', publicReason: true, ...next },
  ],
  // Signed again, a file brings the first signature with it.
  signatures: [seal, signature, { ...signature, pdfSha256: 'c', recordedAt: day(29) }],
  protocols: [{ aoo: 'AOO1', number: '0012345', registeredOn: day(24, 0) }],
}

test('what happened stands in its order, each signature once, the protocol number after the issue of its day', () => {
  expect(fullHistory(row).map(({ kind }) => kind)).toEqual([
    'issued',
    'sealed',
    'protocolled',
    'signed',
    'revoked',
    'replaced',
  ])
  expect(fullHistory(row).map(({ protocol }) => protocol)).toContainEqual({ aoo: 'AOO1', number: '0012345' })
})

test('everybody reads only the reasons made public', () => {
  expect(
    fullHistory(row)
      .map(({ reason }) => reason)
      .filter(Boolean),
  ).toEqual(['Ore contate due volte', 'Nome'])
  expect(
    publicHistory(row)
      .map(({ reason }) => reason)
      .filter(Boolean),
  ).toEqual(['Nome'])
})

test('everybody reads the numbers before and after, the office alone is shown the way to them', () => {
  const said = (history: ReturnType<typeof fullHistory>) =>
    history.flatMap(({ replaces, replacedBy, relatedId }) =>
      (replaces ?? replacedBy) ? [[replaces ?? replacedBy, relatedId]] : [],
    )
  expect(said(fullHistory(row))).toEqual([
    ['B-0', 'zero'],
    ['B-2', 'two'],
  ])
  expect(said(publicHistory(row))).toEqual([
    ['B-0', null],
    ['B-2', null],
  ])
})

test('signed files are those an office brought, each once', () => {
  expect(signedFilesOf([seal, signature, { ...signature }])).toEqual(['b'])
})

test.each([
  ['Giulia', 'Fontanalunga', 'G. F.'],
  ['Maria Élisa', 'De  Fontanalunga', 'M. É. D. F.'],
  ['anna-maria', 'D’Amore', 'A. M. D.'],
  ['Łucja', '', 'Ł.'],
  ['', '', ''],
])('initials of %j %j are %j', (givenName, familyName, initials) => {
  expect(initialsOf({ givenName, familyName })).toBe(initials)
})

test.each([
  ["D:20261126134819+01'00'", '2026-11-26T12:48:19.000Z'],
  ['D:20261126134819Z', '2026-11-26T13:48:19.000Z'],
  ['D:20261126134819', '2026-11-26T13:48:19.000Z'],
  ['D:20261326134819Z', undefined],
  ['ieri', undefined],
])('the PDF date %j is %j', (text, instant) => {
  expect(pdfDate(text)?.toISOString()).toBe(instant)
})
