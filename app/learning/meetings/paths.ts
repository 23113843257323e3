type OfMeeting = { meetingId: string }
type Direction = 'entry' | 'exit'

/** Pages of meetings for those who take part and those who teach; the office's are among `editionPaths`. */
export const meetingPaths = {
  calendar: () => '/meetings',
  /** One meeting for a calendar program. */
  event: ({ meetingId }: OfMeeting) => `/meetings/${meetingId}.ics`,
  /** What the secret address of a calendar adds to the site's own. */
  feed: ({ token }: { token: string }) => `/calendar/${token}.ics`,
  checkIn: ({ meetingId }: OfMeeting) => `/meetings/${meetingId}/check-in`,
  /** What the QR code at the door holds. */
  door: ({ meetingId, direction, code }: OfMeeting & { direction: Direction; code: string }) =>
    `/meetings/${meetingId}/check-in?direction=${direction}&code=${code}`,
  teach: () => '/teach',
  list: ({ meetingId }: OfMeeting) => `/teach/${meetingId}`,
  listSaved: ({ meetingId, saved }: OfMeeting & { saved: number }) => `/teach/${meetingId}?saved=${saved}`,
  code: ({ meetingId, direction }: OfMeeting & { direction: Direction }) =>
    `/teach/${meetingId}/code?direction=${direction}`,
  sheet: ({ meetingId }: OfMeeting) => `/teach/${meetingId}/sheet`,
  /** A logo of the meeting's edition, for its sheet. */
  logo: ({ meetingId, position }: OfMeeting & { position: number }) => `/teach/${meetingId}/logos/${position}`,
  roster: ({ meetingId }: OfMeeting) => `/teach/${meetingId}/roster`,
  guests: ({ meetingId }: OfMeeting) => `/teach/${meetingId}/guests`,
}

type InEdition = { ambitoSlug: string; editionId: string }

/** The office's pages of the meetings of an edition. */
export const plannedPaths = {
  list: ({ ambitoSlug, editionId }: InEdition) => `/office/${ambitoSlug}/editions/${editionId}/meetings`,
  create: (place: InEdition) => `${plannedPaths.list(place)}/new`,
  meeting: ({ meetingId, ...place }: InEdition & OfMeeting) => `${plannedPaths.list(place)}/${meetingId}`,
}
