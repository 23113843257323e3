import type { ComponentProps, ReactNode } from 'react'

type Common = {
  name: string
  label: ReactNode
  hint?: ReactNode
  errors?: string[] | undefined
  id?: string
}

function describedBy(id: string, hint: ReactNode, errors: string[] | undefined) {
  const ids = [hint ? `${id}-hint` : '', errors?.length ? `${id}-error` : ''].filter(Boolean)
  return ids.length ? ids.join(' ') : undefined
}

/** Label, hint and error around one control (WCAG 3.3.1, 3.3.2). */
function Field({
  id,
  label,
  hint,
  errors,
  children,
  beneath,
}: Omit<Common, 'name'> & { id: string; children: ReactNode; beneath?: ReactNode }) {
  return (
    <div className={`field${errors?.length ? ' field--wrong' : ''}`}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      {beneath}
      {errors?.length ? (
        <p className="field__error" id={`${id}-error`}>
          {errors.join(' ')}
        </p>
      ) : null}
    </div>
  )
}

export function TextField({ name, label, hint, errors, id = name, ...rest }: Common & ComponentProps<'input'>) {
  return (
    <Field id={id} label={label} hint={hint} errors={errors}>
      <input
        type="text"
        {...rest}
        id={id}
        name={name}
        aria-invalid={errors?.length ? true : undefined}
        aria-describedby={describedBy(id, hint, errors)}
      />
    </Field>
  )
}

/** `beneath` is said of the text while it is written. */
export function TextArea({
  name,
  label,
  hint,
  errors,
  beneath,
  id = name,
  ...rest
}: Common & { beneath?: ReactNode } & ComponentProps<'textarea'>) {
  return (
    <Field id={id} label={label} hint={hint} errors={errors} beneath={beneath}>
      <textarea
        rows={4}
        {...rest}
        id={id}
        name={name}
        aria-invalid={errors?.length ? true : undefined}
        aria-describedby={describedBy(id, hint, errors)}
      />
    </Field>
  )
}

type Options = { options: { value: string; label: string }[] }

export function Select({
  name,
  label,
  hint,
  errors,
  options,
  id = name,
  ...rest
}: Common & Options & ComponentProps<'select'>) {
  return (
    <Field id={id} label={label} hint={hint} errors={errors}>
      <select
        {...rest}
        id={id}
        name={name}
        aria-invalid={errors?.length ? true : undefined}
        aria-describedby={describedBy(id, hint, errors)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
