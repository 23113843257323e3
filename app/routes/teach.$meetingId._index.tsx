import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { closeExits } from '#app/learning/meetings/close-exits.server.ts'
import { AttendanceList } from '#app/learning/meetings/components/attendance-list.tsx'
import { ConfirmPanel } from '#app/learning/meetings/components/confirm-panel.tsx'
import { MeetingFrame } from '#app/learning/meetings/components/meeting-frame.tsx'
import { confirmMeeting } from '#app/learning/meetings/confirm-meeting.server.ts'
import { getListPage } from '#app/learning/meetings/list-page.server.ts'
import { meetingPaths } from '#app/learning/meetings/paths.ts'
import { MeetingParams, PresenceForm, SavedQuery } from '#app/learning/meetings/schemas.ts'
import { getTaughtMeeting } from '#app/learning/meetings/taught-meeting.server.ts'
import { teachingMessages } from '#app/learning/meetings/teaching-messages.ts'
import { writePresence } from '#app/learning/meetings/write-presence.server.ts'
import { clock } from '#app/platform/clock.ts'
import { textOf } from '#app/platform/form-text.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { meetingStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { meetingId } = MeetingParams.parse(params)
  const { saved } = SavedQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const now = clock.now()
  const { meeting, lines, isOpen, opensAt } = await getListPage(viewer, meetingId, now)
  return { meeting, lines, isOpen, opensAt, saved, now }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { meetingId } = MeetingParams.parse(params)
  await getTaughtMeeting(viewer, meetingId)
  const form = await readForm(request)
  const now = clock.now()
  const intent = textOf(form, 'intent')
  if (intent === 'confirm' || intent === 'close-exits') {
    const outcome = await (intent === 'confirm' ? confirmMeeting : closeExits)(viewer, meetingId, now)
    if (outcome.ok) return redirect(meetingPaths.list({ meetingId }))
    return data({ reason: outcome.reason, line: undefined }, { status: 409 })
  }
  const submission = parseWithZod(form, { schema: PresenceForm })
  const enrolmentId = textOf(form, 'enrolmentId')
  if (submission.status !== 'success') {
    return data({ reason: undefined, line: { enrolmentId, reason: 'form_wrong' as const } }, { status: 400 })
  }
  const outcome = await writePresence(viewer, meetingId, submission.value, now)
  if (outcome.ok) return redirect(meetingPaths.list({ meetingId }))
  return data({ reason: undefined, line: { enrolmentId, reason: outcome.reason } }, { status: 409 })
}

export default function MeetingList() {
  const { meeting, lines, isOpen, opensAt, saved, now } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(teachingMessages)
  const { moment } = useFormats()
  return (
    <MeetingFrame meeting={meeting} tab="list" now={now}>
      {saved > 0 && (
        <Alert kind="success">
          <p>{t('roster_saved', { count: saved })}</p>
        </Alert>
      )}
      <ConfirmPanel meeting={meeting} lines={lines} now={now} reason={reply?.reason} />
      <section className="section" aria-labelledby="list-title">
        <h2 id="list-title">{t('list_caption')}</h2>
        {opensAt && lines.length > 0 && <p>{t('list_opens', { moment: moment(opensAt) })}</p>}
        {lines.length === 0 ? (
          <EmptyState title={t('list_none')}>
            <p>{t('list_none_hint')}</p>
          </EmptyState>
        ) : (
          <AttendanceList meeting={meeting} lines={lines} isOpen={isOpen} refusal={reply?.line} />
        )}
      </section>
    </MeetingFrame>
  )
}

export const links = meetingStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, teachingMessages, 'list_caption')]

export const ErrorBoundary = ErrorPage
