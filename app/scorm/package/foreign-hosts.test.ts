import { expect, test } from 'vitest'
import { HostList, mentionsIn, type TextKind } from './foreign-hosts.ts'
import { TextScan } from './scan-text.ts'

const found = (text: string, kind: TextKind) => mentionsIn(text, kind).map(({ host, use }) => `${use} ${host}`)

test.each<[TextKind, string, string[]]>([
  ['page', '<script src="https://cdn.example.it/a.js"></script>', ['loads cdn.example.it']],
  ['page', "<img src='//img.esempio.it/a.png'>", ['loads img.esempio.it']],
  ['page', '<img srcset="a.png 1x, https://img.esempio.it/b.png 2x">', ['loads img.esempio.it']],
  ['page', '<link rel="stylesheet" href="https://fonts.googleapis.com/css?a">', ['loads fonts.googleapis.com']],
  ['page', '<iframe allow="x" src="https://player.vimeo.com/video/1"></iframe>', ['loads player.vimeo.com']],
  ['page', '<a class="x" href="https://www.esempio.it">x</a>', ['links www.esempio.it']],
  ['page', '<form action="https://www.esempio.it/x">', ['links www.esempio.it']],
  ['page', '<div data-url="https://www.esempio.it/x">', ['names www.esempio.it']],
  ['page', '<p>Vedi https://www.esempio.it per altro</p>', []],
  ['page', '<!-- <img src="https://img.esempio.it/a.png"> -->', []],
  ['page', '<html xmlns="http://www.w3.org/1999/xhtml">', []],
  ['page', '<html xmlns:x="http://altro.esempio.it/ns">', []],
  ['page', '<script>fetch("https://api.esempio.it/x")</script>', ['loads api.esempio.it']],
  ['page', '<script>for(i=0;i<n;i++){a="https://api.esempio.it/x"}</script>', ['names api.esempio.it']],
  ['page', '<div style="background:url(https://img.esempio.it/a)">', ['loads img.esempio.it']],
  ['script', 'const s = new WebSocket("wss://live.esempio.it")', ['loads live.esempio.it']],
  ['script', 'x.open("GET", "https://api.esempio.it")', ['loads api.esempio.it']],
  ['script', 'import a from "https://esm.sh/a"', ['loads esm.sh']],
  ['script', 'img.src="https://px.esempio.it/1"', ['loads px.esempio.it']],
  ['script', 'var h="<img src=\\"https://px.esempio.it/1\\">"', ['loads px.esempio.it']],
  ['script', 'var base = "https:\\/\\/api.esempio.it\\/v1"', ['names api.esempio.it']],
  ['script', 'var a = "//cdn.esempio.it/x"', ['names cdn.esempio.it']],
  ['script', 'var a = "//images/foto.png"', []],
  ['script', '// https://github.com/x/y', []],
  ['script', '/*! jQuery https://jquery.org/license */', []],
  ['script', 'e.setAttributeNS("http://www.w3.org/2000/svg")', []],
  ['script', 'a = b //c.d/e', []],
  ['script', 'var d="aHR0cHM6Ly93d3cueW91dHViZS5jb20vZW1iZWQveA"', ['names www.youtube.com']],
  ['script', `var d="${Buffer.from('x{"u":"https://www.vimeo.com/1"}').toString('base64')}"`, ['names www.vimeo.com']],
  ['script', `var d="${Buffer.from('xy{"u":"https://www.vimeo.com/1"}').toString('base64')}"`, ['names www.vimeo.com']],
  ['script', `var d="${Buffer.from('xyz{"u":"http://www.vimeo.com/1"}').toString('base64')}"`, ['names www.vimeo.com']],
  [
    'style',
    '@import "https://fonts.esempio.it/a.css"; a{b:url( \'//img.esempio.it/a\')}',
    ['loads fonts.esempio.it', 'loads img.esempio.it'],
  ],
  ['style', '/* https://esempio.it */', []],
  ['data', '{"video":"https:\\/\\/video.esempio.it\\/a.mp4"}', ['names video.esempio.it']],
  ['data', '<a xmlns:q="http://altro.esempio.it/ns"/>', []],
  ['script', 'a="http://127.0.0.1:8080/x"; b="http://localhost/x"', ['names 127.0.0.1', 'names localhost']],
])('%s: %s', (kind, text, expected) => {
  expect(found(text, kind)).toEqual(expected)
})

test('a text is read alike in pieces of any size, with its lines', () => {
  const lines = Array.from({ length: 400 }, (_, n) =>
    n % 37 === 5
      ? `<script src="https://cdn-${n % 3}.esempio.it/${n}.js"></script>`
      : `<p>${'parola '.repeat(n % 30)}</p>`,
  )
  const bytes = Buffer.from(lines.join('\n'))
  const read = (size: number) => {
    const hosts = new HostList()
    const scan = new TextScan('page', 'a.html', hosts)
    for (let at = 0; at < bytes.length; at += size) scan.push(bytes.subarray(at, at + size))
    scan.end()
    return hosts.list()
  }
  const whole = read(bytes.length)
  expect(whole.map(({ host, mentions }) => [host, mentions])).toEqual([
    ['cdn-0.esempio.it', 4],
    ['cdn-1.esempio.it', 3],
    ['cdn-2.esempio.it', 4],
  ])
  expect(whole[2]?.places[0]).toEqual({ file: 'a.html', line: 6 })
  for (const size of [1, 7, 64, 999, 1000, 1001, 4096]) expect(read(size)).toEqual(whole)
})

test('a host keeps the strongest use that is made of it, and the places of that', () => {
  const hosts = new HostList()
  hosts.add({ host: 'a.it', use: 'names', insecure: false }, 'a.js', 1)
  hosts.add({ host: 'a.it', use: 'loads', insecure: true }, 'b.html', 2)
  hosts.add({ host: 'a.it', use: 'links', insecure: false }, 'c.html', 3)
  expect(hosts.list()).toEqual([
    { host: 'a.it', use: 'loads', insecure: true, mentions: 3, places: [{ file: 'b.html', line: 2 }] },
  ])
})
