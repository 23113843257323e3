import { describe, expect, test } from 'vitest'
import { controlCharacter, isFiscalCode, maskFiscalCode } from './fiscal-code.ts'

describe('a fiscal code', () => {
  test.each([
    ['RSSMRA85T10A562S', true, 'the example everybody knows'],
    ['FNTGLI80A41Z999C', true, 'a woman, a country that does not exist'],
    ['BNCLCU99T71Z998X', true, 'another'],
    ['RSSMRA85T10A56NH', true, 'omocodia: the last digit as a letter'],
    ['RSSMRAURTMLARSNL', true, 'omocodia: every digit as a letter'],
    ['RSSMRA85T10A562T', false, 'another control character'],
    ['RSSMRA85T10A56NS', false, 'omocodia with the control character of the plain code'],
    ['RSSRMA85T10A562S', false, 'two letters exchanged'],
    ['RSSMRA58T10A562S', false, 'two digits exchanged'],
    ['RSSMRA85F10A562S', false, 'a month that is none'],
    ['RSSMRA85T10A56OS', false, 'O is no digit'],
    ['rssmra85t10a562s', false, 'not normalised'],
    ['RSSMRA85T10A562', false, 'one character short'],
    ['RSSMRA85T10A562SS', false, 'one too many'],
    [' RSSMRA85T10A562S', false, 'a blank in front'],
    ['RSSMRA85T10A562S\n', false, 'a line break behind'],
    ['', false, 'nothing'],
  ])('%j is one: %s (%s)', (code, valid) => {
    expect(isFiscalCode(code)).toBe(valid)
  })

  test('has one control character for each fifteen', () => {
    const right = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ').filter((last) => isFiscalCode(`FNTGLI80A41Z999${last}`))
    expect(right).toEqual([controlCharacter('FNTGLI80A41Z999')])
  })

  test('is shown with its ends only', () => {
    expect(maskFiscalCode('RSSMRA85T10A562S')).toBe('RSS•••••••••562S')
  })
})
