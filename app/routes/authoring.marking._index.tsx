import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { claimAnswer } from '#app/assessment/marking/claim-answer.server.ts'
import { AgreementTable } from '#app/assessment/marking/components/agreement-table.tsx'
import { QueueFilter } from '#app/assessment/marking/components/queue-filter.tsx'
import { QueueList } from '#app/assessment/marking/components/queue-list.tsx'
import { markingMessages } from '#app/assessment/marking/messages.ts'
import { markingPaths } from '#app/assessment/marking/paths.ts'
import { getMarkingQueue } from '#app/authoring/marking-queue.server.ts'
import { authoringMessages } from '#app/authoring/page-messages.ts'
import { authoringPaths } from '#app/authoring/paths.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Slug } from '#app/platform/slug.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

/** `?of=course` or `?of=course/exercise`; anything else shows everything. */
const Of = z
  .string()
  .transform((of) => of.split('/'))
  .pipe(z.tuple([Slug]).or(z.tuple([Slug, Slug])))
  .catch(['', ''])

const Claim = z.object({ answerId: z.uuid() })

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const [course, exercise = null] = Of.parse(new URL(request.url).searchParams.get('of') ?? '')
  const queue = await getMarkingQueue(viewer, { course: course || null, exercise }, clock.now())
  return { ...queue, chosen: course ? [course, exercise].filter(Boolean).join('/') : '' }
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const form = Claim.safeParse(Object.fromEntries(await readForm(request)))
  if (!form.success) return data({ reason: 'form_wrong' as const }, { status: 400 })
  const { answerId } = form.data
  const outcome = await claimAnswer(viewer, answerId, clock.now())
  if (!outcome.ok) return data({ reason: outcome.reason }, { status: 409 })
  return redirect(markingPaths.mark({ answerId }))
}

export default function Queue() {
  const { waiting, lines, exercises, agreement, chosen } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(markingMessages)
  const a = useText(authoringMessages)
  const breadcrumbs = [{ label: a('courses_title'), to: authoringPaths.courses() }]
  return (
    <Page title={t('queue_title')} lead={t('queue_lead')} breadcrumbs={breadcrumbs}>
      <p className="measure">{t('queue_formative')}</p>
      {reply && <Alert kind="danger">{t(reply.reason)}</Alert>}
      {exercises.length > 0 && <QueueFilter exercises={exercises} chosen={chosen} />}
      {lines.length === 0 ? (
        <EmptyState title={t('queue_empty')}>
          <p>{t('queue_empty_text')}</p>
        </EmptyState>
      ) : (
        <>
          <p role="status">
            <strong>{t('queue_waiting', { count: waiting })}</strong>
            {waiting > lines.length && <> {t('queue_shown', { count: lines.length })}</>}
          </p>
          <QueueList lines={lines} />
        </>
      )}
      <AgreementTable agreement={agreement} />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, markingMessages, 'queue_title')]

export const ErrorBoundary = ErrorPage
