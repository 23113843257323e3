/** What languages call themselves, so that whoever reads one finds it; a language without a name here is its code. */
const names: Record<string, string> = { it: 'Italiano', en: 'English', fr: 'Français', es: 'Español' }

/** The name of a language in the language itself. */
export const languageName = (language: string): string => names[language] ?? language
