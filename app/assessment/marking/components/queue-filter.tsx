import { Form } from '@remix-run/react'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Select } from '#app/ui/components/field.tsx'
import { markingMessages } from '../messages.ts'

type Exercise = { slug: string; courseTitle: string; activityId: string; title: string; waiting: number }

/** Course, or course and exercise, as one field: `course` or `course/exercise`. */
export function QueueFilter({ exercises, chosen }: { exercises: Exercise[]; chosen: string }) {
  const t = useText(markingMessages)
  const courses = [...new Map(exercises.map((one) => [one.slug, one.courseTitle]))]
  const options = courses.flatMap(([slug, course]) => {
    const own = exercises.filter((one) => one.slug === slug)
    const waiting = own.reduce((sum, one) => sum + one.waiting, 0)
    return [
      { value: slug, label: t('filter_course', { course, waiting }) },
      ...own.map(({ activityId, title: exercise, waiting: of }) => ({
        value: `${slug}/${activityId}`,
        label: t('filter_exercise', { course, exercise, waiting: of }),
      })),
    ]
  })
  return (
    <Form method="get" className="queue-filter">
      <Select
        key={chosen}
        name="of"
        label={t('filter')}
        options={[{ value: '', label: t('filter_all') }, ...options]}
        defaultValue={chosen}
      />
      <Button kind="outline">{t('filter_apply')}</Button>
    </Form>
  )
}
