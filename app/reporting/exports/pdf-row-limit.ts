/** Rows of a PDF: about a hundred pages, set in some seconds. */
export const pdfRowLimit = 3000
