import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { importMessages } from '../messages.ts'

/** Throws the file away: nothing was written. */
export function DropButton() {
  const t = useText(importMessages)
  return (
    <Form method="post">
      <Button kind="outline" name="intent" value="drop">
        {t('drop')}
      </Button>
    </Form>
  )
}
