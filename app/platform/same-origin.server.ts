/**
 * Whether a state-changing request comes from our own pages (CSRF). Browsers send `Sec-Fetch-Site` or `Origin` with
 * every form post; a request with neither comes from no browser and carries nobody's cookies by accident.
 * Source: OWASP CSRF Prevention Cheat Sheet, "Fetch Metadata" and "Verifying Origin".
 */
export function isSameOrigin(
  headers: { origin?: string | undefined; 'sec-fetch-site'?: string | undefined },
  ownHost: string,
): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  if (headers.origin === undefined) return true
  if (!URL.canParse(headers.origin)) return false
  return new URL(headers.origin).host === ownHost
}
