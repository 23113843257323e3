export const learningPaths = {
  home: () => '/home',
  catalogue: () => '/catalogue',
  course: ({ slug }: { slug: string }) => `/catalogue/${slug}`,
  enrolment: ({ enrolmentId }: { enrolmentId: string }) => `/learn/${enrolmentId}`,
  lesson: ({ enrolmentId, lessonId }: { enrolmentId: string; lessonId: string }) => `/learn/${enrolmentId}/${lessonId}`,
  artefact: ({ hash }: { hash: string }) => `/artefacts/${hash}.js`,
  media: ({ sha256, name }: { sha256: string; name: string }) => `/media/${sha256}/${encodeURIComponent(name)}`,
}
