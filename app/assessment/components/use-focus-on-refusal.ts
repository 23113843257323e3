import { useEffect } from 'react'

/**
 * Gives the focus to what is to be mended once an answer was refused: its button was disabled meanwhile, and the keyboard
 * would begin at the top of the page. `refusal` is another object each time.
 */
export function useFocusOnRefusal(refusal: object | null, id: string): void {
  useEffect(() => {
    if (refusal) document.getElementById(id)?.focus()
  }, [refusal, id])
}
