import type { ComponentProps } from 'react'

type Props = Omit<ComponentProps<'a'>, 'href'> & {
  /** A path of ours, as the URL builders give it, or an address beside the page's. */
  to: string
  /** Stay where one has scrolled to. */
  preventScrollReset?: boolean
}

/**
 * A link within the site: a plain `<a>`, which `FollowLinks` follows without loading the page anew. A router link
 * resolves its path against the routes each time it is rendered, which would be a third of what a lesson costs.
 */
export function Link({ to, preventScrollReset = false, ...rest }: Props) {
  return <a {...rest} data-link={preventScrollReset ? 'keep-scroll' : ''} href={to} />
}
