import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { changeEdition } from '#app/learning/editions/change-edition.server.ts'
import { removeLogo } from '#app/learning/editions/change-logos.server.ts'
import { EditionForm } from '#app/learning/editions/components/edition-form.tsx'
import { EditionFrame } from '#app/learning/editions/components/edition-frame.tsx'
import { LogoList } from '#app/learning/editions/components/logo-list.tsx'
import { draftOf, getEditionDetails } from '#app/learning/editions/edition-details.server.ts'
import { readDraft, withoutBlankRows, type EditionDraft } from '#app/learning/editions/edition-draft.ts'
import { checkDraft, type FormFaults } from '#app/learning/editions/edition-input.ts'
import { editionFormMessages } from '#app/learning/editions/form-messages.ts'
import type { LogoFault } from '#app/learning/editions/logo-file.ts'
import { editionMessages } from '#app/learning/editions/messages.ts'
import { getManagedEdition } from '#app/learning/editions/office-edition.server.ts'
import { editionPaths } from '#app/learning/editions/paths.ts'
import { minutesPlanned } from '#app/learning/editions/planned-minutes.server.ts'
import { EditionParams, LogoParams } from '#app/learning/editions/schemas.ts'
import { shapeDraft, type ShapedDraft } from '#app/learning/editions/shape-draft.server.ts'
import { takeLogo } from '#app/learning/editions/take-logo.server.ts'
import { clock } from '#app/platform/clock.ts'
import { textOf } from '#app/platform/form-text.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug, editionId } = EditionParams.parse(params)
  const edition = await getManagedEdition(viewer, { ambitoSlug, editionId })
  const { name, courseTitle, courseId, mode, ambito } = edition
  const [details, planned] = await Promise.all([
    getEditionDetails(edition),
    minutesPlanned({ editionId, courseId, mode }),
  ])
  return {
    edition: { ambitoSlug, ambitoName: ambito.name, editionId, name, courseTitle },
    draft: draftOf(details),
    logos: details.logos,
    completed: details.completed,
    planned,
    saved: new URL(request.url).searchParams.has('saved'),
  }
}

type Reply = ShapedDraft & { faults: FormFaults; logoFault?: LogoFault }

const reply = (draft: EditionDraft, faults: FormFaults, status: number) =>
  data<Reply | { logoFault: LogoFault }>({ draft, found: null, faults }, { status })

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = EditionParams.parse(params)
  const { ambito } = await getManagedEdition(viewer, place)
  const now = clock.now()
  const form = await readForm(request)
  const intent = textOf(form, 'intent')
  const saved = `${editionPaths.settings(place)}?saved`
  if (intent === 'add-logo') {
    const fault = await takeLogo(viewer, place, form, now)
    return fault ? data<Reply | { logoFault: LogoFault }>({ logoFault: fault }, { status: 400 }) : redirect(saved)
  }
  if (intent === 'remove-logo') {
    await removeLogo(viewer, LogoParams.parse({ ...place, position: textOf(form, 'position') }), now)
    return redirect(saved)
  }
  const typed = readDraft(form)
  const shaped = await shapeDraft(ambito, typed, intent, now)
  if (shaped) return data<Reply | { logoFault: LogoFault }>({ ...shaped, faults: {} })
  const draft = withoutBlankRows(typed)
  const checked = checkDraft(draft)
  if (!checked.ok) return reply(draft, checked.faults, 400)
  const outcome = await changeEdition(viewer, { ...place, input: checked.input }, now)
  return outcome.ok ? redirect(saved) : reply(draft, outcome.faults, 409)
}

export default function EditionSettings() {
  const { edition, draft, logos, completed, planned, saved } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useText(editionFormMessages)
  const shown = answer && 'draft' in answer ? answer : { draft, found: null, faults: {} }
  return (
    <EditionFrame edition={edition} tab="settings">
      {saved && !answer && (
        <Alert kind="success">
          <p>{t('saved')}</p>
        </Alert>
      )}
      <EditionForm {...shown} courses={null} completed={completed} planned={planned} submitText={t('save')} />
      <LogoList ambitoSlug={edition.ambitoSlug} editionId={edition.editionId} logos={logos} fault={answer?.logoFault} />
    </EditionFrame>
  )
}

export const links = staffStyles

export const meta: MetaFunction<typeof loader> = ({ data: loaded, matches }) => [
  loaded ? { title: `${loaded.edition.name} · Sguardi` } : pageTitle(matches, editionMessages, 'tab_settings'),
]

export const ErrorBoundary = ErrorPage
