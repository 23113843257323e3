import { spawnSync } from 'node:child_process'
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { crc32 } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readZip } from '../read-zip.fixtures.ts'
import { zipPieces, zipSize, type ZipEntry } from './zip-pieces.ts'

const at = new Date('2026-11-24T09:30:10Z')
type File = ZipEntry & { bytes: Buffer }

function fileOf(name: string, text: string): File {
  const bytes = Buffer.from(text)
  return { path: name, bytes, size: bytes.length, crc32: crc32(bytes) }
}

const files = [
  fileOf('manifest.csv', 'File;SHA-256\r\n'),
  fileOf('vuoto.csv', ''),
  fileOf('Comune di Cantù/Anagrafe/Dell’Oro-Ada-A-1.pdf', '%PDF-1.7 uno'),
  fileOf('Comune di Cantù/Servizi sociali/Żak-Bice-A-2.pdf', '%PDF-1.7 due'.repeat(500)),
]

async function bytesOf(entries: readonly File[], range?: { first: number; last: number }): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  const whole = { first: 0, last: zipSize(entries) - 1 }
  const read = ({ bytes }: File) => Promise.resolve(bytes)
  for await (const piece of zipPieces(entries, { at, range: range ?? whole }, read)) pieces.push(piece)
  return Buffer.concat(pieces)
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sguardi-zip-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** An independent reader (Info-ZIP), where the machine has one. */
const hasUnzip = spawnSync('unzip', ['-v']).status === 0
function infoZip(program: 'unzip' | 'zipinfo', ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return stdout
}

test('holds what was put in, and is as long as it said', async () => {
  const zip = await bytesOf(files)
  expect(zip.length).toBe(zipSize(files))
  expect([...readZip(zip)]).toEqual(files.map(({ path: name, bytes }) => [name, bytes]))
})

test('of no files is an empty ZIP', async () => {
  expect(await bytesOf([])).toHaveLength(22)
  expect(zipSize([])).toBe(22)
})

test('every range is that part of the whole, and reads only the files it touches', async () => {
  const zip = await bytesOf(files)
  for (let first = 0; first < zip.length; first += 37) {
    for (const length of [1, 2, 36, 500, zip.length]) {
      const last = Math.min(zip.length - 1, first + length - 1)
      expect((await bytesOf(files, { first, last })).equals(zip.subarray(first, last + 1))).toBe(true)
    }
  }
  const read: string[] = []
  const reading = async (file: File) => {
    read.push(file.path)
    return Promise.resolve(file.bytes)
  }
  for await (const piece of zipPieces(files, { at, range: { first: 0, last: 80 } }, reading))
    expect(piece).toBeDefined()
  expect(read).toEqual(['manifest.csv'])
})

test('bytes of another length than promised stop it', async () => {
  const wrong = files.map((file) => ({ ...file, bytes: Buffer.from('altro') }))
  await expect(bytesOf(wrong)).rejects.toThrow('another length')
})

describe.runIf(hasUnzip)('an independent reader', () => {
  test('finds every file whole under its name', async () => {
    const file = path.join(folder, 'piccolo.zip')
    await writeFile(file, await bytesOf(files))
    expect(infoZip('unzip', '-tq', file)).toContain('No errors detected')
    const names = infoZip('zipinfo', '-1', file).trim().split('\n')
    expect(names).toHaveLength(files.length)
    expect(infoZip('unzip', '-p', file, '*A-2.pdf')).toBe('%PDF-1.7 due'.repeat(500))
  })

  test.each([0xfffe, 0xffff, 0x10000, 70_000])('reads %i files, around what 16 bits count', async (count) => {
    const many = Array.from({ length: count }, (_, index) => fileOf(`f/${index}.pdf`, ''))
    const file = path.join(folder, `${count}.zip`)
    const zip = await bytesOf(many)
    expect(zip.length).toBe(zipSize(many))
    await writeFile(file, zip)
    expect(infoZip('zipinfo', '-h', file)).toMatch(new RegExp(`entries: ${count}\\b`))
    expect(zip.includes(Buffer.from('504b0606', 'hex'))).toBe(count >= 0xffff)
  })
})

/** Writes headers and directory where they belong and leaves the contents as holes: a file of gigabytes takes no room. */
async function writeSparse(file: string, entries: readonly ZipEntry[]) {
  const size = zipSize(entries)
  const handle = await open(file, 'w')
  await handle.truncate(size)
  const read = () => Promise.reject(new Error('no contents here'))
  const put = async (first: number, last: number) => {
    let position = first
    for await (const piece of zipPieces(entries, { at, range: { first, last } }, read)) {
      await handle.write(piece, 0, piece.byteLength, position)
      position += piece.byteLength
    }
  }
  let offset = 0
  for (const entry of entries) {
    const header = 30 + Buffer.byteLength(entry.path)
    await put(offset, offset + header - 1)
    offset += header + entry.size
  }
  await put(offset, size - 1)
  await handle.close()
  return offset
}

describe('beyond 4 GiB', () => {
  const header = 30 + 'a.pdf'.length
  const large = (size: number): ZipEntry => ({ path: 'a.pdf', size, crc32: 0 })

  test.each([
    [0xffffffff - 1, 20, false],
    [0xffffffff, 45, true],
    [0xffffffff + 1, 45, true],
  ])('the second file at %i needs version %i', async (begins, version, isFar) => {
    const entries = [large(begins - header), { ...large(0), path: 'b.pdf' }]
    const [first, last] = [begins + header, zipSize(entries) - 1]
    const parts: Uint8Array[] = []
    const read = () => Promise.reject(new Error('no contents here'))
    for await (const piece of zipPieces(entries, { at, range: { first, last } }, read)) parts.push(piece)
    const directory = Buffer.concat(parts)
    const second = directory.subarray(46 + 'a.pdf'.length)
    expect(second.readUInt16LE(6)).toBe(version)
    expect(second.readUInt32LE(42)).toBe(Math.min(begins, 0xffffffff))
    expect(second.readUInt16LE(30)).toBe(isFar ? 12 : 0)
    if (isFar) expect(Number(second.readBigUInt64LE(46 + 'b.pdf'.length + 4))).toBe(begins)
    // The directory itself begins beyond 4 GiB each time, so the ZIP64 ending is there.
    expect(directory.includes(Buffer.from('504b0606', 'hex'))).toBe(true)
    expect(Number(directory.readBigUInt64LE(directory.length - 98 + 48))).toBe(first)
  })

  test.runIf(hasUnzip)('an independent reader finds the directory and the last file', async () => {
    const entries = Array.from({ length: 4 }, (_, index) => ({ ...large(1_500_000_000), path: `${index}.pdf` }))
    const last = fileOf('ultimo.pdf', '')
    const file = path.join(folder, 'grande.zip')
    await writeSparse(file, [...entries, last])
    const listed = infoZip('zipinfo', file)
    expect(listed).toContain('ultimo.pdf')
    expect(listed).toContain('5 files, 6000000000 bytes uncompressed')
    expect(infoZip('unzip', '-tq', file, 'ultimo.pdf')).toContain('No errors detected')
  })
})
