import type { LinksFunction } from '@remix-run/node'
import styles from './styles/tools.scss?url'

/** The styles of what is kept after a course, which a route of theirs exports as its `links`. */
export const toolStyles: LinksFunction = () => [{ rel: 'stylesheet', href: styles }]
