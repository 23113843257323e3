import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { textOf } from '#app/platform/form-text.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { exportMessages } from '#app/reporting/exports/messages.ts'
import { exportPaths } from '#app/reporting/exports/paths.ts'
import { actOnView } from '#app/reporting/views/act-on-view.server.ts'
import { ChangeForm, DeleteForm, OwnMails, ScheduleForm } from '#app/reporting/views/components/view-forms.tsx'
import { viewMessages } from '#app/reporting/views/messages.ts'
import { viewPaths } from '#app/reporting/views/paths.ts'
import { doneOf, ViewAct, ViewParams } from '#app/reporting/views/schemas.ts'
import { getView, getViewPage } from '#app/reporting/views/view-queries.server.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug, viewId } = ViewParams.parse(params)
  const page = await getViewPage(viewer, { ambitoSlug, viewId }, clock.now())
  return { ambitoSlug, page, done: doneOf(new URL(request.url).searchParams.get('done')) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = ViewParams.parse(params)
  await getView(viewer, place)
  const form = await readForm(request)
  const intent = textOf(form, 'intent')
  const submission = parseWithZod(form, { schema: ViewAct })
  if (submission.status !== 'success') return data({ intent, result: submission.reply() }, { status: 400 })
  const act = submission.value
  const outcome = await actOnView(viewer, place, act, clock.now())
  if (!outcome.ok) {
    const field = outcome.reason === 'name_taken' ? 'name' : 'people'
    return data({ intent, result: submission.reply({ fieldErrors: { [field]: [outcome.reason] } }) }, { status: 409 })
  }
  if (act.intent === 'delete') return redirect(`${exportPaths.list(place)}?deleted`)
  const done = act.intent === 'stop' ? 'stopped' : act.intent === 'resume' ? 'resumed' : 'changed'
  return redirect(`${viewPaths.view(place)}?done=${done}`)
}

export default function ViewManagement() {
  const { ambitoSlug, page, done } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(viewMessages)
  const report = useText(exportMessages)
  const { view, about } = page
  const { viewId, name, kind, search } = view
  return (
    <Page
      title={name}
      kicker={t('view')}
      breadcrumbs={[{ label: report('back'), to: exportPaths.list({ ambitoSlug }) }]}
      width="reading"
    >
      {done && !reply && (
        <Alert kind="success">
          <p>{t(done)}</p>
        </Alert>
      )}
      <dl className="facts">
        <dt>{t('report')}</dt>
        <dd>{report(`kind_${kind}`)}</dd>
        <dt>{t('filters')}</dt>
        <dd>{about.join(' · ') || '–'}</dd>
        <dt>{t('owner')}</dt>
        <dd>{view.isOwn ? t('by_you') : (view.owner ?? t('someone'))}</dd>
      </dl>
      <p>
        <LinkButton to={exportPaths.report({ ambitoSlug, kind, search })}>{t('open')}</LinkButton>
      </p>
      <OwnMails page={page} />
      {view.isOwn && (
        <>
          <ChangeForm key={`change ${viewId} ${done}`} page={page} reply={reply} />
          <ScheduleForm key={`schedule ${viewId} ${done}`} page={page} reply={reply} />
          <DeleteForm />
        </>
      )}
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, viewMessages, 'view')]

export const ErrorBoundary = ErrorPage
