import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { activeSvg } from '../check-media.ts'
import { checkCaptions } from './check-captions.ts'
import {
  captions,
  box,
  film,
  flatPng,
  oggIsSound,
  pdf,
  photograph,
  secret,
  song,
  voice,
  webm,
} from './media.fixtures.ts'
import { prepareApart } from './prepare-apart.server.ts'
import { prepareMedia, type PreparedMedia } from './prepare-media.server.ts'

const refusal = async (name: string, bytes: Uint8Array) => {
  const outcome = await prepareMedia({ name, bytes })
  return outcome.ok ? outcome.media.kind : outcome.reason
}
async function taken(name: string, bytes: Uint8Array): Promise<PreparedMedia> {
  const outcome = await prepareMedia({ name, bytes })
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.media
}
const says = (bytes: Uint8Array, words = secret) => Buffer.from(bytes).includes(words)

describe('pictures', () => {
  test('lose place, device and everything else a camera writes, stand upright and fit a page', async () => {
    const original = await photograph()
    const before = await sharp(original).metadata()
    expect(before).toMatchObject({ orientation: 6, width: 2400 })
    expect(before.exif?.includes(secret)).toBe(true)
    const { bytes, thumb, ending, width, height } = await taken('foto.jpg', original)
    expect({ ending, width, height }).toEqual({ ending: 'webp', width: 1067, height: 1600 })
    const after = await sharp(bytes).metadata()
    expect(after).toMatchObject({ format: 'webp', width: 1067, height: 1600 })
    for (const kept of ['exif', 'xmp', 'icc', 'iptc', 'orientation'] as const) expect(after[kept]).toBeUndefined()
    expect(says(bytes)).toBe(false)
    expect(bytes.byteLength).toBeLessThanOrEqual(300_000)
    expect(thumb && (await sharp(thumb).metadata())).toMatchObject({ width: 267, height: 400 })
  })

  test('drawings of few colours keep their sharp edges, and what is transparent stays so', async () => {
    const child = sharp({ create: { width: 80, height: 80, channels: 4, background: '#ff000080' } })
    const { bytes, width } = await taken('disegno.png', await child.png().toBuffer())
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
    expect(width).toBe(80)
    expect(info.channels).toBe(4)
    expect([...data.subarray(0, 4)]).toEqual([255, 0, 0, 128])
  })

  test('that move are kept as their first frame, and it is said', async () => {
    const frames = Buffer.concat([Buffer.alloc(300, 10), Buffer.alloc(300, 200)])
    const gif = await sharp(frames, { raw: { width: 10, height: 20, channels: 3, pageHeight: 10 } })
      .gif()
      .toBuffer()
    expect(await sharp(gif).metadata()).toMatchObject({ pages: 2 })
    expect(await taken('mossa.gif', gif)).toMatchObject({ notes: ['first_frame'], width: 10, height: 10 })
  })

  test('made to fill memory are refused in a process of their own, and ours does not grow', async () => {
    const before = process.memoryUsage().rss
    const bombs = [flatPng(30_000, 30_000), flatPng(65_000, 65_000), flatPng(7000, 7000, 100), flatPng(7200, 7200)]
    const outcomes = []
    for (const bytes of bombs) outcomes.push(await prepareApart({ name: 'bomba.png', bytes }))
    expect(outcomes.map((one) => (one.ok ? 'taken' : one.reason))).toEqual([
      'picture_pixels',
      'picture_pixels',
      // Less in it than it says.
      'picture_broken',
      // As large as a telephone's, and read.
      'taken',
    ])
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000)
    expect(await prepareApart({ name: 'foto.jpg', bytes: await photograph(300, 200) })).toMatchObject({ ok: true })
  })
})

describe('what is not what it says', () => {
  const script = '/*\u0000\u0000*/=1;alert(1)//'
  test.each<[string, string, Uint8Array, string]>([
    ['GIF that is a script', 'x.gif', Buffer.from(`GIF89a${script}`), 'picture_broken'],
    ['JPEG that is a script', 'x.jpg', Buffer.from(`\u00FF\u00D8\u00FF${script}`, 'latin1'), 'picture_broken'],
    ['page named PNG', 'x.png', Buffer.from('<!doctype html><script>alert(1)</script>'), 'kind_html'],
    ['PDF named JPEG', 'x.jpg', pdf(), 'name_differs'],
    ['JPEG named PDF', 'x.pdf', Buffer.from('\u00FF\u00D8\u00FFxx', 'latin1'), 'name_differs'],
    ['MP3 named film', 'x.mp4', song(), 'name_differs'],
    [
      'PDF and a ZIP behind it',
      'x.pdf',
      Buffer.concat([pdf(), Buffer.from('PK\u0003\u0004'), Buffer.alloc(3000)]),
      'pdf_broken',
    ],
    ['nothing', 'x.png', Buffer.alloc(0), 'file_empty'],
    ['too much', 'x.png', Buffer.alloc(20_000_001), 'file_large'],
    ['photograph of an iPhone', 'x.heic', box('ftyp', 'heic', 'mif1heic'), 'kind_heic'],
    ['film of an iPhone', 'x.mov', film(undefined, 'qt  '), 'kind_quicktime'],
    ['WAV', 'x.wav', Buffer.from('RIFF\0\0\0\0WAVEfmt '), 'kind_wav'],
    ['Word', 'x.docx', Buffer.from('PK\u0003\u0004xxxx'), 'kind_document'],
    ['TIFF', 'x.tif', Buffer.from('II*\0xxxx'), 'kind_picture'],
    ['words', 'x.txt', Buffer.from('ciao'), 'kind_unknown'],
    ['bytes', 'x', Buffer.from([1, 2, 3, 0]), 'kind_unknown'],
  ])('%s', async (_what, name, bytes, reason) => {
    expect(await refusal(name, bytes)).toBe(reason)
  })

  test('a PDF is kept as it is', async () => {
    const { bytes, kind } = await taken('modulo.pdf', pdf('abc'))
    expect({ kind, same: Buffer.compare(bytes, pdf('abc')) }).toEqual({ kind: 'document', same: 0 })
  })
})

describe('drawings', () => {
  const svg = (inside: string, root = '') =>
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${root}>${inside}</svg>`,
    )
  const circle = '<circle cx="5" cy="5" r="4" fill="red"/>'
  const written = async (bytes: Buffer) => {
    const media = await taken('x.svg', bytes)
    return { text: Buffer.from(media.bytes).toString(), notes: media.notes }
  }

  test('keep shapes, words, gradients and links inside themselves', async () => {
    const inside =
      '<title>Uno &amp; due</title><defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs>' +
      '<g transform="scale(2)"><rect id="r" width="4" height="4" fill="url(#a)" style="stroke:#000;stroke-width:2"/><use xlink:href="#r" x="3"/></g>' +
      '<text x="1" y="9">Città &lt;1&gt;</text>'
    const { text, notes } = await written(svg(inside, 'viewBox="0 0 10 10"'))
    expect(notes).toEqual([])
    expect(text).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>Uno &amp; due</title><defs><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient></defs><g transform="scale(2)"><rect id="r" width="4" height="4" fill="url(#a)" style="stroke:#000;stroke-width:2"/><use href="#r" x="3"/></g><text x="1" y="9">Città &lt;1&gt;</text></svg>\n',
    )
  })

  test.each<[string, string, string?]>([
    ['script', '<script>alert(1)</script>'],
    ['script in another namespace', '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>'],
    ['script by address', '<script href="https://evil.example/x.js"/>'],
    ['script in CDATA', '<script><![CDATA[alert(1)]]></script>'],
    [
      'foreign content',
      '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="alert(1)"/></foreignObject>',
    ],
    ['frame', '<iframe src="https://evil.example"/>'],
    ['event', '<rect width="1" height="1" onclick="alert(1)"/>'],
    ['event at the root', '', 'onload="alert(1)"'],
    ['event in capitals', '<rect width="1" height="1" OnMouseOver="alert(1)"/>'],
    ['event with a prefix', '<rect width="1" height="1" ev:onload="alert(1)" xmlns:ev="x"/>'],
    ['address of a script', '<a href="javascript:alert(1)"><text>x</text></a>'],
    ['address of a script by numbers', '<a xlink:href="&#106;avascript&#58;alert(1)"><text>x</text></a>'],
    ['address elsewhere', '<use href="https://evil.example/x.svg#a"/>'],
    ['data in an address', '<use href="data:image/svg+xml;base64,PHN2Zy8+"/>'],
    ['picture elsewhere', '<image href="https://evil.example/x.png" width="1" height="1"/>'],
    ['picture inside', '<image href="data:image/png;base64,AAAA" width="1" height="1"/>'],
    ['animation of an address', '<a><set attributeName="href" to="javascript:alert(1)"/><text>x</text></a>'],
    ['animation', '<rect width="1" height="1"><animate attributeName="x" to="9" onbegin="alert(1)"/></rect>'],
    ['style sheet', '<style>@import url(https://evil.example/x.css);</style>'],
    ['style with an address', '<rect width="1" height="1" style="fill:url(https://evil.example/x)"/>'],
    ['style in disguise', '<rect width="1" height="1" style="fill:u\\72l(https://evil.example/x)"/>'],
    ['fill with an address', '<rect width="1" height="1" fill="url(https://evil.example/x#a)"/>'],
    ['filter that loads', '<filter id="f"><feImage href="https://evil.example/x.png"/></filter>'],
    ['handler of SVG Tiny', '<handler type="application/ecmascript">alert(1)</handler>'],
    ['instruction', '<?xml-stylesheet href="https://evil.example/x.css"?>'],
  ])('lose a %s', async (_what, inside, root) => {
    const { text, notes } = await written(svg(`${inside}${circle}`, root))
    expect(text).toContain('<circle cx="5" cy="5" r="4" fill="red"/>')
    expect(text).not.toMatch(/alert|evil|script|onload|onclick|data:|@import|<a\b|image|&#/i)
    expect(activeSvg(Buffer.from(text))).toBe(false)
    if (!inside.startsWith('<?')) expect(notes).toEqual(['drawing_less'])
  })

  const copies = Array.from(
    { length: 20 },
    (_, at) => `<g id="g${at + 1}"><use href="#g${at}"/><use href="#g${at}"/></g>`,
  )
  test.each<[string, Buffer, string]>([
    [
      'entities that grow',
      Buffer.from(`<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>`),
      'svg_doctype',
    ],
    [
      'a file of the server',
      Buffer.from(`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>`),
      'svg_doctype',
    ],
    ['copies of copies', svg(`<g id="g0">${circle}</g>${copies.join('')}`), 'svg_expands'],
    ['copies in a circle', svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), 'svg_expands'],
    ['what does not close', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><g><rect></svg>'), 'svg_broken'],
    ['thousands inside one another', svg('<g>'.repeat(5000) + '</g>'.repeat(5000)), 'svg_broken'],
    ['a script in front', Buffer.concat([Buffer.from('alert(1)//'), svg(circle)]), 'kind_unknown'],
    ['too large', svg(`<desc>${'x'.repeat(1_000_001)}</desc>`), 'drawing_large'],
  ])('are refused with %s', async (_what, bytes, reason) => {
    expect(await refusal('x.svg', bytes)).toBe(reason)
  })

  test('made to cost time end soon', async () => {
    const start = Date.now()
    const outcome = await prepareApart({ name: 'x.svg', bytes: svg('<a "'.repeat(200_000)) })
    expect(outcome.ok).toBe(false)
    expect(Date.now() - start).toBeLessThan(35_000)
  }, 60_000)
})

describe('film and sound', () => {
  test('an MP4 keeps its frames in their place and no word of places, people, dates', async () => {
    const original = film()
    expect(says(original)).toBe(true)
    const { bytes, kind, ending } = await taken('ripresa.mp4', original)
    expect({ kind, ending, length: bytes.byteLength }).toEqual({ kind: 'film', ending: 'mp4', length: original.length })
    expect(says(bytes)).toBe(false)
    expect(says(bytes, '+45.58')).toBe(false)
    expect(Buffer.from(bytes).includes(Buffer.from('deadbeef', 'hex'))).toBe(false)
    expect(Buffer.from(bytes).indexOf('frames')).toBe(original.indexOf('frames'))
  })

  test.each<[string, [string, string][], string]>([
    [
      'places the camera was at',
      [
        ['vide', 'avc1'],
        ['meta', 'gpmd'],
      ],
      'film_data_track',
    ],
    [
      'a form browsers do not play',
      [
        ['vide', 'hvc1'],
        ['soun', 'mp4a'],
      ],
      'film_codec',
    ],
    ['a key', [['vide', 'encv']], 'film_codec'],
    ['no track', [], 'film_broken'],
    ['sound alone', [['soun', 'mp4a']], 'sound'],
  ])('with %s', async (_what, tracks, expected) => {
    expect(await refusal('x.mp4', film(tracks))).toBe(expected)
  })

  test('cut short, or with boxes that claim too much, it is refused', async () => {
    expect(await refusal('x.mp4', film().subarray(0, 200))).toBe('film_broken')
    expect(
      await refusal(
        'x.mp4',
        Buffer.concat([box('ftyp', 'isom'), Buffer.from([255, 255, 255, 255]), Buffer.from('moov')]),
      ),
    ).toBe('film_broken')
    const nested = Array.from({ length: 40 }).reduce<Buffer>((inside) => box('moov', inside), box('free'))
    expect(await refusal('x.mp4', Buffer.concat([box('ftyp', 'isom'), nested]))).toBe('film_broken')
  })

  test('a WebM loses its tags, files and titles; sound alone and Matroska are refused', async () => {
    const { bytes, kind } = await taken('x.webm', webm())
    expect({ kind, said: says(bytes), length: bytes.byteLength }).toEqual({
      kind: 'film',
      said: false,
      length: webm().length,
    })
    expect(Buffer.from(bytes).includes('frames')).toBe(true)
    expect(await taken('x.webm', Buffer.from(bytes))).toMatchObject({ kind: 'film' })
    expect(await refusal('x.webm', webm([2]))).toBe('sound_webm')
    expect(await refusal('x.webm', webm([1], 'matroska'))).toBe('film_broken')
    expect(await refusal('x.webm', webm([1, 17]))).toBe('film_broken')
    expect(await refusal('x.webm', webm().subarray(0, 120))).toBe('film_broken')
  })

  test('an MP3 loses its tags, an Opus its comments, and both stay whole', async () => {
    const mp3 = await taken('x.mp3', song())
    expect({ said: says(mp3.bytes), length: mp3.bytes.byteLength, ending: mp3.ending }).toEqual({
      said: false,
      length: 417 * 40,
      ending: 'mp3',
    })
    const ogg = await taken('messaggio.opus', voice())
    expect({ said: says(ogg.bytes), ending: ogg.ending, whole: oggIsSound(ogg.bytes) }).toEqual({
      said: false,
      ending: 'ogg',
      whole: true,
    })
    expect(
      await refusal(
        'x.mp3',
        Buffer.concat([Buffer.from('ID3\u0004\0\0\0\0\0\u0004xxxx', 'latin1'), Buffer.from('<script>')]),
      ),
    ).toBe('sound_broken')
    const flipped = voice()
    flipped[flipped.length - 1] = 9
    expect(await refusal('x.ogg', flipped)).toBe('sound_broken')
  })
})

describe('captions', () => {
  const fault = (text: string) => {
    const checked = checkCaptions(Buffer.from(text))
    return checked.ok ? 'taken' : `${checked.fault.code} ${checked.fault.line}`
  }
  const cue = (words: string) => `WEBVTT\n\n00:00.000 --> 00:02.000\n${words}\n`

  test('with who speaks and lines of any system are taken', () => {
    expect(checkCaptions(Buffer.from(captions.replaceAll('\n', '\r\n')))).toEqual({ ok: true, text: captions })
    expect(
      fault('WEBVTT - x\nKind: captions\n\nNOTE nulla\n\n1\n00:00:00.000 --> 00:00:01.500 line:0 align:start\nCiao\n'),
    ).toBe('taken')
  })

  test.each<[string, string, string]>([
    ['subtitles of another kind', '1\n00:00:00,000 --> 00:00:01,000\nCiao\n', 'captions_start 1'],
    ['no cue', 'WEBVTT\n\nNOTE nulla\n', 'captions_none 1'],
    ['a script', cue('<script>alert(1)</script>'), 'captions_markup 4'],
    ['a picture with an event', cue('<img src=x onerror=alert(1)>'), 'captions_markup 4'],
    ['an open bracket', cue('a < b'), 'captions_markup 4'],
    [
      'a style',
      'WEBVTT\n\nSTYLE\n::cue { background: url(https://evil.example) }\n\n00:00.000 --> 00:02.000\nx\n',
      'captions_markup 3',
    ],
    ['times that go back', `${cue('a')}\n00:00.000 --> 00:00.000\nb\n`, 'captions_order 6'],
    ['a time that is none', 'WEBVTT\n\n0:0 -> 1:0\nx\n', 'captions_time 4'],
  ])('with %s are refused at their line', (_what, text, expected) => {
    expect(fault(text)).toBe(expected)
  })

  test('of bytes that are no text are refused', () => {
    expect(checkCaptions(Buffer.from([0xff, 0xfe, 0]))).toMatchObject({ ok: false })
  })
})
