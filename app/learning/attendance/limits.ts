/** Milliseconds after which a window closes its stretch and begins another. */
export const beat = 60_000
/** Milliseconds that one stretch can be long: a beat, and half of one for a busy computer. More is a computer that slept. */
export const longestStretch = 90_000
/** Milliseconds for which what could not be sent waits in the browser, and is still taken: seven days. */
export const waitsAtMost = 7 * 86_400_000

/** Characters of a contest and of its answer. */
export const contestTextAtLeast = 10
export const contestTextAtMost = 1000
