/** On what terms a picture, sound or film is used: our own, by somebody's leave, or a Creative Commons licence. */
export const mediaLicences = ['own', 'permission', 'cc0', 'cc-by', 'cc-by-sa'] as const
export type MediaLicence = (typeof mediaLicences)[number]

export const mediaKinds = ['picture', 'sound', 'film', 'document'] as const
export type MediaKind = (typeof mediaKinds)[number]

/** What a film or a sound lacks before it may be used (WCAG 1.2.1, 1.2.2). */
export type Alternative = 'captions' | 'transcript'
const needed: Record<MediaKind, readonly Alternative[]> = {
  ...{ picture: [], document: [], sound: ['transcript'], film: ['captions', 'transcript'] },
}

/** The alternatives that something of the library still lacks. */
export const missingOf = (item: { kind: MediaKind } & Record<Alternative, string | null>): Alternative[] =>
  needed[item.kind].filter((one) => item[one] === null)
