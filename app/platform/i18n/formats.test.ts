import { describe, expect, test } from 'vitest'
import { formatsOf, hoursOf } from './formats.ts'

const [italian, english] = [formatsOf('it'), formatsOf('en')]

test.each([
  [0, '0 minuti', '0 minutes'],
  [1, '1 minuto', '1 minute'],
  [54, '54 minuti', '54 minutes'],
  [59, '59 minuti', '59 minutes'],
  [60, '1 ora', '1 hour'],
  [61, '1 ora e 1 minuto', '1 hour and 1 minute'],
  [90, '1 ora e 30 minuti', '1 hour and 30 minutes'],
  [120, '2 ore', '2 hours'],
  [125, '2 ore e 5 minuti', '2 hours and 5 minutes'],
  [13_416, '223 ore e 36 minuti', '223 hours and 36 minutes'],
])('%i minutes are «%s»', (minutes, it, en) => {
  expect(italian.duration(minutes)).toBe(it)
  expect(english.duration(minutes)).toBe(en)
})

test.each([
  [0, 0, '0'],
  [54, 0.9, '0,9'],
  [120, 2, '2'],
  [13_416, 223.6, '223,6'],
])('%i minutes are %d hours in a column', (minutes, hours, text) => {
  expect(hoursOf(minutes)).toBe(hours)
  expect(italian.hours(minutes)).toBe(text)
})

describe('days', () => {
  test.each([
    ['2026-11-26', '26 novembre 2026', '26 November 2026', '26/11/2026'],
    ['2026-05-01', '1º maggio 2026', '1 May 2026', '01/05/2026'],
    ['2026-12-11', '11 dicembre 2026', '11 December 2026', '11/12/2026'],
  ])('%s', (day, it, en, short) => {
    expect(italian.day(day)).toBe(it)
    expect(english.day(day)).toBe(en)
    expect(italian.day(new Date(`${day}T00:00:00Z`))).toBe(it)
    expect(italian.shortDay(day)).toBe(short)
    expect(english.shortDay(day)).toBe(short)
  })

  test('an instant is said as Italy lives it, an hour or two after UTC', () => {
    const lateInUtc = new Date('2026-12-31T23:30:00Z')
    expect(italian.dayOf(lateInUtc)).toBe('1º gennaio 2027')
    expect(italian.shortDayOf(lateInUtc)).toBe('01/01/2027')
    expect(italian.moment(lateInUtc)).toBe('1º gennaio 2027, ore 00:30')
    expect(english.moment(new Date('2026-07-01T06:05:00Z'))).toBe('1 July 2026, 08:05')
  })
})

test.each([
  ['2026-11-26', '2026-11-26', 'il 26 novembre 2026', 'on 26 November 2026'],
  ['2026-11-11', '2026-11-11', 'l’11 novembre 2026', 'on 11 November 2026'],
  ['2026-11-02', '2026-11-09', 'dal 2 novembre 2026 al 9 novembre 2026', 'from 2 November 2026 to 9 November 2026'],
  ['2026-11-08', '2026-11-11', 'dall’8 novembre 2026 all’11 novembre 2026', 'from 8 November 2026 to 11 November 2026'],
  ['2026-10-18', '2026-11-01', 'dal 18 ottobre 2026 al 1º novembre 2026', 'from 18 October 2026 to 1 November 2026'],
  ['2026-11-11', null, 'dall’11 novembre 2026', 'from 11 November 2026'],
])('from %s to %s', (from, to, it, en) => {
  expect(italian.period({ from, to }).join(' ')).toBe(it)
  expect(english.period({ from, to }).join(' ')).toBe(en)
})

test.each([
  [599, '9 ore e 59 minuti'],
  [600, '10 ore'],
  [6859, '114 ore'],
])('%i minutes are read in passing as «%s»', (minutes, text) => expect(italian.roundDuration(minutes)).toBe(text))

test.each([
  ['it', '15:40', '15:40:07', /^venerdì 27 novembre.*15:40$/, '33%', '33,3%', '2,5', '2,50'],
  ['en', '15:40', '15:40:07', /^Friday,? 27 November.*15:40$/, '33%', '33.3%', '2.5', '2.50'],
] as const)('times and figures in %s', (locale, short, long, withDay, share, shareTenth, tenth, hundredth) => {
  const { time, percent, percentTenths, tenths, hundredths } = formatsOf(locale)
  const instant = '2026-11-27T14:40:07Z'
  expect([time(instant), time(new Date(instant), 'seconds')]).toEqual([short, long])
  expect(time(instant, 'day')).toMatch(withDay)
  expect([percent(1 / 3), percentTenths(1 / 3), tenths(2.5), hundredths(2.5)]).toEqual([
    share,
    shareTenth,
    tenth,
    hundredth,
  ])
})
