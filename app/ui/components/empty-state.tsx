import type { ReactNode } from 'react'

/** What to do when there is nothing to show. */
export function EmptyState({ title, action, children }: { title: string; action?: ReactNode; children?: ReactNode }) {
  return (
    <div className="empty-state">
      <p className="empty-state__title">{title}</p>
      {children}
      {action}
    </div>
  )
}
