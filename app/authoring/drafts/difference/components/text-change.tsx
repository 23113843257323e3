import { useText } from '#app/platform/i18n/use-text.tsx'
import { Link } from '#app/ui/components/link.tsx'
import { Difference } from '../../components/difference.tsx'
import { draftPaths } from '../../paths.ts'
import type { FileDifference } from '../difference-queries.server.tsx'
import { differenceMessages } from '../messages.ts'
import { FactsDifference } from './facts-difference.tsx'
import { LessonDifference } from './lesson-difference.tsx'

type Props = {
  difference: FileDifference
  /** Which comparison is looked at, and how. */
  version: { slug: string; path: string; revision: number; only: boolean; asLines: boolean }
}

function Shown({ difference, only }: { difference: FileDifference; only: boolean }) {
  const t = useText(differenceMessages)
  switch (difference.kind) {
    case 'none':
      return <p>{t(only ? 'same_that' : 'same')}</p>
    case 'lesson':
      return (
        <>
          <p className="measure">{t(only ? 'lead_that' : 'lead_now')}</p>
          <LessonDifference parts={difference.parts} />
        </>
      )
    case 'facts':
      return (
        <>
          <p className="measure">{t(only ? 'facts_that' : 'facts_now')}</p>
          <FactsDifference changes={difference.changes} />
        </>
      )
    case 'lines': {
      const said = { faults: 'faults_then', unseen: 'unseen', text: 'lines' } as const
      return (
        <>
          <p className="measure">{t(said[difference.why])}</p>
          <Difference parts={difference.lines} />
        </>
      )
    }
  }
}

/** What has become of a text, as its readers see it or, one step away, line by line. */
export function TextChange({ difference, version }: Props) {
  const t = useText(differenceMessages)
  const { asLines, only, path } = version
  const back = path.endsWith('.yaml') ? 'show_facts' : 'show_drawn'
  const hasOther = asLines || difference.kind === 'lesson' || difference.kind === 'facts'
  return (
    <>
      {hasOther && (
        <p>
          <Link to={draftPaths.version({ ...version, asLines: !asLines })}>{t(asLines ? back : 'show_source')}</Link>
        </p>
      )}
      <Shown difference={difference} only={only} />
    </>
  )
}
