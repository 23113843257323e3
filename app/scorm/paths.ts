/** Addresses of this room. Those of the content origin begin with its `origin`. */
export const scormPaths = {
  player: ({ enrolmentId, activityId }: { enrolmentId: string; activityId: string }) =>
    `/learn/${enrolmentId}/packages/${activityId}`,
  /** From a lesson of the same enrolment: the text of a lesson is the same for all who read it. */
  playerBeside: ({ activityId }: { activityId: string }) => `./packages/${activityId}`,
  openings: () => '/packages/openings',
  commits: () => '/packages/commits',
  shell: ({ origin, token }: { origin: string; token: string }) => `${origin}/play/${token}/`,
}
