import { whileHolding as whileHoldingIn } from '#app/platform/while-holding.server.ts'

/** Space of our advisory locks for the work on a bundle. */
const space = 7216004

/** Does the work while this process alone holds the bundle; false when another one does. */
export function whileHolding(bundleId: string, work: () => Promise<void>): Promise<boolean> {
  return whileHoldingIn(space, bundleId, work)
}
