import type { ComponentType } from 'react'

/**
 * A component in a file of its own, fetched where a page has need of it. `load` must have come through before it is
 * rendered, on the server as in the browser: so the page is whole at once, and comes alive as it was written.
 */
export function loadable<Props extends object>(fetch: () => Promise<ComponentType<Props>>) {
  let Loaded: ComponentType<Props> | null = null
  function Loadable(props: Props) {
    if (!Loaded) throw new Error('rendered before it was loaded')
    return <Loaded {...props} />
  }
  return Object.assign(Loadable, { load: async () => void (Loaded ??= await fetch()) })
}
