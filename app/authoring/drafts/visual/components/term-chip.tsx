import { useLexicalNodeRemove, useMdastNodeUpdater, type JsxEditorProps } from '@mdxeditor/editor'
import { useEffect, useRef, useState } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { visualMessages } from '../messages.ts'
import { LineField } from './typed-fields.tsx'

type Node = JsxEditorProps['mdastNode']

const wordOf = ({ attributes }: Node): string => {
  const [value] = attributes.flatMap((one) => ('name' in one && one.name === 'word' ? [one.value] : []))
  return typeof value === 'string' ? value : ''
}
const plain = (nodes: readonly object[]): string =>
  nodes
    .map((node) => {
      if ('value' in node && typeof node.value === 'string') return node.value
      const children: unknown = 'children' in node ? node.children : []
      return Array.isArray(children) ? plain(children.filter((one) => typeof one === 'object')) : ''
    })
    .join('')

/** A word of the glossary in the midst of a text; its meaning is asked when it is pressed. */
export function TermChip({ mdastNode }: JsxEditorProps) {
  const t = useText(visualMessages)
  const update = useMdastNodeUpdater()
  const remove = useLexicalNodeRemove()
  const word = wordOf(mdastNode)
  const meaning = plain(mdastNode.children).trim()
  // A word that was just marked is asked its meaning at once.
  const [isOpen, setOpen] = useState(meaning === '')
  const box = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const isBeingWritten = box.current?.closest('[contenteditable="true"]')?.contains(document.activeElement) ?? false
    if (!isBeingWritten) return
    const [ofWord, ofMeaning] = box.current?.querySelectorAll<HTMLElement>('input') ?? []
    ;(ofWord instanceof HTMLInputElement && ofWord.value === '' ? ofWord : ofMeaning)?.focus()
  }, [])
  const setWord = (value: string) => update({ attributes: [{ type: 'mdxJsxAttribute', name: 'word', value }] })
  const setMeaning = (value: string) => update({ children: [{ type: 'text', value }] })
  return (
    <span ref={box} className="term-chip">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-label={t('term_edit', { word })}
        onClick={() => setOpen(!isOpen)}
      >
        {word || '…'}
      </button>
      {isOpen && (
        <span className="term-chip__form">
          <LineField label={t('term_word')} value={word} onChange={setWord} />
          <LineField
            label={t('term_meaning')}
            value={plain(mdastNode.children)}
            hint={meaning === '' ? t('term_meaning_missing') : undefined}
            onChange={setMeaning}
          />
          <span className="button-row">
            <button type="button" className="button button--small" onClick={() => setOpen(false)}>
              {t('close')}
            </button>
            <button type="button" className="button button--outline button--small" onClick={() => remove()}>
              {t('remove', { name: t('term') })}
            </button>
          </span>
        </span>
      )}
    </span>
  )
}
