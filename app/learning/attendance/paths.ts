export const attendancePaths = {
  /** Takes what a lesson's windows saw. */
  stretches: () => '/attendance',
  /** The learner's own hours of an enrolment. */
  hours: ({ enrolmentId }: { enrolmentId: string }) => `/learn/${enrolmentId}/hours`,
  /** The office's list of contested minutes. */
  contests: ({ ambitoSlug }: { ambitoSlug: string }) => `/office/${ambitoSlug}/contests`,
}
