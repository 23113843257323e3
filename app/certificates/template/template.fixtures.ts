import { crc32, deflateSync } from 'node:zlib'
import { ownAccent, ownTemplate } from './template-source.server.ts'
import { SaveTemplate } from './schemas.ts'

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** A PNG of one colour, so many pixels a side. */
export function smallLogo(side = 60, name = 'stemma.png'): File {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(side * 3, 0x99)])
  const pixels = deflateSync(Buffer.concat(Array.from({ length: side }, () => row)))
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  const parts = [signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]
  return new File([Buffer.concat(parts)], name, { type: 'image/png' })
}

/** A whole template of somebody's own: the product's in another colour. */
export const someSource = ownTemplate().text.replace('#let navy = rgb("#0a3a6b")', '#let navy = rgb("#333366")')

/** A form of the office with everything left as it is but the changes. */
export function someForm(changes: Partial<SaveTemplate> = {}): SaveTemplate {
  return { ...SaveTemplate.parse({ intent: 'save', accent: ownAccent }), ...changes }
}
