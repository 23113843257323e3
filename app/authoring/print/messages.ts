import { defineMessages } from '#app/platform/i18n/messages.ts'

/** The pages where a course is asked for as a book. */
export const printMessages = defineMessages({
  it: {
    title: 'Il corso in un libro',
    link: 'Edizione da stampare (PDF) ed EPUB',
    lead_trainer:
      'Per chi il corso lo legge su carta o su un lettore. Un libro si prepara una volta sola: poi è pronto per chiunque lo chieda.',
    lead_office:
      'Per chi non ha un computer o preferisce la carta: si stampa, si consegna e ci si scrive sopra. Senza le risposte: quelle restano a chi forma.',
    lead_draft: 'Il corso com’è adesso, per rileggerlo o farlo leggere. A ogni modifica è un altro libro.',
    of_version: 'Versione {number}, pubblicata il {day}',
    of_draft: 'Com’era il {day}',
    learner_pdf: 'Edizione da stampare',
    learner_pdf_text:
      'PDF per fogli A4, fronte e retro: lezioni, quiz con le caselle, casi a scene numerate, righe per scrivere, glossario e fonti. Senza chiavi.',
    learner_epub: 'Libro elettronico (EPUB)',
    learner_epub_text:
      'Lo stesso testo per lettori, telefoni e tablet: i caratteri si ingrandiscono e si ascolta con la sintesi vocale.',
    trainer_pdf: 'Edizione per chi forma',
    trainer_pdf_text:
      'Come l’edizione da stampare, con le risposte e i commenti in fondo. Non va consegnata a chi segue il corso.',
    cases_note:
      'Su carta si vedono anche le scene e le letture che sul sito si aprono solo dopo la risposta: per questo il libro lo consegna un ufficio o chi forma.',
    hours_note: 'Leggere il libro non registra ore né attestato: si contano sul sito o negli incontri.',
    prepare: 'Prepara',
    prepare_of: 'Prepara: {book}',
    again: 'Riprova',
    download_pdf: 'Scarica il PDF',
    download_epub: 'Scarica l’EPUB',
    pages: { one: '{count} pagina', other: '{count} pagine' },
    size: '{size}\u00A0MB',
    not_archive:
      'Qualche segno del testo (un altro alfabeto, una faccina) non ha un carattere con cui stamparlo: nel PDF resta uno spazio, e il file non è PDF/A.',
    queued: 'In coda.',
    reading: 'Leggo le lezioni.',
    setting: 'Compongo le pagine.',
    refresh: 'Aggiorna',
    moving: 'Ci vuole meno di un minuto. Puoi lasciare la pagina: il libro resta qui.',
    failure_faults: 'Nel corso ci sono punti da sistemare: il libro non si è potuto preparare.',
    failure_overtaken: 'Il corso è cambiato mentre il libro si preparava: preparalo di nuovo.',
    failure_no_texts: 'Di questa versione non ci sono più i testi: pubblica di nuovo il corso.',
    failure_too_long: 'Il corso è troppo lungo per un PDF solo: prepara l’EPUB, oppure dividilo in due corsi.',
    failure_technical: 'Qualcosa non ha funzionato, e non per colpa tua. Riprova fra poco.',
    obstacle_faults: 'Ci sono ancora punti da sistemare: il libro si prepara quando il corso non ne ha più.',
    obstacle_faults_link: 'Guarda che cosa manca',
    obstacle_no_texts:
      'Questa versione è stata pubblicata prima che se ne tenessero i testi: il libro si può preparare dalla prossima.',
    to_course: 'Corsi pubblicati',
  },
  en: {
    title: 'The course as a book',
    link: 'Edition to print (PDF) and EPUB',
    lead_trainer:
      'For those who read the course on paper or on a reader. A book is prepared once: then it is ready for whoever asks.',
    lead_office:
      'For those who have no computer or prefer paper: print it, hand it out, write in it. Without the answers: they stay with trainers.',
    lead_draft: 'The course as it is now, to read again or have read. With every change it is another book.',
    of_version: 'Version {number}, published on {day}',
    of_draft: 'As it was on {day}',
    learner_pdf: 'Edition to print',
    learner_pdf_text:
      'PDF for A4 sheets, both sides: lessons, quizzes with boxes, cases in numbered scenes, lines to write on, glossary and sources. Without keys.',
    learner_epub: 'E-book (EPUB)',
    learner_epub_text:
      'The same text for readers, phones and tablets: letters grow as you like, and it can be listened to.',
    trainer_pdf: 'Trainers’ edition',
    trainer_pdf_text: 'As the edition to print, with answers and comments at the end. Not to be handed to learners.',
    cases_note:
      'On paper, scenes and readings that the site opens only after an answer are seen too: that is why an office or a trainer hands the book out.',
    hours_note: 'Reading the book records neither hours nor certificate: they are counted on the site or in meetings.',
    prepare: 'Prepare',
    prepare_of: 'Prepare: {book}',
    again: 'Try again',
    download_pdf: 'Download the PDF',
    download_epub: 'Download the EPUB',
    pages: { one: '{count} page', other: '{count} pages' },
    size: '{size}\u00A0MB',
    not_archive:
      'No font has some sign of the text (another script, a smiley): the PDF leaves a space for it and is no PDF/A.',
    queued: 'Waiting.',
    reading: 'Reading the lessons.',
    setting: 'Setting the pages.',
    refresh: 'Refresh',
    moving: 'It takes less than a minute. You can leave the page: the book stays here.',
    failure_faults: 'There are points to mend in the course: the book could not be prepared.',
    failure_overtaken: 'The course changed while the book was being prepared: prepare it again.',
    failure_no_texts: 'The texts of this version are no longer here: publish the course again.',
    failure_too_long: 'The course is too long for one PDF: prepare the EPUB, or make two courses of it.',
    failure_technical: 'Something did not work, and it is not your fault. Try again shortly.',
    obstacle_faults: 'There are still points to mend: the book is prepared once the course has none.',
    obstacle_faults_link: 'See what is missing',
    obstacle_no_texts:
      'This version was published before its texts were kept: a book can be prepared from the next one on.',
    to_course: 'Published courses',
  },
})
