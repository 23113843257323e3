import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asAuthorText, asTyped } from './author-words.ts'
import { withAttribute, withInner, withNewPart, withoutPart, withPartMoved, withText } from './change-element.ts'
import { cutLesson, joinLesson, type CutLesson } from './cut-lesson.ts'
import type { Element, Part } from './element.ts'
import { lesson, typed } from './lesson.fixtures.ts'
import { isSame, readBlock, writeBlock } from './write-element.ts'

function cut(text: string): CutLesson {
  const read = cutLesson(text)
  if ('fault' in read) throw new Error(`${JSON.stringify(read.fault)}\n${text}`)
  return read
}

const elementsOf = (text: string): Element[] =>
  cut(text).blocks.flatMap((block) => (block.kind === 'element' ? [block.element] : []))

/** Without what only tells pieces apart. */
const bare = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (name, one: unknown) => (name === 'key' ? 0 : one)))

const withKeys = (part: Part): Element[] => (part.kind === 'text' ? [] : [part, ...part.children.flatMap(withKeys)])

/** The components of a component and what their attributes say: no text may add one or take one away. */
const shapeOf = (part: Part): unknown =>
  part.kind === 'text'
    ? 'text'
    : [
        part.name,
        part.attributes.map(({ name, value }) => [name, value]),
        part.children.filter((one) => one.kind === 'element' || one.text.trim()).map(shapeOf),
      ]

describe('random lessons', () => {
  test('text to blocks to text, byte by byte; blocks to text to blocks, the same', () => {
    fc.assert(
      fc.property(lesson, (text) => {
        const read = cut(text)
        expect(joinLesson(read)).toBe(text)
        expect(bare(cut(joinLesson(read)))).toEqual(bare(read))
      }),
      { numRuns: 150 },
    )
  })

  test('a component touched anywhere reads again as it was changed, whatever is typed', () => {
    fc.assert(
      fc.property(lesson, typed, fc.nat(), fc.nat(5), (text, words, which, change) => {
        for (const element of elementsOf(text)) {
          const all = withKeys(element)
          const part = all[which % all.length] ?? element
          const inner = part.children.filter((one) => one.kind === 'element')
          const one = inner[which % Math.max(1, inner.length)]
          const key = part.children.find(({ kind }) => kind === 'text')?.key ?? null
          const changes: Element[] = [
            withText(part, key, asAuthorText(words)),
            withAttribute(part, 'title', words),
            withAttribute(part, part.attributes[0]?.name ?? 'title', null),
            one ? withoutPart(part, one.key) : part,
            one ? withPartMoved(part, one.key, which % 2 ? 1 : -1) : part,
            one ? withNewPart(part, { ...one, key: -1, raw: null, before: null }, [one.name]) : part,
          ]
          const changed = withInner(element, changes[change] ?? part)
          const source = writeBlock(changed)
          const read = readBlock(source)
          if (!read) throw new Error(`cannot be read:\n${source}`)
          expect(shapeOf(read)).toEqual(shapeOf(changed))
          // Written again it does not change any more.
          expect(writeBlock(read)).toBe(source)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('words without signs stay as they are typed; signs come back as they were typed', () => {
    expect(asAuthorText('Uno <due> {tre}')).toBe('Uno \\<due> \\{tre}')
    expect(asTyped('Uno \\<due> \\{tre}')).toBe('Uno <due> {tre}')
    expect(asTyped('Uno \\<due')).toBe('Uno <due')
    expect(asAuthorText('Un <Term word="a">b</Term>')).toBe('Un <Term word="a">b</Term>')
    expect(asTyped('Un \\<Term word="a">b\\</Term>')).toBe('Un \\<Term word="a">b\\</Term>')
    expect(asAuthorText('import x from y')).toBe('&#x69;mport x from y')
    fc.assert(
      fc.property(typed, (words) => readable(asAuthorText(words))),
      { numRuns: 200 },
    )
  })
})

const readable = (text: string) => {
  const element = readBlock(`<Callout>\n${text}\n</Callout>`)
  return element !== null && isSame(element, element)
}
