import path from 'node:path'
import { Piscina } from 'piscina'
import type { Document, PdfStandard } from './typst.ts'

let thread: Piscina<{ document: Document; standard: PdfStandard }, Uint8Array> | undefined

/** Opened at the first document; after ten quiet minutes its memory is given back. */
function typesetter() {
  thread ??= new Piscina({
    filename: path.resolve('app/platform/typeset-worker.ts'),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 600_000,
    execArgv: [],
  })
  return thread
}

/**
 * Sets a document with Typst: the same template and inputs give the same bytes. One after the other in a thread of
 * their own, so that pages are answered and rows written meanwhile. Trusts the template to end: what others wrote is
 * set by `typesetApart`.
 * @throws Error with Typst's diagnostics
 */
export const typeset = (document: Document, standard: PdfStandard): Promise<Uint8Array> =>
  typesetter().run({ document, standard })
