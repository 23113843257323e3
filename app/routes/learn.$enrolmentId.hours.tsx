import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { identityPaths } from '#app/identity/paths.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import type { RefusedContest } from '#app/learning/attendance/components/contest-form.tsx'
import { OwnActivities } from '#app/learning/attendance/components/own-activities.tsx'
import { OwnSittings } from '#app/learning/attendance/components/own-sittings.tsx'
import { attendanceMessages } from '#app/learning/attendance/messages.ts'
import { openContest } from '#app/learning/attendance/open-contest.server.ts'
import { getOwnHours } from '#app/learning/attendance/own-hours.server.ts'
import { attendancePaths } from '#app/learning/attendance/paths.ts'
import { ContestForm } from '#app/learning/attendance/schemas.ts'
import { learningPaths } from '#app/learning/paths.ts'
import { clock } from '#app/platform/clock.ts'
import { textOf } from '#app/platform/form-text.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { ledgerStyles } from '#app/ui/page-styles.ts'

const Params = z.object({ enrolmentId: z.uuid() })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { enrolmentId } = Params.parse(params)
  return getOwnHours(viewer, enrolmentId, clock.now())
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { enrolmentId } = Params.parse(params)
  const form = await readForm(request)
  const typed = {
    activityId: textOf(form, 'activityId'),
    missingMinutes: textOf(form, 'missingMinutes'),
    text: textOf(form, 'text'),
  }
  const refuse = (reason: RefusedContest['reason'], status: number) => data({ ...typed, reason }, { status })
  const [contestId, countedMinutes] = [textOf(form, 'contestId'), textOf(form, 'countedMinutes')]
  const given = ContestForm.safeParse({ ...typed, contestId, countedMinutes })
  if (!given.success) return refuse('form_wrong', 400)
  const outcome = await openContest(viewer, enrolmentId, given.data, clock.now())
  if (!outcome.ok) return refuse(outcome.reason, 409)
  return redirect(`${attendancePaths.hours({ enrolmentId })}#${typed.activityId}`)
}

export default function OwnHoursPage() {
  const hours = useLoaderData<typeof loader>()
  const { enrolmentId, courseTitle, creditedMinutes, plannedMinutes, completed, rule, noted } = hours
  const refused = useActionData<typeof action>() ?? null
  const t = useText(attendanceMessages)
  const { duration } = useFormats()
  return (
    <Page
      title={t('hours')}
      lead={t('hours_total', { credited: duration(creditedMinutes), planned: duration(plannedMinutes) })}
      breadcrumbs={[{ label: courseTitle, to: learningPaths.enrolment({ enrolmentId }) }]}
    >
      <p className="measure">{t(`rule_${rule}`)}</p>
      <p className="measure">
        {t('watched')} <Link to={identityPaths.employerView()}>{t('watched_link')}</Link>
      </p>
      {completed && <p className="measure muted">{t('completed_note')}</p>}
      <OwnActivities hours={hours} refused={refused} />
      {noted.length > 0 && (
        <section className="section">
          <h2>{t('noted')}</h2>
          {noted.map(({ id, title, sittings }) => (
            <div key={id} className="ledger__activity">
              <h3>{title}</h3>
              <OwnSittings title={title} sittings={sittings} rule={rule} isOpen={false} />
            </div>
          ))}
        </section>
      )}
    </Page>
  )
}

export const links = ledgerStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, attendanceMessages, 'hours')]

export const ErrorBoundary = ErrorPage
