/** The text of an option made from plain words, for names and lists that take no markup. */
export const plainText = (html: string) => html.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
