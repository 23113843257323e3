import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react'
import { z } from 'zod'
import { answerMessages } from '#app/assessment/marking/answer-messages.ts'
import { OwnVersions } from '#app/assessment/marking/components/own-versions.tsx'
import { parseRevisionForm } from '#app/assessment/marking/marking-form.ts'
import { getOwnAnswer } from '#app/assessment/marking/own-answer.server.ts'
import { markingPaths } from '#app/assessment/marking/paths.ts'
import { reviseAnswer } from '#app/assessment/marking/revise-answer.server.ts'
import { LengthCount } from '#app/assessment/components/length-count.tsx'
import { Html } from '#app/assessment/components/html.tsx'
import { useFocusOnRefusal } from '#app/assessment/components/use-focus-on-refusal.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { learningMessages } from '#app/learning/messages.ts'
import { learningPaths } from '#app/learning/paths.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { newId } from '#app/platform/ids.server.ts'
import { readForm } from '#app/platform/read-form.server.ts'
import { Badge } from '#app/ui/components/badge.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { TextArea } from '#app/ui/components/field.tsx'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { Page } from '#app/ui/components/page.tsx'

const Params = z.object({ answerId: z.uuid() })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const { answerId } = Params.parse(params)
  return { answer: await getOwnAnswer(viewer, answerId), revisionId: newId() }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const { answerId } = Params.parse(params)
  const formData = await readForm(request)
  const form = parseRevisionForm(formData)
  if (!form) {
    // Whose it is decides before anything is said of the form.
    await getOwnAnswer(viewer, answerId)
    return data({ reason: 'form_wrong' as const, text: '' }, { status: 400 })
  }
  const outcome = await reviseAnswer(viewer, answerId, form, clock.now())
  if (!outcome.ok) return data({ reason: outcome.reason, text: form.text }, { status: 409 })
  return redirect(markingPaths.own({ answerId }))
}

const badges = { waiting: 'neutral', returned: 'warning', marked: 'success' } as const

function Revision() {
  const { answer, revisionId } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const busy = useNavigation().state === 'submitting'
  const t = useText(answerMessages)
  const { min, max } = answer.limits
  useFocusOnRefusal(refused ?? null, 'text')
  return (
    <section className="section measure" aria-labelledby="revise">
      <h2 id="revise">{t('revise')}</h2>
      <Form method="post" preventScrollReset data-draft={`revision-${answer.id} ${answer.versions.length}`}>
        <input type="hidden" name="revisionId" value={revisionId} />
        <TextArea
          name="text"
          label={t('revise_label')}
          hint={t('revise_hint', { min, max })}
          rows={8}
          maxLength={4000}
          beneath={<LengthCount fieldId="text" {...{ min, max }} />}
          defaultValue={refused?.text || (answer.versions[0]?.text ?? '')}
          errors={refused ? [t(refused.reason, { min, max })] : undefined}
        />
        <Button disabled={busy}>{t('send')}</Button>
      </Form>
    </section>
  )
}

export default function OwnAnswer() {
  const { answer } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useText(answerMessages)
  const l = useText(learningMessages)
  const { state, caseTitle, sceneTitle, promptHtml, versions } = answer
  return (
    <Page
      title={t('title')}
      kicker={`${caseTitle} · ${sceneTitle}`}
      lead={t('lead')}
      breadcrumbs={[{ label: l('my_courses'), to: learningPaths.home() }]}
      width="reading"
    >
      <p>
        <Badge kind={badges[state]}>{t(`state_${state}`)}</Badge>
      </p>
      {state !== 'marked' && <p>{t(`${state}_text`)}</p>}
      <section className="measure" aria-labelledby="question">
        <h2 id="question">{t('question')}</h2>
        <Html html={promptHtml} />
      </section>
      <div className="stack">
        <OwnVersions versions={versions.slice(0, 1)} newest={versions.length} />
        {(state === 'returned' || refused) && <Revision />}
        <OwnVersions versions={versions.slice(1)} newest={versions.length} />
      </div>
    </Page>
  )
}

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, answerMessages, 'title')]

export const ErrorBoundary = ErrorPage
