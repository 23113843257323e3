import { expect, type Page } from '@playwright/test'
import { packageItem, packageStructure, silentPage } from '#app/scorm/packages/package.fixtures.ts'
import type { PackageItem } from '#app/scorm/package-structure.ts'
import { addPlayer, itemFrame } from '../setup/package-frame.ts'
import { failingRows, row, type Row } from './rows.ts'

const functions = {
  '1.2': { begin: 'LMSInitialize', get: 'LMSGetValue', set: 'LMSSetValue', end: 'LMSFinish' },
  '2004-4': { begin: 'Initialize', get: 'GetValue', set: 'SetValue', end: 'Terminate' },
} as const
type Edition = keyof typeof functions

/** Rows of the calls that every visit is made of, and somebody in a package of one silent item. */
export function visitsOf(edition: Edition) {
  const { begin, get, set, end } = functions[edition]
  return {
    get: (element: string, reply: string | RegExp, error = '0') => row([get, element], reply, error),
    set: (element: string, value: string) => row([set, element, value], 'true'),
    finish: row([end, ''], 'true'),
    player: async (page: Page, more: Partial<PackageItem> = {}) => {
      page.setDefaultTimeout(20_000)
      const structure = packageStructure(edition, [packageItem('uno', more)])
      const added = await addPlayer(page, structure, { 'uno.html': silentPage(edition, 'Parte uno') })
      /** Opens the package anew and calls every row; the rows that came out otherwise. */
      const visit = async (rows: Row[]) => {
        await page.goto(added.address)
        return failingRows(await itemFrame(page, 'Parte uno'), [row([begin, ''], 'true'), ...rows])
      }
      return { ...added, visit }
    },
  }
}

export const saved = (page: Page) => expect(page.getByText('Salvato', { exact: true })).toBeVisible()
