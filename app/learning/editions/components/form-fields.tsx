import { useText } from '#app/platform/i18n/use-text.tsx'
import { Select, TextField } from '#app/ui/components/field.tsx'
import type { FormFaults } from '../edition-input.ts'
import { editionFormMessages } from '../form-messages.ts'

type Place = { name: string; label: string; value: string; faults: FormFaults }

/** The text of a fault of an edition's form, or nothing. */
export function useFault() {
  const t = useText(editionFormMessages)
  const isKey = (key: string): key is keyof typeof editionFormMessages.it => key in editionFormMessages.it
  return (fault: string | undefined) => (fault ? [isKey(fault) ? t(fault) : fault] : undefined)
}

/** Keyed by what the server last said of it, so that a new answer shows and what one types stays. */
export function Written({
  faults,
  value,
  ...rest
}: Place & { hint?: string; type?: 'text' | 'date' | 'number'; list?: string; inputMode?: 'numeric' | 'decimal' }) {
  const textOf = useFault()
  return <TextField key={value} {...rest} defaultValue={value} errors={textOf(faults[rest.name])} />
}

/** A choice; a locked one is shown and sent unchanged. */
export function Chosen({
  faults,
  value,
  locked = false,
  ...rest
}: Place & { hint?: string; locked?: boolean; options: { value: string; label: string }[] }) {
  const textOf = useFault()
  const errors = textOf(faults[rest.name])
  const field = { ...rest, errors, defaultValue: value }
  if (!locked) return <Select key={value} {...field} />
  return (
    <>
      <Select key={value} {...field} id={rest.name} name={`${rest.name}-locked`} disabled />
      <input type="hidden" name={rest.name} value={value} />
    </>
  )
}
