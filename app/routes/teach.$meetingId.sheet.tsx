import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { PrintButton } from '#app/learning/components/print-button.tsx'
import { MeetingFrame } from '#app/learning/meetings/components/meeting-frame.tsx'
import { SignatureSheet } from '#app/learning/meetings/components/signature-sheet.tsx'
import { getListPage } from '#app/learning/meetings/list-page.server.ts'
import { MeetingParams } from '#app/learning/meetings/schemas.ts'
import { teachingMessages } from '#app/learning/meetings/teaching-messages.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { meetingStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { meetingId } = MeetingParams.parse(params)
  const now = clock.now()
  const { taught, meeting, lines, teacherNames } = await getListPage(viewer, meetingId, now)
  const { project, ambito } = taught
  return { meeting, lines, teacherNames, project, organiser: ambito?.name ?? '', now }
}

export default function Sheet() {
  const { meeting, now, ...sheet } = useLoaderData<typeof loader>()
  const t = useText(teachingMessages)
  return (
    <MeetingFrame meeting={meeting} tab="sheet" now={now}>
      <h2>{t('sheet_title')}</h2>
      <div className="signatures__how">
        <p>{t('sheet_lead')}</p>
        <PrintButton />
      </div>
      <SignatureSheet {...sheet} meetingId={meeting.id} printedAt={now} />
    </MeetingFrame>
  )
}

export const links = meetingStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, teachingMessages, 'sheet_title')]

export const ErrorBoundary = ErrorPage
