import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sha256 } from '#app/platform/ids.server.ts'
import { decryptFiscalCode, encryptFiscalCode, hashFiscalCode } from './fiscal-code-vault.server.ts'

const code = 'FNTGLI80A41Z999C'

/** The vault of another process, which reads its key anew. */
async function otherVault(environment: Record<string, string>) {
  vi.resetModules()
  vi.stubEnv('SECRET_KEY', '')
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  const vault = await import('./fiscal-code-vault.server.ts')
  vault.hashFiscalCode(code)
  vi.unstubAllEnvs()
  return vault
}

describe('the vault', () => {
  test('gives back what it sealed, and never seals the same way twice', () => {
    const sealed = [encryptFiscalCode(code), encryptFiscalCode(code)]
    expect(sealed.map(decryptFiscalCode)).toEqual([code, code])
    expect(sealed[0]).not.toBe(sealed[1])
    for (const text of sealed)
      expect(Buffer.from(text.split('.')[2] ?? '', 'base64url').toString()).not.toContain('FNT')
  })

  test('hashes the same code alike, under its key', () => {
    expect(hashFiscalCode(code)).toBe(hashFiscalCode(code))
    expect(hashFiscalCode(code)).toMatch(/^[0-9a-f]{64}$/)
    expect(hashFiscalCode(code)).not.toBe(sha256(code))
    expect(hashFiscalCode(code)).not.toBe(hashFiscalCode('BNCLCU99T71Z998X'))
  })

  const [iv = '', tag = '', text = ''] = encryptFiscalCode(code).split('.')
  const flipped = (part: string) => {
    const bytes = Buffer.from(part, 'base64url')
    bytes[0] = (bytes[0] ?? 0) ^ 1
    return bytes.toString('base64url')
  }
  const cut = (part: string, bytes: number) => Buffer.from(part, 'base64url').subarray(0, bytes).toString('base64url')
  test.each([
    ['another start', [flipped(iv), tag, text]],
    ['another tag', [iv, flipped(tag), text]],
    ['another text', [iv, tag, flipped(text)]],
    ['a shorter text', [iv, tag, cut(text, 15)]],
    ['a tag cut to four bytes, easier to guess', [iv, cut(tag, 4), text]],
    ['no tag', [iv, '', text]],
    ['a part missing', [iv, tag]],
    ['the code in clear', [code]],
  ])('refuses %s', (_name, parts) => {
    expect(() => decryptFiscalCode(parts.join('.'))).toThrow()
  })

  test('of another key opens nothing and hashes otherwise', async () => {
    const other = await otherVault({ SECRET_KEY: 'b2'.repeat(32) })
    expect(() => other.decryptFiscalCode(encryptFiscalCode(code))).toThrow()
    expect(other.hashFiscalCode(code)).not.toBe(hashFiscalCode(code))
  })
})

describe('without SECRET_KEY', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'sguardi-vault-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('a key is made once in the data folder, for its owner alone, and used again', async () => {
    const DATA_DIR = path.join(folder, 'data')
    const first = await otherVault({ DATA_DIR })
    const again = await otherVault({ DATA_DIR })
    expect(again.decryptFiscalCode(first.encryptFiscalCode(code))).toBe(code)
    expect((await stat(path.join(DATA_DIR, 'secret.key'))).mode & 0o777).toBe(0o600)
    const elsewhere = await otherVault({ DATA_DIR: path.join(folder, 'other') })
    expect(() => elsewhere.decryptFiscalCode(first.encryptFiscalCode(code))).toThrow()
  })
})
