import { organisationMessages } from '#app/organisation/messages.ts'
import { DepartmentKind } from '#app/platform/generated/enums.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Select } from '#app/ui/components/field.tsx'
import { draftMessages } from '../messages.ts'

/** From which counter a lesson is seen: one of the services, or none. */
export function CounterSelect({ label, counter }: { label: string; counter: DepartmentKind | null }) {
  const t = useText(draftMessages)
  const place = useText(organisationMessages)
  const counters = Object.values(DepartmentKind).map((kind) => ({ value: kind, label: place(`department_${kind}`) }))
  return (
    <Select
      name="counter"
      label={label}
      defaultValue={counter ?? ''}
      options={[{ value: '', label: t('counter_any') }, ...counters]}
    />
  )
}
