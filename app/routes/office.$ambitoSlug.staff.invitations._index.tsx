import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { getAmbitoForOffice } from '#app/organisation/ambito-queries.server.ts'
import { actOnInvitation } from '#app/organisation/invitations/act-on-invitation.server.ts'
import { KeptMailAlert } from '#app/organisation/components/kept-mail-alert.tsx'
import { findKeptMail } from '#app/organisation/kept-mail.server.ts'
import { InvitationFilters } from '#app/organisation/invitations/components/invitation-filter.tsx'
import { InvitationTable } from '#app/organisation/invitations/components/invitation-table.tsx'
import { InviteAll, LetterFiles, RunProgress } from '#app/organisation/invitations/components/invite-all.tsx'
import { getInvitations } from '#app/organisation/invitations/invitation-queries.server.ts'
import { invitationsMessages } from '#app/organisation/invitations/messages.ts'
import { invitationsPaths } from '#app/organisation/invitations/paths.ts'
import { DoneAct, InvitationAct, InvitationFilter } from '#app/organisation/invitations/schemas.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { StaffPages } from '#app/organisation/structure/components/staff-search.tsx'
import { structureMessages } from '#app/organisation/structure/messages.ts'
import { structurePaths } from '#app/organisation/structure/paths.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

const queryOf = (request: Request) => Object.fromEntries(new URL(request.url).searchParams)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const ambito = await getAmbitoForOffice(viewer, ambitoSlug)
  const query = queryOf(request)
  const filter = InvitationFilter.parse(query)
  const page = await getInvitations(viewer, ambito, filter, clock.now())
  const keptMail = findKeptMail(viewer)
  return { ambitoSlug, ambitoName: ambito.name, filter, page, keptMail, done: DoneAct.parse(query.done) }
}

/** Invites one person or everybody, or cancels an invitation. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const ambito = await getAmbitoForOffice(viewer, ambitoSlug)
  const filter = InvitationFilter.parse(queryOf(request))
  const act = InvitationAct.parse(Object.fromEntries(await readForm(request)))
  const outcome = await actOnInvitation(viewer, { ambito, organisation: filter.organisation }, act, clock.now())
  if (!outcome.ok) return data({ reason: outcome.reason }, { status: 409 })
  return redirect(invitationsPaths.desk({ ambitoSlug, ...filter, done: act.intent }))
}

export default function InvitationsPage() {
  const { ambitoSlug, ambitoName, filter, page, keptMail, done } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(invitationsMessages)
  const staff = useText(structureMessages)
  const shown = { ambitoSlug, page, filter }
  return (
    <Page
      title={t('title')}
      kicker={ambitoName}
      lead={t('lead')}
      breadcrumbs={[{ label: staff('staff_title'), to: structurePaths.staff({ ambitoSlug }) }]}
      width="wide"
    >
      {reply && (
        <Alert kind="warning">
          <p role="alert">{t(`refused_${reply.reason}`)}</p>
        </Alert>
      )}
      {!reply && done && (
        <Alert kind="success">
          <p>{t(`done_${done}`)}</p>
        </Alert>
      )}
      <KeptMailAlert keptMail={keptMail} />
      <RunProgress ambitoSlug={ambitoSlug} run={page.run} />
      <InviteAll page={page} filter={filter} />
      <LetterFiles {...shown} />
      <section className="section">
        <h2>{t('people_title')}</h2>
        <InvitationFilters {...shown} />
        <InvitationTable ambitoSlug={ambitoSlug} lines={page.lines} />
        <StaffPages
          pathTo={(number) => invitationsPaths.desk({ ambitoSlug, ...filter, page: number })}
          number={filter.page}
          more={page.more}
        />
      </section>
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, invitationsMessages, 'title')]

export const ErrorBoundary = ErrorPage
