import { useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'

/** Milliseconds between two looks at the work. */
const every = 1500

/** Asks for the page's figures again by itself while a long work goes on; whoever has no script uses a link. */
export function useFollowed(isMoving: boolean): void {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (!isMoving || state !== 'idle') return
    const timer = setTimeout(revalidate, every)
    return () => clearTimeout(timer)
  }, [isMoving, state, revalidate])
}
