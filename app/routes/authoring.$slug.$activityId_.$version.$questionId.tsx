import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Html } from '#app/assessment/components/html.tsx'
import { correctKey, previewCorrection, type CorrectionPreview } from '#app/assessment/correct-key.server.ts'
import { AskedAlsoIn } from '#app/authoring/components/asked-also-in.tsx'
import { CorrectionForm, type CorrectionDraft } from '#app/authoring/components/correction-form.tsx'
import { CorrectionNumbers } from '#app/authoring/components/correction-preview.tsx'
import { getCorrectableQuestion } from '#app/authoring/correctable-question.server.ts'
import { parseCorrectionForm, QuestionParams, reasonIsShort } from '#app/authoring/correction-form.ts'
import { correctionMessages, type CorrectionText } from '#app/authoring/correction-messages.ts'
import { authoringMessages } from '#app/authoring/page-messages.ts'
import { authoringPaths } from '#app/authoring/paths.ts'
import { countValidCertificates } from '#app/certificates/certificate-queries.server.ts'
import { requireViewer } from '#app/identity/require-viewer.server.ts'
import { clock } from '#app/platform/clock.ts'
import { pageTitle } from '#app/platform/i18n/page-title.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { newId } from '#app/platform/ids.server.ts'
import { readForm } from '#app/platform/read-form.server.ts'
import { ErrorPage } from '#app/ui/components/error-page.tsx'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { Page } from '#app/ui/components/page.tsx'
import { staffStyles } from '#app/ui/page-styles.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await requireViewer(request)
  const where = QuestionParams.parse(params)
  const { courseTitle, quizTitle, question, alsoIn } = await getCorrectableQuestion(viewer, where)
  return { courseTitle, quizTitle, where, question, alsoIn, correctionId: newId() }
}

type Reply = {
  draft: CorrectionDraft | null
  /** What is wrong, and the field it is about. */
  refusal: { field: 'key' | 'reason' | null; text: CorrectionText } | null
  preview: { shown: Omit<CorrectionPreview, 'lostEnrolmentIds'>; certificates: number; changed: boolean } | null
}

const refused = (draft: CorrectionDraft | null, field: 'key' | 'reason' | null, text: CorrectionText, status: number) =>
  data<Reply>({ draft, refusal: { field, text }, preview: null }, { status })

async function withNumbers(
  draft: CorrectionDraft,
  { lostEnrolmentIds, ...shown }: CorrectionPreview,
  changed: boolean,
) {
  const certificates = await countValidCertificates(lostEnrolmentIds)
  const reply: Reply = { draft, refusal: null, preview: { shown, certificates, changed } }
  return data(reply, { status: changed ? 409 : 200 })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireViewer(request)
  const where = QuestionParams.parse(params)
  const { place, question } = await getCorrectableQuestion(viewer, where)
  const form = parseCorrectionForm(question.type, await readForm(request))
  if (!form) return refused(null, null, 'form_wrong', 400)
  const { intent, key, typed, reason, correctionId, fingerprint } = form
  const draft = { key: typed, annul: key.kind === 'annul', reason }
  if (reasonIsShort(reason)) return refused(draft, 'reason', 'reason_short', 400)
  const proposed = { ...place, key }
  if (intent === 'preview') {
    const outcome = await previewCorrection(viewer, proposed)
    return outcome.ok ? withNumbers(draft, outcome.preview, false) : refused(draft, 'key', outcome.reason, 409)
  }
  const outcome = await correctKey(viewer, { ...proposed, correctionId, fingerprint, reason }, clock.now())
  if (outcome.ok) return redirect(authoringPaths.correction({ ...where, correctionId }))
  if (outcome.reason === 'numbers_changed') return withNumbers(draft, outcome.preview, true)
  return refused(draft, outcome.reason === 'correction_id_taken' ? null : 'key', outcome.reason, 409)
}

export default function CorrectQuestion() {
  const { courseTitle, quizTitle, where, question, alsoIn, correctionId } = useLoaderData<typeof loader>()
  const reply = useActionData<typeof action>()
  const t = useText(correctionMessages)
  const courses = useText(authoringMessages)
  const { draft = null, refusal = null, preview = null } = reply ?? {}
  const errorOf = (field: 'key' | 'reason') => (refusal?.field === field ? t(refusal.text) : null)
  const summary = refusal ? [{ ...(refusal.field ? { field: refusal.field } : {}), text: t(refusal.text) }] : []
  const breadcrumbs = [
    { label: courses('courses_title'), to: authoringPaths.courses() },
    { label: quizTitle, to: authoringPaths.quiz(where) },
  ]
  return (
    <Page
      title={t('correct_title')}
      kicker={`${courseTitle} · ${t('correct_kicker', { quiz: quizTitle, version: where.version })}`}
      lead={t('correct_lead')}
      breadcrumbs={breadcrumbs}
      width="reading"
    >
      <ErrorSummary errors={summary} />
      <Html html={question.promptHtml} className="quiz__prompt section" />
      <AskedAlsoIn titles={alsoIn} />
      {preview && (
        <CorrectionNumbers
          quizTitle={quizTitle}
          preview={preview.shown}
          certificates={preview.certificates}
          changed={preview.changed}
        />
      )}
      <CorrectionForm
        question={question}
        draft={draft}
        errors={{ key: errorOf('key'), reason: errorOf('reason') }}
        correctionId={correctionId}
        fingerprint={preview?.shown.fingerprint ?? null}
      />
    </Page>
  )
}

export const links = staffStyles

export const meta: MetaFunction = ({ matches }) => [pageTitle(matches, correctionMessages, 'correct_title')]

export const ErrorBoundary = ErrorPage
