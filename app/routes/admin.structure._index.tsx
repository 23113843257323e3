import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { AmbitiTable, HistoryTable } from '#app/organisation/reorganisation/components/structure-tables.tsx'
import { reorganisationMessages } from '#app/organisation/reorganisation/messages.ts'
import { reorganisationPaths } from '#app/organisation/reorganisation/paths.ts'
import {
  listAmbiti,
  listReorganisations,
  requireAdministrator,
} from '#app/organisation/reorganisation/reorganisation-queries.server.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
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
  const [ambiti, history] = await Promise.all([listAmbiti(clock.now()), listReorganisations()])
  return { ambiti: [...ambiti], history, isDone: new URL(request.url).searchParams.has('done') }
}

export default function Structure() {
  const { ambiti, history, isDone } = useLoaderData<typeof loader>()
  const t = useText(reorganisationMessages)
  return (
    <Page title={t('title')} lead={t('lead')} width="wide">
      {isDone && (
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
      <h2>{t('history_caption')}</h2>
      <HistoryTable history={history} />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, reorganisationMessages, 'title')]

export const ErrorBoundary = ErrorPage
