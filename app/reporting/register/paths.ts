import { editionPaths } from '#app/learning/editions/paths.ts'

export const registerPaths = {
  file: ({ kind, ...place }: { ambitoSlug: string; editionId: string; kind: 'pdf' | 'xlsx' }) =>
    `${editionPaths.register(place)}.${kind}`,
}
