const query = (values: Record<string, string | null>) => {
  const present = Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null)
  return present.length ? `?${new URLSearchParams(present).toString()}` : ''
}

/** Addresses of marked answers: the learner's own, and the trainers' queue. */
export const markingPaths = {
  own: ({ answerId }: { answerId: string }) => `/answers/${answerId}`,
  queue: ({ course = null, exercise = null }: { course?: string | null; exercise?: string | null } = {}) =>
    `/authoring/marking${query({ course, exercise })}`,
  mark: ({ answerId }: { answerId: string }) => `/authoring/marking/${answerId}`,
}
