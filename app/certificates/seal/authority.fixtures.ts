import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { buffer } from 'node:stream/consumers'
import path from 'node:path'
import { promisify } from 'node:util'
import { P12Signer, PDF } from '@libpdf/core'

const run = promisify(execFile)

export const sealPassword = 'segreto di prova'

const configuration = `
[req]
distinguished_name = dn
prompt = no
[dn]
CN = Prova
[ca]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
[person]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature,nonRepudiation
[clock]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[tsa]
serial = ./serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256,sha384,sha512
ess_cert_id_alg = sha256
`

/** A certification authority for one test file, made and thrown away with OpenSSL. */
export type Authority = {
  folder: string
  /** PKCS#12 of somebody with this common name, under `sealPassword`. */
  issue: (commonName: string, key?: 'rsa:2048' | 'ec') => Promise<string>
  /** A timestamp authority (RFC 3161) on loopback. */
  openClock: () => Promise<{ url: string; close: () => Promise<void> }>
  /** What `pdfsig` says of a file, with this authority trusted. */
  pdfsig: (pdf: Uint8Array) => Promise<string>
  /** OpenSSL in the folder. */
  openssl: (...args: string[]) => Promise<string>
  remove: () => Promise<void>
}

function issuer(folder: string, openssl: Authority['openssl']) {
  let count = 0
  return async (commonName: string, extensions: 'person' | 'clock', key: 'rsa:2048' | 'ec' = 'rsa:2048') => {
    count += 1
    const name = `${extensions}${count}`
    const kind = key === 'ec' ? ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] : [key]
    const subject = `/O=Ambito di Prova/CN=${commonName}`
    const asked = ['-newkey', ...kind, '-nodes', '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', subject]
    await openssl('req', '-utf8', ...asked, '-config', 'openssl.cnf')
    const signed = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '3650', '-out', `${name}.pem`]
    await openssl('x509', '-req', '-in', `${name}.csr`, ...signed, '-extfile', 'openssl.cnf', '-extensions', extensions)
    return path.join(folder, name)
  }
}

function clockOf(folder: string, openssl: Authority['openssl'], issue: ReturnType<typeof issuer>) {
  return async () => {
    const name = await issue('Orologio di prova', 'clock')
    let count = 0
    const answer = async (query: Buffer) => {
      count += 1
      await writeFile(path.join(folder, `${count}.tsq`), query)
      const files = ['-queryfile', `${count}.tsq`, '-out', `${count}.tsr`, '-config', 'openssl.cnf', '-section', 'tsa']
      await openssl('ts', '-reply', ...files, '-signer', `${name}.pem`, '-inkey', `${name}.key`, '-chain', 'ca.pem')
      return readFile(path.join(folder, `${count}.tsr`))
    }
    const server = createServer((request, response) => {
      const send = async () => {
        response.setHeader('Content-Type', 'application/timestamp-reply')
        response.end(await answer(await buffer(request)))
      }
      send().catch(() => response.writeHead(500).end())
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const close = () => new Promise<void>((resolve) => void server.close(() => resolve()))
    return { url: `http://127.0.0.1:${port}/tsr`, close }
  }
}

/** Makes the authority; everything it makes is in one folder. */
export async function makeAuthority(): Promise<Authority> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sguardi-authority-'))
  const openssl = async (...args: string[]) => (await run('openssl', args, { cwd: folder })).stdout
  await writeFile(path.join(folder, 'openssl.cnf'), configuration)
  await writeFile(path.join(folder, 'serial'), '01')
  const root = ['-nodes', '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '3650', '-subj', '/CN=Autorità di prova']
  await openssl('req', '-utf8', '-x509', '-newkey', 'rsa:2048', ...root, '-config', 'openssl.cnf', '-extensions', 'ca')
  const trust = `sql:${folder}`
  await run('certutil', ['-N', '-d', trust, '--empty-password'])
  await run('certutil', ['-A', '-d', trust, '-n', 'ca', '-t', 'CT,C,C', '-i', path.join(folder, 'ca.pem')])
  const issue = issuer(folder, openssl)
  let asked = 0
  return {
    folder,
    openssl,
    issue: async (commonName, key) => {
      const name = await issue(commonName, 'person', key)
      const files = ['-inkey', `${name}.key`, '-in', `${name}.pem`, '-certfile', 'ca.pem', '-out', `${name}.p12`]
      await openssl('pkcs12', '-export', ...files, '-passout', `pass:${sealPassword}`)
      return `${name}.p12`
    },
    openClock: clockOf(folder, openssl, issue),
    pdfsig: async (pdf) => {
      asked += 1
      const file = path.join(folder, `asked-${asked}.pdf`)
      await writeFile(file, pdf)
      // It ends with 1 where it finds no signature.
      const { stdout } = await run('pdfsig', ['-nssdir', trust, file]).catch((error: unknown) =>
        typeof error === 'object' && error !== null && 'stdout' in error
          ? { stdout: String(error.stdout) }
          : { stdout: '' },
      )
      return stdout
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** A PDF signed by somebody's own program, as offices do it on their desks. */
export async function signedBy(pkcs12: string, pdf: Uint8Array, at: Date): Promise<Uint8Array> {
  const signer = await P12Signer.create(await readFile(pkcs12), sealPassword)
  const document = await PDF.load(pdf)
  return (await document.sign({ signer, signingTime: at, level: 'B-B' })).bytes
}
