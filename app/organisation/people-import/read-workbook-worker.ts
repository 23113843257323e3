/** The thread `readWorkbookApart` reads workbooks in. */
import { readWorkbook } from './read-workbook.server.ts'
import type { RememberedChoices } from './schemas.ts'

export default ({ bytes, remembered }: { bytes: Uint8Array; remembered: RememberedChoices | null }) =>
  readWorkbook(bytes, remembered)
