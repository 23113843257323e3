import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { reminderMessages } from '#app/learning/reminders/messages.ts'
import { reminderPaths } from '#app/learning/reminders/paths.ts'
import { getAmbitoForOffice } from '#app/organisation/ambito-queries.server.ts'
import { actOnPerson } from '#app/organisation/structure/act-on-person.server.ts'
import { DoneNews } from '#app/organisation/structure/components/done-news.tsx'
import { Absences, PersonFacts, Roles, WorkHistory } from '#app/organisation/structure/components/person-facts.tsx'
import { PersonForms } from '#app/organisation/structure/components/person-forms.tsx'
import { RefusedNews } from '#app/organisation/structure/components/refused-news.tsx'
import { structureMessages } from '#app/organisation/structure/messages.ts'
import { structurePaths } from '#app/organisation/structure/paths.ts'
import { getStaffPerson } from '#app/organisation/structure/person-queries.server.ts'
import { refusedField } from '#app/organisation/structure/refused-field.ts'
import { PersonAct, StaffPersonParams, StaffQuery } from '#app/organisation/structure/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { textOf } from '#app/platform/form-text.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug, personId } = StaffPersonParams.parse(params)
  const ambito = await getAmbitoForOffice(viewer, ambitoSlug)
  const { done } = StaffQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const page = await getStaffPerson(viewer, ambito, personId, clock.now())
  return { ambitoSlug, ambitoName: ambito.name, page, done }
}

/** One change of where the person works, of a leave or of a role. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug, personId } = StaffPersonParams.parse(params)
  const ambito = await getAmbitoForOffice(viewer, ambitoSlug)
  const now = clock.now()
  await getStaffPerson(viewer, ambito, personId, now)
  const form = await readForm(request)
  const intent = textOf(form, 'intent')
  const submission = parseWithZod(form, { schema: PersonAct })
  if (submission.status !== 'success') return data({ intent, result: submission.reply() }, { status: 400 })
  const outcome = await actOnPerson(viewer, { ambito, personId }, submission.value, now)
  if (!outcome.ok) {
    return data({ intent, result: submission.reply({ fieldErrors: refusedField(outcome.reason) }) }, { status: 409 })
  }
  return redirect(`${structurePaths.person({ ambitoSlug, personId })}?done=${intent}`)
}

export default function StaffPerson() {
  const { ambitoSlug, ambitoName, page, done } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(structureMessages)
  const reminders = useText(reminderMessages)
  const { person, memberships, canManage } = page
  const [latest] = memberships
  return (
    <Page
      title={`${person.givenName} ${person.familyName}`}
      kicker={ambitoName}
      breadcrumbs={[
        { label: t('staff_title'), to: structurePaths.staff({ ambitoSlug }) },
        ...(latest
          ? [
              {
                label: latest.organisationName,
                to: structurePaths.organisation({ ambitoSlug, organisationId: latest.organisationId }),
              },
            ]
          : []),
      ]}
    >
      {!reply && <DoneNews done={done} />}
      {reply?.intent === 'revoke' && <RefusedNews result={reply.result} />}
      <PersonFacts ambitoSlug={ambitoSlug} page={page} />
      <p>
        <Link to={reminderPaths.ofPerson({ ambitoSlug, personId: person.personId })}>{reminders('person_link')}</Link>
      </p>
      <WorkHistory page={page} />
      <Absences page={page} />
      <Roles page={page} />
      {canManage && <PersonForms key={done} page={page} reply={reply} />}
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction<typeof loader> = ({ data: loaded, matches }) => [
  loaded
    ? { title: `${loaded.page.person.givenName} ${loaded.page.person.familyName} · Sguardi` }
    : pageTitle(matches, structureMessages, 'staff_title'),
]

export const ErrorBoundary = ErrorPage
