/** The preview of a lesson, drawn from its tree, is what the compiled lesson shows. */
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { textComponents } from '#app/learning/components/lesson-components.tsx'
import { contentOf } from '#app/learning/load-artefact.server.ts'
import { LocaleProvider } from '#app/platform/i18n/use-text.tsx'
import { checkCourse } from '../check-course.ts'
import { compileLesson, prepare } from '../compile-lesson.server.ts'
import { FaultList } from '../faults.ts'
import { mediaOf } from '../publish-course.server.ts'
import { listCourseFolders, readCourse } from '../read-course.server.ts'
import { parseLesson } from '../syntax-tree.ts'
import { LessonTree } from './lesson-tree.tsx'

const Place = ({ id }: { id?: string }) => <hr id={id} />
const components = { ...textComponents, Quiz: Place, Case: Place, SimulationForm: Place, Journal: Place, Survey: Place }
/** Line breaks between elements show nothing. */
const folded = (html: string) => html.replace(/\s+/g, ' ').replace(/> | </g, (sign) => sign.trim())

test('all lessons of the courses look the same, drawn and compiled', async () => {
  for (const folder of await listCourseFolders('courses')) {
    const source = await readCourse(folder)
    for (const lesson of checkCourse(source).sound) {
      const media = mediaOf(source, lesson.folder)
      const { hash, code } = await compileLesson(lesson, media)
      const Content = contentOf(hash, code)
      const root = parseLesson(lesson.text, new FaultList(lesson.file))
      if (!root) throw new Error(lesson.file)
      prepare(root, media)
      const compiled = renderToString(
        <LocaleProvider value="it">
          <Content components={components} />
        </LocaleProvider>,
      )
      const drawn = renderToString(
        <LocaleProvider value="it">
          <LessonTree root={root} components={components} />
        </LocaleProvider>,
      )
      expect(drawn.length, lesson.file).toBeGreaterThan(500)
      expect(folded(drawn), lesson.file).toBe(folded(compiled))
    }
  }
}, 120_000)
