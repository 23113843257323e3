import { useText } from '#app/platform/i18n/use-text.tsx'
import { elementsOf } from '../component-shape.ts'
import type { Block } from '../cut-lesson.ts'
import type { Element } from '../element.ts'
import { visualMessages } from '../messages.ts'
import { ElementForm } from './element-form.tsx'
import { useNames } from './form-context.tsx'
import { Fold, shortOf } from './part-frame.tsx'
import { PartTools } from './part-tools.tsx'
import { ProseEditor } from './prose-editor.tsx'
import { TextField } from './typed-fields.tsx'

type Props = {
  block: Block
  place: number
  count: number
  /** What the checks say of it. */
  remarks: readonly string[]
  isNew: boolean
  onChange: (to: string | Element) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
  /** Told when the focus goes elsewhere. */
  onLeave: () => void
}

/** The name of a block, for who hears it. */
export function useBlockName(): (block: Block) => string {
  const t = useText(visualMessages)
  const { nameOf } = useNames()
  return (block) => {
    if (block.kind === 'element') return nameOf(block.element.name)
    return t(block.kind === 'prose' ? 'prose' : 'source_block')
  }
}

/** How much there is in an exercise. */
function Amount({ element }: { element: Element }) {
  const t = useText(visualMessages)
  if (element.name === 'Quiz') return <> · {t('questions', { count: elementsOf(element, 'Question').length })}</>
  return element.name === 'Case' ? <> · {t('scenes', { count: elementsOf(element, 'Scene').length })}</> : null
}

function Inside({ block, name, isNew, onChange }: { name: string } & Pick<Props, 'block' | 'isNew' | 'onChange'>) {
  const t = useText(visualMessages)
  if (block.kind === 'element') {
    return (
      <Fold
        className="block__name"
        isOpen={isNew}
        label={
          <>
            {name}
            <span className="block__short">
              {shortOf(block.element)}
              <Amount element={block.element} />
            </span>
          </>
        }
      >
        <p className="block__hint muted">{t('content_hint')}</p>
        <ElementForm element={block.element} onChange={onChange} />
      </Fold>
    )
  }
  if (block.kind === 'prose') return <ProseEditor source={block.source} onChange={onChange} />
  return <TextField label={name} hint={t('source_hint')} value={block.source} onChange={onChange} />
}

/** What the checks say of a block: a word or two at once, more when it is opened. */
function Remarks({ remarks }: Pick<Props, 'remarks'>) {
  const t = useText(visualMessages)
  if (remarks.length === 0) return null
  const list = (
    <ul>
      {remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  )
  if (remarks.length < 3) return <div className="block__remarks">{list}</div>
  return (
    <details className="block__remarks">
      <summary>{t('look', { count: remarks.length })}</summary>
      {list}
    </details>
  )
}

/** One block of a lesson: its name, what can be done with it, what the checks say of it, and its form. */
export function BlockFrame({ block, place, count, remarks, isNew, onChange, onMove, onRemove, onLeave }: Props) {
  const name = useBlockName()(block)
  return (
    <div
      className={`block block--${block.kind}`}
      role="group"
      aria-label={`${place}. ${name}`}
      data-block={block.key}
      onBlur={(event) => {
        const to = event.relatedTarget
        if (!(to instanceof Node && event.currentTarget.contains(to))) onLeave()
      }}
    >
      <PartTools name={name} isFirst={place === 1} isLast={place === count} onMove={onMove} onRemove={onRemove} />
      <Remarks remarks={remarks} />
      <Inside block={block} name={name} isNew={isNew} onChange={onChange} />
    </div>
  )
}
