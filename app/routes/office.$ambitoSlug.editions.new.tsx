import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { EditionForm } from '#app/learning/editions/components/edition-form.tsx'
import { newDraft, readDraft, withoutBlankRows } from '#app/learning/editions/edition-draft.ts'
import { checkDraft } from '#app/learning/editions/edition-input.ts'
import { editionFormMessages } from '#app/learning/editions/form-messages.ts'
import { makeEdition } from '#app/learning/editions/make-edition.server.ts'
import { editionMessages } from '#app/learning/editions/messages.ts'
import { getAmbitoOfEditions } from '#app/learning/editions/office-edition.server.ts'
import { editionPaths } from '#app/learning/editions/paths.ts'
import { shapeDraft } from '#app/learning/editions/shape-draft.server.ts'
import { listCurrentVersions } from '#app/learning/version-queries.server.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { textOf } from '#app/platform/form-text.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { reportingPaths } from '#app/reporting/paths.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const [ambito, versions] = await Promise.all([
    getAmbitoOfEditions(viewer, ambitoSlug),
    listCurrentVersions({ openOnly: true }),
  ])
  const courses = versions.map(({ slug, title }) => ({ slug, title }))
  return { ambitoSlug, ambitoName: ambito.name, courses, draft: newDraft(courses[0]?.slug ?? '') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const ambito = await getAmbitoOfEditions(viewer, ambitoSlug)
  const now = clock.now()
  const form = await readForm(request)
  const typed = readDraft(form)
  const shaped = await shapeDraft(ambito, typed, textOf(form, 'intent'), now)
  if (shaped) return data({ ...shaped, faults: {} })
  const draft = withoutBlankRows(typed)
  const checked = checkDraft(draft)
  if (!checked.ok) return data({ draft, found: null, faults: checked.faults }, { status: 400 })
  const outcome = await makeEdition(viewer, { ambitoSlug, input: checked.input }, now)
  if (!outcome.ok) return data({ draft, found: null, faults: outcome.faults }, { status: 409 })
  return redirect(editionPaths.participants({ ambitoSlug, editionId: outcome.editionId }))
}

export default function NewEdition() {
  const { ambitoSlug, ambitoName, courses, draft } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(editionFormMessages)
  const breadcrumbs = [
    { label: ambitoName, to: reportingPaths.dashboard({ ambitoSlug }) },
    { label: useText(editionMessages)('editions'), to: editionPaths.list({ ambitoSlug }) },
  ]
  return (
    <Page title={t('new_title')} lead={t('new_lead')} breadcrumbs={breadcrumbs}>
      <EditionForm
        draft={reply?.draft ?? draft}
        faults={reply?.faults ?? {}}
        found={reply?.found ?? null}
        courses={courses}
        completed={0}
        planned={null}
        submitText={t('make')}
      />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, editionFormMessages, 'new_title')]

export const ErrorBoundary = ErrorPage
