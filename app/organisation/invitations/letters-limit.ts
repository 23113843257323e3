/** Letters of one file, three on a page. */
export const mostLetters = 600
