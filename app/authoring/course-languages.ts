/** Languages a course may be written in. */
export const courseLanguages = ['it', 'en', 'fr', 'es'] as const
export type CourseLanguage = (typeof courseLanguages)[number]
