type Quiz = { slug: string; activityId: string }

/** Addresses of the trainers' pages. */
export const authoringPaths = {
  courses: () => '/authoring',
  /** How a course is written, in a few steps. */
  writing: () => '/authoring#writing',
  /** One course on the page of all. */
  course: ({ slug }: { slug: string }) => `/authoring#${slug}`,
  /** The page of all, with the news that one was published. */
  published: ({ slug }: { slug: string }) => `/authoring?published=${slug}#${slug}`,
  quiz: ({ slug, activityId }: Quiz) => `/authoring/${slug}/${activityId}`,
  /** Who does what in a course, and whether it takes new people. */
  settings: ({ slug }: { slug: string }) => `/authoring/${slug}/settings`,
  surveys: ({ slug }: { slug: string }) => `/authoring/${slug}/surveys`,
  question: ({ slug, activityId, version, questionId }: Quiz & { version: number; questionId: string }) =>
    `/authoring/${slug}/${activityId}/${version}/${questionId}`,
  correction: ({ slug, activityId, correctionId }: Quiz & { correctionId: string }) =>
    `/authoring/${slug}/${activityId}/corrections/${correctionId}`,
}
