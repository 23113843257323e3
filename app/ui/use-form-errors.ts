import type { SubmissionResult } from '@conform-to/dom'
import type { MessageValues, Messages } from '#app/platform/i18n/messages.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'

export type FormErrors = {
  /** Texts for one field, or undefined. */
  of: (field: string) => string[] | undefined
  /** All of them, for the summary above the form. */
  summary: { field?: string; text: string }[]
  /** What was typed, to show again; passwords are never sent back. */
  typed: (field: string) => string | undefined
}

/** Reads the reply of a refused form: its errors are keys of `messages`. Without a reply everything is empty. */
export function useFormErrors<Key extends string>(
  messages: Messages<Key>,
  result: SubmissionResult | undefined,
  values: MessageValues = {},
): FormErrors {
  const t = useText(messages)
  const isKey = (key: string): key is Key => key in messages.it
  const textOf = (key: string) => (isKey(key) ? t(key, values) : key)
  const errors = Object.entries(result?.error ?? {})
  return {
    of: (field) => errors.find(([name]) => name === field)?.[1]?.map(textOf),
    summary: errors.flatMap(([field, keys]) =>
      (keys ?? []).map((key) => ({ ...(field ? { field } : {}), text: textOf(key) })),
    ),
    typed: (field) => {
      const value = result?.initialValue?.[field]
      return typeof value === 'string' ? value : undefined
    },
  }
}
