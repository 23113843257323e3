import { formatsOf } from './formats.ts'
import { useLocale } from './use-text.tsx'

/** Days, instants, durations and numbers as people read them, in the language of the page. */
export function useFormats() {
  return formatsOf(useLocale())
}
