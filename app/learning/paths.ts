export const learningPaths = {
  home: () => '/home',
  catalogue: () => '/catalogue',
  course: ({ slug }: { slug: string }) => `/catalogue/${slug}`,
  enrolment: ({ enrolmentId }: { enrolmentId: string }) => `/learn/${enrolmentId}`,
  lesson: ({ enrolmentId, lessonId }: { enrolmentId: string; lessonId: string }) => `/learn/${enrolmentId}/${lessonId}`,
  survey: ({ enrolmentId, pair }: { enrolmentId: string; pair: string }) => `/learn/${enrolmentId}/surveys/${pair}`,
  run: ({ enrolmentId, attemptId }: { enrolmentId: string; attemptId: string }) =>
    `/learn/${enrolmentId}/runs/${attemptId}`,
  tools: ({ enrolmentId }: { enrolmentId: string }) => `/learn/${enrolmentId}/tools`,
  /** From a lesson or the toolbox of the same enrolment: the text of a lesson is the same for all who read it. */
  toolBeside: ({ toolId }: { toolId: string }) => `./tools/${toolId}`,
  glossary: () => '/glossary',
  artefact: ({ hash }: { hash: string }) => `/artefacts/${hash}.js`,
  media: ({ sha256, name }: { sha256: string; name: string }) => `/media/${sha256}/${encodeURIComponent(name)}`,
}

/** The hash in the path of a lesson's module, or null for any other path. */
export function hashOfArtefact(path: string): string | null {
  return /^\/artefacts\/([0-9a-f]{64})\.js$/.exec(path)?.[1] ?? null
}
