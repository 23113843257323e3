import { expect, test } from 'vitest'
import { mediaTypeOf } from './media-type.ts'

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const jpeg = [0xff, 0xd8, 0xff, 0xe0]
const mp4 = [0, 0, 0, 0x18, 0x66, 0x74, 0x79, 0x70, 0x69, 0x73, 0x6f, 0x6d]
const zip = [0x50, 0x4b, 0x03, 0x04]
const bytes = 'application/octet-stream'

/** Name, first bytes, what it is served as, whether they contradict each other. */
test.each<[string, string | number[], string, boolean]>([
  ['index.html', '<!doctype html>', 'text/html', false],
  ['INDEX.HTM', '<p>', 'text/html', false],
  ['a.js', 'var a', 'text/javascript', false],
  ['a.mjs', '', 'text/javascript', false],
  ['a.css', 'a{}', 'text/css', false],
  ['a.svg', '<svg/>', 'image/svg+xml', false],
  ['a.vtt', 'WEBVTT', 'text/vtt', false],
  ['a.png', png, 'image/png', false],
  // A picture called another is what it is; browsers would find out by themselves.
  ['a.png', jpeg, 'image/jpeg', false],
  ['a.mp4', mp4, 'video/mp4', false],
  ['a.m4a', mp4, 'audio/mp4', false],
  ['a.mp3', 'ID3', 'audio/mpeg', false],
  ['a.mp3', [0xff, 0xfb, 0x90], 'audio/mpeg', false],
  ['a.woff2', 'wOF2', 'font/woff2', false],
  ['a.wasm', [0x00, 0x61, 0x73, 0x6d], 'application/wasm', false],
  ['a.html', [0xff, 0xfe, 0x3c, 0x00], 'text/html', false],
  ['a.js', 'BM=1', 'text/javascript', false],
  ['a.txt', 'MZ is how programs begin', 'text/plain', false],
  ['a.exe', 'MZ', bytes, false],
  ['a.php', '<?php', bytes, false],
  ['a.swf', 'CWS', bytes, false],
  ['a.html.exe', '<html>', bytes, false],
  ['README', 'x', bytes, false],
  ['.htaccess', 'x', bytes, false],
  ['a.png', '<html><script>', bytes, true],
  ['a.png', zip, bytes, true],
  ['a.pdf', '<svg onload=x>', bytes, true],
  ['a.mp3', ' <!DOCTYPE html>', bytes, true],
  ['a.html', zip, bytes, true],
  ['a.js', png, bytes, true],
  ['a.css', [0x7f, 0x45, 0x4c, 0x46, 0x02], bytes, true],
  ['a.json', 'x\u0000y', bytes, true],
])('%s of %j is %s', (name, head, mediaType, isContradicted) => {
  const start = typeof head === 'string' ? Buffer.from(head) : Uint8Array.from(head)
  expect(mediaTypeOf(name, start)).toEqual({ mediaType, isContradicted })
})
