/** An encoding as the XML declaration names it; it can only be read where the bytes before it are ASCII. */
const declared = /^<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z][\w.-]{0,40})["']/

function labelOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0x3c && second === 0x00) return 'utf-16le'
  if (first === 0x00 && second === 0x3c) return 'utf-16be'
  if (first === 0xef && second === 0xbb) return 'utf-8'
  const start = Buffer.from(bytes.subarray(0, 300)).toString('latin1')
  return declared.exec(start)?.[1] ?? 'utf-8'
}

/**
 * The text of a manifest in the encoding that its mark or its declaration names (XML 1.0 appendix F), UTF-8 without; null
 * where the bytes are not in it, or it is none that browsers know.
 */
export function manifestText(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder(labelOf(bytes), { fatal: true }).decode(bytes)
    return text.includes('\u0000') ? null : text
  } catch {
    return null
  }
}
