import { expect, test } from 'vitest'
import { journalFile } from './journal-file.ts'

const names = {
  title: 'Il mio diario',
  made: 'Scaricato il 2026-04-01',
  course: 'Corso',
  edited: (when: string) => `modificato il ${when}`,
}
const when = (instant: Date) => instant.toISOString().slice(0, 10)
const entry = (text: string, day: string, editedAt: string | null = null) => ({
  id: day,
  text,
  writtenAt: `${day}T09:00:00.000Z`,
  editedAt,
})
const fileOf = (entries: ReturnType<typeof entry>[], promptHtml = '<p>Che cosa hai visto?</p>') =>
  journalFile([{ course: 'Lo sguardo', title: 'Un gesto', promptHtml, entries }], names, when)

test('is a part for each question with its words, the oldest entry first', () => {
  const text = fileOf([entry('dopo', '2026-03-12', '2026-03-13T09:00:00.000Z'), entry('prima', '2026-03-10')])
  expect(text.split('\r\n')).toEqual([
    '\uFEFFIl mio diario',
    'Scaricato il 2026-04-01',
    '',
    '-'.repeat(60),
    'Un gesto',
    'Corso: Lo sguardo',
    '',
    'Che cosa hai visto?',
    '',
    '[2026-03-10]',
    '',
    'prima',
    '',
    '[2026-03-12] (modificato il 2026-03-13)',
    '',
    'dopo',
    '',
  ])
})

test('keeps what somebody wrote as they wrote it, whatever line ends their browser sent', () => {
  const text = fileOf([entry('# non un titolo\r\n- né *un elenco*\n  <b> &amp;  ', '2026-03-10')])
  expect(text).toContain('\r\n# non un titolo\r\n- né *un elenco*\r\n  <b> &amp;  \r\n')
})

test('no line ends in a bare line feed, which older Notepads run together', () => {
  expect(fileOf([entry('uno\n\ndue', '2026-03-10')])).not.toMatch(/(?<!\r)\n/)
})

test.each([
  ['<p>Che cosa\nhai <strong>visto</strong>?</p>\n<p>E poi?</p>', 'Che cosa hai visto?\r\nE poi?'],
  [
    '<p>Scegli:</p>\n<ul>\n<li>un gesto</li>\n<li><p>una parola</p></li>\n</ul>',
    'Scegli:\r\n- un gesto\r\n- una parola',
  ],
  ['<p>a &#x3C; b &amp;&amp; c &#39;d&#39; &lt;e></p>', "a < b && c 'd' <e>"],
])('the question %j is plain words', (html, words) => {
  expect(fileOf([entry('x', '2026-03-10')], html)).toContain(`\r\n\r\n${words}\r\n\r\n[`)
})
