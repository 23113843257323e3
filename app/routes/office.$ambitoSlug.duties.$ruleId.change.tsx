import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { RuleForm } from '#app/learning/assignments/components/rule-form.tsx'
import { getManagedRule, listRuleOrganisations } from '#app/learning/assignments/managed-rule.server.ts'
import { dutyMessages } from '#app/learning/assignments/messages.ts'
import { dutyPaths } from '#app/learning/assignments/paths.ts'
import { draftOfRule } from '#app/learning/assignments/rule-input.ts'
import { readRuleForm } from '#app/learning/assignments/rule-page.server.ts'
import { changeRule, checkChangedRule } from '#app/learning/assignments/save-rule.server.ts'
import { RuleParams } from '#app/learning/assignments/schemas.ts'
import { civilDay, clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = RuleParams.parse(params)
  const rule = await getManagedRule(viewer, place)
  const organisations = await listRuleOrganisations(rule.ambitoId, civilDay(clock.now()))
  return { place, name: rule.name, organisations, draft: draftOfRule(rule, rule.course.slug) }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const place = RuleParams.parse(params)
  const rule = await getManagedRule(viewer, place)
  const now = clock.now()
  const { save, reply } = await readRuleForm(await readForm(request), {
    ...{ ruleId: rule.id, now },
    check: (draft) => checkChangedRule(rule, draft, now),
  })
  const shown = { ...reply, draft: { ...reply.draft, dueKind: rule.dueKind } }
  if (!save) return data(shown, { status: reply.preview ? 200 : 400 })
  const outcome = await changeRule(viewer, { ...place, draft: reply.draft }, now)
  if (!outcome.ok) return data({ ...shown, faults: outcome.faults }, { status: 409 })
  return redirect(dutyPaths.rule(place))
}

export default function ChangeRule() {
  const { place, name, draft, organisations } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(dutyMessages)
  const breadcrumbs = [
    { label: t('duties'), to: dutyPaths.list(place) },
    { label: name, to: dutyPaths.rule(place) },
  ]
  const nothing = { draft, faults: {}, preview: null, seen: '', isStale: false }
  return (
    <Page title={t('change_title', { name })} lead={t('change_lead')} breadcrumbs={breadcrumbs}>
      <RuleForm organisations={organisations} courses={null} {...(reply ?? nothing)} />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, dutyMessages, 'change')]

export const ErrorBoundary = ErrorPage
