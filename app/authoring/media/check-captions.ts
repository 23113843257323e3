import { decodeText } from '../course-source.ts'

/** `line` counts from 1. */
export type CaptionsFault = {
  code:
    'captions_encoding' | 'captions_start' | 'captions_none' | 'captions_time' | 'captions_order' | 'captions_markup'
  line: number
}
export type CheckedCaptions = { ok: true; text: string } | { ok: false; fault: CaptionsFault }

const time = String.raw`(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})`
const timing = new RegExp(`^${time}[ \\t]+-->[ \\t]+${time}(?:[ \\t]+[A-Za-z]+:[A-Za-z0-9%.,-]+)*[ \\t]*$`)
/** Spans of WebVTT §4.2.2: who speaks, emphasis, language; with no address and no style in any. */
const span = /<\/?(?:c|i|b|u|v|lang|ruby|rt)(?:\.[\w-]+)*(?:[ \t]+[^<>&"'=]{1,100})?>/g

const milliseconds = ([hours = '0', minutes = '0', seconds = '0', rest = '0']: (string | undefined)[]) =>
  ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(rest)

class Refused extends Error {
  readonly fault: CaptionsFault
  constructor(code: CaptionsFault['code'], line: number) {
    super(code)
    this.fault = { code, line }
  }
}

/** One cue: an optional name, its times, its words. @returns when it begins, in milliseconds */
function checkCue(lines: readonly string[], first: number, before: number): number {
  const at = lines[0]?.includes('-->') ? 0 : 1
  const match = timing.exec(lines[at] ?? '')
  if (!match) throw new Refused('captions_time', first + Math.min(at, lines.length - 1))
  const [, ...figures] = match
  const [from, to] = [milliseconds(figures.slice(0, 4)), milliseconds(figures.slice(4, 8))]
  if (to <= from || from < before) throw new Refused('captions_order', first + at)
  for (const [index, line] of lines.slice(at + 1).entries()) {
    if (/[<>]/.test(line.replace(span, ''))) throw new Refused('captions_markup', first + at + 1 + index)
  }
  return from
}

function checkBlocks(lines: readonly string[], first: number): void {
  let cues = 0
  let before = 0
  for (let at = 0; at < lines.length; at += 1) {
    const end = lines.findIndex((line, index) => index >= at && line.trim() === '')
    const block = lines.slice(at, end === -1 ? lines.length : end)
    const [head = ''] = block
    if (/^(?:STYLE|REGION)\b/.test(head)) throw new Refused('captions_markup', first + at)
    if (block.length > 0 && !/^NOTE\b/.test(head)) {
      before = checkCue(block, first + at, before)
      cues += 1
    }
    at += block.length
  }
  if (cues === 0) throw new Refused('captions_none', 1)
}

/**
 * Captions as WebVTT (W3C, §4), with times that go up and words that are words: no style, region or element but those that
 * say who speaks. @returns the text with plain ends of lines
 */
export function checkCaptions(bytes: Uint8Array): CheckedCaptions {
  const text = decodeText(bytes)?.replaceAll('\r\n', '\n').replaceAll('\r', '\n') ?? null
  if (text === null || bytes.byteLength === 0) return { ok: false, fault: { code: 'captions_encoding', line: 1 } }
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  if (!/^WEBVTT(?:[ \t].*)?$/.test(lines[0] ?? '')) return { ok: false, fault: { code: 'captions_start', line: 1 } }
  // The lines after the first, up to an empty one, say what program wrote it: they go.
  const head = lines.findIndex((line) => line.trim() === '')
  const cues = head === -1 ? [] : lines.slice(head + 1)
  try {
    checkBlocks(cues, head + 2)
  } catch (error) {
    if (error instanceof Refused) return { ok: false, fault: error.fault }
    throw error
  }
  return { ok: true, text: `WEBVTT\n\n${cues.join('\n').trim()}\n` }
}
