import { useEffect, useRef, useState } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { menu, type ComponentName } from '../component-shape.ts'
import { visualMessages } from '../messages.ts'
import { useNames } from './form-context.tsx'

type Props = { isLast: boolean; onAdd: (name: ComponentName | null) => void }

const groups = ['text', 'media', 'practice', 'tools'] as const

/** What can be put at a place of a lesson. `null` is running text. */
export function AddMenu({ isLast, onAdd }: Props) {
  const t = useText(visualMessages)
  const { nameOf } = useNames()
  const [isOpen, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isOpen) box.current?.querySelector<HTMLElement>('.add-menu__list button')?.focus()
  }, [isOpen])
  const close = () => {
    setOpen(false)
    box.current?.querySelector<HTMLElement>('.add-menu__open')?.focus()
  }
  const choose = (name: ComponentName | null) => {
    setOpen(false)
    onAdd(name)
  }
  const kind = isLast ? 'button button--outline button--small' : 'add-menu__quiet'
  return (
    <div
      ref={box}
      className={isLast ? 'add-menu add-menu--last' : 'add-menu'}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOpen) close()
      }}
    >
      <button
        type="button"
        className={`add-menu__open ${kind}`}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <span aria-hidden="true">+ </span>
        {t(isLast ? 'add' : 'add_here')}
      </button>
      {isOpen && (
        <div className="add-menu__list">
          {groups.map((group) => (
            <div key={group} role="group" aria-label={t(`group_${group}`)}>
              <p className="add-menu__group" aria-hidden="true">
                {t(`group_${group}`)}
              </p>
              {group === 'text' && (
                <button type="button" onClick={() => choose(null)}>
                  {t('add_prose')}
                </button>
              )}
              {menu[group].map((name) => (
                <button key={name} type="button" onClick={() => choose(name)}>
                  {nameOf(name)}
                </button>
              ))}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}
