import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { PrintLink } from '#app/authoring/print/components/print-link.tsx'
import { printPaths } from '#app/authoring/print/paths.ts'
import { validNumbersOf } from '#app/certificates/certificate-queries.server.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { EditionFrame } from '#app/learning/editions/components/edition-frame.tsx'
import { EditionFacts } from '#app/learning/editions/components/edition-facts.tsx'
import { EnrolPeopleForm } from '#app/learning/editions/components/enrol-people-form.tsx'
import { ParticipantTable } from '#app/learning/editions/components/participant-table.tsx'
import { WithdrawForm } from '#app/learning/editions/components/withdraw-form.tsx'
import { getEditionDetails } from '#app/learning/editions/edition-details.server.ts'
import { enrolPeople } from '#app/learning/editions/enrol-people.server.ts'
import { editionMessages } from '#app/learning/editions/messages.ts'
import { getManagedEdition } from '#app/learning/editions/office-edition.server.ts'
import { participantMessages } from '#app/learning/editions/participant-messages.ts'
import { findCandidates, listParticipants } from '#app/learning/editions/participants.server.ts'
import { editionPaths } from '#app/learning/editions/paths.ts'
import { EditionParams, EnrolForm, WithdrawForm as Withdrawal } from '#app/learning/editions/schemas.ts'
import { withdrawPerson } from '#app/learning/editions/withdraw-person.server.ts'
import { clock } from '#app/platform/clock.ts'
import { textOf } from '#app/platform/form-text.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = EditionParams.parse(params)
  const edition = await getManagedEdition(viewer, place)
  const now = clock.now()
  const query = new URL(request.url).searchParams
  const search = (query.get('q') ?? '').slice(0, 100)
  const [listed, found, details] = await Promise.all([
    listParticipants(edition, now),
    findCandidates(edition, search, now),
    getEditionDetails(edition),
  ])
  const numbers = await validNumbersOf(listed.map(({ enrolmentId }) => enrolmentId))
  const participants = listed.map((one) => ({ ...one, certificateNumber: numbers.get(one.enrolmentId) ?? null }))
  const leaving = participants.find(({ enrolmentId }) => enrolmentId === query.get('withdraw'))
  const { name, courseTitle, ambito } = edition
  const { mode, startsOn, endsOn, place: venue, seats, taken, selfEnrolment } = details
  return {
    edition: { ...place, ambitoName: ambito.name, name, courseTitle },
    facts: { mode, startsOn, endsOn, place: venue, seats, taken, selfEnrolment },
    ...{ participants, search, found },
    leaving: leaving?.state === 'enrolled' || leaving?.state === 'under_way' ? leaving : null,
    counts: { enrolled: Number(query.get('enrolled') ?? 0), already: Number(query.get('already') ?? 0) },
    withdrawn: query.has('withdrawn'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = EditionParams.parse(params)
  await getManagedEdition(viewer, place)
  const now = clock.now()
  const form = await readForm(request)
  const participants = editionPaths.participants(place)
  if (textOf(form, 'intent') === 'withdraw') {
    const asked = Withdrawal.safeParse({ enrolment: textOf(form, 'enrolment'), reason: textOf(form, 'reason') })
    if (!asked.success) {
      const isLong = asked.error.issues.some(({ message }) => message === 'reason_long')
      return data(
        { refused: isLong ? ('reason_long' as const) : ('reason_missing' as const), left: 0 },
        { status: 400 },
      )
    }
    const { enrolment: enrolmentId, reason } = asked.data
    const outcome = await withdrawPerson(viewer, { ...place, enrolmentId, reason }, now)
    if (!outcome.ok) return data({ refused: 'completed_stays' as const, left: 0 }, { status: 409 })
    return redirect(`${participants}?withdrawn`)
  }
  const asked = EnrolForm.safeParse({ person: form.getAll('person') })
  if (!asked.success) return data({ refused: 'nobody' as const, left: 0 }, { status: 400 })
  const outcome = await enrolPeople(viewer, { ...place, personIds: asked.data.person }, now)
  if (outcome.ok) return redirect(`${participants}?enrolled=${outcome.enrolled}&already=${outcome.already}`)
  const status = outcome.reason === 'nobody' ? 400 : 409
  return data({ refused: outcome.reason, left: outcome.reason === 'no_seats' ? outcome.left : 0 }, { status })
}

function News() {
  const { counts, withdrawn } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(participantMessages)
  if (reply) {
    return (
      <Alert kind="danger">
        <p>{t(reply.refused, { count: reply.left })}</p>
      </Alert>
    )
  }
  const { enrolled, already } = counts
  if (!withdrawn && enrolled + already === 0) return null
  return (
    <Alert kind="success">
      <p>
        {withdrawn && t('withdrawn_done')}
        {enrolled > 0 && t('enrolled_now', { count: enrolled })} {already > 0 && t('already_in', { count: already })}
      </p>
    </Alert>
  )
}

export default function Participants() {
  const { edition, facts, participants, search, found, leaving } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(participantMessages)
  const place = { ambitoSlug: edition.ambitoSlug, editionId: edition.editionId }
  const fault = reply?.refused === 'reason_missing' || reply?.refused === 'reason_long' ? reply.refused : undefined
  return (
    <EditionFrame edition={edition} tab="participants" lead={<EditionFacts {...facts} />}>
      {!fault && <News />}
      {leaving && <WithdrawForm person={leaving} back={editionPaths.participants(place)} fault={fault} />}
      {participants.length > 0 ? (
        <>
          {!leaving && (
            <p>
              <a className="button button--primary" href="#q">
                {t('enrol_title')}
              </a>
            </p>
          )}
          <ParticipantTable {...place} participants={participants} />
          <p>
            <a
              className="button button--outline"
              href={editionPaths.participantsCsv(place)}
              aria-describedby="file-hint"
            >
              {t('download')}
            </a>
          </p>
          <p className="muted small" id="file-hint">
            {t('download_hint')}
          </p>
        </>
      ) : (
        <EmptyState title={t('participants_none')}>
          <p>{t(facts.selfEnrolment ? 'participants_none_self' : 'participants_none_hint')}</p>
        </EmptyState>
      )}
      <EnrolPeopleForm search={search} found={found} />
      <p>
        <PrintLink to={printPaths.edition(place)} />
      </p>
    </EditionFrame>
  )
}

export const links = staffStyles

export const meta: MetaFunction<typeof loader> = ({ data: loaded, matches }) => [
  loaded ? { title: `${loaded.edition.name} · Sguardi` } : pageTitle(matches, editionMessages, 'tab_participants'),
]

export const ErrorBoundary = ErrorPage
