/** Packages as the programs people use write them: their manifests and files, written anew from the standards. */
import { expect, describe, test } from 'vitest'
import { zipOf, zipWith } from '#app/platform/zip.fixtures.ts'
import { PackageStructure } from '../package-structure.ts'
import { checkBytes, filesOf, itemOf, lessonPage, lessonPage2004, manifestOf, scoOf } from './package.fixtures.ts'

type Shape = {
  files: Record<string, string>
  edition: string
  tool: string | null
  opens: string[]
  warnings: string[]
}

const js = 'API.LMSSetValue("cmi.suspend_data",s);API.LMSSetValue("cmi.core.lesson_status","completed")'
const only = (path: string, more = '') => `<file href="${path}"/>${more}`

const shapes: Record<string, Shape> = {
  'Rise, 1.2': {
    files: {
      'imsmanifest.xml': manifestOf({
        items: itemOf('i1', 'r1'),
        resources: scoOf(
          'r1',
          'scormdriver/indexAPI.html',
          only('scormdriver/indexAPI.html', '<file href="./scormcontent/index.html"/>'),
        ),
      }),
      'scormdriver/indexAPI.html': lessonPage,
      'scormdriver/scormdriver.js': js,
      'scormcontent/index.html':
        '<script>window.courseData="eyJ1cmwiOiJodHRwczovL3d3dy55b3V0dWJlLmNvbS9lbWJlZC94In0="</script>',
    },
    edition: '1.2',
    tool: 'Articulate Rise',
    opens: ['scormdriver/indexAPI.html'],
    warnings: ['hosts_named', 'files_unlisted', 'state_limit'],
  },
  'Rise with a dot before its folder': {
    files: {
      'imsmanifest.xml': manifestOf({ resources: scoOf('R1', './scormcontent/index.html') }),
      'scormcontent/index.html': lessonPage,
      'scormcontent/lib.js': js,
    },
    edition: '1.2',
    tool: 'Articulate Rise',
    opens: ['scormcontent/index.html'],
    warnings: ['files_unlisted', 'state_limit'],
  },
  'Storyline, 2004 third edition': {
    files: {
      'imsmanifest.xml': manifestOf({
        version: '2004 3rd Edition',
        items: itemOf(
          'i1',
          'r1',
          '<imsss:sequencing><imsss:deliveryControls completionSetByContent="true" objectiveSetByContent="true"/></imsss:sequencing>',
          'isvisible="true"',
        ),
        resources: scoOf(
          'r1',
          'index_lms.html',
          only('index_lms.html', '<file href="story_content/user.js"/>'),
        ).replace('scormtype', 'scormType'),
      }),
      'index_lms.html': lessonPage2004,
      'story_content/user.js': 'x',
    },
    edition: '2004-3',
    tool: 'Articulate Storyline',
    opens: ['index_lms.html'],
    warnings: [],
  },
  'Captivate, 1.2, with a threshold and capitals that differ': {
    files: {
      'imsmanifest.xml': manifestOf({
        items: itemOf('SCO_ID1', 'SCO_ID1_RES', '<adlcp:masteryscore>80</adlcp:masteryscore>', 'isvisible="true"'),
        resources: scoOf(
          'SCO_ID1_RES',
          'Index_SCORM.html',
          only('Index_SCORM.html', '<file href="assets\\js\\CPM.js"/>'),
        ),
      }),
      'index_scorm.html': lessonPage,
      'assets/js/CPM.js': js,
    },
    edition: '1.2',
    tool: 'Adobe Captivate',
    opens: ['index_scorm.html'],
    warnings: ['launch_repaired'],
  },
  'iSpring, 2004 fourth edition, parameters and a base': {
    files: {
      'imsmanifest.xml': manifestOf({
        version: '2004 4th Edition',
        items: itemOf(
          'i',
          'r',
          '<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.8"/>',
          'parameters="?lang=it"',
        ),
        resources: scoOf('r', 'index.html', '', 'xml:base="res/"'),
      }),
      'res/index.html': lessonPage2004,
      'res/data/player.js': 'cmi.suspend_data',
    },
    edition: '2004-4',
    tool: 'iSpring',
    opens: ['res/index.html?lang=it'],
    warnings: ['files_unlisted'],
  },
  'eXeLearning, 1.2, several pages and shared files': {
    files: {
      'imsmanifest.xml': manifestOf({
        items: `<item identifier="I1" identifierref="R1"><title>Uno</title>${itemOf('I2', 'R2', '<adlcp:prerequisites type="aicc_script">I1</adlcp:prerequisites>')}</item>`,
        resources: `${scoOf('R1', 'index.html', '<file href="index.html"><file href="base.css"/></file><dependency identifierref="C"/>')}${scoOf('R2', 'due.html', '<file href="due.html"/><dependency identifierref="C"/>')}<resource identifier="C" type="webcontent" adlcp:scormtype="asset"><file href="libs/exe_effects/exe_effects.js"/><file href="SCORM_API_wrapper.js"/></resource>`,
      }),
      'index.html': lessonPage,
      'due.html': lessonPage,
      'base.css': 'a{}',
      'libs/exe_effects/exe_effects.js': 'x',
      'SCORM_API_wrapper.js': js,
      'imscp_rootv1p1p2.xsd': '<xsd/>',
    },
    edition: '1.2',
    tool: 'eXeLearning',
    opens: ['index.html', 'due.html'],
    warnings: [],
  },
  'prefixes of its own, no version, a folder around it': {
    files: {
      'corso/imsmanifest.xml':
        '<ns0:manifest xmlns:ns0="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:q="http://www.adlnet.org/xsd/adlcp_rootv1p2" identifier="m"><ns0:organizations default="o"><ns0:organization identifier="o"><ns0:title>Prova</ns0:title><ns0:item identifier="a" identifierref="r"><ns0:title>A</ns0:title></ns0:item></ns0:organization></ns0:organizations><ns0:resources><ns0:resource identifier="r" type="webcontent" q:scormtype="sco" href="a%20b.html?x=1#y"/></ns0:resources></ns0:manifest>',
      'corso/a b.html': lessonPage,
    },
    edition: '1.2',
    tool: null,
    opens: ['a b.html?x=1#y'],
    warnings: ['manifest_wrapped', 'edition_guessed'],
  },
}

describe('the package of', () => {
  test.each(Object.entries(shapes))('%s', async (_name, { files, edition, tool, opens, warnings }) => {
    const { report } = await checkBytes(zipOf(files))
    expect(report.refusals).toEqual([])
    expect(report.facts?.edition).toBe(edition)
    expect(report.facts?.tool?.name ?? null).toBe(tool)
    expect(report.facts?.entryPoints.map(({ path, query }) => path + query)).toEqual(opens)
    expect(report.warnings.map(({ code }) => code)).toEqual(warnings)
    expect(PackageStructure.parse(report.structure)).toEqual(report.structure)
  })

  test('Windows: backslashes between folders, names in code page 437', async () => {
    const more = [
      {
        name: 'x',
        rawName: Buffer.from('img\\citt\u0085.png', 'latin1'),
        isSaid: false,
        bytes: Buffer.from('89504e47', 'hex'),
      },
      { name: 'img\\a.png', bytes: Buffer.from('89504e47', 'hex') },
    ]
    const { report, files } = await checkBytes(zipWith([...filesOf(manifestOf()), ...more]))
    expect(files.map(({ path }) => path)).toEqual(['imsmanifest.xml', 'index.html', 'img/città.png', 'img/a.png'])
    const codes = report.warnings.map(({ code, count, detail }) => [code, count, detail])
    expect(codes).toContainEqual(['names_backslash', 2, ''])
    expect(codes).toContainEqual(['names_undeclared', 1, 'CP437'])
  })

  test('macOS: UTF-8 that is not declared, and what Finder leaves', async () => {
    const more = [
      { name: 'perché.html', isSaid: false, bytes: '<p>x' },
      { name: '__MACOSX/._index.html', bytes: 'x' },
      { name: '.DS_Store', bytes: 'x' },
    ]
    const { report, files } = await checkBytes(zipWith([...filesOf(manifestOf()), ...more]))
    expect(files.map(({ path }) => path)).toEqual(['imsmanifest.xml', 'index.html', 'perché.html'])
    expect(report.warnings).toContainEqual(expect.objectContaining({ code: 'files_left_out', count: 2 }))
  })
})

/** What is said of a package that is taken, by what stands in it. */
const warned: [string, string, Record<string, string>, string][] = [
  ['Flash', 'plugins', { 'a.swf': 'CWS' }, 'a.swf'],
  ['an applet', 'plugins', { 'a.html': '<applet code="x">' }, 'a.html'],
  ['other windows', 'popups', { 'a.js': 'window.open("x.html")' }, 'a.js'],
  ['a program of the server', 'server_files', { 'login.php': '<?php' }, 'login.php'],
  ['a page called a picture', 'media_wrong', { 'a.png': '<html><script>' }, 'a.png'],
  ['a program called a page', 'media_wrong', { 'a.html': 'MZ\u0000\u0000' }, 'a.html'],
  [
    'a font from elsewhere',
    'hosts_loaded',
    { 'a.css': '@import "https://fonts.googleapis.com/css"' },
    'fonts.googleapis.com (a.css:1)',
  ],
  [
    'a link',
    'hosts_linked',
    { 'a.html': '\n<a href="https://www.regione.lombardia.it">x</a>' },
    'www.regione.lombardia.it (a.html:2)',
  ],
  ['files that are not listed', 'files_unlisted', { 'a.txt': 'x' }, 'a.txt'],
]
test.each(warned)('of %s it is said: %s', async (_what, code, more, example) => {
  const { report } = await checkBytes(zipWith(filesOf(manifestOf(), more)))
  expect(report.ok).toBe(true)
  expect(report.warnings.find((one) => one.code === code)?.examples).toEqual([example])
})

const told: [string, string, string][] = [
  [
    'several organisations',
    'organisations',
    manifestOf({
      organizations: `<organizations default="B"><organization identifier="A"><title>Altro</title>${itemOf('X', 'R9')}</organization><organization identifier="B"><title>Prova</title>${itemOf('I1', 'R1')}</organization></organizations>`,
    }),
  ],
  ['a default that is not there', 'default_organisation', manifestOf().replace('default="ORG"', 'default="ALTRO"')],
  ['a manifest in the manifest', 'submanifest', manifestOf({ more: '<manifest identifier="sub"/>' })],
  [
    'an item without a name',
    'identifier_missing',
    manifestOf({ items: itemOf('I1', 'R1').replace('identifier="I1"', '') }),
  ],
  [
    'a heading',
    'item_empty',
    manifestOf({ items: `<item identifier="H"><title>H</title></item>${itemOf('I1', 'R1')}` }),
  ],
  [
    'a parent that opens',
    'item_parent',
    manifestOf({ version: 'CAM 1.3', items: itemOf('P', 'R1', itemOf('I1', 'R1')) }),
  ],
  ['a resource of no kind', 'scorm_type', manifestOf().replace('adlcp:scormtype="sco"', '')],
  [
    'a threshold that is none',
    'mastery_score',
    manifestOf({ items: itemOf('I1', 'R1', '<adlcp:masteryscore>molto</adlcp:masteryscore>') }),
  ],
  [
    'conditions nobody reads',
    'prerequisites_unread',
    manifestOf({ items: itemOf('I1', 'R1', '<adlcp:prerequisites type="aicc_script">A &amp;</adlcp:prerequisites>') }),
  ],
  [
    'conditions on what is not there',
    'prerequisites_unknown',
    manifestOf({ items: itemOf('I1', 'R1', '<adlcp:prerequisites type="aicc_script">A9</adlcp:prerequisites>') }),
  ],
  [
    'rules in other words',
    'sequencing_unknown',
    manifestOf({
      version: 'CAM 1.3',
      items: itemOf(
        'I1',
        'R1',
        '<imsss:sequencing><imsss:sequencingRules><imsss:preConditionRule><imsss:ruleAction action="explode"/></imsss:preConditionRule></imsss:sequencingRules></imsss:sequencing>',
      ),
    }),
  ],
  [
    'rules kept elsewhere',
    'sequencing_missing',
    manifestOf({ version: 'CAM 1.3', items: itemOf('I1', 'R1', '<imsss:sequencing IDRef="x"/>') }),
  ],
  [
    'an objective that is not there',
    'objective_missing',
    manifestOf({
      version: 'CAM 1.3',
      items: itemOf(
        'I1',
        'R1',
        '<imsss:sequencing><imsss:sequencingRules><imsss:preConditionRule><imsss:ruleConditions><imsss:ruleCondition referencedObjective="o" condition="satisfied"/></imsss:ruleConditions><imsss:ruleAction action="skip"/></imsss:preConditionRule></imsss:sequencingRules></imsss:sequencing>',
      ),
    }),
  ],
  [
    'shared data',
    'shared_data',
    manifestOf({
      version: '2004 4th Edition',
      items: itemOf('I1', 'R1', '<adlcp:data><adlcp:map targetID="t" readSharedData="true"/></adlcp:data>'),
    }),
  ],
  [
    'a listed file that is missing',
    'listed_missing',
    manifestOf({ resources: scoOf('R1', 'index.html', '<file href="manca.png"/>') }),
  ],
  [
    'a file listed elsewhere',
    'hosts_loaded',
    manifestOf({ resources: scoOf('R1', 'index.html', '<file href="https://cdn.esempio.it/x.js"/>') }),
  ],
]
test.each(told)('of %s it is said: %s', async (_what, code, manifest) => {
  const { report } = await checkBytes(zipWith(filesOf(manifest)))
  expect(report.refusals).toEqual([])
  expect(report.warnings.map((one) => one.code)).toContain(code)
})

test('what no script says is said: who never speaks, and who never completes', async () => {
  const with_ = async (page: string) => {
    const { report } = await checkBytes(zipOf({ 'imsmanifest.xml': manifestOf(), 'index.html': page }))
    return report.warnings.map(({ code }) => code)
  }
  expect(await with_('<p>x')).toContain('never_speaks')
  expect(await with_('<script>API.LMSInitialize("")</script>')).toContain('never_completed')
})
