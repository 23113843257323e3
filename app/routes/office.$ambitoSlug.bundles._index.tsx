import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listBundles } from '#app/certificates/bulk/bundle-queries.server.ts'
import { BundleForm } from '#app/certificates/components/bundle-form.tsx'
import { BundleList } from '#app/certificates/components/bundle-list.tsx'
import { certificatesMessages } from '#app/certificates/messages.ts'
import { certificatesPaths } from '#app/certificates/paths.ts'
import { narrowSelection } from '#app/certificates/bulk/narrow-selection.server.ts'
import { requestBundle } from '#app/certificates/bulk/request-bundle.server.ts'
import { protocolPaths } from '#app/certificates/protocol/paths.ts'
import { RequestBundle } from '#app/certificates/schemas.ts'
import { sealMessages } from '#app/certificates/seal/messages.ts'
import { sealPaths } from '#app/certificates/seal/paths.ts'
import { templateMessages } from '#app/certificates/template/messages.ts'
import { templatePaths } from '#app/certificates/template/paths.ts'
import { mayChangeTemplate } from '#app/certificates/template/template-access.server.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { listEditionsOfAmbito } from '#app/learning/edition-queries.server.ts'
import { canRecordProtocol } from '#app/organisation/policy.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock, isoDay } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { bundleSelection, openOffice } from '#app/reporting/office-view.server.ts'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const [{ place, view, ambito }, bundles] = await Promise.all([
    openOffice(viewer, ambitoSlug, new URLSearchParams(), clock.now()),
    listBundles(viewer, ambitoSlug),
  ])
  const changesTemplate = await mayChangeTemplate(viewer, ambitoSlug)
  const choices = view && {
    courses: view.courses.map(({ slug, title }) => ({ value: slug, label: title })),
    organisations: view.coverage.matrix.rows.map((row) => ({ value: row.organisationId, label: row.organisationName })),
    editions: await listEditionsOfAmbito(ambito.id),
    today: isoDay(view.today),
  }
  const canRecord = canRecordProtocol(viewer, { ambitoId: ambito.id })
  return { ambitoSlug, placeName: place.name, choices, bundles, changesTemplate, canRecord }
}

/** The choice is read by the rules of the office's own pages, so that the file holds whom they show. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const submission = parseWithZod(await readForm(request), { schema: RequestBundle })
  if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 400 })
  const now = clock.now()
  const { course, asOf = '', organisation = '', department = '', search = '' } = submission.value
  const asked = new URLSearchParams({ course, asOf, organisation, department, search })
  const { view } = await openOffice(viewer, ambitoSlug, asked, now)
  if (view?.course.slug !== course) {
    return data({ result: submission.reply({ fieldErrors: { course: ['course_unknown'] } }) }, { status: 400 })
  }
  if (view.day.fault) {
    const reason = view.day.fault === 'day_future' ? 'day_in_future' : 'day_wrong'
    return data({ result: submission.reply({ fieldErrors: { asOf: [reason] } }) }, { status: 400 })
  }
  const narrowed = await narrowSelection(bundleSelection(view), submission.value, view.ambito.id)
  if (!narrowed.ok) {
    return data({ result: submission.reply({ fieldErrors: { edition: [narrowed.reason] } }) }, { status: 400 })
  }
  const outcome = await requestBundle(viewer, { ambitoSlug, selection: narrowed.selection }, now)
  if (outcome.ok) return redirect(certificatesPaths.bundle({ ambitoSlug, bundleId: outcome.bundleId }))
  return data({ result: submission.reply({ formErrors: [outcome.reason] }) }, { status: 409 })
}

export default function Bundles() {
  const { ambitoSlug, placeName, choices, bundles, changesTemplate, canRecord } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(certificatesMessages)
  const template = useText(templateMessages)
  const seal = useText(sealMessages)
  const more = [
    ...(canRecord ? [{ to: protocolPaths.desk({ ambitoSlug }), text: t('bundles_protocol') }] : []),
    ...(canRecord ? [{ to: sealPaths.signed({ ambitoSlug }), text: seal('many_title') }] : []),
    ...(changesTemplate ? [{ to: templatePaths.page({ ambitoSlug }), text: template('to_page') }] : []),
  ]
  return (
    <Page title={t('bundles_title')} kicker={placeName} lead={t('bundles_lead')}>
      {choices && (
        <section className="card">
          <h2 className="card__title">{t('bundles_new')}</h2>
          <BundleForm {...choices} result={reply?.result} />
        </section>
      )}
      <section className="section">
        <h2>{t('bundles_list')}</h2>
        {bundles.length > 0 ? (
          <BundleList bundles={bundles} ambitoSlug={ambitoSlug} />
        ) : (
          <EmptyState title={t('bundles_none')}>
            <p>{t('bundles_none_hint')}</p>
          </EmptyState>
        )}
      </section>
      {more.length > 0 && (
        <section className="section">
          <h2>{t('bundles_more')}</h2>
          <ul>
            {more.map(({ to, text }) => (
              <li key={to}>
                <Link to={to}>{text}</Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, certificatesMessages, 'bundles_title')]

export const ErrorBoundary = ErrorPage
