import { TOGGLE_LINK_COMMAND } from '@lexical/link'
import { $createHeadingNode, $createQuoteNode } from '@lexical/rich-text'
import {
  activeEditor$,
  addTopAreaChild$,
  applyFormat$,
  applyListType$,
  convertSelectionToNode$,
  currentBlockType$,
  currentFormat$,
  currentListType$,
  insertJsx$,
  IS_BOLD,
  IS_ITALIC,
  realmPlugin,
  useCellValues,
  usePublisher,
} from '@mdxeditor/editor'
import { $createParagraphNode, $getSelection } from 'lexical'
import { useState } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { isOutsideLink } from '../../../dialect.ts'
import { visualMessages } from '../messages.ts'
import { LineField } from './typed-fields.tsx'

type ToolProps = { label: string; sign: string; isOn?: boolean; onPress: () => void }

/** One button of the bar. A press keeps the words that are chosen. */
function Tool({ label, sign, isOn, onPress }: ToolProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      data-sign={sign}
      aria-pressed={isOn}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    />
  )
}

function BlockTools() {
  const t = useText(visualMessages)
  const [block, list] = useCellValues(currentBlockType$, currentListType$)
  const convert = usePublisher(convertSelectionToNode$)
  const applyList = usePublisher(applyListType$)
  const heading = (tag: 'h2' | 'h3') => () =>
    convert(() => (block === tag ? $createParagraphNode() : $createHeadingNode(tag)))
  const quote = () => convert(() => (block === 'quote' ? $createParagraphNode() : $createQuoteNode()))
  return (
    <>
      <Tool sign={t('heading_sign')} label={t('heading')} isOn={block === 'h2'} onPress={heading('h2')} />
      <Tool sign={t('subheading_sign')} label={t('subheading')} isOn={block === 'h3'} onPress={heading('h3')} />
      <Tool
        sign="•"
        label={t('bullets')}
        isOn={list === 'bullet'}
        onPress={() => applyList(list === 'bullet' ? '' : 'bullet')}
      />
      <Tool
        sign="1."
        label={t('numbers')}
        isOn={list === 'number'}
        onPress={() => applyList(list === 'number' ? '' : 'number')}
      />
      <Tool sign="«»" label={t('quote')} isOn={block === 'quote'} onPress={quote} />
    </>
  )
}

/** Where the chosen words lead; an empty address takes the link away. */
function LinkForm({ onClose }: { onClose: () => void }) {
  const t = useText(visualMessages)
  const [editor] = useCellValues(activeEditor$)
  const [url, setUrl] = useState('')
  const isWrong = url !== '' && !isOutsideLink(url)
  const put = (to: string | null) => {
    if (to !== null && !isOutsideLink(to)) return
    editor?.dispatchCommand(TOGGLE_LINK_COMMAND, to)
    onClose()
    editor?.focus()
  }
  return (
    <div className="prose__ask">
      <LineField label={t('link_address')} value={url} hint={isWrong ? t('link_wrong') : undefined} onChange={setUrl} />
      <p className="button-row">
        <button type="button" className="button button--small" onClick={() => put(url)}>
          {t('link_put')}
        </button>
        <button type="button" className="button button--outline button--small" onClick={() => put(null)}>
          {t('link_take')}
        </button>
        <button type="button" className="button button--outline button--small" onClick={onClose}>
          {t('close')}
        </button>
      </p>
    </div>
  )
}

/** The form of the words: what Markdown has, and the glossary. */
function ProseToolbar() {
  const t = useText(visualMessages)
  const [format, editor] = useCellValues(currentFormat$, activeEditor$)
  const applyFormat = usePublisher(applyFormat$)
  const insert = usePublisher(insertJsx$)
  const [isLinking, setLinking] = useState(false)
  const [isWide, setWide] = useState(false)
  const addTerm = () => {
    const word = editor?.getEditorState().read(() => $getSelection()?.getTextContent() ?? '') ?? ''
    // Words of several paragraphs would become one.
    const isWide = word.trim().includes('\n')
    setWide(isWide)
    if (!isWide) insert({ kind: 'text', name: 'Term', props: { word: word.trim() }, children: [] })
  }
  return (
    <>
      <div className="prose__bar" role="group" aria-label={t('toolbar')}>
        <Tool sign="B" label={t('bold')} isOn={(format & IS_BOLD) !== 0} onPress={() => applyFormat('bold')} />
        <Tool sign="I" label={t('italic')} isOn={(format & IS_ITALIC) !== 0} onPress={() => applyFormat('italic')} />
        <BlockTools />
        <Tool sign="↗" label={t('link')} isOn={isLinking} onPress={() => setLinking(!isLinking)} />
        <Tool sign="Aa" label={t('term')} onPress={addTerm} />
      </div>
      <span role="status">{isWide && <span className="prose__news">{t('term_wide')}</span>}</span>
      {isLinking && <LinkForm onClose={() => setLinking(false)} />}
    </>
  )
}

/** Puts our bar above the text. */
export const proseToolbarPlugin = realmPlugin({
  init: (realm) => realm.pub(addTopAreaChild$, ProseToolbar),
})
