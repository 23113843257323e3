import qrCode from 'qrcode'
import { log } from '#app/platform/log.server.ts'
import { typeset, type Document } from '#app/platform/typeset.server.ts'
import { certificateText } from './certificate-text.ts'
import type { CertificateFacts } from './schemas.ts'

/**
 * PDF/A forbids characters that no font at hand can show. A name written with one must not keep its owner from the
 * certificate: the same page then goes out as an ordinary tagged PDF.
 */
function setAsArchive(document: Document): Uint8Array {
  try {
    return typeset(document, 'a-2a')
  } catch (error) {
    if (!String(error).includes('could not be displayed')) throw error
    log('warn', 'a certificate has characters no font shows: not PDF/A')
    return typeset(document, '1.7')
  }
}

/**
 * The PDF of a certificate: A4 landscape, PDF/A-2a (ISO 19005-2, level A: tagged), one page, with a second one when the
 * programme does not fit. The same facts give the same bytes. About 20 ms; it holds the event loop meanwhile.
 */
export async function renderCertificate(facts: CertificateFacts, fiscalCode: string): Promise<Uint8Array> {
  const qrSvg = await qrCode.toString(facts.verifyUrl, {
    type: 'svg',
    errorCorrectionLevel: 'M',
    margin: 0,
    color: { dark: '#17324dff', light: '#ffffff00' },
  })
  const attestato = JSON.stringify({ ...certificateText(facts, fiscalCode), qrSvg })
  return setAsArchive({ folder: 'app/certificates/templates', file: 'attestato.typ', inputs: { attestato } })
}
