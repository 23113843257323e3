import type { Viewer } from '#app/identity/viewer.ts'
import { canAdminister } from '#app/organisation/policy.ts'

/** Who put something into the library takes it out again, or who runs the installation; who writes courses changes its facts. */
export const mayRemoveMedia = (viewer: Viewer, { addedById }: { addedById: string }): boolean =>
  viewer.personId === addedById || canAdminister(viewer)
