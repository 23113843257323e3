/** The name of an option in picture, text and table: A, B, C … */
export const letterOf = (index: number) => String.fromCharCode(65 + index)
