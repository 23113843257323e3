import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AssessmentSpec } from '#app/assessment/schemas.ts'
import { filesIn } from '#app/platform/zip.fixtures.ts'
import { checkPackage } from '#app/scorm/package/check-package.server.ts'
import { exportForms } from '#app/scorm/export/forms.ts'
import { lessonText, smallCourse } from '../course.fixtures.ts'
import type { CourseSource } from '../course-source.ts'
import { readCourse } from '../read-course.server.ts'
import { packageBytes, packageInput, playedData } from './export.fixtures.ts'
import { open } from './player/course-data.ts'
import { writePackage } from './write-package.server.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sguardi-export-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map((match) => match[1] ?? '')

async function opened(source: CourseSource, more: Parameters<typeof packageBytes>[1] = {}) {
  const bytes = Buffer.from(await packageBytes(source, more))
  const files = new Map(filesIn(bytes).map(({ name, bytes: own }) => [name, own]))
  const textOf = (name: string) => files.get(name)?.toString() ?? ''
  return { bytes, files, textOf, page: textOf('index.html') }
}

const words = (html: string) =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** What of an exercise must not be read in a file: its own words, long enough to be nobody else's. */
function secretsOf(spec: AssessmentSpec): string[] {
  if (spec.kind === 'form') return spec.fields.flatMap(({ modelHtml, whyHtml }) => [modelHtml, whyHtml ?? ''])
  if (spec.kind === 'case') {
    const scenes = spec.scenes
      .slice(1)
      .flatMap(({ html, decision }) => [
        html,
        ...(decision?.options ?? []).flatMap((one) => [one.html, one.outcomeHtml ?? '']),
      ])
    const anchors = spec.rubric.flatMap((criterion) => criterion.anchors.flatMap(({ html, why }) => [html, why]))
    return [...scenes, ...anchors, ...spec.readings.map(({ html }) => html), spec.debriefHtml]
  }
  return spec.questions.flatMap((question) => [
    question.feedbackHtml ?? '',
    ...('choices' in question ? question.choices.map(({ feedbackHtml }) => feedbackHtml ?? '') : []),
    ...('accepted' in question ? question.accepted : []),
  ])
}

const slugs = ['approccio-transculturale', 'care-drain', 'tutela-minori']

describe.each(slugs)('%s as a package', (slug) => {
  let source: CourseSource
  beforeAll(async () => {
    source = await readCourse(`courses/${slug}`)
  })

  test.each(['1.2', '2004'] as const)(
    'of SCORM %s is taken by our own check, and loads nothing from elsewhere',
    async (form) => {
      const { bytes } = await opened(source, { form })
      const file = path.join(folder, `${slug}-${form}.zip`)
      await writeFile(file, bytes)
      const { report } = await checkPackage(file)
      expect(report).toMatchObject({ ok: true, refusals: [] })
      // Lessons name their sources, and readers may follow them; nothing else is said against it.
      expect(report.warnings.filter(({ code }) => code !== 'hosts_linked')).toEqual([])
    },
  )

  test('has neither keys nor later scenes to be read in its files', async () => {
    const { course } = playedData(source)
    const { page, textOf } = await opened(source)
    const text = words(page) + textOf('player.js')
    const secrets = course.lessons
      .flatMap(({ specs }) => specs.flatMap(secretsOf))
      .map(words)
      .filter((one) => one.length > 25)
    expect(secrets.length).toBeGreaterThan(100)
    expect(secrets.filter((one) => text.includes(one) || text.includes(one.replaceAll("'", '’')))).toEqual([])
  })

  test('tells no example that trainers mark by, sealed or not', () => {
    const { data } = playedData(source)
    const cases = data.exercises.map((one) => open(data, one)).filter((one) => one.kind === 'case')
    expect(cases.flatMap(({ rubric }) => rubric.flatMap(({ anchors }) => anchors))).toEqual([])
  })

  test('leads only to what is there', async () => {
    const { page, files } = await opened(source)
    const ids = new Set(all(page, /\sid="([^"]*)"/g))
    expect(ids.size).toBe(all(page, /\sid="([^"]*)"/g).length)
    const lost = all(page, /href="#([^"]*)"/g).filter((id) => !ids.has(id))
    expect(lost).toEqual([])
    const shown = all(page, /(?:src|href)="([^"#]*)"/g).filter((one) => one && !/^(https|mailto|tel):/.test(one))
    expect(shown.filter((one) => !files.has(one))).toEqual([])
    const { course } = packageInput(source)
    const places = all(page, /data-exercise="([^"]*)"/g)
    expect(places).toEqual(
      course.lessons
        .flatMap(({ specs, practice }) => [...specs, ...practice].map(({ id }) => id))
        .toSorted((a, b) => places.indexOf(a) - places.indexOf(b)),
    )
  })

  test('is light, and asks the browser for nothing but its own files', async () => {
    const { page, textOf, bytes } = await opened(source)
    expect(bytes.byteLength).toBeLessThan(1_000_000)
    expect(Buffer.byteLength(textOf('player.js'))).toBeLessThan(50_000)
    expect(page).toContain(`default-src 'self'; img-src 'self' data:; connect-src 'none'`)
    expect(page).not.toMatch(/<script(?! src="player.js"| type="application\/json")/)
    expect(page).not.toMatch(/\son\w+="|style="/)
  })
})

describe('a package', () => {
  test('is the same bytes for the same course, and other ones for another mark', async () => {
    const [one, again] = await Promise.all([packageBytes(smallCourse()), packageBytes(smallCourse())])
    expect(Buffer.from(one).equals(Buffer.from(again))).toBe(true)
    const other = await packageBytes(smallCourse(), { mark: 'f'.repeat(64) })
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false)
  })

  test('of a module has its lessons, its title and its minutes alone', async () => {
    const source = await readCourse('courses/care-drain')
    const { course } = packageInput(source)
    const [, module] = course.outline.modules
    const { page, textOf } = await opened(source, { moduleId: module?.id ?? '' })
    expect(all(page, /<article id="l-([^"]*)"/g)).toEqual(module?.lessons.map(({ id }) => id))
    expect(textOf('imsmanifest.xml')).toContain(`identifier="sguardi-care-drain-${module?.id ?? ''}"`)
    expect(await writePackage(packageInput(source, { moduleId: 'nessuno' }))).toBeNull()
  })

  test.each(exportForms)('of the form %s begins with its manifest', async (form) => {
    const { files } = await opened(smallCourse(), { form })
    expect([...files.keys()][0]).toBe(form === 'cmi5' ? 'cmi5.xml' : 'imsmanifest.xml')
  })

  test('of cmi5 may speak to a record store, which its page narrows down', async () => {
    const { page } = await opened(smallCourse(), { form: 'cmi5' })
    expect(page).toContain('connect-src https: http:')
  })

  test('takes hostile words as words', async () => {
    const text = String.raw`\</script>\<script>alert(1)\</script> "&amp;"`
    const { page } = await opened(smallCourse({ '01-primo/01-uno.mdx': lessonText(text) }))
    expect(page).not.toContain('<script>alert')
    expect(page).toContain('&lt;script&gt;alert(1)')
  })

  test('brings films with their captions, and what is said in them', async () => {
    const film =
      'Guarda.\n\n<Video src="media/prova.mp4" captions="media/prova.vtt" transcript="media/prova.txt" title="Al banco" />'
    const { page, files } = await opened(
      smallCourse({
        '01-primo/01-uno.mdx': lessonText(film),
        '01-primo/media/prova.mp4': new Uint8Array([0, 0, 0, 24, ...Buffer.from('ftypisom'), 0, 0, 2, 0]),
        '01-primo/media/prova.vtt': 'WEBVTT\n\n00:00.000 --> 00:02.000\nBuongiorno.\n',
        '01-primo/media/prova.txt': 'Buongiorno a tutte.',
      }),
    )
    const [src] = all(page, /<video [^>]*src="([^"]*)"/g)
    const [captions] = all(page, /<track [^>]*src="([^"]*)"/g)
    expect([files.has(src ?? ''), files.has(captions ?? '')]).toEqual([true, true])
    expect(page).toContain('Buongiorno a tutte.')
  })
})
