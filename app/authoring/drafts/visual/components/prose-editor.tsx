import {
  headingsPlugin,
  jsxPlugin,
  linkPlugin,
  listsPlugin,
  markdownShortcutPlugin,
  MDXEditor,
  quotePlugin,
  thematicBreakPlugin,
  type JsxComponentDescriptor,
  type MDXEditorMethods,
} from '@mdxeditor/editor'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { isAllowedUrl } from '../../../dialect.ts'
import { mergeProse } from '../merge-prose.ts'
import { visualMessages } from '../messages.ts'
import { proseToolbarPlugin } from './prose-toolbar.tsx'
import { TermChip } from './term-chip.tsx'
import { TextField } from './typed-fields.tsx'

/** Markdown as the lessons are written: `-` for lists, `*` for emphasis. */
const markdown = { bullet: '-', emphasis: '*', rule: '-', listItemIndent: 'one' } as const

const term: JsxComponentDescriptor = {
  ...{ name: 'Term', kind: 'text', hasChildren: true, Editor: TermChip },
  props: [{ name: 'word', type: 'string' }],
}

/** Class names of our own: the page has one style sheet. */
const theme = {
  quote: 'prose__quote',
  text: { bold: 'prose__bold', italic: 'prose__italic', code: 'prose__code' },
  list: { nested: { listitem: 'prose__nested' } },
}

/** The editor takes no letters that only its own menus would ask for. */
function plugins() {
  return [
    headingsPlugin({ allowedHeadingLevels: [2, 3] }),
    ...[listsPlugin(), quotePlugin(), thematicBreakPlugin()],
    linkPlugin({ validateUrl: isAllowedUrl, disableAutoLink: true }),
    jsxPlugin({ jsxComponentDescriptors: [term], allowFragment: false }),
    ...[markdownShortcutPlugin(), proseToolbarPlugin()],
  ]
}

type Props = { source: string; onChange: (source: string) => void }

/**
 * Running text as it will read. Paragraphs nobody touches stay as they are written; `source` is read once. The Tab key goes
 * on to what follows, as everywhere on the page.
 */
export function ProseEditor({ source, onChange }: Props) {
  const t = useText(visualMessages)
  const editor = useRef<MDXEditorMethods>(null)
  const box = useRef<HTMLDivElement>(null)
  const begun = useRef({ source, base: '' })
  const own = useMemo(() => plugins(), [])
  const [isUnread, setUnread] = useState(false)
  useEffect(() => {
    begun.current.base = editor.current?.getMarkdown() ?? ''
    const letTabGo = (event: KeyboardEvent) => {
      if (event.key === 'Tab') event.stopPropagation()
    }
    const element = box.current
    element?.addEventListener('keydown', letTabGo, true)
    return () => element?.removeEventListener('keydown', letTabGo, true)
  }, [])
  const change = (next: string, isReading: boolean) => {
    const { source: old, base } = begun.current
    if (!isReading) onChange(next.trim() === base.trim() ? old : mergeProse(old, base, next))
  }
  // What the editor cannot read would be missing from what it writes.
  if (isUnread)
    return <TextField label={t('prose_field')} hint={t('content_hint')} value={source} onChange={onChange} />
  return (
    <div ref={box}>
      <MDXEditor
        ref={editor}
        className="prose"
        contentEditableClassName="prose__field lesson-text"
        lexicalTheme={theme}
        markdown={source}
        onChange={change}
        onError={() => setUnread(true)}
        placeholder={t('prose_empty')}
        plugins={own}
        spellCheck
        suppressHtmlProcessing
        toMarkdownOptions={markdown}
        translation={(key, otherwise) => (key === 'contentArea.editableMarkdown' ? t('prose_field') : otherwise)}
      />
    </div>
  )
}
