import type { SubmissionResult } from '@conform-to/dom'
import type { MessageValues, Messages } from '#app/platform/i18n/messages.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { uiMessages } from './messages.ts'

export type FormErrors = {
  /** Texts for one field, or undefined. */
  of: (field: string) => string[] | undefined
  /** All of them, for the summary above the form. */
  summary: { field?: string; text: string }[]
  /** What was typed, to show again; passwords are never sent back. */
  typed: (field: string) => string | undefined
}

/**
 * The text of what is wrong with a field, or with a whole form where none is named: a key of `messages`. What is none,
 * as the words of a library about a hidden field, is never shown: a sentence says what can be done.
 */
export function useErrorText<Key extends string>(messages: Messages<Key>, values: MessageValues = {}) {
  const t = useText(messages)
  const ours = useText(uiMessages)
  const isKey = (key: string): key is Key => Object.hasOwn(messages.it, key)
  return (key: string, field: string) => {
    if (isKey(key)) return t(key, values)
    return ours(field ? 'error_in_field' : 'error_in_form')
  }
}

/** Reads the reply of a refused form: its errors are keys of `messages`. Without a reply everything is empty. */
export function useFormErrors<Key extends string>(
  messages: Messages<Key>,
  result: SubmissionResult | undefined,
  values: MessageValues = {},
): FormErrors {
  const textOf = useErrorText(messages, values)
  const errors = Object.entries(result?.error ?? {})
  return {
    of: (field) => errors.find(([name]) => name === field)?.[1]?.map((key) => textOf(key, field)),
    summary: errors.flatMap(([field, keys]) =>
      (keys ?? []).map((key) => ({ ...(field ? { field } : {}), text: textOf(key, field) })),
    ),
    typed: (field) => {
      const value = result?.initialValue?.[field]
      return typeof value === 'string' ? value : undefined
    },
  }
}
