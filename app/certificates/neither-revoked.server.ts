import { sql } from '#app/platform/database.server.ts'

type Fragment = ReturnType<typeof always>
const always = () => sql()`'infinity'::timestamptz`

/**
 * SQL: whether the certificate `k` is neither revoked nor replaced. `before`, an instant as SQL, leaves out what was
 * written from then on (P6).
 */
export const isNeitherRevokedNorReplaced = (before: Fragment = always()) => sql()`NOT EXISTS (
  SELECT 1 FROM certificate_event ev
  WHERE ev.certificate_id = k.id AND ev.kind IN ('revoked', 'replaced') AND ev.at < ${before})`
