import { Form, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { Button, type ButtonKind } from '#app/ui/components/button.tsx'

type Props = {
  fields: Record<string, string>
  label: string
  kind?: ButtonKind
  children?: ReactNode
}

/** A form of an exercise: posts to the lesson's own page, with or without script. */
export function ExerciseForm({ fields, label, kind = 'primary', children }: Props) {
  const navigation = useNavigation()
  return (
    <Form method="post" preventScrollReset className="exercise__form">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <Button kind={kind} disabled={navigation.state === 'submitting'}>
        {label}
      </Button>
    </Form>
  )
}
