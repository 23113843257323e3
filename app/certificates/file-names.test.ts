import { expect, test } from 'vitest'
import { attachment, certificatePath, safeFileName, uniquePaths } from './file-names.ts'

test.each([
  ['Comune di Cantù', 'Comune di Cantù'],
  ['../../etc/passwd', 'etc passwd'],
  ['C:\\Windows\\x', 'C Windows x'],
  ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
  ['rigo\nnuovo\u0000\u0007', 'rigo nuovo'],
  ['oirat\u202Egpj.exe', 'oirat gpj.exe'],
  ['  ...  ', 'senza nome'],
  ['', 'senza nome'],
  ['finisce con punto.', 'finisce con punto'],
  ['CON', '_CON'],
  ['nul.txt', '_nul.txt'],
  ['Conti', 'Conti'],
  ['\uD83D rotto', 'rotto'],
])('%j becomes %j', (name, safe) => expect(safeFileName(name)).toBe(safe))

test('a long name is cut between characters, not inside one', () => {
  expect(safeFileName('😀'.repeat(100), 10)).toBe('😀'.repeat(10))
})

test('a certificate lies in folders that nothing can escape', () => {
  const file = {
    organisationName: '..',
    departmentName: '../..',
    familyName: '/',
    givenName: '..',
    number: 'A-2026-000001',
  }
  expect(certificatePath(file)).toBe('senza nome/senza nome/senza nome-senza nome-A-2026-000001.pdf')
  const usual = {
    organisationName: 'Comune di Lissone',
    departmentName: 'Anagrafe',
    familyName: 'Dell’Oro',
    givenName: 'Ada',
  }
  expect(certificatePath({ ...usual, number: 'A-2026-000001' })).toBe(
    'Comune di Lissone/Anagrafe/Dell’Oro-Ada-A-2026-000001.pdf',
  )
})

test('a path is given once, whatever its case', () => {
  const unique = uniquePaths()
  expect(['a/B.pdf', 'a/b.pdf', 'A/b.pdf', 'a/c.pdf', 'a.b/c', 'a.b/c'].map(unique)).toEqual([
    'a/B.pdf',
    'a/b (2).pdf',
    'A/b (3).pdf',
    'a/c.pdf',
    'a.b/c',
    'a.b/c (2)',
  ])
})

test('a download keeps its accents and cannot break out of its header', () => {
  expect(attachment('Cantù "x"\r\nSet-Cookie: a=b.zip')).toBe(
    `attachment; filename="Cantu x Set-Cookie a=b.zip"; filename*=UTF-8''Cant%C3%B9%20%22x%22%0D%0ASet-Cookie%3A%20a%3Db.zip`,
  )
})
