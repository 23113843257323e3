export const invitationPaths = {
  /** Where the code of a letter is typed; a printed QR code brings it along. */
  code: ({ code }: { code?: string } = {}) => (code ? `/invitation?code=${code}` : '/invitation'),
  accept: ({ token }: { token: string }) => `/invitation/${token}`,
}
