import { useText } from '#app/platform/i18n/use-text.tsx'
import { Badge } from '#app/ui/components/badge.tsx'
import { certificatesMessages } from '../messages.ts'
import type { CertificateStatus } from '../schemas.ts'

const kinds = { valid: 'success', expired: 'warning', revoked: 'danger', replaced: 'warning' } as const

export function StatusBadge({ status }: { status: CertificateStatus }) {
  const t = useText(certificatesMessages)
  return <Badge kind={kinds[status]}>{t(`status_${status}`)}</Badge>
}
