import type { ReactNode } from 'react'

type Props = { id: string; kind: string; kicker: string; title: string; children: ReactNode }

/** The place of an exercise in a lesson: what it is, its title, and what is done in it. */
export function ExerciseSection({ id, kind, kicker, title, children }: Props) {
  return (
    <section className={`exercise exercise--${kind}`} id={id} data-kind={kind} aria-labelledby={`${id}-title`}>
      <header className="exercise__header">
        <p className="kicker">{kicker}</p>
        <h2 id={`${id}-title`}>{title}</h2>
      </header>
      {children}
    </section>
  )
}
