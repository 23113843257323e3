import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { RenameAmbitoForm } from '#app/organisation/reorganisation/components/rename-ambito-form.tsx'
import { AmbitiTable, HistoryTable } from '#app/organisation/reorganisation/components/structure-tables.tsx'
import { reorganisationMessages } from '#app/organisation/reorganisation/messages.ts'
import { reorganisationPaths } from '#app/organisation/reorganisation/paths.ts'
import { renameAmbito } from '#app/organisation/reorganisation/rename-ambito.server.ts'
import {
  listAmbiti,
  listReorganisations,
  requireAdministrator,
} from '#app/organisation/reorganisation/reorganisation-queries.server.ts'
import { RenameAmbito } from '#app/organisation/reorganisation/schemas.ts'
import { DoneNews } from '#app/organisation/structure/components/done-news.tsx'
import { refusedField } from '#app/organisation/structure/refused-field.ts'
import { civilDay, clock, isoDay } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

const kinds = [
  ...(['transfer', 'merge_ambiti', 'split_ambito'] as const),
  ...(['merge_organisations', 'split_organisation'] as const),
]

export async function loader({ request }: LoaderFunctionArgs) {
  requireAdministrator(await requireViewer(request))
  const now = clock.now()
  const [ambiti, history] = await Promise.all([listAmbiti(now), listReorganisations()])
  const done = new URL(request.url).searchParams.get('done')
  return { ambiti: [...ambiti], history, done, today: isoDay(civilDay(now)) }
}

/** Renames an ambito. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  requireAdministrator(viewer)
  const submission = parseWithZod(await readForm(request), { schema: RenameAmbito })
  const intent = 'rename-ambito'
  if (submission.status !== 'success') return data({ intent, result: submission.reply() }, { status: 400 })
  const outcome = await renameAmbito(viewer, submission.value, clock.now())
  if (!outcome.ok) {
    return data({ intent, result: submission.reply({ fieldErrors: refusedField(outcome.reason) }) }, { status: 409 })
  }
  return redirect(`${reorganisationPaths.structure()}?done=${intent}`)
}

export default function Structure() {
  const { ambiti, history, done, today } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(reorganisationMessages)
  return (
    <Page title={t('title')} lead={t('lead')} width="wide">
      {!reply && done && <DoneNews done={done} />}
      {done === '' && (
        <Alert kind="success">
          <p>{t('done')}</p>
        </Alert>
      )}
      <AmbitiTable ambiti={ambiti} />
      <h2>{t('register')}</h2>
      <ul className="section">
        {kinds.map((kind) => (
          <li key={kind}>
            <Link to={reorganisationPaths.form({ kind })}>{t(`kind_${kind}`)}</Link>
            <br />
            <span className="muted">{t(`lead_${kind}`)}</span>
          </li>
        ))}
      </ul>
      <section className="folds">
        <RenameAmbitoForm key={done} ambiti={ambiti} today={today} reply={reply} />
      </section>
      <h2>{t('history_caption')}</h2>
      <HistoryTable history={history} />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, reorganisationMessages, 'title')]

export const ErrorBoundary = ErrorPage
