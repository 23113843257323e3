import qrCode from 'qrcode'
import { env } from '#app/platform/env.server.ts'
import { formatsOf } from '#app/platform/i18n/formats.ts'
import { translator } from '#app/platform/i18n/messages.ts'
import { typeset } from '#app/platform/typeset.server.ts'
import { printedCode } from './invitation-code.ts'
import { letterCodeOf } from './letter-code.server.ts'
import { letterMessages } from './letter-messages.ts'
import { invitationPaths } from './paths.ts'

export type Letter = {
  invitationId: string
  givenName: string
  familyName: string
  organisation: string
  department: string
  expiresAt: Date
}

// Read before anybody has chosen a language.
const t = translator(letterMessages, 'it')
const { dayOf } = formatsOf('it')

/** The site's address as one types it. */
const typedAddress = () => `${env().publicUrl}${invitationPaths.code()}`.replace(/^https?:\/\//, '')

async function printed({ invitationId, givenName, familyName, organisation, department, expiresAt }: Letter) {
  const code = letterCodeOf(invitationId)
  const url = `${env().publicUrl}${invitationPaths.code({ code })}`
  const qrSvg = await qrCode.toString(url, { type: 'svg', errorCorrectionLevel: 'M', margin: 0 })
  return {
    name: `${givenName} ${familyName}`,
    place: `${organisation} · ${department}`,
    code: printedCode(code),
    until: t('letter_until', { day: dayOf(expiresAt) }),
    qrAlt: t('letter_qr', { url }),
    qrSvg,
  }
}

const words = () => ({
  title: t('letters_title'),
  heading: t('letter_heading'),
  lead: t('letter_lead'),
  steps: [t('letter_step_open', { address: typedAddress() }), t('letter_step_code'), t('letter_step_choose')],
  code: t('letter_code'),
  help: t('letter_help'),
})

/**
 * Letters to be cut out and handed to their people: PDF/A-2a (ISO 19005-2, level A: tagged), three on an A4 page, in the
 * order given. `place` is whose office prints them. About 20 ms a page.
 */
export async function lettersPdf(letters: readonly Letter[], place: string, now: Date): Promise<Uint8Array> {
  const content = {
    place,
    date: [now.getUTCFullYear(), now.getUTCMonth() + 1, now.getUTCDate()],
    letters: await Promise.all(letters.map(printed)),
    words: words(),
  }
  const inputs = { lettere: JSON.stringify(content) }
  return typeset({ folder: 'app/identity/invitations/templates', file: 'lettere.typ', inputs }, 'a-2a')
}
