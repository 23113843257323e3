/** Days an invitation lives. */
export const validDays = 30
/** Times that the last characters of the fiscal code may be wrong before the letter is dead. */
export const mostWrongTries = 5
