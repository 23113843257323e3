import { defineMessages } from '#app/platform/i18n/messages.ts'

/** The public pages: what Sguardi is, what it keeps of people and who sees it. */
export const aboutMessages = defineMessages({
  it: {
    home_title: 'Capire chi abbiamo davanti, allo sportello e nei servizi',
    home_lead:
      'Sguardi è la formazione interculturale per chi lavora nei comuni e nelle cooperative: lezioni brevi, casi da decidere, attestati che si verificano.',
    home_catalogue: 'Guarda i corsi',
    home_sign_in: 'Entra',
    home_1_title: 'Quindici minuti alla volta',
    home_1: 'Ogni lezione sta in una pausa. Riprendi sempre da dove eri, anche dal telefono.',
    home_2_title: 'Casi, non solo teoria',
    home_2:
      'Una persona davanti a te, poche informazioni, una scelta da motivare. Poi le voci di chi vede le cose da un altro lato.',
    home_3_title: 'Un attestato che vale',
    home_3: 'A fine corso ricevi un PDF con numero e codice: chiunque può controllare che sia autentico.',
    employer_title: 'Che cosa vede il tuo ente',
    employer_lead: 'Il tuo ente vede i risultati della formazione, mai quello che pensi o scrivi.',
    employer_sees: 'Vede',
    employer_sees_1: 'a quali corsi sei iscritta o iscritto, e da quando',
    employer_sees_2:
      'quante ore ti sono riconosciute e da dove vengono; gli attestati esterni che inserisci (il documento lo apre solo l’ufficio dell’ambito)',
    employer_sees_3:
      'se hai completato il corso, e l’attestato con la media dei risultati delle prove superate; prima, la frase che leggi anche tu su che cosa manca: ore, esercizi da completare per titolo, incontri',
    employer_sees_4: 'il tuo nome e, nell’elenco che scarica, il codice fiscale: lo ha già nel registro del personale',
    employer_sees_6:
      'solo nelle edizioni con crediti per assistenti sociali, regione, sezione e numero dell’albo, se li hai scritti nel tuo account',
    employer_sees_7: 'quali promemoria sui corsi da fare ti sono partiti, quali no e perché',
    employer_not: 'Non vede',
    employer_not_1: 'le risposte ai quiz e quante volte hai provato',
    employer_not_2: 'le scelte nei casi, i motivi e le riflessioni che scrivi',
    employer_not_4: 'il tuo diario, e neppure se ne tieni uno',
    employer_not_5: 'che cosa rispondi ai sondaggi: si conservano solo i totali',
    employer_sees_5:
      'nelle edizioni che contano il tempo o gli incontri, l’entrata e l’uscita delle ore riconosciute: sono nel registro delle presenze; quelle di un incontro le vede anche chi insegna',
    employer_not_3:
      'come muovi il mouse, che cosa premi sulla tastiera, le tue pause: nessuno le guarda e non si registrano',
    employer_hours:
      'Per ogni corso c’è una pagina con tutto quello che è annotato sulle tue ore, e da lì puoi contestarle: la trovi aprendo il corso. Se lo fai, l’ufficio del tuo ambito legge quello che scrivi e per quanto tempo la pagina di quella lezione è stata visibile.',
    employer_why:
      'È una scelta e una regola: lo Statuto dei lavoratori (legge 300/1970, articoli 4 e 8) vieta il controllo a distanza e le indagini sulle opinioni. Quello che si ricava dalle risposte e dalle scelte si mostra, senza nomi e solo a chi scrive i corsi, li segue o li valuta, quando riguarda almeno 5 persone. Una riflessione che un caso dà da leggere la legge chi forma, senza il nome di chi l’ha scritta: il caso lo dice prima.',
    privacy_title: 'Privacy',
    privacy_lead: 'Quali dati tratta questa installazione di Sguardi, perché e per quanto tempo.',
    privacy_who_title: 'Chi risponde dei dati',
    privacy_who:
      'Il titolare del trattamento è l’ente che ti ha iscritto, di solito il tuo comune o l’ufficio dell’ambito. Sguardi è il programma che usa.',
    privacy_what_title: 'Quali dati',
    privacy_what:
      'Nome, e-mail di lavoro, codice fiscale (cifrato, serve agli attestati e a ritrovarti nel registro del personale), ente e settore, iscrizioni, risposte agli esercizi, diario, ore riconosciute, attestati e, se li scrivi tu per i crediti, i dati dell’albo degli assistenti sociali. Nessuna categoria particolare di dati: ti chiediamo di non scrivere nomi o fatti di persone reali negli esercizi.',
    privacy_hours_title: 'Le ore',
    privacy_hours:
      'Quando apri una lezione annotiamo da che ora a che ora la sua pagina è visibile sullo schermo: serve al registro delle presenze che i finanziatori chiedono. Non osserviamo mouse, tastiera, pause, posizione o videocamera (articolo 4 della legge 300/1970). Se la rete manca, questi orari aspettano nel tuo browser al massimo sette giorni. Vedi ogni entrata e uscita nella pagina «Le tue ore» del corso, e puoi contestarle: una correzione è una riga nuova, quella di prima resta.',
    privacy_meetings_title: 'Gli incontri',
    privacy_meetings:
      'A un incontro annotiamo quando entri e quando esci: con il codice mostrato in aula, con l’elenco di chi insegna o copiando il foglio firme. Annotiamo anche quando un codice è stato rifiutato e perché, mai dove ti trovi. Le presenze le vedono chi insegna e l’ufficio dell’ambito, e sono nel registro dell’edizione. Di chi partecipa senza essere iscritto si scrivono nome, ente ed e-mail, per collegarlo poi alla sua iscrizione. L’indirizzo segreto del calendario mostra i tuoi incontri a chi lo conosce: puoi crearne uno nuovo quando vuoi.',
    privacy_external_title: 'Gli attestati di altri enti',
    privacy_external:
      'Il documento che alleghi a un attestato esterno si apre solo dal tuo account e dall’ufficio dell’ambito, e quando lo apre l’ufficio resta annotato. Puoi ritirarlo finché l’ufficio non ha deciso: non conta più, ma quello che hai inserito resta agli atti. Allega solo ciò che prova il corso.',
    privacy_cookies_title: 'Cookie',
    privacy_cookies:
      'Solo due, tecnici: uno per la sessione, che dura dodici ore, e uno per la lingua. Nessun tracciamento, nessuna richiesta a siti di terzi.',
    privacy_journal_title: 'Il diario',
    privacy_journal:
      'Quello che scrivi nel diario lo leggi soltanto tu: nessuna pagina, nessuna esportazione e nessuna statistica lo mostra ad altri, nemmeno a chi amministra il sito. È però conservato nel database, e chi ha l’accesso tecnico al server potrebbe raggiungerlo: non scriverci nomi veri. Puoi cambiarlo, scaricarlo ed eliminarlo quando vuoi; nelle copie di sicurezza sparisce quando scadono.',
    privacy_survey_title: 'I sondaggi',
    privacy_survey:
      'Un sondaggio è facoltativo. Non salviamo la tua risposta, ma soltanto i totali, cifrati, e a parte che hai già risposto, senza la data. I totali si mostrano da cinque risposte in su e crescono di cinque in cinque. Solo chi avesse insieme la chiave del sito e più copie successive del database potrebbe confrontarle e ricavare una risposta: chi gestisce il sito tiene la chiave lontana dalle copie.',
    privacy_keep_title: 'Per quanto tempo',
    privacy_keep:
      'Gli attestati restano quanto serve a dimostrarli. Il resto si conserva per la durata stabilita dal titolare. Hai diritto di accesso, rettifica, limitazione e opposizione (articoli 15–22 del GDPR): rivolgiti al titolare.',
    accessibility_title: 'Accessibilità',
    accessibility_lead: 'Vogliamo che ogni persona possa usare Sguardi, con qualsiasi strumento.',
    accessibility_how:
      'Le pagine seguono le WCAG 2.2, livello AA: si usano con la sola tastiera, con lo zoom, con le tecnologie assistive, senza JavaScript e con lo schema scuro. Gli attestati sono PDF con tag.',
    accessibility_test:
      'A ogni modifica un controllo automatico (axe) passa su tutte le pagine e i percorsi principali vengono rifatti in un browser. Un controllo automatico non basta: una prova con persone che usano tecnologie assistive è ancora da fare.',
    accessibility_tell:
      'Se qualcosa non funziona, scrivi al tuo ente: la dichiarazione di accessibilità con il meccanismo di feedback è pubblicata dall’ente che usa Sguardi, secondo le Linee guida AgID.',
  },
  en: {
    home_title: 'Understanding who is in front of us, at the counter and in the services',
    home_lead:
      'Sguardi is intercultural training for people who work in municipalities and cooperatives: short lessons, cases to decide, certificates that can be verified.',
    home_catalogue: 'See the courses',
    home_sign_in: 'Sign in',
    home_1_title: 'Fifteen minutes at a time',
    home_1: 'Every lesson fits in a break. You always go on from where you were, on the phone too.',
    home_2_title: 'Cases, not only theory',
    home_2:
      'A person in front of you, little information, a choice to explain. Then the voices of those who see it from another side.',
    home_3_title: 'A certificate that counts',
    home_3: 'At the end you receive a PDF with number and code: anybody can check that it is authentic.',
    employer_title: 'What your employer sees',
    employer_lead: 'Your employer sees the outcomes of the training, never what you think or write.',
    employer_sees: 'It sees',
    employer_sees_1: 'which courses you are enrolled in, and since when',
    employer_sees_2:
      'how many hours you are credited with and where they come from; the external certificates you enter (only the office of the ambito opens the document)',
    employer_sees_3:
      'whether you completed the course, and the certificate with the mean result of the tests passed; before that, the sentence you read as well of what is missing: hours, exercises still to do by title, meetings',
    employer_sees_4: 'your name and, in the list it downloads, your fiscal code: it is in its staff register already',
    employer_sees_6:
      'only in editions with credits for social workers, region, section and number on the roll, if you typed them in your account',
    employer_sees_7: 'which reminders about courses to take went out to you, which did not, and why',
    employer_not: 'It does not see',
    employer_not_1: 'your answers to quizzes and how many times you tried',
    employer_not_2: 'your choices in cases, the reasons and reflections you write',
    employer_not_4: 'your journal, nor whether you keep one',
    employer_not_5: 'what you answer in surveys: only totals are kept',
    employer_sees_5:
      'in editions that count time or meetings, entry and exit of the credited hours: they are in the attendance register; those of a meeting are seen by its teachers too',
    employer_not_3:
      'how you move the mouse, what you press on the keyboard, your pauses: nobody watches them, nothing records them',
    employer_hours:
      'Every course has a page with all that is noted about your hours, and there you can contest them: you find it on opening the course. If you do, the office of your ambito reads what you write and for how long the page of that lesson was visible.',
    employer_why:
      'It is a choice and a rule: the Italian Workers’ Statute (law 300/1970, articles 4 and 8) forbids remote surveillance and inquiries into opinions. What answers and choices tell is shown without names, only to those who write, follow or evaluate the courses, and only where it concerns at least 5 people. A reflection that a case gives to be read is read by trainers, without the name of who wrote it: the case says so beforehand.',
    privacy_title: 'Privacy',
    privacy_lead: 'Which data this installation of Sguardi processes, why and for how long.',
    privacy_who_title: 'Who answers for the data',
    privacy_who:
      'The controller is the organisation that enrolled you, usually your municipality or the office of the ambito. Sguardi is the software it uses.',
    privacy_what_title: 'Which data',
    privacy_what:
      'Name, work e-mail, fiscal code (encrypted, needed for certificates and to find you in the staff register), organisation and department, enrolments, answers to exercises, journal, credited hours, certificates and, if you give them for credits, the data of the roll of social workers. No special categories of data: please do not write names or facts of real people in exercises.',
    privacy_hours_title: 'The hours',
    privacy_hours:
      'When you open a lesson we note from when to when its page is visible on the screen: it is for the attendance register that funders ask for. We do not watch mouse, keyboard, pauses, location or camera (article 4 of law 300/1970). If the network is down these times wait in your browser for seven days at most. You see every entry and exit on the page “Your hours” of the course, and can contest them: a correction is a new row, the one before stays.',
    privacy_meetings_title: 'The meetings',
    privacy_meetings:
      'At a meeting we note when you enter and when you leave: by the code shown in the room, by the teacher’s list or by copying the signed sheet. We also note when a code was refused and why, never where you are. Attendance is seen by the teachers and the office of the ambito, and is in the register of the edition. Of those who take part without being enrolled, name, organisation and e-mail are written down, to match them with their enrolment later. The secret address of the calendar shows your meetings to whoever knows it: you can make a new one whenever you like.',
    privacy_external_title: 'Certificates from elsewhere',
    privacy_external:
      'The document you attach to an external certificate opens only from your account and for the office of the ambito, and it is noted when the office opens it. You can withdraw it until the office has decided: it counts no more, but what you entered stays on record. Attach only what proves the course.',
    privacy_cookies_title: 'Cookies',
    privacy_cookies:
      'Two technical ones: one for the session, which lasts twelve hours, and one for the language. No tracking, no request to third parties.',
    privacy_journal_title: 'The journal',
    privacy_journal:
      'Only you read what you write in the journal: no page, export or statistic shows it to others, not even to those who run the site. It is kept in the database, though, and whoever has technical access to the server could reach it: do not write real names in it. You can change, download and delete it at any time; it leaves the backups as they expire.',
    privacy_survey_title: 'The surveys',
    privacy_survey:
      'A survey is voluntary. We do not store your answer, only the totals, encrypted, and apart from them that you have answered, without the date. Totals are shown from five answers on and grow by five. Only somebody with both the site’s key and several successive copies of the database could compare them and work an answer out: whoever runs the site keeps the key away from the copies.',
    privacy_keep_title: 'For how long',
    privacy_keep:
      'Certificates stay as long as they must be provable. The rest is kept for as long as the controller decides. You have the rights of access, rectification, restriction and objection (articles 15–22 GDPR): turn to the controller.',
    accessibility_title: 'Accessibility',
    accessibility_lead: 'We want everybody to be able to use Sguardi, with any tool.',
    accessibility_how:
      'Pages follow WCAG 2.2, level AA: they work by keyboard alone, zoomed, with assistive technology, without JavaScript and in the dark scheme. Certificates are tagged PDFs.',
    accessibility_test:
      'At every change an automatic check (axe) runs on all pages and the main journeys are done again in a browser. An automatic check is not enough: a trial with people who use assistive technology is still to be done.',
    accessibility_tell:
      'If something does not work, write to your organisation: the accessibility statement with its feedback mechanism is published by the organisation that uses Sguardi, following AgID’s guidelines.',
  },
})
