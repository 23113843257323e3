import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { CaseRecord } from '#app/assessment/components/case-record.tsx'
import { caseMessages } from '#app/assessment/case-messages.ts'
import { ReasonsPage, WithdrawForm } from '#app/assessment/exercise-form.ts'
import { withdrawReason } from '#app/assessment/withdraw-reason.server.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { learningPaths } from '#app/learning/paths.ts'
import { getRunPage } from '#app/learning/run-page.server.ts'
import { clock } from '#app/platform/clock.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'

const Params = z.object({ enrolmentId: z.uuid(), attemptId: z.uuid() })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = Params.parse(params)
  const reasonsPage = ReasonsPage.parse(new URL(request.url).searchParams.get('reasons'))
  return { ...(await getRunPage(viewer, place, reasonsPage)), enrolmentId: place.enrolmentId }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { enrolmentId, attemptId } = Params.parse(params)
  const { answerId } = WithdrawForm.parse(Object.fromEntries(await readForm(request)))
  await withdrawReason(viewer, answerId, clock.now())
  return redirect(learningPaths.run({ enrolmentId, attemptId }))
}

export default function EarlierRun() {
  const { run, courseTitle, enrolmentId, lessonId } = useLoaderData<typeof loader>()
  const t = useText(caseMessages)
  const back = lessonId ? learningPaths.lesson({ enrolmentId, lessonId }) : learningPaths.enrolment({ enrolmentId })
  const breadcrumbs = [{ label: courseTitle, to: learningPaths.enrolment({ enrolmentId }) }]
  return (
    <Page title={t('run_title', { number: run.number })} kicker={run.title} breadcrumbs={breadcrumbs}>
      <CaseRecord run={run} />
      <p>
        <Link to={`${back}#${run.activityId}`}>{t('run_back')}</Link>
      </p>
    </Page>
  )
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.run.title ?? 'Caso'} · Sguardi` }]

export const ErrorBoundary = ErrorPage
