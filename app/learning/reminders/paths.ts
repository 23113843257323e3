type InAmbito = { ambitoSlug: string }

export const reminderPaths = {
  /** The schedule of an ambito. */
  schedule: ({ ambitoSlug }: InAmbito) => `/office/${ambitoSlug}/duties/reminders`,
  /** What was decided about somebody, for their office. */
  ofPerson: ({ ambitoSlug, personId }: InAmbito & { personId: string }) =>
    `/office/${ambitoSlug}/staff/people/${personId}/reminders`,
  /** One's own. */
  own: () => '/reminders',
  /** From a mail, without signing in. */
  unsubscribe: ({ token }: { token: string }) => `/unsubscribe/${token}`,
}
