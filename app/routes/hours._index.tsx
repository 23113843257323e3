import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { OwnExternals } from '#app/certificates/hours/components/own-externals.tsx'
import {
  Unconfirmed,
  YearBars,
  YearChoice,
  YearLines,
  YearRing,
} from '#app/certificates/hours/components/year-counter.tsx'
import { hoursMessages } from '#app/certificates/hours/messages.ts'
import { getOwnHours } from '#app/certificates/hours/own-hours.server.ts'
import { hoursPaths } from '#app/certificates/hours/paths.ts'
import { WithdrawExternal, YearQuery } from '#app/certificates/hours/schemas.ts'
import { withdrawExternal } from '#app/certificates/hours/withdraw-external.server.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { learningMessages } from '#app/learning/messages.ts'
import { learningPaths } from '#app/learning/paths.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { Alert } from '#app/ui/components/alert.tsx'
import { LinkButton } from '#app/ui/components/button.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { hourStyles } from '#app/ui/page-styles.ts'

const yearOf = (request: Request) => YearQuery.parse(new URL(request.url).searchParams.get('year') ?? undefined)

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { searchParams } = new URL(request.url)
  const done = (['sent', 'withdrawn'] as const).find((one) => searchParams.has(one)) ?? null
  return { hours: await getOwnHours(viewer, yearOf(request), clock.now()), done }
}

/** Withdraws a certificate that the office has not decided on. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { externalId } = WithdrawExternal.parse(Object.fromEntries(await readForm(request)))
  const outcome = await withdrawExternal(viewer, externalId, clock.now())
  if (!outcome.ok) return data({ refused: outcome.reason }, { status: 409 })
  const year = yearOf(request)
  return redirect(`${hoursPaths.own(year ? { year } : {})}${year ? '&' : '?'}withdrawn#externals`)
}

export default function YearlyHours() {
  const { hours, done } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(hoursMessages)
  const learning = useText(learningMessages)
  const { year, lines, isThisYear } = hours
  return (
    <Page
      title={t('hours_title', { year })}
      lead={t(isThisYear ? 'hours_lead' : 'hours_lead_past')}
      breadcrumbs={[{ label: learning('my_courses'), to: learningPaths.home() }]}
    >
      {reply && (
        <Alert kind="danger">
          <p>{t(reply.refused)}</p>
        </Alert>
      )}
      {done && !reply && (
        <Alert kind="success">
          <p>{t(`external_${done}`)}</p>
        </Alert>
      )}
      <YearChoice hours={hours} />
      <YearRing hours={hours} />
      {lines.length > 0 ? (
        <>
          <YearBars hours={hours} />
          <YearLines hours={hours} />
        </>
      ) : (
        <EmptyState
          title={t('none_title', { year })}
          action={<LinkButton to={learningPaths.home()}>{t('none_action')}</LinkButton>}
        >
          <p>{t('none')}</p>
        </EmptyState>
      )}
      <Unconfirmed hours={hours} />
      <OwnExternals externals={hours.externals} year={year} />
    </Page>
  )
}

export const links = hourStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, hoursMessages, 'hours')]

export const ErrorBoundary = ErrorPage
