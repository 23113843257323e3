import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { getAmbitoOfDuties } from '#app/learning/assignments/managed-rule.server.ts'
import { dutyMessages } from '#app/learning/assignments/messages.ts'
import { dutyPaths } from '#app/learning/assignments/paths.ts'
import { changeSchedule } from '#app/learning/reminders/change-schedule.server.ts'
import { ScheduleForm } from '#app/learning/reminders/components/schedule-form.tsx'
import { PreviewSays, ScheduleSays } from '#app/learning/reminders/components/schedule-says.tsx'
import { reminderMessages } from '#app/learning/reminders/messages.ts'
import { reminderPaths } from '#app/learning/reminders/paths.ts'
import { previewReminders } from '#app/learning/reminders/preview-reminders.server.ts'
import { findLastRun, scheduleOf } from '#app/learning/reminders/schedule-queries.server.ts'
import { ScheduleForm as ScheduleTyped } from '#app/learning/reminders/schemas.ts'
import { KeptMailAlert } from '#app/organisation/components/kept-mail-alert.tsx'
import { findKeptMail } from '#app/organisation/kept-mail.server.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { textOf } from '#app/platform/form-text.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { reportingPaths } from '#app/reporting/paths.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const ambito = await getAmbitoOfDuties(viewer, ambitoSlug)
  const schedule = await scheduleOf(ambito.id)
  const [preview, lastRun] = await Promise.all([
    previewReminders(ambito.id, schedule, clock.now()),
    findLastRun(ambito.id),
  ])
  const isSaved = new URL(request.url).searchParams.has('saved')
  const kept = { keptMail: findKeptMail(viewer), lastRun: lastRun?.finishedAt ?? null, isSaved }
  return { ambitoSlug, ambitoName: ambito.name, schedule, preview, ...kept }
}

/** Shows what would go out by what was typed, or saves it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const now = clock.now()
  const ambito = await getAmbitoOfDuties(viewer, ambitoSlug)
  const form = await readForm(request)
  const submission = parseWithZod(form, { schema: ScheduleTyped })
  if (submission.status !== 'success') return data({ result: submission.reply(), preview: null }, { status: 400 })
  const schedule = { ...submission.value, isOn: submission.value.isOn === 'on' }
  if (textOf(form, 'intent') !== 'save') {
    return data({ result: submission.reply(), preview: await previewReminders(ambito.id, schedule, now) })
  }
  await changeSchedule(viewer, { ambitoSlug, schedule }, now)
  return redirect(`${reminderPaths.schedule({ ambitoSlug })}?saved`)
}

export default function Reminders() {
  const { ambitoSlug, ambitoName, schedule, preview, keptMail, lastRun, isSaved } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(reminderMessages)
  const duties = useText(dutyMessages)
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      kicker={ambitoName}
      breadcrumbs={[
        { label: ambitoName, to: reportingPaths.dashboard({ ambitoSlug }) },
        { label: duties('duties'), to: dutyPaths.list({ ambitoSlug }) },
      ]}
    >
      {isSaved && !reply && (
        <Alert kind="success">
          <p>{t('saved')}</p>
        </Alert>
      )}
      <KeptMailAlert keptMail={keptMail} />
      <ScheduleSays schedule={schedule} lastRun={lastRun} />
      <PreviewSays preview={reply?.preview ?? preview} isChanged={Boolean(reply?.preview)} />
      <ScheduleForm key={String(isSaved)} schedule={schedule} result={reply?.result} />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, reminderMessages, 'title')]

export const ErrorBoundary = ErrorPage
