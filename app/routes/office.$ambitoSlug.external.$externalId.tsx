import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DecideForm } from '#app/certificates/hours/components/decide-form.tsx'
import { ExternalDecisions, ExternalFacts } from '#app/certificates/hours/components/external-facts.tsx'
import { decideExternal } from '#app/certificates/hours/decide-external.server.ts'
import { getAmbitoOfExternals, getExternal } from '#app/certificates/hours/external-queries.server.ts'
import { hoursMessages } from '#app/certificates/hours/messages.ts'
import { hoursPaths } from '#app/certificates/hours/paths.ts'
import { DecideExternal, OfficeExternalParams } from '#app/certificates/hours/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug, externalId } = OfficeExternalParams.parse(params)
  const ambito = await getAmbitoOfExternals(viewer, ambitoSlug)
  const { external, history } = await getExternal(ambito, externalId)
  const isOwn = external.personId === viewer.personId
  const isDecided = new URL(request.url).searchParams.has('decided')
  return { ambitoSlug, external, history, isOwn, isDecided }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug, externalId } = OfficeExternalParams.parse(params)
  const ambito = await getAmbitoOfExternals(viewer, ambitoSlug)
  await getExternal(ambito, externalId)
  const submission = parseWithZod(await readForm(request), { schema: DecideExternal })
  if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 400 })
  const outcome = await decideExternal(viewer, { ambitoSlug, externalId, decision: submission.value }, clock.now())
  if (outcome.ok) return redirect(`${hoursPaths.external({ ambitoSlug, externalId })}?decided`)
  const field = outcome.reason === 'reason_for_hours' ? 'reason' : ''
  return data({ result: submission.reply({ fieldErrors: { [field]: [outcome.reason] } }) }, { status: 409 })
}

function Decide() {
  const { external, isOwn } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(hoursMessages)
  if (isOwn || external.verdict === 'withdrawn')
    return (
      <Alert>
        <p>{t(isOwn ? 'own_external' : 'withdrawn_note')}</p>
      </Alert>
    )
  return <DecideForm key={external.decisions} external={external} result={reply?.result} />
}

export default function OfficeExternal() {
  const { ambitoSlug, external, history, isDecided } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(hoursMessages)
  return (
    <Page
      title={external.title}
      breadcrumbs={[{ label: t('office_title'), to: hoursPaths.externals({ ambitoSlug }) }]}
      width="reading"
    >
      {isDecided && !reply && (
        <Alert kind="success">
          <p>{t('decided')}</p>
        </Alert>
      )}
      <ExternalFacts external={external} />
      <ExternalDecisions history={history} />
      <Decide />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, hoursMessages, 'office_title')]

export const ErrorBoundary = ErrorPage
