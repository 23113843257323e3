import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { RuleForm } from '#app/learning/assignments/components/rule-form.tsx'
import { getAmbitoOfDuties, listRuleOrganisations } from '#app/learning/assignments/managed-rule.server.ts'
import { dutyMessages } from '#app/learning/assignments/messages.ts'
import { dutyPaths } from '#app/learning/assignments/paths.ts'
import { newRuleDraft } from '#app/learning/assignments/rule-input.ts'
import { readRuleForm } from '#app/learning/assignments/rule-page.server.ts'
import { checkNewRule, makeRule } from '#app/learning/assignments/save-rule.server.ts'
import { listCurrentVersions } from '#app/learning/version-queries.server.ts'
import { AmbitoParams } from '#app/organisation/schemas.ts'
import { civilDay, clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { readForm } from '#app/platform/read-form.server.ts'
import { reportingPaths } from '#app/reporting/paths.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const today = civilDay(clock.now())
  const [ambito, versions] = await Promise.all([
    getAmbitoOfDuties(viewer, ambitoSlug),
    listCurrentVersions({ openOnly: true }),
  ])
  const courses = versions.map(({ slug, title }) => ({ slug, title }))
  const organisations = await listRuleOrganisations(ambito.id, today)
  const draft = newRuleDraft(courses[0]?.slug ?? '', today)
  return { ambitoSlug, ambitoName: ambito.name, courses, organisations, draft }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { ambitoSlug } = AmbitoParams.parse(params)
  const ambito = await getAmbitoOfDuties(viewer, ambitoSlug)
  const now = clock.now()
  const { save, reply } = await readRuleForm(await readForm(request), {
    ...{ ruleId: null, now },
    check: (draft) => checkNewRule(ambito.id, draft, now),
  })
  if (!save) return data(reply, { status: reply.preview ? 200 : 400 })
  const outcome = await makeRule(viewer, { ambitoSlug, draft: reply.draft }, now)
  if (!outcome.ok) return data({ ...reply, faults: outcome.faults }, { status: 409 })
  return redirect(dutyPaths.rule({ ambitoSlug, ruleId: outcome.ruleId }))
}

export default function NewRule() {
  const { ambitoSlug, ambitoName, draft, ...choices } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(dutyMessages)
  const breadcrumbs = [
    { label: ambitoName, to: reportingPaths.dashboard({ ambitoSlug }) },
    { label: t('duties'), to: dutyPaths.list({ ambitoSlug }) },
  ]
  const nothing = { draft, faults: {}, preview: null, seen: '', isStale: false }
  return (
    <Page title={t('new_title')} lead={t('new_lead')} breadcrumbs={breadcrumbs}>
      <RuleForm {...choices} {...(reply ?? nothing)} />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, dutyMessages, 'new_title')]

export const ErrorBoundary = ErrorPage
