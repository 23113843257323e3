import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { getAmbitoForOffice, requireAmbito } from '#app/organisation/ambito-queries.server.ts'
import { invitationsPaths } from '#app/organisation/invitations/paths.ts'
import { importPaths } from '#app/organisation/people-import/paths.ts'
import { canImportPeople, canManageOrganisations } from '#app/organisation/policy.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { addOrganisation } from '#app/organisation/structure/add-organisation.server.ts'
import { AddOrganisationForm } from '#app/organisation/structure/components/add-organisation-form.tsx'
import { OrganisationsTable } from '#app/organisation/structure/components/organisation-tables.tsx'
import { structureMessages } from '#app/organisation/structure/messages.ts'
import { structurePaths } from '#app/organisation/structure/paths.ts'
import { refusedField } from '#app/organisation/structure/refused-field.ts'
import { AddOrganisation } from '#app/organisation/structure/schemas.ts'
import { listOrganisations } from '#app/organisation/structure/structure-queries.server.ts'
import { civilDay, clock, isoDay } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { LinkButton } from '#app/ui/components/button.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const ambito = await getAmbitoForOffice(viewer, ambitoSlug)
  const now = clock.now()
  return {
    ...{ ambitoSlug, ambitoName: ambito.name, today: isoDay(civilDay(now)) },
    organisations: await listOrganisations(viewer, ambito, now),
    canManage: canManageOrganisations(viewer, { ambitoId: ambito.id }),
    canImport: canImportPeople(viewer, { ambitoId: ambito.id }),
  }
}

/** Adds an organisation to the ambito. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  await requireAmbito(viewer, ambitoSlug, canManageOrganisations)
  const submission = parseWithZod(await readForm(request), { schema: AddOrganisation })
  if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 400 })
  const outcome = await addOrganisation(viewer, { ambitoSlug, ...submission.value }, clock.now())
  if (!outcome.ok) {
    return data({ result: submission.reply({ fieldErrors: refusedField(outcome.reason) }) }, { status: 409 })
  }
  return redirect(
    `${structurePaths.organisation({ ambitoSlug, organisationId: outcome.organisationId })}?done=add-organisation`,
  )
}

export default function Staff() {
  const { ambitoSlug, ambitoName, organisations, canManage, canImport, today } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(structureMessages)
  return (
    <Page title={t('staff_title')} kicker={ambitoName} lead={t('staff_lead')} width="wide">
      <p className="button-row">
        {canImport && (
          <LinkButton kind="outline" to={importPaths.desk({ ambitoSlug })}>
            {t('staff_lists')}
          </LinkButton>
        )}
        <LinkButton kind="outline" to={invitationsPaths.desk({ ambitoSlug })}>
          {t('staff_invitations')}
        </LinkButton>
      </p>
      {organisations.length > 0 ? (
        <OrganisationsTable ambitoSlug={ambitoSlug} organisations={organisations} today={today} />
      ) : (
        <EmptyState title={t('organisations_none_title')}>
          <p>{t('organisations_none')}</p>
        </EmptyState>
      )}
      {canManage && <AddOrganisationForm today={today} result={reply?.result} />}
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, structureMessages, 'staff_title')]

export const ErrorBoundary = ErrorPage
