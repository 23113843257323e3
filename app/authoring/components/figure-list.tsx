import type { ReactNode } from 'react'

type Figure = { term: string; figure: string | number; note?: string | null }

/** Figures with their names, side by side, and whatever else stands in their row; `section` sets them off from above. */
export function FigureList({
  figures,
  section = false,
  children,
}: {
  figures: readonly Figure[]
  section?: boolean
  children?: ReactNode
}) {
  return (
    <dl className={section ? 'question-figures__numbers section' : 'question-figures__numbers'}>
      {figures.map(({ term, figure, note }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            {figure}
            {note && <span className="muted small question-figures__note">{note}</span>}
          </dd>
        </div>
      ))}
      {children}
    </dl>
  )
}
