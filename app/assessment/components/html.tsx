type Props = { html: string; inline?: boolean; id?: string; className?: string; lang?: string }

/** Markup that the compiler made from checked Markdown: no element or attribute of an author is in it. */
export function Html({ html, inline = false, ...rest }: Props) {
  const Tag = inline ? 'span' : 'div'
  return <Tag {...rest} dangerouslySetInnerHTML={{ __html: html }} />
}
