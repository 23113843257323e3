import { expect, test } from '@playwright/test'
import { db } from '#app/platform/database.server.ts'
import { cookieFor, makeScenery, pageStates, type Scenery } from './page-states.ts'
import { doors } from './route-table.ts'
import { ask } from './setup/ask.ts'
import { listCatalogues } from './setup/catalogues.ts'

test.describe.configure({ mode: 'default' })

let scenery: Scenery
let italian: string[]

/** Italian texts, cut at their places, of four words and more that are not the same in English. */
async function italianTexts(): Promise<string[]> {
  const pieces = (message: string | { one: string; other: string }) =>
    (typeof message === 'string' ? [message] : [message.one, message.other]).flatMap((text) => text.split(/\{\w+\}/))
  const catalogues = await listCatalogues()
  const english = catalogues.flatMap(({ texts }) => Object.values(texts.en).flatMap(pieces)).join('\n')
  return catalogues
    .flatMap(({ texts }) => Object.values(texts.it).flatMap(pieces))
    .map((text) => text.trim())
    .filter((text) => (text.match(/[\p{L}’]+/gu) ?? []).length >= 4 && !english.includes(text))
}

const entities: Record<string, string> = { '&#x27;': "'", '&quot;': '"', '&lt;': '<', '&gt;': '>', '&amp;': '&' }

/** A page's HTML without its scripts, as it reads. */
const readable = (html: string) =>
  html
    .replace(/<script\b.*?<\/script>/gs, '')
    .replaceAll('<!-- -->', '')
    .replace(/&(#x27|quot|lt|gt|amp);/g, (entity) => entities[entity] ?? entity)

test.beforeAll(async () => {
  test.setTimeout(180_000)
  scenery = await makeScenery()
  await db().account.updateMany({ where: { id: { in: scenery.accountIds } }, data: { locale: 'en' } })
  italian = await italianTexts()
})

const titles = new Set<string>()

for (const { file, name, who, path, status = 200, act } of pageStates) {
  test(`in English, ${file}: ${name}`, async () => {
    const cookie = who === 'anonymous' ? 'locale=en' : cookieFor(who, scenery)
    const form = act && doors[file]?.post ? { body: {} } : {}
    const query = form.body && file.includes('_index') ? '?index' : ''
    const first = await ask(`${path(scenery)}${query}`, { cookie, ...form })
    // A code seen at a door leads on to the same page without it.
    const reply = first.status === 302 ? await ask(first.location, { cookie }) : first
    // What a blank form is answered with is the route matrix's to say.
    if (form.body) expect([200, 400, 409]).toContain(reply.status)
    else expect(reply.status).toBe(status)
    expect(reply.text).toContain('<html lang="en">')
    // Mails stand there as they were written, in the language of whom they are for.
    const own = file === 'admin.outbox.tsx' ? reply.text.replace(/<article\b.*?<\/article>/gs, '') : reply.text
    const text = readable(own)
    expect(italian.filter((one) => text.includes(one))).toEqual([])
    titles.add(/<title>([^<]*)/.exec(text)?.[1] ?? '')
  })
}

test('the tabs are named in English too', () => {
  expect(titles.size).toBeGreaterThan(15)
  const words = /\b(corsi|attestati?|pagina|accessibilità|entra|persone|posta|nuova|catalogo|copertura|verifica)\b/i
  const course = /^(Verifica finale|L.approccio)/
  expect([...titles].filter((title) => words.test(title) && !course.test(title))).toEqual([])
})
