import { Html } from '#app/assessment/components/html.tsx'
import type { CaseSpec } from '#app/assessment/schemas.ts'

/** What follows a case once it is over: how others read it, the rubric, and the discussion. */
export function CaseEnding({ spec }: { spec: CaseSpec }) {
  return (
    <>
      {spec.readings.map(({ by, role, html }) => (
        <blockquote key={by}>
          <p>
            <strong>{by}</strong>, {role}
          </p>
          <Html html={html} />
        </blockquote>
      ))}
      {spec.rubric.map(({ criterion, levels }) => (
        <div key={criterion}>
          <p>
            <strong>{criterion}</strong>
          </p>
          <ol>
            {levels.map((level) => (
              <li key={level}>{level}</li>
            ))}
          </ol>
        </div>
      ))}
      <Html html={spec.debriefHtml} />
    </>
  )
}
