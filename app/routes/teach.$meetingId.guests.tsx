import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { addGuest } from '#app/learning/meetings/add-guest.server.ts'
import { GuestEditor, GuestList } from '#app/learning/meetings/components/guest-list.tsx'
import { MeetingFrame } from '#app/learning/meetings/components/meeting-frame.tsx'
import { Refused, type ListReason } from '#app/learning/meetings/components/refused.tsx'
import { listGuests } from '#app/learning/meetings/guest-queries.server.ts'
import { getListPage } from '#app/learning/meetings/list-page.server.ts'
import { matchGuest } from '#app/learning/meetings/match-guest.server.ts'
import { meetingPaths } from '#app/learning/meetings/paths.ts'
import { GuestForm, MatchForm, MeetingParams } from '#app/learning/meetings/schemas.ts'
import { getTaughtMeeting } from '#app/learning/meetings/taught-meeting.server.ts'
import { teachingMessages } from '#app/learning/meetings/teaching-messages.ts'
import { clock } from '#app/platform/clock.ts'
import { textOf } from '#app/platform/form-text.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { meetingStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { meetingId } = MeetingParams.parse(params)
  const now = clock.now()
  const { meeting, lines, isOpen, opensAt } = await getListPage(viewer, meetingId, now)
  const free = lines.filter(({ enteredAt }) => enteredAt === null)
  const people = isOpen
    ? free.map(({ enrolmentId, familyName, givenName }) => ({
        value: enrolmentId,
        label: `${familyName} ${givenName}`,
      }))
    : []
  return { meeting, opensAt, people, guests: await listGuests(meetingId), now }
}

const refused = (reason: ListReason, status = 409) => data({ reason, result: undefined }, { status })

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { meetingId } = MeetingParams.parse(params)
  await getTaughtMeeting(viewer, meetingId)
  const form = await readForm(request)
  const now = clock.now()
  if (textOf(form, 'intent') === 'match') {
    const match = parseWithZod(form, { schema: MatchForm })
    if (match.status !== 'success') return refused('enrolment_missing', 400)
    const outcome = await matchGuest(viewer, meetingId, match.value, now)
    return outcome.ok ? redirect(meetingPaths.guests({ meetingId })) : refused(outcome.reason)
  }
  const submission = parseWithZod(form, { schema: GuestForm })
  if (submission.status !== 'success') {
    return data({ reason: undefined, result: submission.reply() }, { status: 400 })
  }
  const outcome = await addGuest(viewer, meetingId, submission.value, now)
  if (outcome.ok) return redirect(meetingPaths.guests({ meetingId }))
  return data({ reason: undefined, result: submission.reply({ formErrors: [outcome.reason] }) }, { status: 409 })
}

export default function Guests() {
  const { meeting, opensAt, people, guests, now } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(teachingMessages)
  const { moment } = useFormats()
  return (
    <MeetingFrame meeting={meeting} tab="guests" now={now}>
      <p>
        {t('guests_lead')} {opensAt && t('guests_open', { moment: moment(opensAt) })}
      </p>
      <Refused reason={reply?.reason} />
      <GuestList guests={guests} people={people} />
      {!meeting.cancelledAt && !opensAt && <GuestEditor result={reply?.result} />}
    </MeetingFrame>
  )
}

export const links = meetingStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, teachingMessages, 'tab_guests')]

export const ErrorBoundary = ErrorPage
