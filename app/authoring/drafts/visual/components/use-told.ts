import { useEffect, useRef, useState, type RefObject } from 'react'
import { linesOf, type CutLesson } from '../cut-lesson.ts'
import { useBlockName } from './block-frame.tsx'
import { reveal } from './reveal.ts'
import { useBlockRemarks, type BlockRemark, type LineRemark } from './use-block-remarks.ts'

/** A fault in the words of the blocks, and the line it is at. */
export type SaidFault = { line: number; column: number; text: string }

/** A place of the text that somebody wants to be at; a new one each time. */
export type Target = { line: number; column: number }

type Place = Pick<BlockRemark, 'key' | 'steps' | 'field'>

type Asked = {
  lesson: CutLesson
  /** The key of the block that was added last. */
  fresh: number | null
  remarks: readonly LineRemark[]
  /** Where to go; null: nowhere. */
  target: Target | null
  onSaid: (faults: readonly SaidFault[] | null) => void
}

/** Milliseconds after which a block that was left says what it lacks: what is pressed meanwhile does not move away. */
const afterLeaving = 400

/** Tells the page what is wrong in the words of the blocks, as long as they are there. */
function useSaid(said: readonly SaidFault[], onSaid: Asked['onSaid']): void {
  const told = JSON.stringify(said)
  const latest = useRef({ said, onSaid })
  useEffect(() => {
    latest.current = { said, onSaid }
  })
  useEffect(() => latest.current.onSaid(latest.current.said), [told])
  useEffect(() => () => latest.current.onSaid(null), [])
}

/** What a place of the text is in: what is said there, else its block. */
function placeIn(lesson: CutLesson, remarks: readonly BlockRemark[], { line, column }: Target) {
  const at = remarks.filter((one) => one.line === line)
  const said = at.find((one) => one.column === column) ?? at[0]
  if (said) return said
  const [key] = [...linesOf(lesson)].findLast(([, from]) => from <= line) ?? []
  return { key: key ?? ('head' as const), steps: [], field: null }
}

/** Goes to a place of the text when one is asked for: its block is opened, the focus is in its field. */
function useTarget(box: RefObject<HTMLElement>, target: Target | null, placeOf: (target: Target) => Place): void {
  const latest = useRef(placeOf)
  useEffect(() => {
    latest.current = placeOf
  })
  useEffect(() => {
    if (target && box.current) void reveal(box.current, latest.current(target))
  }, [box, target])
}

/**
 * What the checks say of each block, in its words; the page is told, and a place that is asked for is gone to. Of a block that
 * was just begun nothing is said before somebody leaves it.
 */
export function useTold(box: RefObject<HTMLElement>, { lesson, fresh, remarks, target, onSaid }: Asked) {
  const nameOf = useBlockName()
  const [left, setLeft] = useState<number | null>(null)
  const told = useBlockRemarks(lesson, remarks)
  const said = told.filter(({ key }) => key !== fresh || fresh === left)
  const named = ({ key, text }: BlockRemark) => {
    const block = lesson.blocks.find((one) => one.key === key)
    return block ? `${nameOf(block)}: ${text}` : text
  }
  // What is wrong in two ways that the form says in one is said once.
  const faults = said
    .filter(({ isFault }) => isFault)
    .filter((one, at, all) => all.findIndex((other) => named(other) === named(one)) === at)
  useSaid(
    faults.map((one) => ({ line: one.line, column: one.column, text: named(one) })),
    onSaid,
  )
  useTarget(box, target, (at) => placeIn(lesson, told, at))
  return {
    remarksOf: (key: number) => [...new Set(said.filter((one) => one.key === key).map(({ text }) => text))],
    leave: (key: number) => {
      if (key === fresh) window.setTimeout(() => setLeft(key), afterLeaving)
    },
  }
}
