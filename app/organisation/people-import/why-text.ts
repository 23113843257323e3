import type { Translate } from '#app/platform/i18n/messages.ts'
import type { importMessages } from './messages.ts'
import type { VerdictDetail } from './schemas.ts'

type Text = Translate<keyof typeof importMessages.it>

/** All that is wrong with a line, one sentence each; other lines of the same person by their numbers. */
export function faultTexts({ reason, more = [], lines = [] }: VerdictDetail, t: Text): string[] {
  return [...(reason ? [reason] : []), ...more].map((one) =>
    lines.length > 0 && (one === 'twice_in_file' || one === 'twice_differs')
      ? t(`lines_${one}`, { count: lines.length, lines: lines.join(', ') })
      : t(`reason_${one}`),
  )
}

/** Why a line has its verdict, in sentences: what is wrong, what may have been meant, what changes, what is left out. */
export function whyTexts(detail: VerdictDetail, t: Text): string[] {
  const { suggestion, changed = [], notes = [] } = detail
  return [
    ...faultTexts(detail, t),
    ...(suggestion ? [t('suggestion', { suggestion })] : []),
    ...(changed.length > 0 ? [t('changed_list', { list: changed.map((one) => t(`changed_${one}`)).join(', ') })] : []),
    ...notes.map((note) => t(`note_${note}`)),
  ]
}
