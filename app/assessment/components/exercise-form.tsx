import { Form, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button, type ButtonKind } from '#app/ui/components/button.tsx'
import { assessmentMessages } from '../messages.ts'
import { useWaiting } from './answer-mark.tsx'

type Props = {
  fields: Record<string, string>
  label: string
  kind?: ButtonKind
  /** Whether the same item takes another answer. */
  changeable?: boolean
  children?: ReactNode
}

const caseTypes = ['decision', 'reflection', 'continue']

/**
 * A form of an exercise: posts to the lesson's own page, with or without script. What was given and has not reached the
 * server yet stands in it as it was filled in, and the form says so.
 */
export function ExerciseForm({ fields, label, kind = 'primary', changeable = false, children }: Props) {
  const t = useText(assessmentMessages)
  const { time } = useFormats()
  const navigation = useNavigation()
  const waiting = useWaiting(fields)
  const isClosed = waiting !== undefined && !changeable
  const later = caseTypes.includes(fields.type ?? '') ? 'later_scene' : 'later_feedback'
  return (
    <Form method="post" preventScrollReset className="exercise__form">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <fieldset role="presentation" className="exercise__fields" disabled={isClosed}>
        {children}
      </fieldset>
      {waiting && (
        <p className="exercise__waiting">
          {t('kept_at', { time: time(waiting.givenAt) })} {isClosed && t(later)}
        </p>
      )}
      {!isClosed && (
        <Button kind={kind} disabled={navigation.state === 'submitting'}>
          {label}
        </Button>
      )}
    </Form>
  )
}
