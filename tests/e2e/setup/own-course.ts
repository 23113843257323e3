import { z } from 'zod'
import { QuizSpec } from '#app/assessment/schemas.ts'
import { findLesson } from '#app/learning/course-plan.ts'
import { getCurrentVersion } from '#app/learning/version-queries.server.ts'
import { db } from '#app/platform/database.server.ts'
import { newId, sha256 } from '#app/platform/ids.server.ts'

/** What a JSON column holds, as one takes it. */
const AnyJson = z.json().transform((json) => json ?? {})

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

/** A whole course of the demonstration’s under an address of its own, with all its lessons and exercises. */
export async function copyCourse(slugOfSource: string): Promise<{ slug: string; courseVersionId: string }> {
  const { id: sourceId } = await getCurrentVersion(slugOfSource)
  const [courseId, courseVersionId] = [newId(), newId()]
  const slug = `corso-${courseId.slice(0, 8)}`
  const place = { where: { courseVersionId: sourceId } }
  const version = await db().courseVersion.findUniqueOrThrow({ where: { id: sourceId } })
  const lessons = await db().lessonVersion.findMany(place)
  const specs = await db().assessmentSpec.findMany(place)
  await db().course.create({ data: { id: courseId, slug } })
  const { outline, tools, ...written } = version
  const own = { id: courseVersionId, courseId, hash: sha256(courseId), number: 1, title: `Un corso di prova ${slug}` }
  await db().courseVersion.create({
    data: { ...written, ...own, outline: AnyJson.parse(outline), tools: AnyJson.parse(tools), effect: {} },
  })
  await db().lessonVersion.createMany({ data: lessons.map((lesson) => ({ ...lesson, courseVersionId })) })
  await db().assessmentSpec.createMany({
    data: specs.map(({ spec, ...rest }) => ({ ...rest, courseVersionId, spec: AnyJson.parse(spec) })),
  })
  await db().course.update({ where: { id: courseId }, data: { currentVersionId: courseVersionId } })
  return { slug, courseVersionId }
}
