import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { EditionFrame } from '#app/learning/editions/components/edition-frame.tsx'
import { framedEdition } from '#app/learning/editions/framed-edition.ts'
import { getManagedEdition } from '#app/learning/editions/office-edition.server.ts'
import { cancelMeeting } from '#app/learning/meetings/cancel-meeting.server.ts'
import { changeMeeting } from '#app/learning/meetings/change-meeting.server.ts'
import { CancelMeeting } from '#app/learning/meetings/components/cancel-meeting.tsx'
import { MeetingState, MeetingWhere, useWhen } from '#app/learning/meetings/components/meeting-facts.tsx'
import { MeetingEditor } from '#app/learning/meetings/components/meeting-form.tsx'
import { planMessages } from '#app/learning/meetings/office-messages.ts'
import { meetingPaths, plannedPaths } from '#app/learning/meetings/paths.ts'
import { fieldOfFault } from '#app/learning/meetings/plan-rule.ts'
import { getPlannedMeeting } from '#app/learning/meetings/planned-meetings.server.ts'
import { CancelForm, MeetingForm, OfficeMeetingParams } from '#app/learning/meetings/schemas.ts'
import { clock, isoDay } from '#app/platform/clock.ts'
import { textOf } from '#app/platform/form-text.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { romeClock } from '#app/platform/rome-time.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { meetingStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { meetingId, ...place } = OfficeMeetingParams.parse(params)
  const now = clock.now()
  const { edition, teachers, meeting } = await getPlannedMeeting(viewer, { ...place, meetingId }, now)
  const { topic, mode, url, teacherIds, startsAt, endsAt } = meeting
  const { day, time: from } = romeClock(startsAt)
  const draft = { topic, mode, place: meeting.place, url, teacherIds, day, from, to: romeClock(endsAt).time }
  const period = { first: isoDay(edition.startsOn), last: edition.endsOn ? isoDay(edition.endsOn) : undefined }
  return { place, edition: framedEdition(edition), teachers, meeting, draft, now, ...period }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = OfficeMeetingParams.parse(params)
  await getManagedEdition(viewer, place)
  const form = await readForm(request)
  const now = clock.now()
  if (textOf(form, 'intent') === 'cancel') {
    const submission = parseWithZod(form, { schema: CancelForm })
    if (submission.status !== 'success') return data({ cancel: submission.reply(), change: undefined }, { status: 400 })
    const outcome = await cancelMeeting(viewer, place, submission.value.reason, now)
    if (outcome.ok) return redirect(plannedPaths.list(place))
    return data({ cancel: submission.reply({ formErrors: [outcome.reason] }), change: undefined }, { status: 409 })
  }
  const submission = parseWithZod(form, { schema: MeetingForm })
  if (submission.status !== 'success') return data({ change: submission.reply(), cancel: undefined }, { status: 400 })
  const outcome = await changeMeeting(viewer, place, submission.value, now)
  if (outcome.ok) return redirect(plannedPaths.list(place))
  return data(
    {
      change: submission.reply({ fieldErrors: { [fieldOfFault(outcome.reason)]: [outcome.reason] } }),
      cancel: undefined,
    },
    { status: 409 },
  )
}

export default function EditMeeting() {
  const { edition, teachers, meeting, draft, now, first, last } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(planMessages)
  const whenOf = useWhen()
  const { id: meetingId, topic, confirmedAt, cancelledAt, cancelReason } = meeting
  const isOpen = !confirmedAt && !cancelledAt
  return (
    <EditionFrame edition={edition} tab="meetings">
      <div className="meeting__head">
        <h2>{topic}</h2>
        <MeetingState meeting={meeting} now={now} />
      </div>
      {!isOpen && (
        <dl className="facts">
          <dt>{t('col_when')}</dt>
          <dd>{whenOf(meeting)}</dd>
          <dt>{t('col_where')}</dt>
          <dd>
            <MeetingWhere {...meeting} linked={false} />
          </dd>
          <dt>{t('col_teachers')}</dt>
          <dd>{meeting.teacherNames.join(', ')}</dd>
        </dl>
      )}
      <p>
        <LinkButton kind="outline" to={meetingPaths.list({ meetingId })}>
          {t('to_list')}
        </LinkButton>
      </p>
      {!isOpen && (
        <Alert>
          <p>{cancelledAt ? t('closed_cancelled', { reason: cancelReason }) : t('closed_confirmed')}</p>
        </Alert>
      )}
      {isOpen && (
        <>
          <MeetingEditor {...{ draft, teachers, first, last }} isNew={false} result={reply?.change} />
          <CancelMeeting result={reply?.cancel} />
        </>
      )}
    </EditionFrame>
  )
}

export const links = meetingStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, planMessages, 'meetings')]

export const ErrorBoundary = ErrorPage
