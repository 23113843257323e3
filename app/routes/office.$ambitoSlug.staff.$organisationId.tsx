import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { getAmbitoForOffice } from '#app/organisation/ambito-queries.server.ts'
import { organisationMessages } from '#app/organisation/messages.ts'
import { actOnOrganisation } from '#app/organisation/structure/act-on-organisation.server.ts'
import { DoneNews } from '#app/organisation/structure/components/done-news.tsx'
import { OrganisationForms } from '#app/organisation/structure/components/organisation-forms.tsx'
import {
  Contacts,
  DatedBadge,
  DepartmentsTable,
  StaffTable,
} from '#app/organisation/structure/components/organisation-tables.tsx'
import { StaffSearch, StaffPages } from '#app/organisation/structure/components/staff-search.tsx'
import { structureMessages } from '#app/organisation/structure/messages.ts'
import { structurePaths } from '#app/organisation/structure/paths.ts'
import { refusedField } from '#app/organisation/structure/refused-field.ts'
import { OrganisationAct, OrganisationParams, StaffQuery } from '#app/organisation/structure/schemas.ts'
import { getOrganisationPage } from '#app/organisation/structure/structure-queries.server.ts'
import { civilDay, clock, isoDay } from '#app/platform/clock.ts'
import { textOf } from '#app/platform/form-text.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Badge } from '#app/ui/components/badge.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug, organisationId } = OrganisationParams.parse(params)
  const ambito = await getAmbitoForOffice(viewer, ambitoSlug)
  const query = StaffQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const now = clock.now()
  const page = await getOrganisationPage(viewer, ambito, organisationId, query, now)
  return { ambitoSlug, ambitoName: ambito.name, query, page, today: isoDay(civilDay(now)) }
}

/** One change of the organisation or its departments. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug, organisationId } = OrganisationParams.parse(params)
  const ambito = await getAmbitoForOffice(viewer, ambitoSlug)
  const now = clock.now()
  await getOrganisationPage(viewer, ambito, organisationId, { search: '', page: 1 }, now)
  const form = await readForm(request)
  const intent = textOf(form, 'intent')
  const submission = parseWithZod(form, { schema: OrganisationAct })
  if (submission.status !== 'success') return data({ intent, result: submission.reply() }, { status: 400 })
  const outcome = await actOnOrganisation(viewer, { ambitoSlug, organisationId }, submission.value, now)
  if (!outcome.ok) {
    const result = submission.reply({ fieldErrors: refusedField(outcome.reason) })
    const values = 'people' in outcome ? { count: outcome.people } : undefined
    return data({ intent, result, ...(values ? { values } : {}) }, { status: 409 })
  }
  return redirect(`${structurePaths.organisation({ ambitoSlug, organisationId })}?done=${intent}`)
}

export default function Organisation() {
  const { ambitoSlug, ambitoName, query, page, today } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(structureMessages)
  const place = useText(organisationMessages)
  const { organisation, departments, more, canManage } = page
  return (
    <Page
      title={organisation.name}
      kicker={`${place(`organisation_${organisation.kind}`)} · ${ambitoName}`}
      breadcrumbs={[{ label: t('staff_title'), to: structurePaths.staff({ ambitoSlug }) }]}
      width="wide"
    >
      {!reply && <DoneNews done={query.done} />}
      <p>
        {organisation.leads && <Badge kind="info">{t('lead_badge')}</Badge>}{' '}
        <DatedBadge {...organisation} today={today} />
      </p>
      <DepartmentsTable name={organisation.name} departments={departments} today={today} />
      <Contacts ambitoSlug={ambitoSlug} page={page} />
      <h2 id="people">{t('people')}</h2>
      <StaffSearch search={query.search} from={query.from} />
      <StaffTable ambitoSlug={ambitoSlug} page={page} from={query.from} />
      {query.from && (
        <p>
          <Link to={`${structurePaths.organisation({ ambitoSlug, organisationId: organisation.id })}#people`}>
            {t('staff_today')}
          </Link>
        </p>
      )}
      <StaffPages
        pathTo={(number) =>
          structurePaths.organisation({
            ...{ ambitoSlug, organisationId: organisation.id, page: number },
            ...(query.search ? { search: query.search } : {}),
            ...(query.from ? { from: query.from } : {}),
          })
        }
        number={query.page}
        more={more}
      />
      {canManage && <OrganisationForms key={query.done} {...{ ambitoSlug, page, today, reply }} />}
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction<typeof loader> = ({ data: loaded, matches }) => [
  loaded
    ? { title: `${loaded.page.organisation.name} · Sguardi` }
    : pageTitle(matches, structureMessages, 'staff_title'),
]

export const ErrorBoundary = ErrorPage
