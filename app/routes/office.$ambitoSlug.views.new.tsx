import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { getAmbitoForOffice } from '#app/organisation/ambito-queries.server.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { exportMessages } from '#app/reporting/exports/messages.ts'
import { exportPaths } from '#app/reporting/exports/paths.ts'
import { ShareBox } from '#app/reporting/views/components/view-forms.tsx'
import { viewMessages } from '#app/reporting/views/messages.ts'
import { viewPaths } from '#app/reporting/views/paths.ts'
import { saveView } from '#app/reporting/views/save-view.server.ts'
import { NewViewQuery, SaveView } from '#app/reporting/views/schemas.ts'
import { aboutFilters } from '#app/reporting/views/view-queries.server.ts'
import { Button } from '#app/ui/components/button.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { TextField } from '#app/ui/components/field.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'
import { useFormErrors } from '#app/ui/use-form-errors.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  await getAmbitoForOffice(viewer, ambitoSlug)
  const { kind, search } = NewViewQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const about = await aboutFilters(viewer, { ambitoSlug, kind, search }, clock.now())
  return { ambitoSlug, kind, search, about, hasSearch: new URLSearchParams(search).has('search') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  await getAmbitoForOffice(viewer, ambitoSlug)
  const submission = parseWithZod(await readForm(request), { schema: SaveView })
  if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 400 })
  const outcome = await saveView(viewer, { ambitoSlug, ...submission.value }, clock.now())
  if (outcome.ok) return redirect(`${viewPaths.view({ ambitoSlug, viewId: outcome.viewId })}?done=saved`)
  const where = outcome.reason === 'name_taken' ? 'name' : ''
  return data({ result: submission.reply({ fieldErrors: { [where]: [outcome.reason] } }) }, { status: 409 })
}

export default function NewView() {
  const { ambitoSlug, kind, search, about, hasSearch } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(viewMessages)
  const report = useText(exportMessages)
  const errors = useFormErrors(viewMessages, reply?.result)
  return (
    <Page
      title={t('new_title')}
      lead={t('new_lead')}
      breadcrumbs={[{ label: report('back'), to: exportPaths.list({ ambitoSlug }) }]}
      width="reading"
    >
      <dl className="facts">
        <dt>{t('report')}</dt>
        <dd>{report(`kind_${kind}`)}</dd>
        <dt>{t('filters')}</dt>
        <dd>{about.join(' · ') || '–'}</dd>
      </dl>
      {hasSearch && <p className="muted">{t('search_dropped')}</p>}
      <Form method="post" className="section" noValidate>
        <ErrorSummary errors={errors.summary} />
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="search" value={search} />
        <TextField
          name="name"
          label={t('name')}
          hint={t('name_hint')}
          maxLength={80}
          autoComplete="off"
          errors={errors.of('name')}
          defaultValue={errors.typed('name')}
          required
        />
        <ShareBox isShared={false} />
        <Button>{t('save')}</Button>
      </Form>
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, viewMessages, 'new_title')]

export const ErrorBoundary = ErrorPage
