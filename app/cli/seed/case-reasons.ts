import type { Random } from '#app/platform/seeded-random.ts'

/** Why invented clerks decided as they did in the case of Mina, by decision and option, as people write at a counter. */
const byBranch: Record<string, string[]> = {
  'decisione-lingua/o1': [
    'Sei persone in coda e venerdì scade. Il ragazzo parla meglio di me, ho pensato: intanto partiamo, poi si vede.',
    'Da noi la mediatrice viene il mercoledì. Se non uso Ilyan la signora torna a casa senza niente in mano.',
    'Mi sembrava scortese ignorarlo, si è presentato lui per primo e la mamma pareva tranquilla.',
    'L’ho fatto tante volte e di solito va bene. So che non si dovrebbe, ma la regola non conosce il lunedì mattina.',
  ],
  'decisione-lingua/o2': [
    'La residenza la chiede lei e firma lei. Prima di decidere che non capisce, almeno ci provo.',
    'Con carta e penna ci si arriva quasi sempre, basta non alzare la voce. Il ragazzo lo lascio fare il ragazzo.',
    'Ho notato che la signora aveva messo i fogli in ordine: chi prepara una cartellina così sa cosa è venuta a fare.',
    'Al nido lo facciamo sempre, si parla al genitore anche se risponde il fratello grande. Dopo un po’ funziona.',
    'Un bambino non deve dire al posto della madre con chi dorme il papà. Meglio lenta che storta.',
  ],
  'decisione-lingua/o3': [
    'Una dichiarazione con effetti penali non la raccolgo tramite un undicenne. Meglio un no chiaro oggi.',
    'Avevo paura di scrivere una cosa sbagliata e ritrovarmela contro. Ho pensato anche a tutelare il Comune.',
    'Credevo che tornare con uno zio fosse facile. Solo dopo ho capito che un altro giorno di lavoro non ce l’aveva.',
  ],
  'decisione-chiudere/o1': [
    'La dichiarazione è sua, la responsabilità è di chi firma. Se ogni volta devo indagare non finisco più.',
    'Ero già a tre quarti della pratica, fermarsi lì mi sembrava una mancanza di rispetto per chi aspettava.',
    'Ho visto che il ragazzo era in imbarazzo e ho preferito non insistere: le cose di famiglia sono loro.',
  ],
  'decisione-chiudere/o2': [
    'Non ha tradotto la domanda su suo padre. Da lì in poi non stavo più parlando con la signora.',
    'Mi sono accorto che la penna ce l’aveva in mano ma il foglio non l’aveva guardato. Una telefonata costa meno di un verbale.',
    'Il nome diverso più il rossore del bambino: due cose che non quadrano, e nessuna delle due è colpa loro.',
    'Preferisco scusarmi con la fila che con una madre fra un mese.',
  ],
  'decisione-offesa/o1': [
    'Ha sentito «problema» e ha capito «falso». Prima della pratica va rimessa in piedi la persona.',
    'Girare il foglio verso di lei mi è venuto spontaneo: i nomi si leggono meglio che si spiegano.',
    'Ho sbagliato io la parola, quindi tocca a me riprenderla. Con i documenti in mano si capisce.',
  ],
  'decisione-offesa/o2': [
    'A quel punto qualunque cosa dicessi peggiorava. Una voce nella sua lingua era l’unica cosa che poteva calmarla.',
    'Quando una persona si difende ha bisogno di essere capita parola per parola, e io non ne ero capace.',
    'Ho chiamato anche per me: non sapevo più come uscirne.',
  ],
  'decisione-foglio/o1': [
    'Quel modulo scritto a matita mi ha fatto vergognare un po’. Se non può tornare lei, ci muoviamo noi.',
    'Piera la vede tutti i giorni, io no: perché non usare chi ha già la sua fiducia?',
    'Il posto al nido è la cosa che le serve davvero, la residenza può arrivare giovedì con calma.',
  ],
  'decisione-foglio/o2': [
    'Non posso rincorrere tutti. L’informazione gliel’ho data e l’ufficio apre ogni mattina.',
    'Non avevo un recapito e uscire a cercarla non è compito mio, almeno così pensavo.',
  ],
  'decisione-lettera/o1': [
    'Prima togliere la paura, poi la procedura: con la paura addosso nessuno capisce i riferimenti di legge.',
    'La frase «nessuno vi manda via» andava detta a lei guardandola. Il resto con la mediatrice, riga per riga.',
    'Quella lettera l’ho firmata io e a rileggerla non la capivo nemmeno io.',
  ],
  'decisione-lettera/o2': [
    'Restavano pochi giorni e Ilyan scrive bene. Gli ho dato una traccia per non fargli sbagliare i termini.',
    'Ho pensato: almeno così le osservazioni partono. Che peso fosse per lui non l’ho proprio visto.',
  ],
  'decisione-mediatrice/o1': [
    'Fra donne pensavo che la convincesse meglio lei. E poi un parere da chi conosce quella gente mi serviva.',
    'Volevo solo fare prima: Leyla aveva un quarto d’ora e dovevo chiudere il dato del nucleo.',
  ],
  'decisione-mediatrice/o2': [
    'Ha appena detto una cosa difficile davanti a due sconosciuti. Merita un grazie e un tavolo, non una spinta.',
    'La mediatrice traduce, la decisione la spiego io: se no a che cosa servo?',
    'In tre si lavora meglio che al telefono in vivavoce, e giovedì il bambino è a scuola.',
    'Dire subito chi legge e che cosa si scrive fa più di tante rassicurazioni.',
  ],
  'decisione-domanda/o1': [
    'Eravamo arrivati bene fin lì, mi pareva che una domanda in più non cambiasse niente.',
    'Se rimando poi magari non torna. Meglio avere il dato oggi, anche imperfetto.',
  ],
  'decisione-domanda/o2': [
    'La mano che si è richiusa mi ha detto di aspettare. Giovedì lo chiediamo con qualcuno che traduce per mestiere.',
    'Quello che era pronto l’ho preso, così non ha fatto un viaggio a vuoto. Il resto non è da bambini.',
    'Le ho scritto giorno e ora su un foglio: un appuntamento è una promessa, non un rinvio.',
  ],
  'decisione-cugino/o1': [
    'Il contratto è suo, è maggiorenne, parla italiano. Sulla carta non manca niente.',
    'Mi ha messo fretta lui e io gliel’ho lasciata mettere. C’era anche la scadenza.',
  ],
  'decisione-cugino/o2': [
    'Lei guardava lui prima di rispondere «tre». Non ho pensato a un imbroglio, ho pensato che non era libera di parlare.',
    'Il cugino mi serviva per il contratto e l’ho ringraziato. Per la dichiarazione mi serviva lei.',
    'Tre ore di attesa in cambio di una pratica che regge: si può chiedere, se lo si chiede con garbo.',
  ],
  'decisione-congedo/o1': [
    'L’elenco l’abbiamo fatto apposta chiaro, in ufficio lo diamo a tutti uguale, anche per equità.',
    'Dieci minuti, un altro appuntamento alle tre: ho chiesto se era chiaro e ha detto sì.',
    'Di solito la gente preferisce avere un foglio in mano e andarsene.',
  ],
  'decisione-congedo/o2': [
    '«Sì grazie» lo dico anch’io dal commercialista quando non ho capito niente. Farselo ridire è l’unico modo.',
    'Scritto da lei nella sua lingua lo rilegge anche a casa, il nostro stampato no.',
    'Mi è costato dieci minuti e l’appuntamento dopo ha aspettato. Lo rifarei.',
    'Da quando lo faccio mi tornano indietro meno persone. Non è bontà, è conto.',
  ],
}

const elsewhere = [
  'Prima voglio essere sicura che abbia capito lei, non soltanto chi la accompagna.',
  'Con la coda che c’era ho pensato a chiudere la pratica; la scadenza era vicina.',
  'Ho scelto di prendere tempo: due giorni in più costano meno di un malinteso.',
  'È la regola dell’ufficio, e so che così nessuno potrà dire che l’abbiamo trattata male.',
]

/** What some add about their own office; most add nothing. */
const asides = [
  'Da noi allo sportello siamo in due, quando va bene.',
  'Un caso così mi è capitato in primavera, con una famiglia di un altro paese.',
  'La collega più anziana avrebbe fatto diverso, ne abbiamo parlato.',
  'Non sono sicuro che sia la scelta giusta.',
  'Anche mia madre, quando siamo arrivati al Nord, faceva finta di capire.',
  'Nel nostro Comune la mediazione si prenota con due settimane.',
  'Alla fine conta come ti guardano quando escono.',
  'Lo so che sembra poco.',
  'Il dirigente vuole i tempi, e io ogni tanto li sforo.',
  'Ci ho pensato parecchio prima di scegliere.',
  'Con i nomi ho sbagliato anch’io, più di una volta.',
  'Per telefono non l’avrei mai capito.',
]

/** What somebody may have written who took this option. */
export function reasonFor(decisionId: string, option: string, random: Random): string {
  const reason = random.pick(byBranch[`${decisionId}/${option}`] ?? elsewhere)
  return random.below(3) === 0 ? reason : `${reason} ${random.pick(asides)}`
}
