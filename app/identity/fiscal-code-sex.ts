import { isFiscalCode } from './fiscal-code.ts'

/**
 * Whether a fiscal code is of a woman or a man: 40 is added to a woman's day of birth (D.M. Finanze 23 December 1976,
 * art. 4). Letters that stand for digits in codes given twice (omocodia) are read as those. Null for what is no code.
 */
export function sexOf(fiscalCode: string): 'f' | 'm' | null {
  if (!isFiscalCode(fiscalCode)) return null
  const digits = fiscalCode.slice(9, 11).replace(/[LMNPQRSTUV]/g, (letter) => String('LMNPQRSTUV'.indexOf(letter)))
  return Number(digits) > 40 ? 'f' : 'm'
}
