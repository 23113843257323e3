import { Link } from './link.tsx'

/** `waiting` is what waits behind a page: a number to see, and the same in words to hear. */
export type Tab = {
  label: string
  to: string
  /** `within`: the page looked at is one of those behind it. */
  current: boolean | 'within'
  waiting?: { count: number; text: string } | undefined
}

const ariaCurrent = (current: true | 'within') => (current === 'within' ? 'true' : 'page')

type Props = { label: string; tabs: readonly Tab[]; kind?: 'below' }

/**
 * The pages of one thing, as a row of links; on a phone in as many rows as they need (an office’s menu: one that scrolls).
 * `below` is a quieter row under another.
 */
export function Tabs({ label, tabs, kind }: Props) {
  return (
    <nav className={kind ? `tabs tabs--${kind} sideways` : 'tabs sideways'} aria-label={label}>
      <ul>
        {tabs.map(({ label: text, to, current, waiting }) => (
          <li key={to}>
            <Link to={to} {...(current ? { 'aria-current': ariaCurrent(current) } : {})}>
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
