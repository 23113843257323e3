import { defineMessages } from '#app/platform/i18n/messages.ts'

/** The page where a course is made ready for another system. */
export const exportMessages = defineMessages({
  it: {
    title: 'Il corso su un’altra piattaforma',
    link: 'Pacchetto SCORM o cmi5',
    lead: 'Per gli enti che hanno già una piattaforma loro: il corso diventa un file ZIP che si carica là e si segue da là.',
    of_version: 'Versione {number}, pubblicata il {day}',
    obstacle_faults: 'Ci sono ancora punti da sistemare: il pacchetto si prepara quando il corso non ne ha più.',
    obstacle_no_texts:
      'Questa versione è stata pubblicata prima che se ne tenessero i testi: il pacchetto si può preparare dalla prossima.',
    part: 'Che cosa portare',
    part_whole: 'Tutto il corso',
    part_module: 'Solo il modulo: {title}',
    form: 'In quale formato',
    form_12: 'SCORM 1.2',
    form_12_text:
      'Lo legge quasi ogni piattaforma. Registra: stato (iniziato, completato, superato), punteggio, tempo, punto in cui si è arrivati, risposte ai quiz. Nel dubbio, questo.',
    form_2004: 'SCORM 2004, 4ª edizione',
    form_2004_text:
      'Registra le stesse cose, ma tiene separati completamento ed esito e mostra a che punto si è, in percentuale. Sceglilo se la piattaforma lo chiede.',
    form_cmi5: 'cmi5',
    form_cmi5_text:
      'Per piattaforme recenti che hanno un archivio xAPI (LRS). Registra apertura, risposte ai quiz, completamento, esito con punteggio e chiusura.',
    prepare: 'Prepara il pacchetto',
    keys: 'Quanto sono protette le risposte',
    keys_text:
      'Qui sul sito le risposte giuste e le scene non ancora raggiunte restano sul server. In un pacchetto no: viaggiano nel file. Non si leggono aprendolo, e la pagina le mostra solo dopo che si è risposto; chi sa programmare e ci si mette può però ricavarle. Per una prova che deve contare davvero usa questo sito.',
    minds: 'Che cosa non esce',
    minds_text:
      'I motivi delle scelte, le riflessioni, le schede e i diari non vengono inviati alla piattaforma e non si conservano: chi chiude la pagina li perde, e la pagina lo dice prima. Mancano i confronti con i colleghi, i sondaggi non si contano, i dati del territorio e i contenuti esterni restano qui.',
    counts: 'Che cosa conta',
    counts_text:
      'Il corso è completato con la stessa regola del sito: ogni esercizio fatto, ogni quiz superato, e la quota di minuti che il corso chiede. Ore e attestati però si contano soltanto qui: là registra la piattaforma.',
    history: 'Pacchetti già preparati',
    history_none: 'Ancora nessuno. Un pacchetto si prepara una volta sola: poi resta qui, pronto da scaricare.',
    what: 'Pacchetto',
    whole: 'tutto il corso',
    when: 'Chiesto',
    state: 'Stato',
    version: 'versione {number}',
    older: 'non è la versione attuale',
    queued: 'In coda',
    setting: 'In preparazione',
    moving: 'Ci vuole meno di un minuto. Puoi lasciare la pagina: il pacchetto resta qui.',
    refresh: 'Aggiorna',
    download: 'Scarica',
    download_of: 'Scarica: {form}, {part}, versione {number}',
    size: '{size}\u00A0MB',
    failure_faults: 'Nel corso ci sono punti da sistemare.',
    failure_no_texts: 'Di questa versione non ci sono più i testi.',
    failure_no_module: 'Il modulo non c’è più.',
    failure_technical: 'Non è riuscito, e non per colpa tua: preparalo di nuovo.',
    to_course: 'Corsi pubblicati',
  },
  en: {
    title: 'The course on another platform',
    link: 'SCORM or cmi5 package',
    lead: 'For organisations that have a platform of their own: the course becomes a ZIP file that is uploaded and taken there.',
    of_version: 'Version {number}, published on {day}',
    obstacle_faults: 'There are still points to mend: the package can be prepared once the course has none.',
    obstacle_no_texts:
      'This version was published before its texts were kept: a package can be prepared from the next one on.',
    part: 'What to take',
    part_whole: 'The whole course',
    part_module: 'Only the module: {title}',
    form: 'In which format',
    form_12: 'SCORM 1.2',
    form_12_text:
      'Nearly every platform reads it. It records status (begun, completed, passed), score, time, where one is, answers to quizzes. When in doubt, this one.',
    form_2004: 'SCORM 2004, 4th edition',
    form_2004_text:
      'It records the same, but keeps completion and outcome apart and shows how far one is, in percent. Choose it if the platform asks for it.',
    form_cmi5: 'cmi5',
    form_cmi5_text:
      'For recent platforms with an xAPI record store (LRS). It records opening, answers to quizzes, completion, outcome with score, and closing.',
    prepare: 'Prepare the package',
    keys: 'How far the answers are protected',
    keys_text:
      'Here on the site, right answers and scenes not reached yet stay on the server. In a package they do not: they travel in the file. They cannot be read by opening it, and the page shows them only after one has answered; but who can program and sets their mind to it can take them out. For a test that must really count, use this site.',
    minds: 'What does not leave',
    minds_text:
      'Reasons for choices, reflections, forms and journals are neither sent to the platform nor kept: who closes the page loses them, and the page says so before. There is no comparing with colleagues, surveys are not counted, figures of the territory and external contents stay here.',
    counts: 'What counts',
    counts_text:
      'The course is completed by the same rule as on the site: every exercise done, every quiz passed, and the share of minutes that the course asks for. Hours and certificates are counted only here, though: there, the platform records.',
    history: 'Packages prepared so far',
    history_none: 'None yet. A package is prepared once: then it stays here, ready to download.',
    what: 'Package',
    whole: 'the whole course',
    when: 'Asked for',
    state: 'State',
    version: 'version {number}',
    older: 'not the current version',
    queued: 'Waiting',
    setting: 'Being prepared',
    moving: 'It takes less than a minute. You can leave the page: the package stays here.',
    refresh: 'Refresh',
    download: 'Download',
    download_of: 'Download: {form}, {part}, version {number}',
    size: '{size}\u00A0MB',
    failure_faults: 'There are points to mend in the course.',
    failure_no_texts: 'The texts of this version are no longer here.',
    failure_no_module: 'The module is no longer there.',
    failure_technical: 'It did not work, and not through your fault: prepare it again.',
    to_course: 'Published courses',
  },
})
