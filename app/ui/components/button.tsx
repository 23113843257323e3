import type { ComponentProps, ReactNode } from 'react'
import { Link } from './link.tsx'

export type ButtonKind = 'primary' | 'secondary' | 'outline' | 'danger'

export function Button({
  kind = 'primary',
  className = '',
  ...rest
}: ComponentProps<'button'> & { kind?: ButtonKind }) {
  return <button type="submit" {...rest} className={`button button--${kind} ${className}`} />
}

export function LinkButton({
  kind = 'primary',
  to,
  children,
  ...rest
}: { kind?: ButtonKind; to: string; children: ReactNode } & Omit<ComponentProps<typeof Link>, 'to' | 'children'>) {
  return (
    <Link {...rest} to={to} className={`button button--${kind}`}>
      {children}
    </Link>
  )
}
