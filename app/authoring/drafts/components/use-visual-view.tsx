import { useEffect, useState, type ComponentProps, type ComponentType, type RefObject } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import type { VisualEditor } from '../visual/components/visual-editor.tsx'
import { visualMessages } from '../visual/messages.ts'

type Props = ComponentProps<typeof VisualEditor>
type Open = { Editor: ComponentType<Props>; text: string }

/** The field that an editor stands in the place of. */
export function areaBeside(place: HTMLElement | null): HTMLTextAreaElement | null {
  const area = place?.parentElement?.querySelector('textarea[name="text"]')
  return area instanceof HTMLTextAreaElement ? area : null
}

/**
 * The blocks of a lesson in the place of its field, fetched when they are asked for. The whole of the field stands aside,
 * label and all, and comes back as the blocks left it.
 */
export function useVisualView(isOn: boolean, place: RefObject<HTMLElement>, props: Omit<Props, 'text'>) {
  const t = useText(visualMessages)
  const [open, setOpen] = useState<Open | null>(null)
  useEffect(() => {
    const area = areaBeside(place.current)
    if (!isOn || !area) return undefined
    let isGone = false
    const around = area.closest<HTMLElement>('.field')
    void import('../visual/components/visual-editor.tsx').then(({ VisualEditor: Editor }) => {
      if (isGone) return
      setOpen({ Editor, text: area.value })
      if (around) around.hidden = true
    })
    return () => {
      isGone = true
      setOpen(null)
      if (around) around.hidden = false
    }
  }, [isOn, place])
  if (!isOn) return null
  const take = (next: string) => {
    const area = areaBeside(place.current)
    if (area) area.value = next
    props.onChange(next)
  }
  return open ? <open.Editor {...props} onChange={take} text={open.text} /> : <p role="status">{t('loading')}</p>
}
