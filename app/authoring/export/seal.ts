import { hashText, seededRandom } from '#app/platform/seeded-random.ts'

function mixed(bytes: Uint8Array, key: string): Uint8Array {
  const random = seededRandom(hashText(key))
  return bytes.map((byte) => byte ^ random.below(256))
}

/**
 * A text that cannot be read by opening the file it stands in. No lock: the page that opens it carries the key, so who can
 * program can open it too.
 */
export function seal(text: string, key: string): string {
  const bytes = mixed(new TextEncoder().encode(text), key)
  let signs = ''
  for (const byte of bytes) signs += String.fromCharCode(byte)
  return btoa(signs)
}

/** What was sealed with the same key. */
export function unseal(sealed: string, key: string): string {
  const signs = atob(sealed)
  return new TextDecoder().decode(
    mixed(
      Uint8Array.from(signs, (sign) => sign.charCodeAt(0)),
      key,
    ),
  )
}
