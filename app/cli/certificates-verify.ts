/**
 * `npm run certificates:verify -- FILE [--json]`: which certificate a PDF is, what it is worth today, whether its bytes
 * are as issued or as signed, and whether its signatures fit. Asks this installation's database and nobody else.
 * Ends with 0 when the certificate is valid and the file is as issued or as the office recorded it signed, with 1 when
 * not, with 2 when it could not be checked.
 */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { examineFile, type Examined } from '#app/certificates/seal/examine-file.server.ts'
import { clock } from '#app/platform/clock.ts'
import { openDatabase } from './open-database.ts'
import { explain, StepError } from './set-up.mjs'

const verdicts = {
  issued: '✓ The file is identical to the one issued.',
  signed: '✓ The file is the one issued, with a signature recorded by the office.',
  signed_elsewhere: '✗ The file begins with the one issued and carries a sound signature that nobody recorded here.',
  changed: '✗ The file was changed: it is not the one issued.',
  unknown: '✗ The file is no certificate of this installation, or it was changed beyond recognition.',
} as const satisfies Record<Examined['verdict'], string>

const statuses = { valid: '✓ valid', expired: '✗ expired', revoked: '✗ revoked', replaced: '✗ replaced' } as const

function isGood({ verdict, certificate, signatures }: Examined): boolean {
  const isOurs = verdict === 'issued' || verdict === 'signed'
  return isOurs && certificate?.status === 'valid' && signatures.every(({ isIntact }) => isIntact)
}

function signatureLines({ signatures }: Examined): string[] {
  return signatures.map(({ kind, signerName, signedAt, timestampedAt, isIntact }) => {
    const what = kind === 'timestamp' ? 'Document timestamp' : 'Signature'
    const parts = [
      `${what} of ${signerName || 'an unnamed signer'}`,
      ...(signedAt ? [`claimed time ${signedAt.toISOString()}`] : []),
      ...(timestampedAt ? [`timestamp ${timestampedAt.toISOString()}`] : []),
      isIntact ? 'fits the file' : 'DOES NOT fit the file',
    ]
    return `${isIntact ? '✓' : '✗'} ${parts.join(', ')}`
  })
}

function textOf(examined: Examined): string {
  const { verdict, certificate, sha256 } = examined
  const lines: string[] = [verdicts[verdict]]
  if (certificate) {
    const { number, status, issuer, issuedOn, course, endedAt, replacedBy, verifyCode } = certificate
    const since = endedAt ? ` since ${endedAt.toISOString()}` : ''
    lines.push(
      `  Certificate ${number}, issued on ${issuedOn} by ${issuer}: ${course}`,
      `  ${statuses[status]}${since}${replacedBy ? `, by ${replacedBy}` : ''}`,
      `  Verification code ${verifyCode}`,
    )
  }
  lines.push(...signatureLines(examined).map((line) => `  ${line}`), `  SHA-256 ${sha256}`)
  return `${lines.join('\n')}\n`
}

function jsonOf(examined: Examined): string {
  const { verdict, certificate, sha256, signatures } = examined
  const facts = certificate && {
    number: certificate.number,
    status: certificate.status,
    endedAt: certificate.endedAt,
    replacedBy: certificate.replacedBy,
    verifyCode: certificate.verifyCode,
    issuer: certificate.issuer,
    issuedOn: certificate.issuedOn,
    course: certificate.course,
    history: certificate.history,
  }
  return `${JSON.stringify({ good: isGood(examined), verdict, sha256, certificate: facts, signatures }, null, 2)}\n`
}

async function verify(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } })
  const [file, ...more] = positionals
  if (!file || more.length > 0)
    throw new StepError('One file is needed.', 'npm run certificates:verify -- FILE [--json]')
  const bytes = new Uint8Array(await readFile(file))
  const close = await openDatabase()
  try {
    const examined = await examineFile(bytes, clock.now())
    process.stdout.write(values.json ? jsonOf(examined) : textOf(examined))
    process.exitCode = isGood(examined) ? 0 : 1
  } finally {
    await close()
  }
}

await verify().catch((error: unknown) => {
  explain(error)
  process.exit(2)
})
