/** The thread `typeset` sets documents in. */
import { setDocument, type Document, type PdfStandard } from './typst.ts'

export default ({ document, standard }: { document: Document; standard: PdfStandard }) =>
  setDocument(document, standard)
