type Course = { slug: string }
type Edition = { ambitoSlug: string; editionId: string }

/** Addresses of courses as books. */
export const printPaths = {
  /** Of the version that new people take, for who writes courses. */
  course: ({ slug }: Course) => `/authoring/${slug}/print`,
  draft: ({ slug }: Course) => `/authoring/drafts/${slug}/print`,
  /** Of the same version, for the office that gives the course. */
  edition: ({ ambitoSlug, editionId }: Edition) => `/office/${ambitoSlug}/editions/${editionId}/print`,
  file: ({ printId }: { printId: string }) => `/prints/${printId}`,
}
