import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listOutbox } from '#app/identity/account-queries.server.ts'
import { identityMessages } from '#app/identity/messages.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { canReadOutbox } from '#app/organisation/policy.ts'
import { env } from '#app/platform/env.server.ts'
import { notFound } from '#app/platform/errors.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  if (!canReadOutbox(viewer, env().demo)) throw notFound('outbox')
  return { mails: await listOutbox() }
}

export default function Outbox() {
  const { mails } = useLoaderData<typeof loader>()
  const t = useText(identityMessages)
  const { moment } = useFormats()
  return (
    <Page title={t('outbox_title')} lead={t('outbox_lead')} width="reading">
      <details className="technical">
        <summary>{t('for_installers')}</summary>
        <p>{t('outbox_technical')}</p>
      </details>
      {mails.length === 0 && <EmptyState title={t('outbox_empty')} />}
      <div className="stack outbox">
        {mails.map((mail) => (
          <article key={mail.id} className="card">
            <h2 className="card__title">{mail.subject}</h2>
            <p className="muted">
              {t('outbox_to', { recipient: mail.recipient, when: moment(mail.queuedAt) })}{' '}
              <Badge>{t(`outbox_${mail.state}`)}</Badge>{' '}
              {mail.nextTryAt && t('outbox_next', { when: moment(new Date(mail.nextTryAt)) })}
            </p>
            {mail.failure && (
              <details className="technical">
                <summary>{t('outbox_said')}</summary>
                <p>{mail.failure}</p>
              </details>
            )}
            <pre>{mail.text}</pre>
          </article>
        ))}
      </div>
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, identityMessages, 'outbox_title')]

export const ErrorBoundary = ErrorPage
