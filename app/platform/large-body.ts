/** Bytes of a form with a large file, on the pages that take one. */
export const largeBody = 64 * 1024 * 1024
