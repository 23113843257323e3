import { formText, journalText, surveyText } from '#app/authoring/practice.fixtures.ts'
import { lessonText, smallCourse } from '#app/authoring/course.fixtures.ts'
import type { CourseSource } from '#app/authoring/course-source.ts'
import { courseText } from './learner.ts'

/** A course of two lessons and 60 minutes: a form to fill in; a journal, a survey before and one after. */
export function practiceCourse(changes: Record<string, string | null> = {}): CourseSource {
  const beside = [journalText, surveyText('pre'), surveyText('post')].join('\n\n')
  return smallCourse({
    'course.yaml': courseText(),
    '01-primo/01-uno.mdx': lessonText(`Testo.\n\n${formText}`, 'lezione-uno', 30),
    '01-primo/02-due.mdx': lessonText(`Testo.\n\n${beside}`, 'lezione-due', 30),
    '01-primo/media/cerchio.svg': null,
    ...changes,
  })
}
