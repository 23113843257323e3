/** Words of offices, places, feasts and works: where one stands among capitals, nobody is named. In lower case. */
export const notPeople: ReadonlySet<string> = new Set(
  `comune comuni municipio tribunale tribunali ministero ministri ministro repubblica regione provincia ambito ambiti consorzio cooperativa
  associazione associazioni progetto progetti servizio servizi sportello sportelli ufficio uffici centro centri corte consiglio codice carta
  legge leggi decreto convenzione convenzioni nazioni stati stato unione paese paesi via viale piazza piazzale corso vicolo largo strada porto borgo
  monte san santa santo sant sud nord est ovest politiche politica tavolo fondo fondi polizia banca scuola scuole asilo nido casa case network
  manager the sri visconteo after care anello fare garante prefettura questura tutela organizzazione buona buone buon buoni
  ospedale ospedali clinica consultorio ambulatorio pronto soccorso croce rossa mezzaluna protezione civile agenzia entrate gazzetta
  ufficiale testo unico piano piani agenda giornata giornate festa festival mese anno anni settimana pubblica pubblico pubbliche
  amministrazione camera senato parlamento governo europa europea europeo commissione comitato assemblea dipartimento direzione settore settori
  terzo quarto prima seconda terza guerra mondiale mondo carabinieri guardia finanza vigili fuoco procura procuratore giudice
  corano bibbia vangelo ramadan pasqua natale capodanno venerdì lunedì martedì mercoledì giovedì sabato domenica gennaio febbraio marzo aprile maggio
  giugno luglio agosto settembre ottobre novembre dicembre anagrafe sociali sociale locale locali italia italiana italiano italiane italiani tecnico
  tribuna università istituto istituti liceo biblioteca museo parco stazione centrale aeroporto fiume lago mare oceano valle alpi isola isole costa penisola
  america africa asia oriente occidente medio vicino orientale occidentale meridionale settentrionale latina centroamerica
  nuova nuovo nuove nuovi gran grande grandi alta alto bassa basso vecchia vecchio reggio emilia romagna friuli venezia giulia trentino alto
  adige valle aosta lombardia piemonte veneto liguria toscana umbria marche lazio abruzzo molise puglia campania basilicata calabria sicilia sardegna
  milano roma torino napoli genova bologna firenze bari palermo brescia bergamo monza brianza lecco como varese lodi cremona
  mantova pavia sondrio sesto cinisello balsamo lissone desio seregno vimercate merate calolziocorte carate cantù rozzano rho legnano saronno gallarate
  york hong kong buenos aires los angeles rio janeiro tel aviv addis abeba burkina faso leone bissau salvador lanka arabia saudita
  gaza cisgiordania corno maghreb sahel kurdistan punjab kerala casablanca oromia tigray
  save children amnesty international human rights watch emergency caritas unicef unhcr onu oms inps inail istat isee spid cpia sai sprar asl ats asst
  google maps microsoft teams word excel outlook whatsapp business facebook instagram youtube telegram skype zoom windows office android chrome
  internet web wifi mail email welfare sport film bar bus computer chat smart job day week team link file test quiz training kit pass ticket
  hotel workshop baby card desk feedback focus help home info learning meeting online open part privacy project radio report service social
  software staff standard stage storytelling toolkit tutor video voucher weekend work world youth danger single story european union council
  united nations lgs dlgs gdpr regolamento circolare articolo capo titolo allegato modulo moduli lezione caso quiz scheda parte capitolo
  senza frontiere medici militare marina esercito aeronautica accademia teatro cinema libreria edizioni editore fondazione rete reti osservatorio
  istruzione salute sanità lavoro famiglia famiglie infanzia minori immigrazione accoglienza integrazione ascolto segretariato
  presidente sindaco sindaca assessore assessora assessorato prefetto questore dirigente segretario segreteria papa imam vescovo parrocchia
  chiesa moschea sinagoga tempio dio allah signore madonna cristo buddha diwali hanukkah eid nowruz sigillo`
    .trim()
    .split(/\s+/),
)

/** Words that begin a sentence, in Italian and English: what follows them may be a name, they are none. In lower case. */
export const ordinaryWords: ReadonlySet<string> = new Set(
  `a ad ai al alla alle agli allo allora altri anche ancora appena arriva ascolta aspetta attenzione ben benvenuta benvenuto buongiorno c cara caro
  che chi chiama chiede ci ciao cita col come con contro così cosa da dai dal dalla dalle davanti de degli dei del della delle dello dentro deve di dice
  dico dietro dimmi domani dopo dove dunque e ecco ed era essere fin fino finalmente forse fra fuori gentile grazie già gli guarda ha hai
  hanno ho i ieri il in infine insieme intanto invece io la le lei leggi lo loro lui ma mai meglio mentre mi mia mio molti molte molto ne
  nei nel nella nelle nello nessuna nessuno niente no noi non nostro o oggi ogni oltre oppure ora ormai per perché perciò però poi più prende
  presto pure qual quale quali qualche quando quanto quasi quel quella quelle quelli quello questa queste questi questo qui quindi racconta risponde scrive se
  sei senti sempre senza si sì sia solo sono sopra sotto spesso stamattina stasera stavolta sua sue sugli sui sul sulla suo suoi tra tranne troppo tu
  tua tuo tutta tutte tutti tutto un una uno va vede verso vi viene voi
  about after again all also although always an and any are as ask at because before both but by call can could dear did do does even every for from give go
  had has have he hello her here his how however if into is it its just last later let like listen maybe meet my never next not now of off on once
  only or our out over perhaps please read said says see she should so some soon still talk tell thank that their them then there these they this those
  though thus to today together tomorrow too until was we were what when where whether which while who whom why will with without would write yes
  yesterday yet you your`
    .trim()
    .split(/\s+/),
)

/** Titles of courtesy and of work, which come before a name. In lower case, without their dot. */
export const titles: ReadonlySet<string> = new Set(
  `sig signor signora signorina signore dott dottor dottore dottoressa dr avv avvocato avvocata prof professor professore professoressa ing ingegnere
  arch architetto geom suor suora don padre madre fra mr mrs ms miss maestra maestro zia zio nonna nonno mediatrice mediatore collega infermiera
  infermiere assistente educatrice educatore operatrice operatore funzionario funzionaria agente ispettore vicecommissario cugina cugino
  sorella fratello mamma papà`
    .trim()
    .split(/\s+/),
)
