import { useNavigate } from '@remix-run/react'
import { useEffect, type ComponentProps } from 'react'

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

const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey, defaultPrevented }: MouseEvent) =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey && !defaultPrevented

/** Follows every `Link` of the page by the router, with one handler for all. Rendered once, in the frame of the site. */
export function FollowLinks() {
  const navigate = useNavigate()
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-link]') : null
      if (!link || !isPlain(event)) return
      event.preventDefault()
      const { pathname, search, hash, href, dataset } = link
      const options = { preventScrollReset: dataset.link === 'keep-scroll', replace: href === location.href }
      navigate(`${pathname}${search}${hash}`, options)
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [navigate])
  return null
}
