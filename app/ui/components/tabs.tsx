import { Link } from './link.tsx'

/** `waiting` is what waits behind a page: a number to see, and the same in words to hear. */
export type Tab = { label: string; to: string; current: boolean; waiting?: { count: number; text: string } | undefined }

/** The pages of one thing, as a row of links; on a phone in as many rows as they need (an office’s menu: one that scrolls). */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav className="tabs sideways" aria-label={label}>
      <ul>
        {tabs.map(({ label: text, to, current, waiting }) => (
          <li key={to}>
            <Link to={to} {...(current ? { 'aria-current': 'page' as const } : {})}>
              {text}
              {waiting && (
                <>
                  <span className="tabs__waiting" aria-hidden="true">
                    {waiting.count}
                  </span>
                  <span className="visually-hidden">, {waiting.text}</span>
                </>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
