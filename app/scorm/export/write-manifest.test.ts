import { describe, expect, test } from 'vitest'
import { checkXmlShape } from '#app/platform/xml-shape.ts'
import type { PackageFacts } from './forms.ts'
import { courseStructure, manifest12, manifest2004 } from './write-manifest.ts'

const facts: PackageFacts = {
  identifier: 'sguardi-prova',
  title: 'Acqua & "sale" <l’ufficio>',
  description: 'Un corso.',
  language: 'it',
  launch: 'index.html',
  files: ['index.html', 'media/a&b.svg'],
  isGraded: true,
}

/** The elements of a text in their order, without their prefixes. */
const elements = (xml: string) => [...xml.matchAll(/<([a-zA-Z]+:)?([a-zA-Z]+)[\s>]/g)].map((match) => match[2])

// The manifests of the three courses were held against the schemas of ADL and IMS, which may not be handed on with this
// code; what they ask for is written down here.
describe.each([
  ['1.2', manifest12(facts), '1.2', 'adlcp:scormtype="sco"'],
  ['2004', manifest2004(facts), '2004 4th Edition', 'adlcp:scormType="sco"'],
])('a manifest of SCORM %s', (_form, xml, edition, sco) => {
  test('is well-formed, and says what it is', () => {
    expect(() => {
      checkXmlShape(xml)
    }).not.toThrow()
    expect(xml).toContain(`<schema>ADL SCORM</schema>\n    <schemaversion>${edition}</schemaversion>`)
    expect(xml).toContain('<title>Acqua &amp; &quot;sale&quot; &lt;l’ufficio&gt;</title>')
  })

  test('has its parts in the order of the content packaging schema', () => {
    const named = elements(xml).filter((one) => one !== 'file')
    const sequencing = edition === '1.2' ? [] : ['sequencing', 'deliveryControls', 'sequencing', 'controlMode']
    expect(named).toEqual([
      ...['manifest', 'metadata', 'schema', 'schemaversion', 'organizations', 'organization', 'title', 'item', 'title'],
      ...sequencing,
      ...['resources', 'resource'],
    ])
  })

  test('opens one thing, which is a SCO, and lists its files', () => {
    expect(xml).toContain('<organizations default="organization">')
    expect(xml).toContain('<item identifier="item" identifierref="course"')
    expect(xml).toContain(`<resource identifier="course" type="webcontent" ${sco} href="index.html">`)
    expect([...xml.matchAll(/<file href="([^"]*)"/g)].map((match) => match[1])).toEqual([
      'index.html',
      'media/a&amp;b.svg',
    ])
  })
})

describe('a course structure of cmi5', () => {
  const xml = courseStructure(facts)

  test('has its parts in the order of the schema (§13.1)', () => {
    expect(() => {
      checkXmlShape(xml)
    }).not.toThrow()
    const words = ['title', 'langstring', 'description', 'langstring']
    expect(elements(xml)).toEqual(['courseStructure', 'course', ...words, 'au', ...words, 'url'])
    expect(xml).toContain('xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"')
  })

  test('asks for what the course can give: a pass only where something is graded', () => {
    expect(xml).toContain('moveOn="CompletedAndPassed"')
    expect(courseStructure({ ...facts, isGraded: false })).toContain('moveOn="Completed"')
  })
})
