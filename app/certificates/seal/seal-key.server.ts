import { createHash, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { P12Signer } from '@libpdf/core'
import { env } from '#app/platform/env.server.ts'

type SealKey = { signer: P12Signer; from: Date; until: Date }

let opened: { source: string; key: Promise<SealKey> } | undefined

async function openKey(file: string, password: string): Promise<SealKey> {
  const signer = await P12Signer.create(await readFile(file), password)
  const { validFrom, validTo } = new X509Certificate(signer.certificate)
  return { signer, from: new Date(validFrom), until: new Date(validTo) }
}

/**
 * The installation's seal, or null when none is configured. Read once per process.
 * @throws Error when file or password are wrong, or the certificate is not valid at `now`: nothing is then issued, as
 * an attestato without the seal that was promised could not be given it afterwards
 */
export async function findSealKey(now: Date): Promise<P12Signer | null> {
  const { SEAL_PKCS12_FILE: file, SEAL_PKCS12_PASSWORD: password = '' } = env()
  if (!file) return null
  const source = createHash('sha256').update(`${file}\0${password}`).digest('hex')
  if (opened?.source !== source) opened = { source, key: openKey(file, password) }
  const key = await opened.key.catch((cause: unknown) => {
    // Forgotten, so that a file put right is read at the next try.
    opened = undefined
    throw new Error('the seal cannot be read: see SEAL_PKCS12_FILE and SEAL_PKCS12_PASSWORD', { cause })
  })
  if (now < key.from || now > key.until) {
    throw new Error(`the certificate of the seal is valid from ${key.from.toISOString()} to ${key.until.toISOString()}`)
  }
  return key.signer
}
