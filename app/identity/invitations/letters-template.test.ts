import { expect, test } from 'vitest'
import { typeset } from '#app/platform/typeset.server.ts'
import { readPdf } from '#tests/setup/poppler.ts'
import { printedCode } from './invitation-code.ts'

const qrSvg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>'

/** Letters with these codes, as `letters-pdf.server.ts` has them set. */
function setLetters(codes: readonly string[]): Promise<Uint8Array> {
  const letters = codes.map((code) => ({ code, name: 'Ada Lontani', place: 'Anagrafe', until: '', qrAlt: 'QR', qrSvg }))
  const words = {
    title: 'Inviti',
    heading: 'Invito',
    lead: '',
    steps: ['Apri', 'Scrivi', 'Scegli'],
    code: '',
    help: '',
  }
  const inputs = { lettere: JSON.stringify({ place: 'Anagrafe', date: [2026, 1, 1], letters, words }) }
  return typeset({ folder: 'app/identity/invitations/templates', file: 'lettere.typ', inputs }, 'a-2a')
}

test('a code stands on one line, also one of the widest letters', async () => {
  const codes = ['W7WWZSW7THY4', 'K7CJWM3VWRW1', 'WWWWWWWWWWWW', '111111111111'].map(printedCode)
  const { text } = await readPdf(await setLetters(codes))
  for (const code of codes) expect(text).toContain(code)
})
