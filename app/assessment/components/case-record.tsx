import { organisationMessages } from '#app/organisation/messages.ts'
import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { caseMessages } from '../case-messages.ts'
import type { OwnRun } from '../run-queries.server.ts'
import { CaseEnding } from './case-ending.tsx'
import { CaseGiven } from './case-given.tsx'
import { Html } from './html.tsx'

const minutesOf = (from: Date, to: Date) => Math.max(1, Math.round((to.getTime() - from.getTime()) / 60_000))

/** A finished walk, scene by scene with the times it was seen, to read and not to change. */
export function CaseRecord({ run }: { run: OwnRun }) {
  const t = useText(caseMessages)
  const place = useText(organisationMessages)
  const { moment, duration } = useFormats()
  const { walk, times, activityId, startedAt, endedAt } = run
  return (
    <div className="case-record exercise exercise--case">
      <p className="muted">
        {t('run_lead', { start: moment(startedAt), end: moment(endedAt) })}{' '}
        {walk.counter && t('run_from', { counter: place(`department_${walk.counter}`) })}
      </p>
      <ol className="plain-list">
        {walk.steps.map((step, index) => {
          const { seenAt = startedAt, leftAt = null } = times[index] ?? {}
          const seen = moment(seenAt)
          return (
            <li key={step.sceneId} className="case__past">
              {step.outcomeHtml && <Html html={step.outcomeHtml} className="case__outcome" />}
              <h2 className="case-record__scene">{step.title}</h2>
              <p className="muted small">
                {leftAt
                  ? t('run_scene_left', { seen, stay: duration(minutesOf(seenAt, leftAt)) })
                  : t('run_scene', { seen })}
              </p>
              <Html html={step.html} />
              {step.reflection && <Html html={step.reflection.promptHtml} />}
              {step.decision && <Html html={step.decision.promptHtml} />}
              <CaseGiven step={step} shared={walk.shared} activityId={activityId} />
            </li>
          )
        })}
      </ol>
      {walk.ending && <CaseEnding steps={walk.steps} ending={walk.ending} id={activityId} />}
    </div>
  )
}
