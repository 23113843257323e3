/** Addresses of courses as folders, and of files that become lessons. */
export const importPaths = {
  /** A folder that becomes a course. */
  course: () => '/authoring/import',
  /** A file that goes into a draft. */
  draft: ({ slug }: { slug: string }) => `/authoring/drafts/${slug}/import`,
  report: ({ uploadId }: { uploadId: string }) => `/authoring/import/${uploadId}`,
  draftFolder: ({ slug }: { slug: string }) => `/authoring/drafts/${slug}/folder.zip`,
  questions: ({ slug, ending }: { slug: string; ending: 'gift' | 'zip' }) => `/authoring/${slug}/questions.${ending}`,
  publishedFolder: ({ slug }: { slug: string }) => `/authoring/${slug}/folder.zip`,
}
