/** Characters of an entry of the journal. */
export const entryLimit = 10_000
