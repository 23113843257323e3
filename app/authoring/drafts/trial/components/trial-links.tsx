import type { AssessmentSpec } from '#app/assessment/schemas.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { draftPaths } from '../../paths.ts'
import { trialMessages } from '../messages.ts'

/** What a page knows of an exercise that can be tried out. */
export type Triable = Pick<AssessmentSpec, 'id' | 'kind' | 'title'>

type Props = { slug: string; path: string; counter: string | null; exercises: readonly Triable[] }

/** The ways to try out the exercises of a lesson; nothing where it has none. */
export function TrialLinks({ slug, path, counter, exercises }: Props) {
  const t = useText(trialMessages)
  if (exercises.length === 0) return null
  return (
    <ul>
      {exercises.map(({ id, kind, title }) => (
        <li key={id}>
          <Link to={draftPaths.trial({ slug, path, exercise: id, counter })}>{t(`try_${kind}`, { title })}</Link>
        </li>
      ))}
    </ul>
  )
}
