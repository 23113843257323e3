import { useText } from '#app/platform/i18n/use-text.tsx'
import { withAttribute } from '../change-element.ts'
import { isSet, wordsOf, type AttributeField as Field } from '../component-shape.ts'
import type { Element } from '../element.ts'
import { visualMessages } from '../messages.ts'
import { useNames } from './form-context.tsx'
import { MediaField } from './media-field.tsx'
import { PackageField } from './package-field.tsx'
import { ChoiceField, FlagField, LineField, TextField } from './typed-fields.tsx'

type Props = {
  element: Element
  field: Field
  /** The name of the choice among which one alone is right. */
  group?: string | undefined
  onChange: (element: Element) => void
}

/** Attributes in which a sentence is written. */
const long = new Set(['alt', 'caption', 'prompt', 'why'])

/** One attribute of a component, asked as what it is. */
export function AttributeField({ element, field: { name, rule, isRequired }, group, onChange }: Props) {
  const t = useText(visualMessages)
  const { attributeOf, valueOf } = useNames()
  const label = attributeOf(name)
  const value = wordsOf(element, name)
  const set = (next: string) => onChange(withAttribute(element, name, next === '' && !isRequired ? null : next))
  if (rule.type === 'flag') {
    const flag = (checked: boolean) => onChange(withAttribute(element, name, checked ? true : null))
    return <FlagField label={label} checked={isSet(element, name)} group={group} onChange={flag} />
  }
  const empty = isRequired ? [] : [{ value: '', label: t('none') }]
  if (rule.type === 'one-of') {
    const options = [...empty, ...rule.values.map((one) => ({ value: one, label: valueOf(one) }))]
    return <ChoiceField field={name} label={label} value={value} options={options} onChange={set} />
  }
  if (rule.type === 'media') {
    return <MediaField element={element} name={name} endings={rule.endings} label={label} onChange={onChange} />
  }
  if (element.name === 'Scorm' && name === 'package') {
    return <PackageField value={value} label={label} onChange={set} />
  }
  if (long.has(name)) return <TextField field={name} label={label} value={value} onChange={set} isLine />
  const isNumber = rule.type === 'integer' || rule.type === 'number'
  return (
    <LineField
      field={name}
      label={label}
      value={value}
      onChange={set}
      isNumber={isNumber}
      isLate={rule.type === 'id'}
    />
  )
}
