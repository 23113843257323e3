import type { ReactNode } from 'react'

export function Badge({
  kind = 'neutral',
  children,
}: {
  kind?: 'neutral' | 'info' | 'success' | 'warning' | 'danger'
  children: ReactNode
}) {
  return <span className={`badge badge--${kind}`}>{children}</span>
}
