import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Html } from '#app/assessment/components/html.tsx'
import { JournalEntries } from '#app/assessment/components/journal-entries.tsx'
import { journalMessages } from '#app/assessment/journal-messages.ts'
import { assessmentPaths } from '#app/assessment/paths.ts'
import { EntryForm } from '#app/assessment/practice-form.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { getOwnJournal } from '#app/learning/own-journal.server.ts'
import { learningPaths } from '#app/learning/paths.ts'
import { changeEntry } from '#app/learning/work-on-practice.server.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  return { sections: await getOwnJournal(viewer) }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const form = EntryForm.safeParse(Object.fromEntries(await readForm(request)))
  if (!form.success) return data({ wrong: true }, { status: 400 })
  await changeEntry(viewer, form.data, clock.now())
  return redirect(assessmentPaths.journal())
}

export default function Journal() {
  const { sections } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(journalMessages)
  return (
    <Page title={t('title')} lead={t('lead')} width="reading">
      {reply?.wrong && <Alert kind="danger">{t('wrong')}</Alert>}
      <p className="button-row">
        {sections.length > 0 && (
          <a className="button button--outline" href={assessmentPaths.journalFile()} download>
            {t('download')}
          </a>
        )}
        <Link to="/privacy#diario">{t('privacy')}</Link>
      </p>
      {sections.length === 0 && (
        <EmptyState title={t('none')} action={<LinkButton to={learningPaths.home()}>{t('none_action')}</LinkButton>}>
          <p>{t('none_text')}</p>
        </EmptyState>
      )}
      {sections.map(({ key, course, title, promptHtml, entries }) => (
        <section key={key} className="section" aria-labelledby={key}>
          <p className="kicker">{course}</p>
          <h2 id={key}>{title}</h2>
          <Html html={promptHtml} className="muted" />
          <JournalEntries entries={entries} />
        </section>
      ))}
    </Page>
  )
}

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, journalMessages, 'title')]

export const ErrorBoundary = ErrorPage
