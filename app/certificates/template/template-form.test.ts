import { parseWithZod } from '@conform-to/zod/v4'
import { expect, test } from 'vitest'
import { TemplateForm } from './schemas.ts'
import { smallLogo } from './template.fixtures.ts'

/** As a browser sends the page's form: every field, the files that were left empty too. */
function sent(changes: Record<string, string | File> = {}): FormData {
  const form = new FormData()
  const empty = { organiserName: '', ipaCode: '', place: '', signatoryName: '', signatoryOffice: '', logoAlt: '' }
  const fields = { ...empty, logo: new File([], ''), source: new File([], ''), accent: '#b8532a', intent: 'save' }
  for (const [name, value] of Object.entries({ ...fields, ...changes })) form.append(name, value)
  return form
}

test('a form with everything left empty is whole', () => {
  const submission = parseWithZod(sent(), { schema: TemplateForm })
  expect(submission.status === 'success' && submission.value).toMatchObject({
    intent: 'save',
    organiserName: '',
    signatoryOffice: '',
    keep: [],
  })
  expect(submission.status === 'success' && submission.value.intent === 'save' && submission.value.logo).toBeUndefined()
})

test.each([
  ['a logo nobody described', { logo: smallLogo() }, { logoAlt: ['logo_alt_missing'] }],
  ['a role of nobody', { signatoryOffice: 'Dirigente' }, { signatoryName: ['signatory_missing'] }],
  ['a colour of its own', { accent: '#ffffff' }, { accent: ['accent_wrong'] }],
  ['a text too long', { place: 'x'.repeat(201) }, { place: ['text_long'] }],
  ['a file too large', { source: new File(['x'.repeat(300_000)], 'a.typ') }, { source: ['source_large'] }],
])('%s is refused', (_what, changes, errors) => {
  const submission = parseWithZod(sent(changes), { schema: TemplateForm })
  expect(submission.status !== 'success' && submission.error).toEqual(errors)
})

test('a described logo and the kept ones arrive', () => {
  const form = sent({ logo: smallLogo(), logoAlt: '  Stemma   di prova ' })
  form.append('keep', 'a')
  form.append('keep', 'b')
  const submission = parseWithZod(form, { schema: TemplateForm })
  expect(submission.status === 'success' && submission.value).toMatchObject({
    keep: ['a', 'b'],
    logoAlt: 'Stemma di prova',
  })
})
