import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { MeetingFrame } from '#app/learning/meetings/components/meeting-frame.tsx'
import { Refused, type ListReason } from '#app/learning/meetings/components/refused.tsx'
import { RosterPreview, RosterTyping } from '#app/learning/meetings/components/roster-form.tsx'
import { getListPage } from '#app/learning/meetings/list-page.server.ts'
import { meetingPaths } from '#app/learning/meetings/paths.ts'
import { previewRoster, saveRoster } from '#app/learning/meetings/save-roster.server.ts'
import { MeetingParams, readRoster } from '#app/learning/meetings/schemas.ts'
import { getTaughtMeeting } from '#app/learning/meetings/taught-meeting.server.ts'
import { teachingMessages } from '#app/learning/meetings/teaching-messages.ts'
import { clock } from '#app/platform/clock.ts'
import { textOf } from '#app/platform/form-text.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { meetingStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { meetingId } = MeetingParams.parse(params)
  const now = clock.now()
  const { meeting, lines, isOpen, opensAt } = await getListPage(viewer, meetingId, now)
  return { meeting, lines, isOpen, opensAt, now }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { meetingId } = MeetingParams.parse(params)
  const taught = await getTaughtMeeting(viewer, meetingId)
  const form = await readForm(request)
  const { lines: typed, faults } = readRoster(form)
  const [intent, note] = [textOf(form, 'intent'), textOf(form, 'note').slice(0, 500)]
  const back = (reason: ListReason | undefined, wrong: string[] = []) =>
    data({ typed, faults: wrong, note, reason, differences: undefined }, { status: reason ? 409 : 200 })
  if (faults.length > 0) return back('line_wrong', faults)
  if (intent === 'again') return back(undefined)
  if (intent === 'save') {
    const outcome = await saveRoster(viewer, meetingId, { lines: typed, note }, clock.now())
    return outcome.ok ? redirect(meetingPaths.listSaved({ meetingId, saved: outcome.saved })) : back(outcome.reason)
  }
  const preview = await previewRoster(taught, typed)
  if (preview.faults.length > 0) return back('line_wrong', preview.faults)
  return data({ typed, faults, note, reason: undefined, differences: preview.differences })
}

export default function Roster() {
  const { meeting, lines, isOpen, opensAt, now } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(teachingMessages)
  const { moment } = useFormats()
  const { typed = [], faults = [], note = '', reason, differences } = reply ?? {}
  return (
    <MeetingFrame meeting={meeting} tab="roster" now={now}>
      <Refused reason={reason} />
      {!isOpen && <EmptyState title={opensAt ? t('roster_opens', { moment: moment(opensAt) }) : t('roster_closed')} />}
      {isOpen && differences && <RosterPreview lines={lines} differences={differences} note={note} />}
      {isOpen && !differences && (
        <>
          <p>{t('roster_lead')}</p>
          <RosterTyping {...{ lines, typed, faults, note }} needsReason={meeting.confirmedAt !== null} />
        </>
      )}
    </MeetingFrame>
  )
}

export const links = meetingStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, teachingMessages, 'tab_roster')]

export const ErrorBoundary = ErrorPage
