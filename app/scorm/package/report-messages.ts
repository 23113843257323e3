import { defineMessages } from '#app/platform/i18n/messages.ts'

/** Why a package is not taken, and what should be known of one that is. */
export const scormReportMessages = defineMessages({
  it: {
    refused_zip_broken: 'Il file non è uno ZIP, oppure è danneggiato o incompleto: esportalo di nuovo.',
    refused_zip_heavy: 'Il file pesa più di 1 GB.',
    refused_zip_many: 'Nel pacchetto ci sono più di 10.000 file.',
    refused_zip_large: 'Il pacchetto, una volta aperto, supera i 2 GB.',
    refused_zip_bomb: 'Una volta aperto è enormemente più grande di quanto pesa: non lo apriamo.',
    refused_zip_encrypted: 'Il pacchetto è protetto da una password: esportalo senza.',
    refused_zip_method: 'Un file è compresso in un modo che non leggiamo: usa la compressione normale.',
    refused_zip_overlap: 'Più file del pacchetto occupano lo stesso spazio: nessun programma fa uno ZIP così.',
    refused_file_damaged: 'Un file è danneggiato: esporta di nuovo il pacchetto.',
    refused_name_absolute: 'Il nome comincia come un indirizzo sul disco.',
    refused_name_parent: 'Il nome porta fuori dal pacchetto («..»).',
    refused_name_backslash: 'Nel nome c’è una barra rovesciata.',
    refused_name_control: 'Nel nome ci sono caratteri che non si vedono.',
    refused_name_empty: 'Nel nome manca una parte fra due barre.',
    refused_name_long: 'Il nome ha più di 400 caratteri.',
    refused_name_deep: 'Il file sta dentro più di 40 cartelle.',
    refused_name_encoding: 'Il nome non è scritto come lo ZIP dice (UTF-8).',
    refused_name_link: 'Non è un file, ma un collegamento o un dispositivo.',
    refused_name_twice: 'Due file hanno lo stesso nome, a parte maiuscole e accenti.',
    refused_name_differs: 'Il file ha due nomi diversi dentro lo ZIP.',
    refused_manifest_none:
      'Non c’è «imsmanifest.xml»: non è un pacchetto SCORM. Dal programma con cui è fatto, esportalo come SCORM 1.2 o SCORM 2004.',
    refused_manifest_deep:
      '«imsmanifest.xml» è in una cartella, e fuori ci sono altri file: comprimi il contenuto della cartella, non ciò che le sta attorno.',
    refused_manifest_large: '«imsmanifest.xml» è troppo grande: al massimo 10 MB.',
    refused_manifest_encoding: 'I caratteri di «imsmanifest.xml» non sono quelli che il file dichiara.',
    refused_manifest_broken: '«imsmanifest.xml» non è XML scritto bene. {detail}',
    refused_manifest_doctype:
      '«imsmanifest.xml» ha un DOCTYPE o dichiara entità, che un pacchetto SCORM non ha: per sicurezza non lo leggiamo.',
    refused_manifest_huge: '«imsmanifest.xml» ha troppi elementi, o troppi uno dentro l’altro.',
    refused_kind_aicc: 'È un pacchetto AICC, che qui non si usa: esportalo come SCORM 1.2 o SCORM 2004.',
    refused_kind_cmi5: 'È un pacchetto cmi5, che qui non si usa: esportalo come SCORM 1.2 o SCORM 2004.',
    refused_kind_xapi: 'È un pacchetto xAPI (Tin Can), che qui non si usa: esportalo come SCORM 1.2 o SCORM 2004.',
    refused_kind_common_cartridge:
      'È un pacchetto Common Cartridge, che qui non si usa: esportalo come SCORM 1.2 o SCORM 2004.',
    refused_kind_qti: 'È un pacchetto di domande QTI: si importa in un corso in lavorazione, da «Importa».',
    refused_kind_h5p: 'È un contenuto H5P da solo: esportalo come SCORM (per esempio con Lumi).',
    refused_kind_course: 'È la cartella di un corso di Sguardi: si importa da «Corsi in lavorazione».',
    refused_kind_content:
      'È un pacchetto di contenuti IMS, ma niente dice che è SCORM: esportalo come SCORM 1.2 o SCORM 2004.',
    refused_edition_unknown:
      'Questa versione di SCORM non si usa qui: «{detail}». Servono SCORM 1.2 o 2004 (2ª, 3ª o 4ª edizione).',
    refused_nothing_to_open: 'Nel pacchetto non c’è niente da aprire.',
    refused_identifier_twice: 'L’identificatore «{name}» c’è due volte.',
    refused_reference_unknown: '«{name}» rimanda a una risorsa che non c’è: «{detail}».',
    refused_launch_none: '«{name}» non dice quale file aprire.',
    refused_launch_missing: '«{name}» apre un file che nel pacchetto non c’è: {detail}',
    refused_launch_outside: '«{name}» apre un file fuori dal pacchetto: {detail}',
    refused_launch_foreign:
      '«{name}» apre una pagina di un altro sito ({detail}): il contenuto deve essere nel pacchetto.',
    refused_launch_scheme: '«{name}» apre un indirizzo «{detail}», non un file del pacchetto.',
    warning_edition_guessed: 'La versione non è scritta nel modo previsto («{detail}»): lo leggiamo come SCORM {name}.',
    warning_manifest_wrapped:
      'Il pacchetto è dentro una cartella ({name}). Qui va bene; altre piattaforme lo rifiutano.',
    warning_manifest_named: 'Il manifesto si chiama «{name}» e non «imsmanifest.xml»: qui va bene.',
    warning_names_backslash: {
      one: 'Un nome ha barre rovesciate, come le fanno alcuni programmi di Windows: lo leggiamo con «/».',
      other: '{count} nomi hanno barre rovesciate, come le fanno alcuni programmi di Windows: li leggiamo con «/».',
    },
    warning_names_undeclared: {
      one: 'Un nome con accenti non dice in che codifica è: lo leggiamo in {detail}. Controlla che sia giusto.',
      other:
        '{count} nomi con accenti non dicono in che codifica sono: li leggiamo in {detail}. Controlla che siano giusti.',
    },
    warning_files_left_out: {
      one: 'Un file lasciato dal sistema resta fuori.',
      other: '{count} file lasciati dal sistema restano fuori.',
    },
    warning_organisations: {
      one: 'C’è un altro indice oltre a quello che si usa: questo resta fuori.',
      other: 'Ci sono altri {count} indici oltre a quello che si usa: questi restano fuori.',
    },
    warning_default_organisation: 'L’indice indicato come principale («{name}») non c’è: si usa il primo.',
    warning_submanifest: 'C’è un manifesto dentro il manifesto: non si usa.',
    warning_identifier_missing: {
      one: 'Una voce non ha identificatore: ne riceve uno qui.',
      other: '{count} voci non hanno identificatore: ne ricevono uno qui.',
    },
    warning_item_empty: {
      one: 'Una voce non apre niente: è mostrata come titolo.',
      other: '{count} voci non aprono niente: sono mostrate come titoli.',
    },
    warning_item_parent: {
      one: 'Una voce ha altre voci sotto di sé e anche un file da aprire: in SCORM 2004 il file non si apre.',
      other: '{count} voci hanno altre voci sotto di sé e anche un file da aprire: in SCORM 2004 il file non si apre.',
    },
    warning_launch_repaired: 'Il manifesto scrive «{name}», il file è {detail}: apriamo quello.',
    warning_scorm_type: {
      one: 'Una risorsa non dice se registra i risultati: la apriamo senza registrarli.',
      other: '{count} risorse non dicono se registrano i risultati: le apriamo senza registrarli.',
    },
    warning_mastery_score: 'La soglia di «{name}» non è un numero da 0 a 100 ({detail}): non vale.',
    warning_prerequisites_unread: 'Le condizioni per aprire «{name}» non si capiscono ({detail}): è sempre aperto.',
    warning_prerequisites_unknown: 'Per aprire «{name}» serve «{detail}», che non c’è.',
    warning_sequencing_unknown: 'Una regola di percorso usa una parola che SCORM non ha ({name}): non vale.',
    warning_sequencing_missing: 'Le regole di percorso rimandano a «{name}», che non c’è.',
    warning_objective_missing: 'Una regola di percorso nomina l’obiettivo «{name}», che l’attività non ha.',
    warning_shared_data: 'Usa dati condivisi fra attività (adl.data), che qui non restano.',
    warning_listed_missing: {
      one: 'Un file elencato nel manifesto non c’è.',
      other: '{count} file elencati nel manifesto non ci sono.',
    },
    warning_files_unlisted: {
      one: 'Un file non è elencato nel manifesto. Qui va bene.',
      other: '{count} file non sono elencati nel manifesto. Qui va bene.',
    },
    warning_hosts_loaded: {
      one: 'Il contenuto carica qualcosa da un altro sito, che qui non sarà contattato: quella parte non si vedrà.',
      other:
        'Il contenuto carica qualcosa da {count} altri siti, che qui non saranno contattati: quelle parti non si vedranno.',
    },
    warning_hosts_named: {
      one: 'Gli script nominano un altro sito. Se provano a contattarlo, qui non ci riescono.',
      other: 'Gli script nominano {count} altri siti. Se provano a contattarli, qui non ci riescono.',
    },
    warning_hosts_linked: {
      one: 'Ci sono collegamenti verso un altro sito.',
      other: 'Ci sono collegamenti verso {count} altri siti.',
    },
    warning_insecure_loaded: {
      one: 'Un sito è chiamato senza cifratura (http): nessun browser lo caricherebbe.',
      other: '{count} siti sono chiamati senza cifratura (http): nessun browser li caricherebbe.',
    },
    warning_plugins: {
      one: 'Un file usa Flash, Java o Silverlight, che nessun browser apre più.',
      other: '{count} file usano Flash, Java o Silverlight, che nessun browser apre più.',
    },
    warning_popups: {
      one: 'Un file apre altre finestre: il browser può impedirlo.',
      other: '{count} file aprono altre finestre: il browser può impedirlo.',
    },
    warning_server_files: {
      one: 'Un file è un programma: non sarà mai eseguito, si può solo scaricare.',
      other: '{count} file sono programmi: non saranno mai eseguiti, si possono solo scaricare.',
    },
    warning_media_wrong: {
      one: 'Un file non è ciò che il suo nome dice: si può solo scaricare.',
      other: '{count} file non sono ciò che il loro nome dice: si possono solo scaricare.',
    },
    warning_never_speaks:
      'Nessuno script cerca la piattaforma: probabilmente il contenuto non registrerà nulla e non risulterà mai completato.',
    warning_never_completed:
      'Nessuno script dice quando il contenuto è completato: potrebbe non risultare mai completato.',
    warning_state_limit:
      'I corsi di {name} spesso ricordano più di {detail} caratteri, che è il limite di SCORM 1.2: se è un corso lungo, esportalo come SCORM 2004.',
  },
  en: {
    refused_zip_broken: 'The file is no ZIP, or is damaged or incomplete: export it again.',
    refused_zip_heavy: 'The file weighs more than 1 GB.',
    refused_zip_many: 'There are more than 10,000 files in the package.',
    refused_zip_large: 'The package is more than 2 GB once unpacked.',
    refused_zip_bomb: 'Once unpacked it is enormously larger than what it weighs: we do not open it.',
    refused_zip_encrypted: 'The package has a password: export it without one.',
    refused_zip_method: 'A file is compressed in a way that we do not read: use the ordinary compression.',
    refused_zip_overlap: 'Several files of the package take the same space: no program makes such a ZIP.',
    refused_file_damaged: 'A file is damaged: export the package again.',
    refused_name_absolute: 'The name begins like an address on a disk.',
    refused_name_parent: 'The name leads out of the package (“..”).',
    refused_name_backslash: 'There is a backslash in the name.',
    refused_name_control: 'There are characters in the name that nobody sees.',
    refused_name_empty: 'A part of the name between two slashes is missing.',
    refused_name_long: 'The name has more than 400 characters.',
    refused_name_deep: 'The file is inside more than 40 folders.',
    refused_name_encoding: 'The name is not written as the ZIP says (UTF-8).',
    refused_name_link: 'It is not a file, but a link or a device.',
    refused_name_twice: 'Two files have the same name, but for capitals and accents.',
    refused_name_differs: 'The file has two different names in the ZIP.',
    refused_manifest_none:
      'There is no “imsmanifest.xml”: it is not a SCORM package. Export it as SCORM 1.2 or SCORM 2004 from the program it was made with.',
    refused_manifest_deep:
      '“imsmanifest.xml” is in a folder, and there are other files outside it: pack what is in the folder, not what is around it.',
    refused_manifest_large: '“imsmanifest.xml” is too large: at most 10 MB.',
    refused_manifest_encoding: 'The characters of “imsmanifest.xml” are not those that the file declares.',
    refused_manifest_broken: '“imsmanifest.xml” is not well-formed XML. {detail}',
    refused_manifest_doctype:
      '“imsmanifest.xml” has a DOCTYPE or declares entities, which no SCORM package has: for safety we do not read it.',
    refused_manifest_huge: '“imsmanifest.xml” has too many elements, or too many inside each other.',
    refused_kind_aicc: 'It is an AICC package, which is not used here: export it as SCORM 1.2 or SCORM 2004.',
    refused_kind_cmi5: 'It is a cmi5 package, which is not used here: export it as SCORM 1.2 or SCORM 2004.',
    refused_kind_xapi: 'It is an xAPI (Tin Can) package, which is not used here: export it as SCORM 1.2 or SCORM 2004.',
    refused_kind_common_cartridge:
      'It is a Common Cartridge, which is not used here: export it as SCORM 1.2 or SCORM 2004.',
    refused_kind_qti: 'It is a package of QTI questions: it is imported into a course being written, from “Import”.',
    refused_kind_h5p: 'It is H5P content by itself: export it as SCORM (with Lumi, for instance).',
    refused_kind_course: 'It is the folder of a course of Sguardi: it is imported from “Courses being written”.',
    refused_kind_content:
      'It is an IMS content package, but nothing says it is SCORM: export it as SCORM 1.2 or SCORM 2004.',
    refused_edition_unknown:
      'This version of SCORM is not used here: “{detail}”. SCORM 1.2 or 2004 (2nd, 3rd or 4th edition) is needed.',
    refused_nothing_to_open: 'There is nothing to open in the package.',
    refused_identifier_twice: 'The identifier “{name}” is there twice.',
    refused_reference_unknown: '“{name}” refers to a resource that is not there: “{detail}”.',
    refused_launch_none: '“{name}” does not say which file to open.',
    refused_launch_missing: '“{name}” opens a file that is not in the package: {detail}',
    refused_launch_outside: '“{name}” opens a file outside the package: {detail}',
    refused_launch_foreign: '“{name}” opens a page of another site ({detail}): content has to be in the package.',
    refused_launch_scheme: '“{name}” opens a “{detail}” address, not a file of the package.',
    warning_edition_guessed: 'The version is not written as expected (“{detail}”): we read it as SCORM {name}.',
    warning_manifest_wrapped: 'The package is inside a folder ({name}). That is fine here; other platforms refuse it.',
    warning_manifest_named: 'The manifest is called “{name}” and not “imsmanifest.xml”: that is fine here.',
    warning_names_backslash: {
      one: 'One name has backslashes, as some programs of Windows write them: we read it with “/”.',
      other: '{count} names have backslashes, as some programs of Windows write them: we read them with “/”.',
    },
    warning_names_undeclared: {
      one: 'One name with accents does not say how it is encoded: we read it as {detail}. See whether it is right.',
      other:
        '{count} names with accents do not say how they are encoded: we read them as {detail}. See whether they are right.',
    },
    warning_files_left_out: {
      one: 'One file that a system left behind is left out.',
      other: '{count} files that a system left behind are left out.',
    },
    warning_organisations: {
      one: 'There is another table of contents beside the one that is used: it is left out.',
      other: 'There are {count} more tables of contents beside the one that is used: they are left out.',
    },
    warning_default_organisation:
      'The table of contents named as the main one (“{name}”) is not there: the first is used.',
    warning_submanifest: 'There is a manifest inside the manifest: it is not used.',
    warning_identifier_missing: {
      one: 'One item has no identifier: it gets one here.',
      other: '{count} items have no identifier: they get one here.',
    },
    warning_item_empty: {
      one: 'One item opens nothing: it is shown as a heading.',
      other: '{count} items open nothing: they are shown as headings.',
    },
    warning_item_parent: {
      one: 'One item has others below it and a file to open as well: in SCORM 2004 the file is not opened.',
      other: '{count} items have others below them and a file to open as well: in SCORM 2004 the file is not opened.',
    },
    warning_launch_repaired: 'The manifest writes “{name}”, the file is {detail}: we open that.',
    warning_scorm_type: {
      one: 'One resource does not say whether it records results: we open it without recording.',
      other: '{count} resources do not say whether they record results: we open them without recording.',
    },
    warning_mastery_score: 'The threshold of “{name}” is no number from 0 to 100 ({detail}): it does not count.',
    warning_prerequisites_unread: 'The conditions to open “{name}” cannot be understood ({detail}): it is always open.',
    warning_prerequisites_unknown: 'To open “{name}” one needs “{detail}”, which is not there.',
    warning_sequencing_unknown: 'A rule of order uses a word that SCORM does not have ({name}): it does not count.',
    warning_sequencing_missing: 'The rules of order refer to “{name}”, which is not there.',
    warning_objective_missing: 'A rule of order names the objective “{name}”, which the activity does not have.',
    warning_shared_data: 'It uses data shared between activities (adl.data), which are not kept here.',
    warning_listed_missing: {
      one: 'One file listed in the manifest is not there.',
      other: '{count} files listed in the manifest are not there.',
    },
    warning_files_unlisted: {
      one: 'One file is not listed in the manifest. That is fine here.',
      other: '{count} files are not listed in the manifest. That is fine here.',
    },
    warning_hosts_loaded: {
      one: 'The content loads something from another site, which will not be contacted here: that part will not be seen.',
      other:
        'The content loads something from {count} other sites, which will not be contacted here: those parts will not be seen.',
    },
    warning_hosts_named: {
      one: 'The scripts name another site. If they try to contact it, they fail here.',
      other: 'The scripts name {count} other sites. If they try to contact them, they fail here.',
    },
    warning_hosts_linked: {
      one: 'There are links to another site.',
      other: 'There are links to {count} other sites.',
    },
    warning_insecure_loaded: {
      one: 'One site is called without encryption (http): no browser would load it.',
      other: '{count} sites are called without encryption (http): no browser would load them.',
    },
    warning_plugins: {
      one: 'One file uses Flash, Java or Silverlight, which no browser opens any more.',
      other: '{count} files use Flash, Java or Silverlight, which no browser opens any more.',
    },
    warning_popups: {
      one: 'One file opens other windows: the browser may prevent it.',
      other: '{count} files open other windows: the browser may prevent it.',
    },
    warning_server_files: {
      one: 'One file is a program: it will never be run, only downloaded.',
      other: '{count} files are programs: they will never be run, only downloaded.',
    },
    warning_media_wrong: {
      one: 'One file is not what its name says: it can only be downloaded.',
      other: '{count} files are not what their names say: they can only be downloaded.',
    },
    warning_never_speaks:
      'No script looks for the platform: the content will probably record nothing and never be completed.',
    warning_never_completed: 'No script says when the content is completed: it may never count as completed.',
    warning_state_limit:
      'Courses of {name} often remember more than {detail} characters, which is the limit of SCORM 1.2: if it is a long course, export it as SCORM 2004.',
  },
})
