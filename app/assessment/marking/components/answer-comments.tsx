import { useEffect, useRef, useState } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { TextArea } from '#app/ui/components/field.tsx'
import { paragraphsOf, wordsAt } from '../answer-text.ts'
import { markingMessages } from '../messages.ts'
import type { TextComment } from '../schemas.ts'

type Words = { key: number; paragraph: number; start: number; end: number; text: string }

const wordsOf = (comments: readonly TextComment[]): Words[] =>
  comments.flatMap(({ paragraph, start, end, text }, key) =>
    start === null || end === null ? [] : [{ key, paragraph, start, end, text }],
  )

/** The words chosen in one paragraph of the text, or null; a choice over several counts up to the end of the first. */
function chosenIn(holder: HTMLElement | null): Omit<Words, 'key' | 'text'> | null {
  const selection = window.getSelection()
  if (!holder || !selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const node = range.startContainer
  const block = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-paragraph]')
  if (!block || !holder.contains(block)) return null
  const length = block.textContent.length
  const start = node instanceof Element ? 0 : range.startOffset
  const within = block.contains(range.endContainer) && !(range.endContainer instanceof Element)
  const end = within ? range.endOffset : length
  return start < end ? { paragraph: Number(block.dataset.paragraph), start, end } : null
}

function useChosenWords(holder: { current: HTMLElement | null }) {
  const [chosen, setChosen] = useState<Omit<Words, 'key' | 'text'> | null>(null)
  useEffect(() => {
    const look = () => {
      const found = chosenIn(holder.current)
      if (found) setChosen(found)
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [holder])
  return { chosen, clear: () => setChosen(null) }
}

function WordsField({ words, text, onRemove }: { words: Words; text: string; onRemove: () => void }) {
  const t = useText(markingMessages)
  const { key, paragraph, start, end } = words
  return (
    <div className="answer-comments__words">
      <input type="hidden" name={`words-${key}`} value={`${paragraph}:${start}:${end}`} />
      <TextArea
        name={`words-text-${key}`}
        label={t('words_label', { words: wordsAt(text, words) })}
        rows={2}
        maxLength={1000}
        defaultValue={words.text}
      />
      <button type="button" className="link-button" onClick={onRemove}>
        {t('words_remove')}
      </button>
    </div>
  )
}

/**
 * The answer with its comments to write: one field a paragraph, which also works without script and by keyboard, and
 * with script one for each run of words chosen.
 */
export function AnswerComments({ text, typed }: { text: string; typed: readonly TextComment[] }) {
  const t = useText(markingMessages)
  const holder = useRef<HTMLDivElement>(null)
  const [words, setWords] = useState(() => wordsOf(typed))
  const { chosen, clear } = useChosenWords(holder)
  const quote = chosen ? wordsAt(text, chosen) : ''
  const add = () => {
    if (!chosen) return
    const key = Math.max(-1, ...words.map((one) => one.key)) + 1
    setWords([...words, { key, ...chosen, text: '' }])
    clear()
  }
  return (
    <div className="answer-comments" ref={holder}>
      {paragraphsOf(text).map((paragraph, index) => {
        const number = index + 1
        const whole = typed.find((one) => one.paragraph === number && one.start === null)?.text ?? ''
        return (
          <div key={number} className="answer-comments__paragraph">
            <p data-paragraph={number}>{paragraph}</p>
            {words
              .filter((one) => one.paragraph === number)
              .map((one) => (
                <WordsField
                  key={one.key}
                  words={one}
                  text={text}
                  onRemove={() => setWords(words.filter(({ key }) => key !== one.key))}
                />
              ))}
            <details open={whole !== ''}>
              <summary>{t('paragraph_comment', { number })}</summary>
              <TextArea
                name={`paragraph-${number}`}
                label={t('paragraph_label', { number })}
                rows={2}
                maxLength={1000}
                defaultValue={whole}
              />
            </details>
          </div>
        )
      })}
      {chosen && (
        <button
          type="button"
          className="button button--outline answer-comments__add"
          onMouseDown={(event) => event.preventDefault()}
          onClick={add}
        >
          {t('words_button', { words: quote.length > 40 ? `${quote.slice(0, 39)}…` : quote })}
        </button>
      )}
    </div>
  )
}
