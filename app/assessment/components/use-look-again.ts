import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

/** Milliseconds between two askings, should this device's clock be before the server's. */
const pause = 20_000

/** Asks for the page's data again once an instant has passed, until they no longer name it. */
export function useLookAgain(at: string | null): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!at) return
    const over = new Date(at).getTime()
    const timer = setInterval(() => {
      if (Date.now() >= over && document.visibilityState === 'visible') revalidate()
    }, pause)
    return () => clearInterval(timer)
  }, [at, revalidate])
}
