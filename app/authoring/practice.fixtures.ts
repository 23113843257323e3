export const formText = `<SimulationForm id="scheda-uno" title="La scheda">
  Una famiglia inventata.
  <FormField id="f-sigla" label="Sigla" kind="line" required>
    Non il nome.
    <Model>MODELLO-SEGRETO <Why>PERCHE-SEGRETO</Why></Model>
  </FormField>
  <FormField id="f-lingua" label="Lingua" kind="choice">
    <Item>Italiano</Item>
    <Item>Bengalese</Item>
    <Model>Bengalese</Model>
  </FormField>
</SimulationForm>`

export const journalText = `<Journal id="diario-uno" title="Il diario">
  DOMANDA-DIARIO
</Journal>`

export const surveyText = (
  when: 'pre' | 'post',
) => `<Survey id="sondaggio-${when}" title="Sondaggio ${when}" when="${when}" pair="coppia">
  Due frasi.
  <Statement name="uno">FRASE uno.</Statement>
  <Statement name="due">FRASE due.</Statement>
</Survey>`

export const checklistText = `<Checklist id="lista-uno" title="Prima di cominciare">
  <Check>Ho **salutato**</Check>
  <Check>So chi chiamare & quando</Check>
</Checklist>`

export const goodPracticeText = `<GoodPractice id="pratica-una" title="La riunione breve">
Si fa in piedi, con un <Term word="verbale">il racconto scritto di una riunione</Term> di tre righe.

  <Ingredient>Una data</Ingredient>
  <Ingredient>Dieci minuti</Ingredient>

  <SelfCheck>Chi la convoca?</SelfCheck>

  <Source title="Il manuale" author="Un ambito" year="2019" url="https://example.org/manuale">Pagina tre.</Source>
</GoodPractice>`
