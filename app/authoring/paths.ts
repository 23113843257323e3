/** Addresses of the trainers' pages. */
export const authoringPaths = {
  courses: () => '/authoring',
  quiz: ({ slug, activityId }: { slug: string; activityId: string }) => `/authoring/${slug}/${activityId}`,
  surveys: ({ slug }: { slug: string }) => `/authoring/${slug}/surveys`,
}
