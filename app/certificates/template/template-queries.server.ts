import { z } from 'zod'
import type { Prisma, Transaction } from '#app/platform/database.server.ts'
import { PrintedLogo } from '../schemas.ts'
import { ownAccent, ownTemplate, type TemplateSource } from './template-source.server.ts'

const columns = {
  id: true,
  version: true,
  organiserName: true,
  ipaCode: true,
  place: true,
  signatoryName: true,
  signatoryOffice: true,
  accent: true,
  logos: true,
  sourceSha256: true,
  sourceName: true,
  savedAt: true,
} as const satisfies Prisma.CertificateTemplateSelect

type Row = Prisma.CertificateTemplateGetPayload<{ select: typeof columns }>

/** One version of how an ambito's certificates look. */
export type TemplateVersion = Omit<Row, 'logos'> & { logos: PrintedLogo[] }

const versionOf = ({ logos, ...row }: Row): TemplateVersion => ({ ...row, logos: z.array(PrintedLogo).parse(logos) })

/** What certificates of an ambito are set with from now on; null: the product's own template as it comes. */
export async function templateInForce(tx: Transaction, ambitoId: string): Promise<TemplateVersion | null> {
  const use = await tx.certificateTemplateUse.findFirst({
    where: { ambitoId },
    orderBy: { number: 'desc' },
    select: { template: { select: columns } },
  })
  return use && versionOf(use.template)
}

/** The version saved last, in force or not. */
export async function latestTemplate(tx: Transaction, ambitoId: string): Promise<TemplateVersion | null> {
  const row = await tx.certificateTemplate.findFirst({
    where: { ambitoId },
    orderBy: { version: 'desc' },
    select: columns,
  })
  return row && versionOf(row)
}

/** One saved version, or null. */
export async function findVersion(
  tx: Transaction,
  place: { ambitoId: string; version: number },
): Promise<TemplateVersion | null> {
  const row = await tx.certificateTemplate.findUnique({ where: { ambitoId_version: place }, select: columns })
  return row && versionOf(row)
}

/** The text a version is set with. Read in the given transaction: it may have been stored in it. */
export async function sourceOf(tx: Transaction, version: TemplateVersion | null): Promise<TemplateSource> {
  if (!version?.sourceSha256) return ownTemplate()
  const { sourceSha256: sha256 } = version
  const { bytes } = await tx.blob.findUniqueOrThrow({ where: { sha256 }, select: { bytes: true } })
  return { text: Buffer.from(bytes).toString('utf8'), sha256 }
}

/** Bytes of logos by their sha256. */
export async function logoBytes(tx: Transaction, logos: readonly PrintedLogo[]): Promise<Map<string, Uint8Array>> {
  if (logos.length === 0) return new Map()
  const rows = await tx.blob.findMany({
    where: { sha256: { in: logos.map(({ sha256 }) => sha256) } },
    select: { sha256: true, bytes: true },
  })
  return new Map(rows.map(({ sha256, bytes }) => [sha256, bytes]))
}

/** The part of a certificate's facts that says what set it. */
export function templateFacts(version: TemplateVersion | null, source: TemplateSource) {
  return {
    version: version?.version ?? null,
    sha256: source.sha256,
    accent: version?.accent || ownAccent,
    custom: source.sha256 !== ownTemplate().sha256,
  }
}
