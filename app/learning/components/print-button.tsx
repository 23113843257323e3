import { useSyncExternalStore } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { toolMessages } from '../tool-messages.ts'

const never = () => () => undefined

/** Prints the page where there is script; says how to without it. */
export function PrintButton() {
  const t = useText(toolMessages)
  const isReady = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return (
    <p className="sheet__print">
      {isReady ? (
        <Button
          type="button"
          onClick={() => {
            window.print()
          }}
        >
          {t('print_button')}
        </Button>
      ) : (
        t('print_by_browser')
      )}
    </p>
  )
}
