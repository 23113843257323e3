import type { LinksFunction } from '@remix-run/node'
import styles from './styles/staff.scss?url'

/** The styles of the pages of trainers and offices, which a route of theirs exports as its `links`. */
export const staffStyles: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
