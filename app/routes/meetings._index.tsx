import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { findCalendarFeed, renewCalendarFeed } from '#app/learning/meetings/calendar-feed.server.ts'
import { CalendarFeed } from '#app/learning/meetings/components/calendar-feed.tsx'
import { CodeForm } from '#app/learning/meetings/components/code-form.tsx'
import { OwnMeetingCard } from '#app/learning/meetings/components/own-meeting-card.tsx'
import { listOwnMeetings } from '#app/learning/meetings/own-meetings.server.ts'
import { ownMessages } from '#app/learning/meetings/own-messages.ts'
import { meetingPaths } from '#app/learning/meetings/paths.ts'
import { TypedCode } from '#app/learning/meetings/schemas.ts'
import { typeCode } from '#app/learning/meetings/type-code.server.ts'
import { clock } from '#app/platform/clock.ts'
import { env } from '#app/platform/env.server.ts'
import { textOf } from '#app/platform/form-text.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { meetingStyles } from '#app/ui/page-styles.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const now = clock.now()
  const [{ next, past }, feedMadeAt] = await Promise.all([listOwnMeetings(viewer, now), findCalendarFeed(viewer)])
  return { next, past, feedMadeAt, now }
}

const nothing = { result: undefined, refusal: undefined, address: undefined }

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const form = await readForm(request)
  const now = clock.now()
  if (textOf(form, 'intent') === 'feed') {
    const { token } = await renewCalendarFeed(viewer, now)
    const headers = { 'Cache-Control': 'no-store' }
    return data({ ...nothing, address: `${env().publicUrl}${meetingPaths.feed({ token })}` }, { headers })
  }
  const submission = parseWithZod(form, { schema: TypedCode })
  if (submission.status !== 'success') return data({ ...nothing, result: submission.reply() }, { status: 400 })
  const { meetingId, outcome } = await typeCode(viewer, submission.value.code, now)
  if (!outcome.ok) return data({ ...nothing, refusal: outcome }, { status: outcome.reason === 'too_many' ? 429 : 409 })
  return redirect(meetingId ? meetingPaths.checkIn({ meetingId }) : meetingPaths.calendar())
}

export default function Meetings() {
  const { next, past, feedMadeAt, now } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(ownMessages)
  const teaches = [...next, ...past].some(({ isTeacher }) => isTeacher)
  return (
    <Page title={t('title')} lead={t('lead')}>
      <CodeForm result={reply?.result} refusal={reply?.refusal} />
      <section className="section" aria-labelledby="next-title">
        <h2 id="next-title">{t('next_title')}</h2>
        {teaches && (
          <p>
            <Link to={meetingPaths.teach()}>{t('teach_link')}</Link>
          </p>
        )}
        {next.length === 0 ? (
          <EmptyState title={t('next_none')}>
            <p>{t('next_none_hint')}</p>
          </EmptyState>
        ) : (
          <ul className="meetings">
            {next.map((meeting) => (
              <OwnMeetingCard key={meeting.id} meeting={meeting} now={now} />
            ))}
          </ul>
        )}
      </section>
      <CalendarFeed madeAt={feedMadeAt} address={reply?.address} />
      {past.length > 0 && (
        <section className="section" aria-labelledby="past-title">
          <h2 id="past-title">{t('past_title')}</h2>
          <ul className="meetings">
            {past.map((meeting) => (
              <OwnMeetingCard key={meeting.id} meeting={meeting} now={now} />
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}

export const links = meetingStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, ownMessages, 'title')]

export const ErrorBoundary = ErrorPage
