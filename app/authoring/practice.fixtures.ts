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
