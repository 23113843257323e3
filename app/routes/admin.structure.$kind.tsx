import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { ReorganisationForm } from '#app/organisation/reorganisation/components/reorganisation-form.tsx'
import { ReorganisationPreview } from '#app/organisation/reorganisation/components/reorganisation-preview.tsx'
import { reorganisationMessages } from '#app/organisation/reorganisation/messages.ts'
import { reorganisationPaths } from '#app/organisation/reorganisation/paths.ts'
import { listPlaces, requireAdministrator } from '#app/organisation/reorganisation/reorganisation-queries.server.ts'
import { previewReorganisation, reorganise } from '#app/organisation/reorganisation/reorganise.server.ts'
import { AskedReorganisation, ReorganisationParams, SplitQuery } from '#app/organisation/reorganisation/schemas.ts'
import { civilDay, clock, isoDay } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { newId } from '#app/platform/ids.server.ts'
import { readForm } from '#app/platform/read-form.server.ts'
import { reorganisationCounts } from '#app/reporting/reorganisation-counts.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  requireAdministrator(await requireViewer(request))
  const { kind } = ReorganisationParams.parse(params)
  const { place } = SplitQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const now = clock.now()
  const places = await listPlaces(place, kind, now)
  return { kind, place, places, today: isoDay(civilDay(now)), reorganisationId: newId() }
}

/** Without the fingerprint of a preview it shows one; with it, it is done. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAdministrator(viewer)
  const { kind } = ReorganisationParams.parse(params)
  const form = await readForm(request)
  const asked = [...form].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && name !== 'fingerprint' && name !== 'kind' ? [[name, value]] : [],
  )
  form.set('kind', kind)
  const submission = parseWithZod(form, { schema: AskedReorganisation })
  if (submission.status !== 'success')
    return data({ result: submission.reply(), asked, preview: null }, { status: 400 })
  const question = submission.value
  const now = clock.now()
  if (question.fingerprint) {
    const outcome = await reorganise(viewer, question, now)
    if (outcome.ok) return redirect(`${reorganisationPaths.structure()}?done`)
    return data({ result: submission.reply({ formErrors: [outcome.reason] }), asked, preview: null }, { status: 409 })
  }
  const tried = await previewReorganisation(viewer, question, now)
  if (!tried.ok) {
    return data({ result: submission.reply({ formErrors: [tried.reason] }), asked, preview: null }, { status: 409 })
  }
  const { detail, touched, fingerprint } = tried.effect
  const counts = await reorganisationCounts(touched, question.from)
  const preview = { detail, counts, from: isoDay(question.from), fingerprint, asked }
  return data({ result: undefined, asked, preview })
}

export default function Reorganise() {
  const { kind, place, places, today, reorganisationId } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(reorganisationMessages)
  return (
    <Page
      title={t(`kind_${kind}`)}
      lead={t(`lead_${kind}`)}
      breadcrumbs={[{ label: t('title'), to: reorganisationPaths.structure() }]}
    >
      {reply?.preview && (
        <>
          <ReorganisationPreview preview={reply.preview} />
          <h2>{t('again')}</h2>
        </>
      )}
      <ReorganisationForm
        key={place}
        {...{ kind, place, places, today, reorganisationId }}
        result={reply?.result}
        asked={reply?.asked ?? []}
      />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction<typeof loader> = ({ data: loaded, matches }) => [
  pageTitle(matches, reorganisationMessages, loaded ? `kind_${loaded.kind}` : 'title'),
]

export const ErrorBoundary = ErrorPage
