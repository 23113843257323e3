export const assessmentPaths = {
  journal: () => '/journal',
  journalFile: () => '/journal.md',
}
