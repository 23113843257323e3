import { autocompletion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { markdown } from '@codemirror/lang-markdown'
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { dialect } from '../../dialect.ts'
import type { Fault } from '../../faults.ts'

/** Something to say of a place: lines and columns count from 1. */
export type Remark = {
  line: number
  column: number
  length: number
  text: string
  severity: 'error' | 'warning'
  fault?: Fault
}

export type SourceView = {
  setRemarks: (remarks: readonly Remark[]) => void
  /** Goes to a line, counted from 1. */
  goTo: (line: number) => void
  destroy: () => void
}

const names = Object.keys(dialect)

/** Names of components after `<`, their attributes inside the tag, ids of scenes after `to="`. */
function complete(context: CompletionContext): CompletionResult | null {
  const line = context.state.doc.lineAt(context.pos)
  const before = line.text.slice(0, context.pos - line.from)
  const to = /\bto="([a-z0-9-]*)$/.exec(before)
  if (to) {
    const scenes = [...context.state.doc.toString().matchAll(/<Scene\s+id="([a-z0-9-]+)"/g)].map(([, id = '']) => id)
    return { from: context.pos - (to[1] ?? '').length, options: scenes.map((label) => ({ label, type: 'constant' })) }
  }
  const opened = /<([A-Za-z]*)$/.exec(before)
  if (opened) {
    const options = names.map((label) => ({ label, type: 'class' }))
    return { from: context.pos - (opened[1] ?? '').length, options }
  }
  const inside = /<([A-Z][A-Za-z]*)\s(?:[^>]*\s)?([a-z-]*)$/.exec(before)
  const component = inside && dialect[inside[1] ?? '']
  if (!inside || !component) return null
  const options = Object.keys(component.attributes).map((label) => ({ label, type: 'property' }))
  return { from: context.pos - (inside[2] ?? '').length, options }
}

/** The page's own colours, which follow light and dark. */
const colours = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '700' },
  { tag: tags.strong, fontWeight: '700' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: [tags.tagName, tags.link, tags.url], color: 'var(--color-accent)' },
  { tag: [tags.attributeValue, tags.string], color: 'var(--color-warm)' },
  { tag: [tags.comment, tags.angleBracket, tags.processingInstruction], color: 'var(--color-muted)' },
])

const look = EditorView.theme({
  '&': {
    fontSize: '0.9375rem',
    color: 'var(--color-text)',
    backgroundColor: 'var(--color-surface)',
    border: '1px solid var(--color-control)',
    borderRadius: '4px',
  },
  '&.cm-focused': { outline: '3px solid var(--color-warm)', outlineOffset: '2px' },
  '.cm-content': {
    fontFamily: "ui-monospace, 'Cascadia Mono', 'Liberation Mono', monospace",
    lineHeight: '1.6',
    minHeight: '28rem',
  },
  '.cm-gutters': { backgroundColor: 'var(--color-page)', color: 'var(--color-muted)', border: 'none' },
  '.cm-cursor': { borderLeftColor: 'var(--color-text)' },
  '.cm-tooltip': {
    color: 'var(--color-text)',
    backgroundColor: 'var(--color-raised)',
    border: '1px solid var(--color-border)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    color: 'var(--color-on-accent)',
    backgroundColor: 'var(--color-accent)',
  },
})

function diagnosticsOf(state: EditorState, remarks: readonly Remark[]): Diagnostic[] {
  return remarks.flatMap(({ line, column, length, text, severity }) => {
    if (line > state.doc.lines) return []
    const at = state.doc.line(line)
    const from = Math.min(at.to, at.from + Math.max(0, column - 1))
    return [{ from, to: Math.max(from, Math.min(at.to, from + length)), message: text, severity }]
  })
}

/**
 * An editor of the dialect with what completes it and what is wrong beneath its words. Tab leaves it, like every other
 * field. It stands in a shadow root: there its styles are adopted, where a page of ours takes none from a script.
 * @param label what it is called by who hears the page
 */
export function openSourceView(
  parent: HTMLElement,
  { text, label, onChange }: { text: string; label: string; onChange: (text: string) => void },
): SourceView {
  const root = parent.shadowRoot ?? parent.attachShadow({ mode: 'open' })
  const view = new EditorView({
    ...{ parent: root, root },
    state: EditorState.create({
      doc: text,
      extensions: [
        ...[lineNumbers(), history(), drawSelection(), EditorView.lineWrapping, lintGutter(), look],
        ...[
          markdown({ extensions: { remove: ['SetextHeading'] } }),
          syntaxHighlighting(colours),
          autocompletion({ override: [complete] }),
        ],
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true', lang: 'it' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onChange(update.state.doc.toString())
        }),
      ],
    }),
  })
  return {
    setRemarks: (remarks) => view.dispatch(setDiagnostics(view.state, diagnosticsOf(view.state, remarks))),
    goTo: (line) => {
      const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines))
      view.dispatch({
        selection: { anchor: at.from, head: at.to },
        effects: EditorView.scrollIntoView(at.from, { y: 'center' }),
      })
      view.focus()
    },
    destroy: () => view.destroy(),
  }
}
