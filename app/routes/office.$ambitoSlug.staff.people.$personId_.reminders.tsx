import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { ReminderLogTables } from '#app/learning/reminders/components/reminder-log.tsx'
import { reminderMessages } from '#app/learning/reminders/messages.ts'
import { readReminderLog } from '#app/learning/reminders/reminder-log.server.ts'
import { getAmbitoForOffice } from '#app/organisation/ambito-queries.server.ts'
import { KeptMailAlert } from '#app/organisation/components/kept-mail-alert.tsx'
import { findKeptMail } from '#app/organisation/kept-mail.server.ts'
import { structureMessages } from '#app/organisation/structure/messages.ts'
import { structurePaths } from '#app/organisation/structure/paths.ts'
import { getStaffPerson } from '#app/organisation/structure/person-queries.server.ts'
import { StaffPersonParams } from '#app/organisation/structure/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug, personId } = StaffPersonParams.parse(params)
  const now = clock.now()
  const ambito = await getAmbitoForOffice(viewer, ambitoSlug)
  const { person } = await getStaffPerson(viewer, ambito, personId, now)
  const log = await readReminderLog(personId, [ambito], now)
  const name = `${person.givenName} ${person.familyName}`
  return { ambitoSlug, ambitoName: ambito.name, personId, name, log, keptMail: findKeptMail(viewer) }
}

export default function PersonReminders() {
  const { ambitoSlug, ambitoName, personId, name, log, keptMail } = useLoaderData<typeof loader>()
  const t = useText(reminderMessages)
  const structure = useText(structureMessages)
  return (
    <Page
      title={t('of_person', { name })}
      lead={t('of_person_lead')}
      kicker={ambitoName}
      breadcrumbs={[
        { label: structure('staff_title'), to: structurePaths.staff({ ambitoSlug }) },
        { label: name, to: structurePaths.person({ ambitoSlug, personId }) },
      ]}
    >
      <KeptMailAlert keptMail={keptMail} />
      <ReminderLogTables log={log} />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, reminderMessages, 'title')]

export const ErrorBoundary = ErrorPage
