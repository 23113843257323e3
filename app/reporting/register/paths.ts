import { editionPaths } from '#app/learning/editions/paths.ts'

export const registerPaths = {
  file: ({ kind, ...place }: { ambitoSlug: string; editionId: string; kind: 'pdf' | 'xlsx' }) =>
    `${editionPaths.register(place)}.${kind}`,
  stamped: ({ stampedId, ...place }: { ambitoSlug: string; editionId: string; stampedId: string }) =>
    `${editionPaths.register(place)}/stamped/${stampedId}.pdf`,
}
