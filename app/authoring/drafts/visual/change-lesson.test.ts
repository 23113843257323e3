import { describe, expect, test } from 'vitest'
import { caseText, quizText } from '../../course.fixtures.ts'
import { FaultList } from '../../faults.ts'
import { readCase } from '../../read-case.ts'
import { readQuiz } from '../../read-quiz.ts'
import { parseLesson } from '../../syntax-tree.ts'
import { exitOf, pictureOf, scenesOf, withSceneRenamed } from './case-outline.ts'
import { withAttribute, withPart, withText } from './change-element.ts'
import { elementBlock, proseBlock, withBlock, withBlockChanged, withBlockMoved, withoutBlock } from './change-lesson.ts'
import { componentNames, elementsOf, wordsOf } from './component-shape.ts'
import { cutLesson, joinLesson, type CutLesson } from './cut-lesson.ts'
import type { Element } from './element.ts'
import { factsOf, withFact } from './lesson-facts.ts'
import { idMaker, newPart, type Beginning } from './new-part.ts'
import { isSame, readBlock, writeBlock } from './write-element.ts'

const head = '---\nid: prova # resta\ntitle: "Prova"\nminutes: 5\n---'
const text = `${head}\n\nPrima.\n\n${quizText}\n\nDopo.\n`

function cut(of: string): CutLesson {
  const read = cutLesson(of)
  if ('fault' in read) throw new Error(JSON.stringify(read.fault))
  return read
}
function block(source: string): Element {
  const read = readBlock(source)
  if (!read) throw new Error(source)
  return read
}
const specOf = (source: string) => {
  const faults = new FaultList('')
  const node = parseLesson(source, faults)?.children?.[0] ?? { type: '' }
  return { spec: node.name === 'Quiz' ? readQuiz(node, faults) : readCase(node, faults), faults: faults.faults }
}

const words = { scene: 'La prima', otherScene: 'Un’altra', prompt: 'Che fai?', field: 'Campo' }
const beginning = (of = ''): Beginning => ({ freeId: idMaker(of), wholeId: 'prova', words })

describe('blocks of a lesson', () => {
  test('one is added, moved, taken away: the others stay as they are written', () => {
    const lesson = cut(text)
    const callout = elementBlock(newPart('Callout', beginning()))
    const added = withBlock(lesson, callout, 1)
    expect(joinLesson(added)).toBe(text.replace('Prima.', 'Prima.\n\n<Callout kind="note"></Callout>'))
    const moved = withBlockMoved(added, callout.key, 1)
    expect(joinLesson(moved)).toBe(text.replace('\n\nDopo', '\n\n<Callout kind="note"></Callout>\n\nDopo'))
    expect(joinLesson(withoutBlock(moved, callout.key))).toBe(text)
    expect(withBlockMoved(lesson, lesson.blocks[0]?.key ?? 0, -1)).toBe(lesson)
  })
  test('a text begun and left empty leaves nothing behind; one that is written stands apart', () => {
    const empty = proseBlock()
    const lesson = withBlock(cut(text), empty, 3)
    expect(joinLesson(lesson)).toBe(text)
    expect(joinLesson(withBlockChanged(lesson, empty.key, 'Fine.'))).toBe(text.replace('Dopo.', 'Dopo.\n\nFine.'))
  })
  test('a question changed on its form changes that line alone', () => {
    const quiz = cut(text).blocks[1]
    if (quiz?.kind !== 'element') throw new Error('no quiz')
    const question = elementsOf(quiz.element)[0]
    const choice = question && elementsOf(question, 'Choice')[1]
    if (!question || !choice) throw new Error('no choice')
    const key = choice.children.find(({ kind }) => kind === 'text')?.key ?? null
    const next = withPart(quiz.element, withPart(question, withText(choice, key, 'Quanti anni ha')))
    expect(joinLesson(withBlockChanged(cut(text), 0, next))).toBe(text)
    expect(writeBlock(next)).toBe(quizText.replace('Da dove viene', 'Quanti anni ha'))
  })
})

describe('new parts', () => {
  test.each(componentNames.filter((name) => name !== 'Term'))('%s is begun so that it can be read again', (name) => {
    const begun = newPart(name, beginning())
    const read = block(writeBlock(begun))
    expect(isSame(read, begun)).toBe(true)
  })
  test('ids are free in the lesson, and short enough', () => {
    const free = idMaker('<Quiz id="prova-quiz1">')
    expect(['prova-quiz', 'prova-quiz', 'altro-d'].map(free)).toEqual(['prova-quiz2', 'prova-quiz3', 'altro-d1'])
    expect(free(`${'a'.repeat(90)}-s`)).toHaveLength(63)
  })
})

describe('a case', () => {
  test('is drawn while it is written: ways into nothing and circles are left out', () => {
    const story = block(caseText)
    expect(pictureOf(story)?.match(/picture-way/g)).toHaveLength(3)
    const circle = block(
      caseText.replace('title="Fine" end', 'title="Fine" next="s-uno"').replace('to="s-tre"', 'to="x"'),
    )
    expect(pictureOf(circle)?.match(/picture-way/g)).toHaveLength(2)
    expect(pictureOf(block('<Case id="a" title="b"></Case>'))).toBeNull()
    expect(pictureOf(newPart('Case', beginning()))?.match(/picture-scene"/g)).toHaveLength(1)
  })
  test('a scene is renamed with the ways that lead to it', () => {
    const story = block(caseText)
    const scene = elementsOf(story, 'Scene')[2]
    if (!scene) throw new Error('no scene')
    const renamed = withSceneRenamed(withPart(story, withAttribute(scene, 'id', 's-fine')), 's-tre', 's-fine')
    expect(writeBlock(renamed)).toBe(caseText.replaceAll('s-tre', 's-fine'))
    expect(specOf(writeBlock(renamed)).faults).toEqual([])
    expect(scenesOf(renamed).map(({ id }) => id)).toEqual(['s-uno', 's-due', 's-fine'])
    expect(elementsOf(story, 'Scene').map(exitOf)).toEqual(['decision', 'next', 'end'])
    expect(wordsOf(story, 'title')).toBe('Allo sportello')
  })
})

describe('front matter', () => {
  test('a fact is changed in its place; comments and the rest stay', () => {
    expect(factsOf(head)).toEqual({ id: 'prova', title: 'Prova', minutes: '5' })
    expect(withFact(head, 'minutes', '12')).toBe(head.replace('5', '12'))
    const colon = withFact(head, 'title', 'Uno: due # tre')
    expect(factsOf(colon).title).toBe('Uno: due # tre')
    expect(colon).toContain('id: prova # resta')
    expect(factsOf(withFact(head, 'title', '---\n---')).title).toBe('---\n---')
    expect(withFact('---\nid: [\n---', 'title', 'x')).toBe('---\nid: [\n---')
    expect(withFact('', 'title', 'x')).toBe('')
  })
})
