import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { certificatesMessages } from '#app/certificates/messages.ts'
import { certificatesPaths } from '#app/certificates/paths.ts'
import { TemplateForm as TemplateFields } from '#app/certificates/template/components/template-form.tsx'
import { TemplatePreview, TemplateState } from '#app/certificates/template/components/template-preview.tsx'
import { templateMessages } from '#app/certificates/template/messages.ts'
import { templatePaths } from '#app/certificates/template/paths.ts'
import { putTemplateInForce } from '#app/certificates/template/put-template-in-force.server.ts'
import { saveTemplate } from '#app/certificates/template/save-template.server.ts'
import { TemplateForm } from '#app/certificates/template/schemas.ts'
import { templatePage } from '#app/certificates/template/template-page.server.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  return templatePage(viewer, ambitoSlug)
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const submission = parseWithZod(await readForm(request), { schema: TemplateForm })
  if (submission.status !== 'success') return data({ result: submission.reply(), fault: undefined }, { status: 400 })
  const form = submission.value
  if (form.intent === 'put-in-force') {
    await putTemplateInForce(viewer, { ambitoSlug, version: form.version }, clock.now())
    return redirect(templatePaths.page({ ambitoSlug }))
  }
  const outcome = await saveTemplate(viewer, { ambitoSlug, form }, clock.now())
  if (outcome.ok) return redirect(templatePaths.page({ ambitoSlug }))
  const fault = outcome.reason === 'template_broken' ? outcome.fault : undefined
  return data({ result: submission.reply({ formErrors: [outcome.reason] }), fault }, { status: 409 })
}

export default function CertificateTemplatePage() {
  const page = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(templateMessages)
  const certificates = useText(certificatesMessages)
  const { ambito, version } = page
  const breadcrumbs = [
    { label: certificates('bundles_title'), to: certificatesPaths.bundles({ ambitoSlug: ambito.slug }) },
  ]
  return (
    <Page title={t('title')} kicker={ambito.name} lead={t('lead')} breadcrumbs={breadcrumbs}>
      <TemplateState {...page} />
      <TemplatePreview {...page} />
      <section className="section">
        <h2>{t('change')}</h2>
        <TemplateFields key={version} page={page} result={reply?.result} fault={reply?.fault} />
      </section>
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, templateMessages, 'title')]

export const ErrorBoundary = ErrorPage
