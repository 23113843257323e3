import { useCallback, useEffect, useRef } from 'react'

/**
 * Gives the focus to the scene that came after an answer, so that readers of the screen are told of it and the keyboard
 * goes on from there; never on arrival at the page. `scene` is null while the case has not begun.
 */
export function useFocusOnNew(scene: string | null) {
  const target = useRef<HTMLElement | null>(null)
  const shown = useRef(scene)
  useEffect(() => {
    if (shown.current !== scene) target.current?.focus()
    shown.current = scene
  }, [scene])
  return useCallback((element: HTMLElement | null) => {
    target.current = element
  }, [])
}
