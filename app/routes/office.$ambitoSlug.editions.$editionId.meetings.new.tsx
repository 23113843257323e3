import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { EditionFrame } from '#app/learning/editions/components/edition-frame.tsx'
import { framedEdition } from '#app/learning/editions/framed-edition.ts'
import { getManagedEdition } from '#app/learning/editions/office-edition.server.ts'
import { EditionParams } from '#app/learning/editions/schemas.ts'
import { MeetingEditor } from '#app/learning/meetings/components/meeting-form.tsx'
import { PlanningBlocked } from '#app/learning/meetings/components/planning-block.tsx'
import { planMessages } from '#app/learning/meetings/office-messages.ts'
import { plannedPaths } from '#app/learning/meetings/paths.ts'
import { planMeeting } from '#app/learning/meetings/plan-meeting.server.ts'
import { fieldOfFault } from '#app/learning/meetings/plan-rule.ts'
import { getPlanning } from '#app/learning/meetings/planned-meetings.server.ts'
import { MeetingForm } from '#app/learning/meetings/schemas.ts'
import { clock, isoDay } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { meetingStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = EditionParams.parse(params)
  const { edition, teachers, block } = await getPlanning(viewer, place, clock.now())
  const draft = {
    ...{ topic: '', mode: edition.mode === 'live_online' ? 'live_online' : 'in_person', place: edition.place, url: '' },
    ...{ day: '', from: '', to: '', teacherIds: teachers.length === 1 ? teachers.map(({ id }) => id) : [] },
  }
  const period = { first: isoDay(edition.startsOn), last: edition.endsOn ? isoDay(edition.endsOn) : undefined }
  return { place, edition: framedEdition(edition), teachers, block, draft, ...period }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = EditionParams.parse(params)
  await getManagedEdition(viewer, place)
  const submission = parseWithZod(await readForm(request), { schema: MeetingForm })
  if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 400 })
  const outcome = await planMeeting(viewer, place, submission.value, clock.now())
  if (outcome.ok) return redirect(plannedPaths.list(place))
  return data(
    { result: submission.reply({ fieldErrors: { [fieldOfFault(outcome.reason)]: [outcome.reason] } }) },
    { status: 409 },
  )
}

export default function NewMeeting() {
  const { place, edition, teachers, block, draft, first, last } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(planMessages)
  return (
    <EditionFrame edition={edition} tab="meetings">
      <h2>{t('new_title')}</h2>
      {block ? (
        <PlanningBlocked block={block} place={place} />
      ) : (
        <MeetingEditor {...{ draft, teachers, first, last }} isNew result={reply?.result} />
      )}
    </EditionFrame>
  )
}

export const links = meetingStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, planMessages, 'new_title')]

export const ErrorBoundary = ErrorPage
