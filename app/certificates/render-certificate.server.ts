import path from 'node:path'
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler'
import qrCode from 'qrcode'
import { log } from '#app/platform/log.server.ts'
import { certificateText } from './certificate-text.ts'
import type { CertificateFacts } from './schemas.ts'

/** By place in the repository: the server runs as a bundle elsewhere, always started at the repository's root. */
const templates = path.resolve('app/certificates/templates')
const fonts = path.resolve('node_modules/bootstrap-italia/dist/fonts/Titillium_Web')

let opened: NodeCompiler | undefined

function compiler(): NodeCompiler {
  opened ??= NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: [fonts] }] })
  return opened
}

function compile(attestato: string): NodeTypstDocument {
  const outcome = compiler().compile({
    mainFilePath: path.join(templates, 'attestato.typ'),
    inputs: { attestato },
  })
  if (outcome.result) return outcome.result
  const diagnostics = JSON.stringify(outcome.takeError()?.shortDiagnostics ?? [])
  throw new Error(`the certificate could not be set: ${diagnostics}`)
}

/**
 * PDF/A forbids characters that no font at hand can show. A name written with one must not keep its owner from the
 * certificate: the same page then goes out as an ordinary tagged PDF.
 */
function exportPdf(document: NodeTypstDocument): Uint8Array {
  try {
    return compiler().pdf(document, { pdfStandard: 'a-2a' })
  } catch (error) {
    if (!String(error).includes('could not be displayed')) throw error
    log('warn', 'a certificate has characters no font shows: not PDF/A')
    return compiler().pdf(document, { pdfStandard: '1.7' })
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
  try {
    return exportPdf(compile(JSON.stringify({ ...certificateText(facts, fiscalCode), qrSvg })))
  } finally {
    opened?.evictCache(10)
  }
}
