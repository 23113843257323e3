import { describeError, log } from './log.server.ts'

type Failed<Item> = { event: string; detail?: (item: Item) => Record<string, string> }

/** Works on things one after the other; one that fails is logged and keeps none of the others from being done. */
export async function eachApart<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
  { event, detail = () => ({}) }: Failed<Item>,
): Promise<void> {
  for (const item of items) {
    try {
      await work(item)
    } catch (error) {
      log('error', event, { ...detail(item), ...describeError(error) })
    }
  }
}
