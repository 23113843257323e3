/** Whatever a manifest says, reading it ends in a structure or in reasons, and never in an error. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PackageStructure } from '../package-structure.ts'
import { itemOf, manifestOf, scoOf } from './package.fixtures.ts'
import { manifestText } from './manifest-text.ts'
import { PackageNames } from './package-names.ts'
import { arePrerequisitesMet } from './prerequisites.ts'
import { readManifest } from './read-manifest.ts'
import { resolveHref } from './resolve-href.ts'

const files = ['imsmanifest.xml', 'index.html', 'a/b.html', 'A/C.html']

function readsOrRefuses(text: string): void {
  const { read, refusals, warnings } = readManifest(text, files)
  expect(read !== null || !refusals.isEmpty).toBe(true)
  expect(refusals.list().length + warnings.list().length).toBeLessThanOrEqual(200)
  if (!read || !refusals.isEmpty) return
  expect(PackageStructure.parse(read.structure)).toEqual(read.structure)
  expect(read.facts.entryPoints.length).toBeGreaterThan(0)
  for (const { path } of read.facts.entryPoints) expect(files).toContain(path)
}

const names = [
  'manifest',
  'metadata',
  'schema',
  'schemaversion',
  'organizations',
  'organization',
  'item',
  'title',
  'resources',
  'resource',
  'file',
  'adlcp:prerequisites',
  'adlcp:masteryscore',
  'adlcp:completionThreshold',
  'adlcp:data',
  'adlnav:presentation',
  'adlnav:navigationInterface',
  'adlnav:hideLMSUI',
  'imsss:sequencing',
  'imsss:sequencingCollection',
  'imsss:sequencingRules',
  'imsss:preConditionRule',
  'imsss:ruleConditions',
  'imsss:ruleCondition',
  'imsss:ruleAction',
  'imsss:rollupRules',
  'imsss:rollupRule',
  'imsss:objectives',
  'imsss:primaryObjective',
  'imsss:mapInfo',
  'constructor',
  '__proto__',
]
const attributes = [
  'identifier',
  'identifierref',
  'default',
  'href',
  'xml:base',
  'adlcp:scormtype',
  'adlcp:scormType',
  'parameters',
  'isvisible',
  'IDRef',
  'ID',
  'condition',
  'action',
  'objectiveID',
  'targetObjectiveID',
  'attemptLimit',
  '__proto__',
]
const word = fc.oneof(
  fc.constantFrom(
    'A',
    'R1',
    'sco',
    'asset',
    '1.2',
    'CAM 1.3',
    '2004 4th Edition',
    'true',
    '-1',
    '1e9',
    'NaN',
    'satisfied',
  ),
  fc.constantFrom(
    'index.html',
    'a/b.html',
    '../x',
    '//x.it',
    'a:b',
    '%ff',
    '?x',
    '#',
    '&amp;',
    '&#0;',
    '&#x110000;',
    'skip',
  ),
  fc.string().map((text) => text.replace(/[<&"]/g, '')),
)
const written = fc.dictionary(fc.constantFrom(...attributes), word, { maxKeys: 4 }).map((all) =>
  Object.entries(all)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join(''),
)
const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      fc.constantFrom(...names),
      written,
      fc.oneof({ maxDepth: 6 }, word, fc.array(tie('element'), { maxLength: 4 })),
    )
    .map(
      ([name, said, inside]) => `<${name}${said}>${typeof inside === 'string' ? inside : inside.join('')}</${name}>`,
    ),
}))

test('of elements in any order', () => {
  fc.assert(
    fc.property(fc.array(element, { maxLength: 5 }), (inside) => {
      readsOrRefuses(manifestOf({ version: '2004 4th Edition', items: inside.join(''), more: inside.join('') }))
      readsOrRefuses(manifestOf({ organizations: inside.join(''), resources: inside.join('') }))
      readsOrRefuses(`<manifest>${inside.join('')}</manifest>`)
    }),
    { numRuns: 300 },
  )
})

const whole = manifestOf({
  version: '2004 3rd Edition',
  items:
    itemOf(
      'I1',
      'R1',
      '<imsss:sequencing IDRef="s"><imsss:objectives><imsss:primaryObjective/></imsss:objectives></imsss:sequencing>',
    ) + itemOf('I2', 'R2'),
  resources: scoOf('R1', 'index.html') + scoOf('R2', 'a/b.html', '<file href="A/C.html"/>'),
  more: '<imsss:sequencingCollection><imsss:sequencing ID="s"/></imsss:sequencingCollection>',
})

test('that was right and is cut, doubled or spoiled somewhere', () => {
  const place = fc.nat({ max: whole.length })
  fc.assert(
    fc.property(place, place, word, (from, to, put) => {
      const [start, end] = from < to ? [from, to] : [to, from]
      readsOrRefuses(whole.slice(0, start) + put + whole.slice(end))
      readsOrRefuses(whole.slice(0, end) + whole.slice(start))
    }),
    { numRuns: 500 },
  )
})

test('of any bytes at all', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const text = manifestText(bytes)
      if (text !== null) readsOrRefuses(text)
    }),
    { numRuns: 500 },
  )
})

test('no href ever means a file outside', () => {
  const piece = fc.constantFrom(
    '..',
    '.',
    '',
    'a',
    '%2e%2e',
    '\\',
    '/',
    '%2f',
    '%5c',
    ':',
    '//',
    '?',
    '#',
    '\t',
    '%00',
    'C:',
  )
  const href = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(fc.array(href, { maxLength: 2 }), href, (bases, last) => {
      const resolved = resolveHref(bases, last)
      for (const path of resolved.kind === 'file' ? resolved.paths : []) {
        expect(path.startsWith('/') || path.split('/').includes('..') || path === '').toBe(false)
        expect(new PackageNames(files).find([path]) ?? 'index.html').toBeOneOf(files)
      }
    }),
    { numRuns: 2000 },
  )
})

test('no script of prerequisites is an error', () => {
  const piece = fc.constantFrom('A', 'B', '&', '|', '~', '=', '<>', '(', ')', '{', '}', ',', '2*', '"', 'passed', ' ')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      expect(typeof arePrerequisitesMet(pieces.join(''), new Map([['A', 'passed']]))).toBe('boolean')
    }),
    { numRuns: 2000 },
  )
})
