const orientationTag = 0x0112

/** How a picture is to be turned by what its camera wrote (Exif 2.32 §4.6.2, tag 0112): 1 as it is, to 8. */
export function turnOf(exif: Uint8Array): number {
  const view = new DataView(exif.buffer, exif.byteOffset, exif.byteLength)
  if (exif.byteLength < 8) return 1
  const order = view.getUint16(0)
  if (order !== 0x4949 && order !== 0x4d4d) return 1
  const isLittle = order === 0x4949
  const directory = view.getUint32(4, isLittle)
  if (directory + 2 > exif.byteLength) return 1
  const count = view.getUint16(directory, isLittle)
  for (let at = directory + 2; at + 12 <= Math.min(exif.byteLength, directory + 2 + count * 12); at += 12) {
    if (view.getUint16(at, isLittle) !== orientationTag) continue
    const turn = view.getUint16(at + 8, isLittle)
    return turn >= 1 && turn <= 8 ? turn : 1
  }
  return 1
}

/** Exif that says how a picture is turned and nothing else; null where there is nothing to say. */
export function turnAlone(turn: number): Uint8Array | null {
  if (turn === 1) return null
  const bytes = new Uint8Array(26)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0x4d4d)
  view.setUint16(2, 42)
  view.setUint32(4, 8)
  view.setUint16(8, 1)
  view.setUint16(10, orientationTag)
  view.setUint16(12, 3)
  view.setUint32(14, 1)
  view.setUint16(18, turn)
  return bytes
}
