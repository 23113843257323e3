import type { FramedEdition } from './components/edition-frame.tsx'

type Managed = { id: string; name: string; courseTitle: string; ambito: { slug: string; name: string } }

/** What the frame of an edition's pages shows of it. */
export function framedEdition({ id: editionId, name, courseTitle, ambito }: Managed): FramedEdition {
  return { editionId, name, courseTitle, ambitoSlug: ambito.slug, ambitoName: ambito.name }
}
