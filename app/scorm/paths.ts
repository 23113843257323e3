/** Addresses of this room. Those of the content origin begin with its `origin`. */
export const scormPaths = {
  player: ({ enrolmentId, activityId }: { enrolmentId: string; activityId: string }) =>
    `/learn/${enrolmentId}/packages/${activityId}`,
  /** From a lesson of the same enrolment: the text of a lesson is the same for all who read it. */
  playerBeside: ({ activityId }: { activityId: string }) => `./packages/${activityId}`,
  library: ({ done }: { done?: 'removed' } = {}) => `/authoring/packages${done ? `?done=${done}` : ''}`,
  add: ({ replaces }: { replaces?: string } = {}) =>
    `/authoring/packages/add${replaces ? `?replaces=${replaces}` : ''}`,
  upload: ({ uploadId }: { uploadId: string }) => `/authoring/packages/uploads/${uploadId}`,
  /** The next piece of a file, or where it is to begin. */
  pieces: ({ uploadId, offset }: { uploadId: string; offset?: number }) =>
    `/authoring/packages/pieces?upload=${uploadId}${offset === undefined ? '' : `&offset=${offset}`}`,
  begin: () => '/authoring/packages/pieces',
  package: ({ packageId }: { packageId: string }) => `/authoring/packages/${packageId}`,
  trial: ({ packageId }: { packageId: string }) => `/authoring/packages/trials/${packageId}`,
  trace: ({ attemptId }: { attemptId: string }) => `/authoring/packages/attempts/${attemptId}`,
  openings: () => '/packages/openings',
  commits: () => '/packages/commits',
  shell: ({ origin, token }: { origin: string; token: string }) => `${origin}/play/${token}/`,
}
