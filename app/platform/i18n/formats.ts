import { parseDay } from '../civil-day.ts'
import { defineMessages, translator, type Locale } from './messages.ts'

const words = defineMessages({
  it: {
    hours: { one: '{count} ora', other: '{count} ore' },
    minutes: { one: '{count} minuto', other: '{count} minuti' },
    both: '{hours} e {minutes}',
    moment: '{day}, ore {hour}',
    on: 'il {day}',
    from: 'dal {day}',
    to: 'al {day}',
  },
  en: {
    hours: { one: '{count} hour', other: '{count} hours' },
    minutes: { one: '{count} minute', other: '{count} minutes' },
    both: '{hours} and {minutes}',
    moment: '{day}, {hour}',
    on: 'on {day}',
    from: 'from {day}',
    to: 'to {day}',
  },
})

/** English as Europe writes it, the day before the month: in `5/1` an office must never read January. */
const tags = { it: 'it', en: 'en-GB' } as const satisfies Record<Locale, string>

/** Hours with one decimal, from whole minutes: for tables and files whose heading says hours. */
export function hoursOf(minutes: number): number {
  return Math.round(minutes / 6) / 10
}

/** A share of one to a tenth of a percent: what reports and their files say of it. */
export function roundedShare(share: number): number {
  return Math.round(share * 1000) / 1000
}

/** `2026-11-23` or the value of a `date` column, as an instant that reads so in UTC. */
const civil = (day: string | Date) => (typeof day === 'string' ? parseDay(day) : day)

function durationsOf(locale: Locale) {
  const t = translator(words, locale)
  return (minutes: number) => {
    const rest = minutes % 60
    const hours = t('hours', { count: Math.floor(minutes / 60) })
    if (minutes < 60) return t('minutes', { count: rest })
    return rest === 0 ? hours : t('both', { hours, minutes: t('minutes', { count: rest }) })
  }
}

function makeFormats(locale: Locale) {
  const t = translator(words, locale)
  const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tags[locale], options)
  const weekday = { weekday: 'long', day: 'numeric', month: 'long' } as const
  const digits = { day: '2-digit', month: '2-digit', year: 'numeric' } as const
  const long = dates({ dateStyle: 'long', timeZone: 'UTC' })
  const longInRome = dates({ dateStyle: 'long', timeZone: 'Europe/Rome' })
  const clocks = {
    minutes: dates({ timeStyle: 'short', timeZone: 'Europe/Rome' }),
    seconds: dates({ timeStyle: 'medium', timeZone: 'Europe/Rome' }),
    day: dates({ ...weekday, hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Rome' }),
  }
  const short = dates({ ...digits, timeZone: 'UTC' })
  const month = dates({ month: 'long', year: 'numeric', timeZone: 'UTC' })
  const shortMonth = dates({ month: 'short', timeZone: 'UTC' })
  const shortInRome = dates({ ...digits, timeZone: 'Europe/Rome' })
  const duration = durationsOf(locale)
  const numbers = (options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(tags[locale], options)
  const number = numbers()
  const percent = numbers({ style: 'percent' })
  const share = numbers({ style: 'percent', maximumFractionDigits: 2 })
  const percentTenths = numbers({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const tenths = numbers({ minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const hundredths = numbers({ minimumFractionDigits: 2, maximumFractionDigits: 2 })
  // The first of a month is an ordinal in Italian.
  const spoken = (text: string) => (locale === 'it' ? text.replace(/^1 /, '1º ') : text)
  const day = (one: string | Date) => spoken(long.format(civil(one)))
  // `dall’8`, `l’11`: the article before a vowel sound.
  const placed = (key: 'on' | 'from' | 'to', one: string) =>
    t(key, { day: day(one) }).replace(/^(?:i(l)|(dal|al)) (?=8 |11 )/, (_all, il = '', of = '') =>
      of ? `${of}l’` : `${il}’`,
    )
  const dayOf = (instant: Date) => spoken(longInRome.format(instant))
  return {
    /** `26 novembre 2026`, of a civil day. */
    day,
    /**
     * `il 26 novembre 2026`, or `dal 2 novembre 2026` and `al 9 novembre 2026`: first and last civil day of something;
     * of what has no last day yet only `dal 2 novembre 2026`.
     */
    period: ({ from, to }: { from: string; to: string | null }) => {
      if (to === null) return [placed('from', from)]
      return from === to ? [placed('on', from)] : [placed('from', from), placed('to', to)]
    },
    /** `26 novembre 2026`: the day in Italy of an instant. */
    dayOf,
    /** `26 novembre 2026, ore 08:43`: an instant in Italy. */
    moment: (instant: Date) => t('moment', { day: dayOf(instant), hour: clocks.minutes.format(instant) }),
    /** `26/11/2026`, for columns, of a civil day. */
    shortDay: (day: string | Date) => short.format(civil(day)),
    /** `novembre 2026`, and `nov` beneath a column, of a month `2026-11`. */
    month: (one: string) => month.format(civil(`${one}-01`)),
    shortMonth: (one: string) => shortMonth.format(civil(`${one}-01`)),
    /** `26/11/2026`, for columns: the day in Italy of an instant. */
    shortDayOf: (instant: Date) => shortInRome.format(instant),
    /** `2 ore`, `54 minuti`, `1 ora e 30 minuti`, of whole minutes. */
    duration,
    /** As `duration`, in whole hours from ten on: for a figure that is read in passing. */
    roundDuration: (minutes: number) => duration(minutes < 600 ? minutes : Math.round(minutes / 60) * 60),
    /** `1,5`, of whole minutes, for columns whose heading says hours. */
    hours: (minutes: number) => number.format(hoursOf(minutes)),
    /** `15:40`, `15:40:07` where two may differ, `venerdì 27 novembre, 15:40` where the day is not plain: in Italy. */
    time: (instant: string | Date, precision: keyof typeof clocks = 'minutes') =>
      clocks[precision].format(new Date(instant)),
    number: (value: number) => number.format(value),
    /** `33%`, of a share of one. */
    percent: (share: number) => percent.format(share),
    /** `33,3%`, of a share of one. */
    percentTenths: (one: number) => percentTenths.format(roundedShare(one)),
    /** `12%`, `10,9%`, `20,35%`: hundredths of a percent. */
    basisPoints: (value: number) => share.format(value / 10_000),
    /** `2,5` and `2,50`. */
    tenths: (value: number) => tenths.format(value),
    hundredths: (value: number) => hundredths.format(value),
  }
}

type Formats = ReturnType<typeof makeFormats>

/** Making a format costs more than everything else on a row: one set for each language and process. */
const made = new Map<Locale, Formats>()

/** How everything of ours writes days, instants, durations and numbers: pages, mails, files, PDF. */
export function formatsOf(locale: Locale): Formats {
  const formats = made.get(locale) ?? makeFormats(locale)
  made.set(locale, formats)
  return formats
}
