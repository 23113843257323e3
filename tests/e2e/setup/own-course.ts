import { QuizSpec } from '#app/assessment/schemas.ts'
import { findLesson } from '#app/learning/course-plan.ts'
import { getCurrentVersion } from '#app/learning/version-queries.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId, sha256 } from '#app/platform/ids.server.ts'

const source = 'approccio-transculturale'

/** The quiz of the lesson that courses of one's own are made of, and how many of its first questions they keep. */
export const ownQuiz = { id: 'prova-viaggio', lessonId: 'il-viaggio', title: 'Fermati un momento', questions: 3 }

/**
 * A course of one lesson of the demonstration’s, under an address of its own: what is corrected in it is nobody else’s. Its
 * title comes after the demonstration’s course, which offices therefore go on seeing first. Its quiz may
 * have other `rules` than the demonstration’s.
 */
export async function addOwnCourse(rules: Partial<QuizSpec> = {}): Promise<{ slug: string; courseVersionId: string }> {
  const { id: sourceId, outline } = await getCurrentVersion(source)
  const found = findLesson(outline, ownQuiz.lessonId)
  if (!found) throw new Error('no such lesson')
  const { lesson, module } = found
  const [courseId, courseVersionId] = [newId(), newId()]
  const slug = `corso-${courseId.slice(0, 8)}`
  const place = { courseVersionId: sourceId, lessonId: lesson.id }
  const written = await db().lessonVersion.findUniqueOrThrow({ where: { courseVersionId_lessonId: place } })
  const key = { courseVersionId: sourceId, activityId: ownQuiz.id }
  const { spec } = await db().assessmentSpec.findUniqueOrThrow({ where: { courseVersionId_activityId: key } })
  const quiz = QuizSpec.parse(spec)
  const questions = quiz.questions.slice(0, ownQuiz.questions)
  await db().course.create({ data: { id: courseId, slug } })
  await db().courseVersion.create({
    data: {
      ...{ id: courseVersionId, courseId, hash: sha256(courseId), number: 1, language: 'it' },
      ...{ title: `Una lezione di prova ${slug}`, summary: 'In prova.', minutes: lesson.minutes, thresholdPercent: 80 },
      outline: { ...outline, modules: [{ ...module, lessons: [lesson] }] },
    },
  })
  await db().lessonVersion.create({ data: { ...written, courseVersionId } })
  await db().assessmentSpec.create({
    data: {
      ...{ courseVersionId, activityId: ownQuiz.id, kind: 'quiz' },
      spec: { ...quiz, questions, draw: questions.length, ...rules },
    },
  })
  await db().course.update({ where: { id: courseId }, data: { currentVersionId: courseVersionId } })
  return { slug, courseVersionId }
}
