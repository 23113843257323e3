import type { SubmissionResult } from '@conform-to/dom'
import { ErrorSummary } from '#app/ui/components/error-summary.tsx'
import { useFormErrors } from '#app/ui/use-form-errors.ts'
import { structureMessages } from '../messages.ts'

/** A refusal of a form that has no field to show it at. */
export function RefusedNews({ result }: { result: SubmissionResult }) {
  const { summary } = useFormErrors(structureMessages, result)
  return <ErrorSummary errors={summary.map(({ text }) => ({ text }))} />
}
