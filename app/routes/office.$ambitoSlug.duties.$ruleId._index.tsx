import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { CloseForm, WaiverForm } from '#app/learning/assignments/components/rule-acts.tsx'
import { RulePeopleTable, StateLinks } from '#app/learning/assignments/components/rule-people.tsx'
import { RuleTermsText } from '#app/learning/assignments/components/rule-terms.tsx'
import { StateBar } from '#app/learning/assignments/components/state-bar.tsx'
import { getManagedRule } from '#app/learning/assignments/managed-rule.server.ts'
import { dutyMessages } from '#app/learning/assignments/messages.ts'
import { dutyPaths } from '#app/learning/assignments/paths.ts'
import { readRulePage } from '#app/learning/assignments/rule-people.server.ts'
import { closeRuleByForm, waiveByForm } from '#app/learning/assignments/rule-acts.server.ts'
import { RuleParams, RuleQuery } from '#app/learning/assignments/schemas.ts'
import { getSeenRule } from '#app/learning/assignments/seen-rule.server.ts'
import { shownRule } from '#app/learning/assignments/shown-rule.ts'
import { endWaiver } from '#app/learning/assignments/waive-duty.server.ts'
import { civilDay, clock, isoDay } from '#app/platform/clock.ts'
import { textOf } from '#app/platform/form-text.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { LinkButton } from '#app/ui/components/button.tsx'
import { EmptyState } from '#app/ui/components/empty-state.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

const PersonId = z.uuid()

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = RuleParams.parse(params)
  const query = RuleQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  const now = clock.now()
  const { departmentIds, mayAssign, ambito, ...rule } = await getSeenRule(viewer, place, now)
  const page = await readRulePage({ ambitoId: ambito.id, ruleId: rule.id, departmentIds, mayAssign, now }, query)
  const shown = { rule: shownRule(rule, now), ambitoName: ambito.name, today: isoDay(civilDay(now)) }
  return { place, ...shown, mayAssign, state: query.state, ...page }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = RuleParams.parse(params)
  const { state } = RuleQuery.parse(Object.fromEntries(new URL(request.url).searchParams))
  // Before the form is looked at: whoever may not act is told nothing of it.
  await getManagedRule(viewer, place)
  const form = await readForm(request)
  const now = clock.now()
  const back = dutyPaths.rule({ ...place, state })
  if (textOf(form, 'intent') === 'unwaive') {
    await endWaiver(viewer, { ...place, personId: PersonId.parse(textOf(form, 'person')) }, now)
    return redirect(back)
  }
  const act = textOf(form, 'intent') === 'waive' ? waiveByForm : closeRuleByForm
  const outcome = await act(viewer, place, form, now)
  return outcome.ok ? redirect(back) : data({ fault: outcome.fault }, { status: outcome.status })
}

export default function Rule() {
  const { place, rule, ambitoName, mayAssign, waived, today, ...list } = useLoaderData<typeof loader>()
  const { state, people, counts } = list
  const fault = useActionData<typeof action>()?.fault
  const t = useText(dutyMessages)
  return (
    <Page
      title={rule.name}
      lead={rule.courseTitle}
      kicker={ambitoName}
      breadcrumbs={[{ label: t('duties'), to: dutyPaths.list(place) }]}
      width="wide"
    >
      <RuleTermsText rule={rule} />
      {waived && <WaiverForm person={waived} back={dutyPaths.rule({ ...place, state })} fault={fault} />}
      {counts.people === 0 ? (
        <EmptyState title={t('people_none_yet')} />
      ) : (
        <>
          <StateBar counts={counts} />
          <StateLinks place={place} state={state} counts={counts} />
          {people.length > 0 ? (
            <RulePeopleTable place={place} mayAssign={mayAssign} {...list} />
          ) : (
            <p>{t('people_none')}</p>
          )}
          {mayAssign && (
            <p>
              <a href={dutyPaths.csv({ ...place, state })} download>
                {t('download')}
              </a>
            </p>
          )}
        </>
      )}
      {mayAssign && !rule.isClosed && (
        <>
          <p>
            <LinkButton kind="outline" to={dutyPaths.change(place)}>
              {t('change')}
            </LinkButton>
          </p>
          <CloseForm today={today} fault={fault} />
        </>
      )}
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, dutyMessages, 'rule')]

export const ErrorBoundary = ErrorPage
