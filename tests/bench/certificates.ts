/**
 * How many certificates a second one process issues (facts, number, credential, PDF, bytes, audit, mail), beside bare
 * Typst setting the very same documents: `node tests/bench/certificates.ts <file>`, in the database of DATABASE_URL.
 */
import { writeFile } from 'node:fs/promises'
import { decryptFiscalCode } from '#app/identity/fiscal-code-vault.server.ts'
import { issueCertificateOf } from '#app/certificates/issue-certificate.server.ts'
import { documentOf, inputsOf } from '#app/certificates/render-certificate.server.ts'
import { CertificateFacts } from '#app/certificates/schemas.ts'
import { attachmentsSource, ownTemplate } from '#app/certificates/template/template-source.server.ts'
import { addAmbito, addCompleted, addCourse } from '#app/certificates/world.fixtures.ts'
import { closeDatabase, db } from '#app/platform/database.server.ts'
import { stopJobs } from '#app/platform/jobs.server.ts'
import { setDocument } from '#app/platform/typst.ts'
import { median } from './measures.ts'
import type { Certificates } from './targets.ts'

const file = process.argv[2] ?? ''
const rounds = 7
const atOnce = 4
const eachRound = 40
const now = new Date()

/** People of as many ambiti as are issued at once: within one, numbers are given one after the other. */
async function completions(): Promise<string[]> {
  const course = await addCourse()
  const places = await Promise.all(Array.from({ length: atOnce }, (_, index) => addAmbito(`BANCO${index}`)))
  const ids: string[] = []
  for (let index = 0; index < (rounds + 1) * eachRound; index += 1) {
    const place = places[index % places.length]
    if (place) ids.push((await addCompleted(course, place)).enrolmentId)
  }
  return ids
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now()
  await work()
  return performance.now() - before
}

/** Several at once, each taking the next as it ends. */
async function issueAll(enrolmentIds: readonly string[]): Promise<void> {
  const waiting = enrolmentIds.values()
  const one = async () => {
    for (const enrolmentId of waiting) await issueCertificateOf(enrolmentId, now)
  }
  await Promise.all(Array.from({ length: atOnce }, one))
}

async function documentsOf(enrolmentIds: readonly string[]) {
  const where = { enrolmentId: { in: [...enrolmentIds] } }
  const rows = await db().certificate.findMany({ where, select: { facts: true } })
  return Promise.all(
    rows.map((row) => {
      const facts = CertificateFacts.parse(row.facts)
      return inputsOf(facts, decryptFiscalCode(facts.person.fiscalCodeCipher))
    }),
  )
}

const source = ownTemplate().text + attachmentsSource

/** One round: the same certificates issued, then only set. Milliseconds. */
async function round(enrolmentIds: readonly string[]): Promise<{ issued: number; typst: number }> {
  const issued = await timed(() => issueAll(enrolmentIds))
  const documents = await documentsOf(enrolmentIds)
  const typst = await timed(() => {
    for (const inputs of documents) setDocument(documentOf(source, inputs, new Map()), 'a-3a')
    return Promise.resolve()
  })
  return { issued, typst }
}

const ids = await completions()
await round(ids.slice(0, eachRound))
const measured: { issued: number; typst: number }[] = []
for (let one = 1; one <= rounds; one += 1) measured.push(await round(ids.slice(one * eachRound, (one + 1) * eachRound)))
const perSecond = (milliseconds: number) => (eachRound * 1000) / milliseconds
const certificates: Certificates = {
  issuedPerSecond: median(measured.map(({ issued }) => perSecond(issued))),
  typstPerSecond: median(measured.map(({ typst }) => perSecond(typst))),
  share: median(measured.map(({ issued, typst }) => typst / issued)),
}
await writeFile(file, JSON.stringify(certificates))
await stopJobs()
await closeDatabase()
