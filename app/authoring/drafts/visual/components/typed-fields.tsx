import { useId, useState, type ReactNode } from 'react'

/** What stands in a field while somebody is in it; outside it, what the text says. `isLate`: told when it is left. */
function useTyped(value: string, onChange: (value: string) => void, isLate = false) {
  const [typed, setTyped] = useState<string | null>(null)
  return {
    value: typed ?? value,
    onFocus: () => setTyped(value),
    onBlur: () => {
      if (isLate && typed !== null && typed !== value) onChange(typed)
      setTyped(null)
    },
    onInput: (event: { currentTarget: { value: string } }) => {
      setTyped(event.currentTarget.value)
      if (!isLate) onChange(event.currentTarget.value)
    },
  }
}

type Props = {
  label: ReactNode
  value: string
  onChange: (value: string) => void
  hint?: string | undefined
  /** What it is found by: the attribute it is of. */
  field?: string | undefined
}

type LabelledProps = Pick<Props, 'label' | 'hint' | 'field'> & { id: string; children: ReactNode }

function Labelled({ id, label, hint, field, children }: LabelledProps) {
  return (
    <div className="field" data-field={field}>
      <label htmlFor={id}>{label}</label>
      {children}
      {hint && (
        <p className="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

type LineProps = Props & { isNumber?: boolean; isLate?: boolean }

/** A field of one line. Without a name: what is sent is the whole text. */
export function LineField({ label, value, onChange, hint, field, isNumber = false, isLate = false }: LineProps) {
  const id = useId()
  const typed = useTyped(value, onChange, isLate)
  return (
    <Labelled id={id} label={label} hint={hint} field={field}>
      <input
        type="text"
        id={id}
        inputMode={isNumber ? 'decimal' : undefined}
        className={isNumber ? 'visual__number' : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        {...typed}
      />
    </Labelled>
  )
}

/** As many rows as the text needs. */
const rowsOf = (text: string) =>
  text.split('\n').reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / 70)), 0)

/** A field of several lines, which grows with what is in it. */
export function TextField({ label, value, onChange, hint, field, isLine = false }: Props & { isLine?: boolean }) {
  const id = useId()
  const typed = useTyped(value, onChange)
  const rows = Math.max(isLine ? 1 : 3, rowsOf(typed.value))
  return (
    <Labelled id={id} label={label} hint={hint} field={field}>
      <textarea id={id} rows={rows} spellCheck aria-describedby={hint ? `${id}-hint` : undefined} {...typed} />
    </Labelled>
  )
}

type Option = { value: string; label: string }

export function ChoiceField({ label, value, onChange, hint, field, options }: Props & { options: readonly Option[] }) {
  const id = useId()
  const known = options.some((option) => option.value === value)
  const shown = known ? options : [{ value, label: value || '–' }, ...options]
  return (
    <Labelled id={id} label={label} hint={hint} field={field}>
      <select
        id={id}
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {shown.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Labelled>
  )
}

type FlagProps = {
  label: ReactNode
  checked: boolean
  onChange: (checked: boolean) => void
  group?: string | undefined
}

/** Something that is so or not; with a `group`, of one thing among several. */
export function FlagField({ label, checked, onChange, group }: FlagProps) {
  return (
    <label className="visual__flag">
      <input
        type={group ? 'radio' : 'checkbox'}
        name={group}
        checked={checked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  )
}
