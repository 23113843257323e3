import type { LoaderFunctionArgs } from '@remix-run/node'
import { entryMessages } from '#app/assessment/entry-messages.ts'
import { journalFile } from '#app/assessment/journal-file.ts'
import { journalMessages } from '#app/assessment/journal-messages.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { getOwnJournal } from '#app/learning/own-journal.server.ts'
import { clock } from '#app/platform/clock.ts'
import { formatsOf } from '#app/platform/i18n/formats.ts'
import { translator } from '#app/platform/i18n/messages.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { moment } = formatsOf(viewer.locale)
  const t = translator(journalMessages, viewer.locale)
  const entry = translator(entryMessages, viewer.locale)
  const names = {
    title: t('title'),
    made: t('file_made', { when: moment(clock.now()) }),
    course: t('file_course'),
    edited: (when: string) => entry('entry_edited', { when }),
  }
  return new Response(journalFile(await getOwnJournal(viewer), names, moment), {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="${t('file_name')}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
