/** Rows of a sheet in LibreOffice and Excel, the heading among them. */
export const sheetRows = 1_048_576
