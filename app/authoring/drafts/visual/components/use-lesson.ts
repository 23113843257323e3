import { useCallback, useEffect, useRef, useState } from 'react'
import {
  elementBlock,
  proseBlock,
  withBlock,
  withBlockChanged,
  withBlockMoved,
  withoutBlock,
} from '../change-lesson.ts'
import { joinLesson, type CutLesson } from '../cut-lesson.ts'
import { placeInLesson } from '../place-in-lesson.ts'
import { newKey, type Element as Component } from '../element.ts'

/** Steps that can be taken back. */
const mostSteps = 100
/** Milliseconds within which what is typed in one field is one step. */
const oneStep = 2000

/** A lesson before a change, the field the change was typed in, and when. */
type Step = { lesson: CutLesson; field: Element | null; at: number }

/** Where somebody is typing: what a button or a list does is a step by itself. */
function typedIn(): Element | null {
  const field = document.activeElement
  return field?.matches('input[type="text"], textarea, [contenteditable="true"]') ? field : null
}

/** How many tags there are: a part more or less is a step by itself, wherever the focus is. */
const tagsOf = (lesson: CutLesson) => lesson.blocks.reduce((sum, { source }) => sum + source.split('<').length, 0)

/** A lesson as it was, so that the editors of its running text begin anew where it was another. */
function brought(back: CutLesson, now: CutLesson): CutLesson {
  const sources = new Map(now.blocks.map(({ key, source }) => [key, source]))
  const blocks = back.blocks.map((block) => {
    const isOther = block.kind === 'prose' && sources.get(block.key) !== block.source
    return isOther ? { ...block, key: newKey() } : block
  })
  return { ...back, blocks }
}

/**
 * A lesson in blocks while it is changed. Every change goes out as the whole text; the last hundred can be taken back.
 * `fresh` is the key of the block added last, `news` what was last done.
 */
export function useLesson(begun: CutLesson, onChange: (text: string) => void) {
  const [lesson, setLesson] = useState(begun)
  const [fresh, setFresh] = useState<number | null>(null)
  const [news, setNews] = useState('')
  const [steps, setSteps] = useState<readonly Step[]>([])
  const current = useRef(begun)
  const tell = useRef(onChange)
  useEffect(() => {
    tell.current = onChange
  })

  const put = useCallback((next: CutLesson) => {
    current.current = next
    setLesson(next)
    tell.current(joinLesson(next))
  }, [])
  const take = useCallback(
    (next: CutLesson, field: Element | null) => {
      const before = current.current
      if (next === before) return
      const at = Date.now()
      const isWord = field !== null && tagsOf(before) === tagsOf(next)
      setSteps((old) => {
        const last = old.at(-1)
        const isSame = last !== undefined && isWord && last.field === field && at - last.at < oneStep
        return isSame
          ? [...old.slice(0, -1), { ...last, at }]
          : [...old, { lesson: before, field: isWord ? field : null, at }].slice(-mostSteps)
      })
      put(next)
    },
    [put],
  )
  const change = (key: number, to: string | Component) => {
    const block = current.current.blocks.find((one) => one.key === key)
    if (block && block.source !== to) take(withBlockChanged(current.current, key, to), typedIn())
  }
  const add = (element: Component | null, at: number) => {
    const block = element ? elementBlock(element) : proseBlock()
    setFresh(block.key)
    take(withBlock(current.current, block, at), null)
  }
  const undo = () => {
    const last = steps.at(-1)
    if (!last) return
    setSteps(steps.slice(0, -1))
    setNews('')
    put(brought(last.lesson, current.current))
  }
  return {
    ...{ lesson, fresh, news, change, add, undo, say: setNews },
    canUndo: steps.length > 0,
    move: (key: number, by: -1 | 1) => take(withBlockMoved(current.current, key, by), null),
    remove: (key: number) => take(withoutBlock(current.current, key), null),
    setHead: (head: string) => take({ ...current.current, head }, typedIn()),
    placeOf: useCallback((element: Component) => placeInLesson(current.current, element), []),
    textNow: useCallback(() => joinLesson(current.current), []),
  }
}
