/** Days a file can be downloaded after it was made. */
export const keptDays = 30
