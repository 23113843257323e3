import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { ReminderChoices } from '#app/learning/reminders/components/reminder-choices.tsx'
import { ReminderLogTables } from '#app/learning/reminders/components/reminder-log.tsx'
import { reminderMessages } from '#app/learning/reminders/messages.ts'
import { reminderPaths } from '#app/learning/reminders/paths.ts'
import { chooseOwn, refusalsOf } from '#app/learning/reminders/refuse-reminders.server.ts'
import { ambitiThatRemind, readReminderLog } from '#app/learning/reminders/reminder-log.server.ts'
import { reminderChoices } from '#app/learning/reminders/schemas.ts'
import { KeptMailAlert } from '#app/organisation/components/kept-mail-alert.tsx'
import { findKeptMail } from '#app/organisation/kept-mail.server.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const [log, refused] = await Promise.all([
    readReminderLog(viewer.personId, await ambitiThatRemind(viewer.personId), clock.now()),
    refusalsOf(viewer.personId),
  ])
  return { log, refused, keptMail: findKeptMail(viewer), isSaved: new URL(request.url).searchParams.has('saved') }
}

/** Keeps which mails the reader wants. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const ticked = (await readForm(request)).getAll('wanted')
  const wanted = reminderChoices.filter((choice) => ticked.includes(choice))
  await chooseOwn(viewer, wanted, clock.now())
  return redirect(`${reminderPaths.own()}?saved`)
}

export default function OwnReminders() {
  const { log, refused, keptMail, isSaved } = useLoaderData<typeof loader>()
  const t = useText(reminderMessages)
  return (
    <Page title={t('own_title')} lead={t('own_lead')}>
      {isSaved && (
        <Alert kind="success">
          <p>{t('choices_saved')}</p>
        </Alert>
      )}
      <KeptMailAlert keptMail={keptMail} />
      <ReminderLogTables log={log} />
      <ReminderChoices refused={refused} />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, reminderMessages, 'own_title')]

export const ErrorBoundary = ErrorPage
