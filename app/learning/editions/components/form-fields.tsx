import { Select, TextField } from '#app/ui/components/field.tsx'
import { useErrorText } from '#app/ui/use-form-errors.ts'
import type { FormFaults } from '../edition-input.ts'
import { editionFormMessages } from '../form-messages.ts'

type Place = { name: string; label: string; value: string; faults: FormFaults }

/** The text of a fault of a field of an edition's form, or nothing. */
export function useFault() {
  const textOf = useErrorText(editionFormMessages)
  return (fault: string | undefined, field: string) => (fault ? [textOf(fault, field)] : undefined)
}

/** Keyed by what the server last said of it, so that a new answer shows and what one types stays. */
export function Written({
  faults,
  value,
  ...rest
}: Place & { hint?: string; type?: 'text' | 'date' | 'number'; list?: string; inputMode?: 'numeric' | 'decimal' }) {
  const textOf = useFault()
  return <TextField key={value} {...rest} defaultValue={value} errors={textOf(faults[rest.name], rest.name)} />
}

/** A choice; a locked one is shown and sent unchanged. */
export function Chosen({
  faults,
  value,
  locked = false,
  ...rest
}: Place & { hint?: string; locked?: boolean; options: { value: string; label: string }[] }) {
  const textOf = useFault()
  const errors = textOf(faults[rest.name], rest.name)
  const field = { ...rest, errors, defaultValue: value }
  if (!locked) return <Select key={value} {...field} />
  return (
    <>
      <Select key={value} {...field} id={rest.name} name={`${rest.name}-locked`} disabled />
      <input type="hidden" name={rest.name} value={value} />
    </>
  )
}
