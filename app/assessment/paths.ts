export const assessmentPaths = {
  /** Takes one answer. */
  answers: () => '/answers',
  journal: () => '/journal',
  journalFile: () => '/journal.txt',
}
