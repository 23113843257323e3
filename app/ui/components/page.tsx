import type { ReactNode } from 'react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { uiMessages } from '../messages.ts'
import { Link } from './link.tsx'

type Props = {
  title: string
  /** Small line above the title. */
  kicker?: ReactNode
  lead?: ReactNode
  breadcrumbs?: { label: string; to: string }[]
  width?: 'reading' | 'normal' | 'wide'
  children: ReactNode
}

/** A page's frame: breadcrumbs, one `h1`, lead, content. */
export function Page({ title, kicker, lead, breadcrumbs = [], width = 'normal', children }: Props) {
  const t = useText(uiMessages)
  return (
    <div className={`page page--${width}`}>
      {breadcrumbs.length > 0 && (
        <nav className="breadcrumbs" aria-label={t('you_are_here')}>
          <ol>
            {breadcrumbs.map(({ label, to }) => (
              <li key={to}>
                <Link to={to}>{label}</Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <header className="page__header">
        {kicker && <p className="kicker">{kicker}</p>}
        <h1>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
      </header>
      {children}
    </div>
  )
}
