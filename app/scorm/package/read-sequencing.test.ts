import { describe, expect, test } from 'vitest'
import type { PackageItem, Sequencing } from '../package-structure.ts'
import { itemOf, manifestOf, scoOf } from './package.fixtures.ts'
import { readManifest } from './read-manifest.ts'

const files = ['imsmanifest.xml', 'index.html']
function firstItem(inside: string, more = '', version = '2004 4th Edition'): PackageItem {
  const { read, refusals } = readManifest(manifestOf({ version, items: itemOf('I1', 'R1', inside), more }), files)
  const [item] = read?.structure.items ?? []
  if (!item) throw new Error(JSON.stringify(refusals.list()))
  return item
}
function sequencingOf(inside: string, more = ''): Sequencing {
  const { sequencing } = firstItem(inside, more)
  if (!sequencing) throw new Error('no sequencing')
  return sequencing
}

describe('order', () => {
  test('that says nothing has the defaults of SN 1.1', () => {
    expect(sequencingOf('<imsss:sequencing/>')).toEqual({
      controlMode: {
        choice: true,
        choiceExit: true,
        flow: false,
        forwardOnly: false,
        useCurrentAttemptObjectiveInfo: true,
        useCurrentAttemptProgressInfo: true,
      },
      preConditionRules: [],
      exitConditionRules: [],
      postConditionRules: [],
      attemptLimit: null,
      attemptAbsoluteDurationLimit: null,
      rollupRules: [],
      rollupObjectiveSatisfied: true,
      rollupProgressCompletion: true,
      objectiveMeasureWeight: 1,
      objectives: [],
      randomizationTiming: 'never',
      selectionTiming: 'never',
      selectCount: null,
      reorderChildren: false,
      tracked: true,
      completionSetByContent: false,
      objectiveSetByContent: false,
      preventActivation: false,
      constrainChoice: false,
      rollupConsiderations: {
        requiredForSatisfied: 'always',
        requiredForNotSatisfied: 'always',
        requiredForCompleted: 'always',
        requiredForIncomplete: 'always',
        measureSatisfactionIfActive: true,
      },
    })
  })

  test('that says all is read whole', () => {
    const read = sequencingOf(`<imsss:sequencing>
      <imsss:controlMode choice="false" flow="TRUE" forwardOnly="1"/>
      <imsss:sequencingRules>
        <imsss:preConditionRule><imsss:ruleConditions conditionCombination="any">
          <imsss:ruleCondition condition="objectiveMeasureLessThan" measureThreshold="0.6" operator="not" referencedObjective="o2"/>
        </imsss:ruleConditions><imsss:ruleAction action="skip"/></imsss:preConditionRule>
        <imsss:exitConditionRule><imsss:ruleConditions><imsss:ruleCondition condition="always"/></imsss:ruleConditions><imsss:ruleAction action="exit"/></imsss:exitConditionRule>
        <imsss:postConditionRule><imsss:ruleConditions><imsss:ruleCondition condition="attempted"/></imsss:ruleConditions><imsss:ruleAction action="retryAll"/></imsss:postConditionRule>
      </imsss:sequencingRules>
      <imsss:limitConditions attemptLimit="2" attemptAbsoluteDurationLimit="PT30M"/>
      <imsss:rollupRules rollupObjectiveSatisfied="false" objectiveMeasureWeight="0.5">
        <imsss:rollupRule childActivitySet="atLeastPercent" minimumPercent="0.75">
          <imsss:rollupConditions><imsss:rollupCondition operator="not" condition="completed"/></imsss:rollupConditions><imsss:rollupAction action="incomplete"/>
        </imsss:rollupRule>
      </imsss:rollupRules>
      <imsss:objectives>
        <imsss:objective objectiveID="o2"><imsss:mapInfo targetObjectiveID="g2" readSatisfiedStatus="false" writeNormalizedMeasure="true"/></imsss:objective>
        <imsss:primaryObjective objectiveID="o1" satisfiedByMeasure="true"><imsss:minNormalizedMeasure>0.7</imsss:minNormalizedMeasure></imsss:primaryObjective>
      </imsss:objectives>
      <imsss:randomizationControls randomizationTiming="once" selectionTiming="onEachNewAttempt" selectCount="3" reorderChildren="true"/>
      <imsss:deliveryControls tracked="false" completionSetByContent="true"/>
      <adlseq:constrainedChoiceConsiderations preventActivation="true" constrainChoice="true"/>
      <adlseq:rollupConsiderations requiredForCompleted="ifAttempted" measureSatisfactionIfActive="false"/>
      <adlseq:objectives><adlseq:objective objectiveID="o2"><adlseq:mapInfo targetObjectiveID="g2" writeRawScore="true" readMinScore="false"/></adlseq:objective></adlseq:objectives>
    </imsss:sequencing>`)
    expect(read).toMatchObject({
      controlMode: { choice: false, flow: true, forwardOnly: true, choiceExit: true },
      preConditionRules: [
        {
          action: 'skip',
          conditionCombination: 'any',
          conditions: [
            {
              condition: 'objectiveMeasureLessThan',
              measureThreshold: 0.6,
              operator: 'not',
              referencedObjective: 'o2',
            },
          ],
        },
      ],
      exitConditionRules: [{ action: 'exit', conditionCombination: 'all', conditions: [{ condition: 'always' }] }],
      postConditionRules: [{ action: 'retryAll' }],
      attemptLimit: 2,
      attemptAbsoluteDurationLimit: 'PT30M',
      rollupObjectiveSatisfied: false,
      rollupProgressCompletion: true,
      objectiveMeasureWeight: 0.5,
      rollupRules: [
        {
          action: 'incomplete',
          conditionCombination: 'any',
          childActivitySet: 'atLeastPercent',
          minimumCount: 0,
          minimumPercent: 0.75,
          conditions: [{ condition: 'completed', operator: 'not' }],
        },
      ],
      randomizationTiming: 'once',
      selectionTiming: 'onEachNewAttempt',
      selectCount: 3,
      reorderChildren: true,
      tracked: false,
      completionSetByContent: true,
      preventActivation: true,
      constrainChoice: true,
      rollupConsiderations: { requiredForCompleted: 'ifAttempted', measureSatisfactionIfActive: false },
    })
    expect(
      read.objectives.map(({ objectiveID, isPrimary, minNormalizedMeasure }) => [
        objectiveID,
        isPrimary,
        minNormalizedMeasure,
      ]),
    ).toEqual([
      ['o1', true, 0.7],
      ['o2', false, null],
    ])
    expect(read.objectives[1]?.mapInfo).toEqual([
      expect.objectContaining({
        targetObjectiveID: 'g2',
        readSatisfiedStatus: false,
        readNormalizedMeasure: true,
        writeNormalizedMeasure: true,
        writeRawScore: true,
        readMinScore: false,
        readRawScore: true,
      }),
    ])
  })

  test('of a collection is taken, and an element of the item stands for the whole one there', () => {
    const shared =
      '<imsss:sequencingCollection><imsss:sequencing ID="s"><imsss:controlMode flow="true" choice="false"/><imsss:deliveryControls tracked="false"/></imsss:sequencing></imsss:sequencingCollection>'
    const read = sequencingOf(
      '<imsss:sequencing IDRef="s"><imsss:controlMode forwardOnly="true"/></imsss:sequencing>',
      shared,
    )
    expect(read.tracked).toBe(false)
    expect(read.controlMode).toMatchObject({ forwardOnly: true, flow: false, choice: true })
  })

  test('a rule with a word that no edition has is left out whole', () => {
    const read = sequencingOf(
      '<imsss:sequencing><imsss:sequencingRules><imsss:preConditionRule><imsss:ruleConditions><imsss:ruleCondition condition="satisfied"/><imsss:ruleCondition condition="lucky"/></imsss:ruleConditions><imsss:ruleAction action="disabled"/></imsss:preConditionRule></imsss:sequencingRules></imsss:sequencing>',
    )
    expect(read.preConditionRules).toEqual([])
  })
})

describe('an item', () => {
  test('of 2004 has no conditions of 1.2, and the other way round', () => {
    const both =
      '<adlcp:prerequisites type="aicc_script">I1=passed</adlcp:prerequisites><adlcp:masteryscore>80</adlcp:masteryscore><adlcp:dataFromLMS>x=1</adlcp:dataFromLMS><adlcp:timeLimitAction>exit,message</adlcp:timeLimitAction><imsss:sequencing/>'
    expect(firstItem(both, '', '1.2')).toMatchObject({
      prerequisites: 'I1=passed',
      masteryScore: 80,
      sequencing: null,
      dataFromLms: 'x=1',
      timeLimitAction: 'exit,message',
    })
    expect(firstItem(both)).toMatchObject({ prerequisites: '', masteryScore: null, dataFromLms: 'x=1' })
  })

  test.each<[string, string, PackageItem['completionThreshold']]>([
    ['none', '', null],
    [
      'of the third edition',
      '<adlcp:completionThreshold>0.75</adlcp:completionThreshold>',
      { completedByMeasure: true, minProgressMeasure: 0.75, progressWeight: 1 },
    ],
    [
      'of the fourth',
      '<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.5" progressWeight="0.2"/>',
      { completedByMeasure: true, minProgressMeasure: 0.5, progressWeight: 0.2 },
    ],
    [
      'of the fourth without a measure',
      '<adlcp:completionThreshold minProgressMeasure="0.5"/>',
      { completedByMeasure: false, minProgressMeasure: 0.5, progressWeight: 1 },
    ],
  ])('threshold %s', (_name, inside, expected) => {
    expect(firstItem(inside).completionThreshold).toEqual(expected)
  })

  test('says which buttons it does without', () => {
    const inside =
      '<adlnav:presentation><adlnav:navigationInterface><adlnav:hideLMSUI>continue</adlnav:hideLMSUI><adlnav:hideLMSUI>previous</adlnav:hideLMSUI></adlnav:navigationInterface></adlnav:presentation>'
    expect(firstItem(inside).hideLmsUi).toEqual(['continue', 'previous'])
  })
})

/** `parameters` as CAM 1.3 §3.4.1.1 adds them. */
test.each([
  ['index.html', '', ''],
  ['index.html', '?a=1', '?a=1'],
  ['index.html', 'a=1', '?a=1'],
  ['index.html', '&amp;a=1', '?a=1'],
  ['index.html?b=2', '?a=1', '?b=2&a=1'],
  ['index.html', '#c', '#c'],
  ['index.html#d', '#c', '#d'],
])('%s with %s', (href, parameters, query) => {
  const items = itemOf('I1', 'R1', '', `parameters="${parameters}"`)
  const { read } = readManifest(manifestOf({ items, resources: scoOf('R1', href) }), files)
  expect(read?.facts.entryPoints).toEqual([{ item: 'I1', title: 'I1', kind: 'sco', path: 'index.html', query }])
})

/** `xml:base` of the manifest, of the resources, of the resource. */
test.each([
  ['', '', 'a/b/c.html', 'a/b/c.html'],
  ['a/', '', 'b/c.html', 'a/b/c.html'],
  ['a/', 'b/', 'c.html', 'a/b/c.html'],
  ['a', 'b', 'c.html', 'a/b/c.html'],
  ['a/', 'x/', '../b/c.html', 'a/b/c.html'],
])('base %s and %s before %s', (outer, inner, href, path) => {
  const resources = scoOf('R1', href, '', `xml:base="${inner}"`)
  const { read } = readManifest(manifestOf({ root: `xml:base="${outer}"`, resources }), ['a/b/c.html'])
  expect(read?.facts.entryPoints[0]?.path).toBe(path)
})

test.each([
  ['1.2', '1.2'],
  ['CAM 1.3', '2004-2'],
  ['2004 2nd Edition', '2004-2'],
  ['2004 3rd Edition', '2004-3'],
  ['2004  4th  edition', '2004-4'],
  ['2004', '2004-3'],
  ['', '2004-3'],
])('schemaversion %s is %s', (version, edition) => {
  const written =
    version === '' ? manifestOf({ version: 'x' }).replace(/<metadata>.*<\/metadata>/, '') : manifestOf({ version })
  expect(readManifest(written, files).read?.structure.edition).toBe(edition)
})
