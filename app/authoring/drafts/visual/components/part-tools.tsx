import { useLayoutEffect, useRef } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { visualMessages } from '../messages.ts'

type Props = {
  /** What it is, for who hears it. */
  name: string
  isFirst: boolean
  isLast: boolean
  onMove?: ((by: -1 | 1) => void) | undefined
  onRemove: () => void
}

/** Moves and takes away one thing among its likes. The focus goes with what is moved. */
export function PartTools({ name, isFirst, isLast, onMove, onRemove }: Props) {
  const t = useText(visualMessages)
  const box = useRef<HTMLDivElement>(null)
  const pressed = useRef<-1 | 1 | null>(null)
  useLayoutEffect(() => {
    if (pressed.current === null) return
    const [up, down] = box.current?.querySelectorAll('button') ?? []
    const [own, other] = pressed.current === -1 ? [up, down] : [down, up]
    pressed.current = null
    ;(own?.disabled ? other : own)?.focus()
  })
  const move = (by: -1 | 1) => {
    pressed.current = by
    onMove?.(by)
  }
  return (
    <div ref={box} className="part-tools">
      {onMove && (
        <>
          <button
            type="button"
            data-sign="↑"
            aria-label={t('up', { name })}
            disabled={isFirst}
            onClick={() => move(-1)}
          />
          <button
            type="button"
            data-sign="↓"
            aria-label={t('down', { name })}
            disabled={isLast}
            onClick={() => move(1)}
          />
        </>
      )}
      <button type="button" data-sign="✕" aria-label={t('remove', { name })} onClick={onRemove} />
    </div>
  )
}
