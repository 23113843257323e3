import type { OrganisationKind } from '#app/platform/generated/enums.ts'

/** How a document names an organisation: a comune by its title, as in `Comune di Lissone`, the others as they are called. */
export function officialName({ name, kind }: { name: string; kind: OrganisationKind }): string {
  return kind === 'comune' && !/^comune\b/i.test(name) ? `Comune di ${name}` : name
}
