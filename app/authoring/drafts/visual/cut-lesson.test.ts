import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { FaultList } from '../../faults.ts'
import { readCase } from '../../read-case.ts'
import { readForm } from '../../read-form.ts'
import { readPractice } from '../../read-practice.ts'
import { readQuiz } from '../../read-quiz.ts'
import { readTools } from '../../read-tools.ts'
import { parseLesson, type Node } from '../../syntax-tree.ts'
import { cutLesson, joinLesson, linesOf, type CutLesson } from './cut-lesson.ts'
import type { Element, Part } from './element.ts'
import { readBlock, writeBlock } from './write-element.ts'

const lessons = globSync('courses/*/*/*.mdx').map((file): [string, string] => [file, readFileSync(file, 'utf8')])

function cut(text: string): CutLesson {
  const lesson = cutLesson(text)
  if ('fault' in lesson) throw new Error(JSON.stringify(lesson.fault))
  return lesson
}

const elementsOf = (text: string): Element[] =>
  cut(text).blocks.flatMap((block) => (block.kind === 'element' ? [block.element] : []))

/** As after a change of every part that is none: nothing of the old text is left to copy. */
function untied(part: Part): Part {
  return part.kind === 'text' ? { ...part, raw: null } : { ...part, raw: null, children: part.children.map(untied) }
}

/** The same, set out anew. */
function loose(part: Part): Part {
  const own = { ...part, raw: null, before: null }
  return own.kind === 'text' ? own : { ...own, after: null, children: own.children.map(loose) }
}

/** What the platform reads in a component. */
function specOf(text: string) {
  const faults = new FaultList('')
  const root = parseLesson(text, faults)
  const node: Node = root?.children?.[0] ?? { type: '' }
  const only = node.type === 'paragraph' ? (node.children?.[0] ?? node) : node
  const readers = {
    Quiz: readQuiz,
    Case: readCase,
    SimulationForm: readForm,
    Journal: readPractice,
    Survey: readPractice,
  }
  const [, reader] = Object.entries(readers).find(([name]) => name === only.name) ?? []
  return {
    spec: reader?.(only, faults),
    tools: root && readTools(root, 'x'),
    faults: faults.faults.map(({ code }) => code),
  }
}

describe('every lesson of courses/', () => {
  test('there are lessons to try', () => {
    expect(lessons.length).toBeGreaterThan(40)
  })
  test.each(lessons)('%s is cut and joined byte by byte', (_file, text) => {
    const lesson = cut(text)
    expect(joinLesson(lesson)).toBe(text)
    expect(lesson.blocks.filter(({ kind }) => kind === 'source')).toEqual([])
    const lines = text.split('\n')
    for (const [key, line] of linesOf(lesson)) {
      const block = lesson.blocks.find((one) => one.key === key)
      expect(lines[line - 1]).toBe(block?.source.split('\n')[0])
    }
  })
  test.each(lessons)('%s: a component written anew from its form is the same text', (_file, text) => {
    for (const element of elementsOf(text)) {
      const again = untied(element)
      if (again.kind === 'element') expect(writeBlock(again)).toBe(element.raw)
    }
  })
  test.each(lessons)('%s: a component set out anew says the same', (_file, text) => {
    for (const element of elementsOf(text)) {
      const again = loose(element)
      const written = again.kind === 'element' ? writeBlock(again) : ''
      expect(specOf(written)).toEqual(specOf(element.raw ?? ''))
      expect(readBlock(written)).not.toBeNull()
    }
  })
})
