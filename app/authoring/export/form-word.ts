import type { ExportForm } from '#app/scorm/export/forms.ts'

/** What a standard is called in the room's messages. */
export const formWord = { '1.2': 'form_12', '2004': 'form_2004', cmi5: 'form_cmi5' } as const satisfies Record<
  ExportForm,
  string
>
