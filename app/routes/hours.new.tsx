import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { ExternalForm } from '#app/certificates/hours/components/external-form.tsx'
import { enterExternal } from '#app/certificates/hours/enter-external.server.ts'
import { hoursMessages } from '#app/certificates/hours/messages.ts'
import { hoursPaths } from '#app/certificates/hours/paths.ts'
import { EnterExternal } from '#app/certificates/hours/schemas.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { parseDay } from '#app/platform/civil-day.ts'
import { civilDay, clock, isoDay } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { newId } from '#app/platform/ids.server.ts'
import { readForm } from '#app/platform/read-form.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { hourStyles } from '#app/ui/page-styles.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  await requireViewer(request)
  return { externalId: newId(), today: isoDay(civilDay(clock.now())) }
}

const fields = { day_future: 'endedOn', evidence_wrong: 'evidence', no_office: '', too_often: '' } as const

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const submission = parseWithZod(await readForm(request), { schema: EnterExternal })
  const hideFields = ['evidence']
  if (submission.status !== 'success') return data({ result: submission.reply({ hideFields }) }, { status: 400 })
  const { hours: minutes, endedOn, evidence, ...entered } = submission.value
  const bytes = new Uint8Array(await evidence.arrayBuffer())
  const external = { ...entered, minutes, endedOn: parseDay(endedOn), evidence: bytes }
  const outcome = await enterExternal(viewer, external, clock.now())
  if (outcome.ok) return redirect(`${hoursPaths.own({ year: external.endedOn.getUTCFullYear() })}&sent#externals`)
  const fieldErrors = { [fields[outcome.reason]]: [outcome.reason] }
  const status = { day_future: 400, evidence_wrong: 400, no_office: 409, too_often: 429 }[outcome.reason]
  return data({ result: submission.reply({ hideFields, fieldErrors }) }, { status })
}

export default function NewExternal() {
  const { externalId, today } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(hoursMessages)
  return (
    <Page
      title={t('new_title')}
      lead={t('new_lead')}
      breadcrumbs={[{ label: t('hours'), to: hoursPaths.own() }]}
      width="reading"
    >
      <ExternalForm externalId={externalId} today={today} result={reply?.result} />
    </Page>
  )
}

export const links = hourStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, hoursMessages, 'new_title')]

export const ErrorBoundary = ErrorPage
