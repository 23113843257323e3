import { createHash } from 'node:crypto'

/** A UUID made of a name, so that two machines seed the same rows. */
export function idOf(name: string): string {
  const hex = createHash('sha256').update(`sguardi seed ${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
