import { Link } from './link.tsx'

export type Tab = { label: string; to: string; current: boolean }

/** The pages of one thing, as a row of links; on a phone the row is scrolled. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className="tabs" aria-label={label}>
      <ul>
        {tabs.map(({ label: text, to, current }) => (
          <li key={to}>
            <Link to={to} {...(current ? { 'aria-current': 'page' as const } : {})}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
