import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { answerContest } from '#app/learning/attendance/answer-contest.server.ts'
import {
  AnsweredContests,
  OpenContests,
  type RefusedAnswer,
} from '#app/learning/attendance/components/office-contests.tsx'
import { listContests } from '#app/learning/attendance/contest-queries.server.ts'
import { attendanceMessages } from '#app/learning/attendance/messages.ts'
import { attendancePaths } from '#app/learning/attendance/paths.ts'
import { ContestAnswerForm } from '#app/learning/attendance/schemas.ts'
import { getAmbitoOfEditions } from '#app/learning/editions/office-edition.server.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { textOf } from '#app/platform/form-text.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { reportingPaths } from '#app/reporting/paths.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { ledgerStyles, staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const { id, name } = await getAmbitoOfEditions(viewer, ambitoSlug)
  return { ambitoSlug, name, ...(await listContests(viewer, id, clock.now())) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  await getAmbitoOfEditions(viewer, ambitoSlug)
  const form = await readForm(request)
  const typed = {
    intent: textOf(form, 'intent'),
    contestId: textOf(form, 'contestId'),
    minutes: textOf(form, 'minutes'),
    text: textOf(form, 'text'),
  }
  const refuse = (reason: RefusedAnswer['reason'], status: number) => data({ ...typed, reason }, { status })
  const given = ContestAnswerForm.safeParse(typed)
  if (!given.success) return refuse('answer_wrong', 400)
  const outcome = await answerContest(viewer, ambitoSlug, given.data, clock.now())
  if (!outcome.ok) return refuse(outcome.reason, 409)
  return redirect(attendancePaths.contests({ ambitoSlug }))
}

export default function Contests() {
  const { ambitoSlug, name, open, answered } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>() ?? null
  const t = useText(attendanceMessages)
  return (
    <Page
      title={t('contests')}
      lead={t('contests_lead')}
      breadcrumbs={[{ label: name, to: reportingPaths.dashboard({ ambitoSlug }) }]}
    >
      <OpenContests contests={open} refused={refused} />
      {answered.length > 0 && <AnsweredContests contests={answered} />}
    </Page>
  )
}

export const links: LinksFunction = () => [...staffStyles(), ...ledgerStyles()]

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, attendanceMessages, 'contests')]

export const ErrorBoundary = ErrorPage
