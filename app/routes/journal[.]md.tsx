import type { LoaderFunctionArgs } from '@remix-run/node'
import { journalFile } from '#app/assessment/journal-file.ts'
import { journalMessages } from '#app/assessment/journal-messages.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { getOwnJournal } from '#app/learning/own-journal.server.ts'
import { translator } from '#app/platform/i18n/messages.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { locale } = viewer
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Rome' })
  const title = translator(journalMessages, locale)('title')
  const text = journalFile(await getOwnJournal(viewer), { title, when: (instant) => format.format(instant) })
  return new Response(text, {
    headers: {
      'Content-Type': 'text/markdown; charset=utf-8',
      'Content-Disposition': 'attachment; filename="diario.md"',
      'Cache-Control': 'private, no-store',
    },
  })
}
