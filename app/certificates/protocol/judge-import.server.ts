import { civilDay, isoDay } from '#app/platform/clock.ts'
import type { Transaction } from '#app/platform/database.server.ts'
import { judgeRows, type Judged, type KnownCertificate } from './judge-rows.ts'
import type { ProtocolRow } from './schemas.ts'

/** The certificates of an ambito that some lines name. */
async function knownTo(tx: Transaction, ambitoId: string, rows: readonly ProtocolRow[]): Promise<KnownCertificate[]> {
  const hashes = rows.flatMap(({ references }) => references.sha256 ?? [])
  const numbers = rows.flatMap(({ references }) => references.number ?? [])
  return tx.$queryRaw<KnownCertificate[]>`
    SELECT c.id, c.number, c.pdf_sha256 AS "pdfSha256", c.facts->>'issuedOn' AS "issuedOn",
      COALESCE(p.list, '[]'::json) AS protocols
    FROM certificate c
    LEFT JOIN LATERAL (
      SELECT json_agg(json_build_object('aoo', r.aoo, 'number', r.number,
        'registeredOn', to_char(r.registered_on, 'YYYY-MM-DD'))) AS list
      FROM certificate_protocol r WHERE r.certificate_id = c.id
    ) p ON true
    WHERE c.ambito_id = ${ambitoId}::uuid AND (c.pdf_sha256 = ANY(${hashes}) OR upper(c.number) = ANY(${numbers}))`
}

/** The verdicts on some lines as things are now, in one ambito: certificates of others are unknown to it (P7). */
export async function judgeImport(
  tx: Transaction,
  { ambitoId, rows }: { ambitoId: string; rows: readonly ProtocolRow[] },
  now: Date,
): Promise<Judged[]> {
  return judgeRows(rows, await knownTo(tx, ambitoId, rows), isoDay(civilDay(now)))
}
