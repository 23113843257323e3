const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Whole numbers as bits, written out six in a sign that every register takes. */
export class BitWriter {
  readonly #bits: number[] = []

  write(value: number, count: number): void {
    for (let at = count - 1; at >= 0; at -= 1) this.#bits.push(Math.floor(value / 2 ** at) % 2)
  }

  /** A number of no fixed size, in groups of three bits. */
  number(value: number): void {
    for (let rest = value; ; rest = Math.floor(rest / 8)) {
      this.write(rest >= 8 ? 1 : 0, 1)
      this.write(rest % 8, 3)
      if (rest < 8) return
    }
  }

  text(value: string): void {
    const bytes = new TextEncoder().encode(value)
    this.number(bytes.length)
    bytes.forEach((byte) => {
      this.write(byte, 8)
    })
  }

  toString(): string {
    let text = ''
    for (let at = 0; at < this.#bits.length; at += 6) {
      const six = Array.from({ length: 6 }, (_, place) => this.#bits[at + place] ?? 0)
      text += signs[six.reduce((sum, bit) => sum * 2 + bit, 0)] ?? ''
    }
    return text
  }
}

/** Reads what a `BitWriter` wrote. @throws Error at the end, and for a sign that is none */
export class BitReader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  #bit(): number {
    const place = signs.indexOf(this.#text[Math.floor(this.#at / 6)] ?? '?')
    if (place < 0) throw new Error('nothing more to read')
    const bit = Math.floor(place / 2 ** (5 - (this.#at % 6))) % 2
    this.#at += 1
    return bit
  }

  read(count: number): number {
    let value = 0
    for (let left = count; left > 0; left -= 1) value = value * 2 + this.#bit()
    return value
  }

  number(): number {
    let value = 0
    for (let scale = 1; ; scale *= 8) {
      const goesOn = this.read(1) === 1
      value += this.read(3) * scale
      if (!goesOn) return value
    }
  }

  text(): string {
    const bytes = Uint8Array.from({ length: this.number() }, () => this.read(8))
    return new TextDecoder().decode(bytes)
  }
}
