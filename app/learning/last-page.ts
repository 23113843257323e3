/**
 * What a page showed last, for when its server is not reached: then it goes on showing that, instead of an error in its
 * place. One page at a time, in the browser.
 */
export function keepLastPage<Page>() {
  let last: { path: string; page: Page } | null = null
  const remember = (path: string, page: Page): Page => {
    last = { path, page }
    return page
  }
  /** Loads a page; where `isAway` says that its server was not reached, the same page as it was. */
  const load = async (path: string, ask: () => Promise<Page>, isAway: (error: unknown) => boolean): Promise<Page> => {
    try {
      return remember(path, await ask())
    } catch (error) {
      if (last?.path === path && isAway(error)) return last.page
      throw error
    }
  }
  return { remember, load }
}
