import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { listCatalogues } from '../e2e/setup/catalogues.ts'

const placesOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort()

test('every catalogue is read', async () => {
  const read = (await listCatalogues()).map(({ file }) => file)
  const written = globSync('app/**/*messages.ts').filter((file) =>
    readFileSync(file, 'utf8').includes('= defineMessages('),
  )
  expect([...new Set(read)].sort()).toEqual(written.sort())
})

test('both languages have the same texts with the same places', async () => {
  for (const { file, texts } of await listCatalogues()) {
    expect(Object.keys(texts.en).sort(), file).toEqual(Object.keys(texts.it).sort())
    for (const [key, italian] of Object.entries(texts.it)) {
      const english = texts.en[key] ?? ''
      const [one, other] = [italian, english].map((text) => (typeof text === 'string' ? { other: text } : text))
      expect(Object.keys(one ?? {}).sort(), `${file} ${key}`).toEqual(Object.keys(other ?? {}).sort())
      expect(placesOf(JSON.stringify(english)), `${file} ${key}`).toEqual(placesOf(JSON.stringify(italian)))
      expect(JSON.stringify(english).trim(), `${file} ${key}`).not.toBe('""')
    }
  }
})

/** What the interface calls otherwise: ente, assenza; organisation, leave (app/organisation/README.md). */
const others = { it: /organizzazion|congedo|aspettativa/i, en: /(?<!professional )\bbod(y|ies)\b|absence/i }

test('one thing has one word in every room', async () => {
  for (const { file, texts } of await listCatalogues()) {
    for (const [locale, other] of [['it', others.it] as const, ['en', others.en] as const]) {
      for (const [key, text] of Object.entries(texts[locale])) {
        // What stands in braces is a place, not a word.
        const words = JSON.stringify(text).replace(/\{\w+\}/g, '')
        expect(other.exec(words)?.[0], `${file} ${locale} ${key}`).toBeUndefined()
      }
    }
  }
})
