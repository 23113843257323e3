import { defineMessages } from '#app/platform/i18n/messages.ts'

export const authoringMessages = defineMessages({
  it: {
    courses_title: 'Corsi pubblicati',
    courses_lead:
      'Chi ha cominciato un corso su una versione lo finisce su quella; chi si iscrive oggi trova la più recente.',
    courses_none: 'Nessun corso pubblicato',
    courses_none_text:
      'Un corso è una cartella di testi dentro «courses»: si pubblica da sola al prossimo avvio, se non ha errori.',
    course_size: '{lessons} lezioni, {exercises} esercizi, {minutes} minuti',
    course_open: 'Apri nel catalogo',
    versions_caption: 'Versioni di «{title}» e persone su ciascuna',
    version: 'Versione',
    version_on: 'Pubblicata il',
    version_mark: 'Impronta',
    version_notes: 'Che cosa cambia',
    people_enrolled: 'Da iniziare',
    people_under_way: 'In corso',
    people_completed: 'Concluso',
    writing_title: 'Come si scrive un corso',
    writing_folder:
      'Oggi un corso si scrive come una cartella di testi: un file per lezione, con titoli, riquadri, quiz e casi. Il formato è descritto in «docs/course-dialect.md».',
    writing_check:
      'Prima di pubblicare, «npm run courses:check» rilegge tutto e dice ogni errore con il file, la riga e la colonna. Se ce n’è uno solo, resta in vigore la versione di prima.',
    writing_try:
      'Per vedere il corso come chi lo segue, iscriviti dal catalogo: gli uffici contano solo il personale dei loro enti.',
  },
  en: {
    courses_title: 'Published courses',
    courses_lead: 'Who began a course on one version finishes it there; who enrols today finds the newest.',
    courses_none: 'No published course',
    courses_none_text:
      'A course is a folder of texts under “courses”: it is published at the next start if it has no fault.',
    course_size: '{lessons} lessons, {exercises} exercises, {minutes} minutes',
    course_open: 'Open in the catalogue',
    versions_caption: 'Versions of “{title}” and the people on each',
    version: 'Version',
    version_on: 'Published on',
    version_mark: 'Mark',
    version_notes: 'What changes',
    people_enrolled: 'Not begun',
    people_under_way: 'Under way',
    people_completed: 'Completed',
    writing_title: 'How a course is written',
    writing_folder:
      'Today a course is written as a folder of texts: one file a lesson, with titles, boxes, quizzes and cases. “docs/course-dialect.md” describes the format.',
    writing_check:
      'Before publishing, “npm run courses:check” reads everything and names each fault with file, line and column. With a single fault the version of before stays.',
    writing_try:
      'To see the course as its learners do, enrol from the catalogue: offices count only the staff of their own organisations.',
  },
})
