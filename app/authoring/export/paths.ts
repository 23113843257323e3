/** Addresses of courses taken to another system. */
export const exportPaths = {
  course: ({ slug }: { slug: string }) => `/authoring/${slug}/scorm`,
  file: ({ exportId }: { exportId: string }) => `/course-packages/${exportId}`,
}
