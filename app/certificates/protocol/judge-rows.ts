import type { JudgedRow, ProtocolRow, Verdict, VerdictReason } from './schemas.ts'

/** A certificate of the office with the numbers it has; days are civil days. */
export type KnownCertificate = {
  id: string
  number: string
  pdfSha256: string
  issuedOn: string
  protocols: { aoo: string; number: string; registeredOn: string }[]
}

/** A verdict, and the certificate it is about. */
export type Judged = JudgedRow & { certificateId: string | null }

type Finding = { verdict: Verdict; reason: VerdictReason | null; certificate: KnownCertificate | null }

const refused = (reason: VerdictReason, certificate: KnownCertificate | null = null): Finding => ({
  ...{ verdict: 'refused', reason, certificate },
})
const registrationOf = ({ number, registeredOn }: { number: string; registeredOn: string }) =>
  `${number} ${registeredOn}`

function finder(known: readonly KnownCertificate[]) {
  const byHash = new Map(known.map((one) => [one.pdfSha256, one]))
  const byNumber = new Map(known.map((one) => [one.number.toUpperCase(), one]))
  return ({ sha256, number }: ProtocolRow['references']) => [
    ...(sha256 === undefined ? [] : [byHash.get(sha256)]),
    ...(number === undefined ? [] : [byNumber.get(number)]),
  ]
}

/** The verdict on one line by itself, before the others are looked at. */
function findingOf(row: ProtocolRow, find: ReturnType<typeof finder>, today: string): Finding {
  if (row.fault) return refused(row.fault)
  const found = find(row.references)
  const certificate = found.find((one) => one !== undefined)
  if (!certificate) return { verdict: 'unknown', reason: null, certificate: null }
  if (found.some((one) => one !== certificate)) return refused('certificates_differ')
  if (row.registeredOn > today) return refused('date_in_future', certificate)
  if (row.registeredOn < certificate.issuedOn) return refused('date_before_issue', certificate)
  const recorded = certificate.protocols.find(({ aoo }) => aoo === row.aoo)
  if (!recorded) return { verdict: 'new', reason: null, certificate }
  return registrationOf(recorded) === registrationOf(row)
    ? { verdict: 'same', reason: null, certificate }
    : { verdict: 'conflict', reason: 'other_number_on_record', certificate }
}

/**
 * One verdict for each line of a file, in its order: `new` is to be recorded; `same` is on record already, or said by a
 * line before; `conflict` gives a certificate another number of the same AOO than the record or another line does, and
 * then none of those lines counts; `unknown` names no certificate of this office; `refused` says what is wrong. One number may
 * be of many certificates: they leave together. `today` is the civil day in Italy.
 */
export function judgeRows(rows: readonly ProtocolRow[], known: readonly KnownCertificate[], today: string): Judged[] {
  const find = finder(known)
  const findings = rows.map((row) => ({ row, ...findingOf(row, find, today) }))
  const said = new Map<string, Set<string>>()
  const keyOf = (row: ProtocolRow, certificate: KnownCertificate) => `${certificate.id} ${row.aoo}`
  for (const { row, verdict, certificate } of findings) {
    if (verdict !== 'new' || !certificate) continue
    const key = keyOf(row, certificate)
    said.set(key, (said.get(key) ?? new Set()).add(registrationOf(row)))
  }
  const taken = new Set<string>()
  return findings.map(({ row, verdict, reason, certificate }) => {
    const judged = { ...row, certificate: certificate?.number ?? null, certificateId: certificate?.id ?? null }
    if (verdict !== 'new' || !certificate) return { ...judged, verdict, reason }
    const key = keyOf(row, certificate)
    if ((said.get(key)?.size ?? 0) > 1) return { ...judged, verdict: 'conflict', reason: 'other_number_in_file' }
    if (taken.has(key)) return { ...judged, verdict: 'same', reason: 'twice_in_file' }
    taken.add(key)
    return { ...judged, verdict, reason }
  })
}

/** How many lines have each verdict. */
export function countVerdicts(rows: readonly Pick<JudgedRow, 'verdict'>[]): Record<Verdict, number> {
  const counts = { new: 0, same: 0, conflict: 0, unknown: 0, refused: 0 }
  for (const { verdict } of rows) counts[verdict] += 1
  return counts
}
