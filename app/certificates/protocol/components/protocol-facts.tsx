import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { protocolMessages } from '../messages.ts'
import type { Protocol } from '../protocol-rows.ts'

/** The numbers protocol registers gave a certificate, as pairs of a list of facts; nothing without one. */
export function ProtocolFacts({ protocols }: { protocols: Protocol[] }) {
  const t = useText(protocolMessages)
  const { day } = useFormats()
  return protocols.map(({ aoo, number, registeredOn }) => (
    <div key={aoo} className="facts__pair">
      <dt>{t('protocol')}</dt>
      <dd>{t('protocol_text', { aoo, number, day: day(registeredOn) })}</dd>
    </div>
  ))
}
