import { useState, type ReactNode } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { elementsOf, wordsOf } from '../component-shape.ts'
import type { Element } from '../element.ts'
import { visualMessages } from '../messages.ts'
import { useNames } from './form-context.tsx'
import { PartTools } from './part-tools.tsx'

/** Parts that are long enough to be opened one at a time. */
const folded = new Set(['Question', 'Scene', 'FormField', 'Criterion', 'Rubric'])

type FoldProps = { className: string; isOpen: boolean; label: ReactNode; children: ReactNode }

/** A fold whose inside is made when it is first opened: a long lesson has hundreds of fields. */
export function Fold({ className, isOpen, label, children }: FoldProps) {
  const [begunOpen] = useState(isOpen)
  const [isMade, setMade] = useState(isOpen)
  return (
    <details open={begunOpen} onToggle={(event) => setMade(isMade || event.currentTarget.open)}>
      <summary className={className}>{label}</summary>
      {isMade && children}
    </details>
  )
}

/** What a component says of itself in a few words. */
export function shortOf(element: Element): string {
  const named = ['title', 'label', 'word', 'by', 'alt'].map((name) => wordsOf(element, name)).find(Boolean)
  const text = element.children.find((part) => part.kind === 'text')?.text ?? ''
  const words = (named ?? text)
    .replace(/<[^>]*>|[*_\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  return words.length > 60 ? `${words.slice(0, 59)}…` : words
}

type Props = {
  part: Element
  place: number
  count: number
  warning: string | null
  onMove: (by: -1 | 1) => void
  onRemove: () => void
  children: ReactNode
}

/** A part of a component with its name, its place among its likes, and what can be done with it. */
export function PartFrame({ part, place, count, warning, onMove, onRemove, children }: Props) {
  const t = useText(visualMessages)
  const { nameOf } = useNames()
  const name = count > 1 ? `${nameOf(part.name)} ${place}` : nameOf(part.name)
  const short = shortOf(part)
  const isFolded = folded.has(part.name)
  const inside = elementsOf(part).length
  return (
    <div
      className={`part part--${part.name.toLowerCase()}`}
      data-part={`${part.name}-${place}`}
      role="group"
      aria-label={short ? `${name}: ${short}` : name}
    >
      <PartTools
        name={name}
        isFirst={place === 1}
        isLast={place === count}
        onMove={count > 1 ? onMove : undefined}
        onRemove={onRemove}
      />
      {warning && <p className="part__warning">{warning}</p>}
      {isFolded ? (
        // What was there is closed, what is begun is open.
        <Fold
          className="part__name"
          isOpen={part.raw === null}
          label={
            <>
              {name} <span className="part__short">{short || (inside > 0 ? '' : t('no_text'))}</span>
            </>
          }
        >
          {children}
        </Fold>
      ) : (
        <>
          <p className="part__name">{name}</p>
          {children}
        </>
      )}
    </div>
  )
}
