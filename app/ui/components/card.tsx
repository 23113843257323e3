import type { ReactNode } from 'react'

type Props = {
  title?: ReactNode
  kicker?: ReactNode
  footer?: ReactNode
  tone?: 'plain' | 'accent'
  children?: ReactNode
}

export function Card({ title, kicker, footer, tone = 'plain', children }: Props) {
  return (
    <section className={`card card--${tone}`}>
      {kicker && <p className="kicker">{kicker}</p>}
      {title && <h2 className="card__title">{title}</h2>}
      {children}
      {footer && <div className="card__footer">{footer}</div>}
    </section>
  )
}
