import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { RuleList } from '#app/learning/assignments/components/rule-list.tsx'
import { dutyMessages } from '#app/learning/assignments/messages.ts'
import { dutyPaths } from '#app/learning/assignments/paths.ts'
import { listRules } from '#app/learning/assignments/rule-figures.server.ts'
import { getSeenDuties } from '#app/learning/assignments/seen-rule.server.ts'
import { shownRule } from '#app/learning/assignments/shown-rule.ts'
import { reminderMessages } from '#app/learning/reminders/messages.ts'
import { reminderPaths } from '#app/learning/reminders/paths.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { reportingPaths } from '#app/reporting/paths.ts'
import { LinkButton } from '#app/ui/components/button.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const now = clock.now()
  const seen = await getSeenDuties(viewer, ambitoSlug)
  const rules = (await listRules(seen, now)).map(({ counts, ...rule }) => ({ counts, rule: shownRule(rule, now) }))
  return { ambitoSlug, ambitoName: seen.ambito.name, rules, mayAssign: seen.mayAssign }
}

export default function Duties() {
  const { ambitoSlug, ambitoName, rules, mayAssign } = useLoaderData<typeof loader>()
  const t = useText(dutyMessages)
  const reminders = useText(reminderMessages)
  const make = mayAssign && <LinkButton to={dutyPaths.create({ ambitoSlug })}>{t('make')}</LinkButton>
  return (
    <Page
      title={t('duties')}
      lead={t(mayAssign ? 'lead' : 'lead_seen')}
      breadcrumbs={[{ label: ambitoName, to: reportingPaths.dashboard({ ambitoSlug }) }]}
    >
      {rules.length === 0 ? (
        <EmptyState title={t('none_title')} action={make}>
          <p>{t(mayAssign ? 'none_text' : 'none_seen')}</p>
        </EmptyState>
      ) : (
        <>
          {make && <p>{make}</p>}
          <RuleList ambitoSlug={ambitoSlug} rules={rules} />
        </>
      )}
      {mayAssign && (
        <p>
          <Link to={reminderPaths.schedule({ ambitoSlug })}>{reminders('schedule_link')}</Link>
        </p>
      )}
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, dutyMessages, 'duties')]

export const ErrorBoundary = ErrorPage
