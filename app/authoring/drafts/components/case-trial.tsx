import { useState } from 'react'
import { Html } from '#app/assessment/components/html.tsx'
import type { CaseSpec, Scene } from '#app/assessment/schemas.ts'
import type { DepartmentKind } from '#app/platform/generated/enums.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { Button } from '#app/ui/components/button.tsx'
import { Select, TextArea } from '#app/ui/components/field.tsx'
import { CaseEnding } from './case-ending.tsx'
import { writeMessages } from './write-messages.ts'

type At = { scene: string; outcomeHtml: string | null }

/** What a scene says at one counter. */
const textAt = (html: string, counters: Scene['counters'], counter: DepartmentKind | null) =>
  html + counters.flatMap((one) => (one.department === counter ? [one.html] : [])).join('')

function Decision({ scene, counter, onGo }: { scene: Scene; counter: DepartmentKind | null; onGo: (at: At) => void }) {
  const write = useText(writeMessages)
  const [chosen, setChosen] = useState<string | null>(null)
  const { decision } = scene
  if (!decision) return null
  const option = decision.options.find(({ id }) => id === chosen)
  const go = () => option?.to && onGo({ scene: option.to, outcomeHtml: option.outcomeHtml ?? null })
  return (
    <fieldset className="choices">
      <legend>
        <Html html={textAt(decision.promptHtml, decision.counters, counter)} />
      </legend>
      {decision.options.map(({ id, html }) => (
        <label key={id} className="choice">
          <input type="radio" name={`trial-${scene.id}`} checked={chosen === id} onChange={() => setChosen(id)} />
          <Html inline html={html} />
        </label>
      ))}
      <TextArea name={`trial-reason-${scene.id}`} label={write('play_reason')} rows={2} />
      <Button type="button" onClick={go} disabled={!option}>
        {write('play_choose')}
      </Button>
    </fieldset>
  )
}

function SceneTrial({
  scene,
  outcomeHtml,
  counter,
  onGo,
}: { scene: Scene; counter: DepartmentKind | null; onGo: (at: At) => void } & Pick<At, 'outcomeHtml'>) {
  const write = useText(writeMessages)
  const next = scene.next
  return (
    <section className="card">
      {outcomeHtml && <Html className="muted" html={outcomeHtml} />}
      <h4 className="card__title">{scene.title}</h4>
      <Html html={textAt(scene.html, scene.counters, counter)} />
      {scene.reflection && (
        <>
          <Html html={scene.reflection.promptHtml} />
          <TextArea name={`trial-reflection-${scene.id}`} label={write('play_reason')} rows={3} />
        </>
      )}
      <Decision scene={scene} counter={counter} onGo={onGo} />
      {next && (
        <Button type="button" onClick={() => onGo({ scene: next, outcomeHtml: null })}>
          {write('play_next')}
        </Button>
      )}
      {scene.end && <p>{write('play_end')}</p>}
    </section>
  )
}

/** A case of a draft, tried out from any scene as a learner will go through it. Nothing leaves the page. */
export function CaseTrial({ spec, counter }: { spec: CaseSpec; counter: DepartmentKind | null }) {
  const write = useText(writeMessages)
  const [first, setFirst] = useState(spec.scenes[0]?.id ?? '')
  const [at, setAt] = useState<At | null>(null)
  const scene = at && spec.scenes.find(({ id }) => id === at.scene)
  const title = `trial-${spec.id}`
  return (
    <section className="case-trial" aria-labelledby={title}>
      <h3 id={title}>
        {write('play')}: {spec.title}
      </h3>
      <p className="muted">{write('play_note')}</p>
      <div className="office-filter">
        <Select
          name={`from-${spec.id}`}
          label={write('play_from')}
          value={first}
          onChange={(event) => setFirst(event.currentTarget.value)}
          options={spec.scenes.map(({ id, title: label }) => ({ value: id, label }))}
        />
        <Button
          type="button"
          kind="outline"
          className="button--small"
          onClick={() => setAt({ scene: first, outcomeHtml: null })}
        >
          {write(at ? 'play_again' : 'play_begin')}
        </Button>
      </div>
      {at && scene && (
        <div aria-live="polite">
          <SceneTrial key={scene.id} scene={scene} outcomeHtml={at.outcomeHtml} counter={counter} onGo={setAt} />
          {scene.end && <CaseEnding spec={spec} />}
        </div>
      )}
    </section>
  )
}
