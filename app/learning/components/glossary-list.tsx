import type { ReactNode } from 'react'
import { Html } from '#app/assessment/components/html.tsx'
import { useText } from '#app/platform/i18n/use-text.tsx'
import type { GlossaryLetter, GlossaryWord } from '../glossary.ts'
import { toolMessages } from '../tool-messages.ts'

/** The id of a letter's heading. */
const headingOf = (letter: string) => `letter-${letter === '#' ? '0' : letter}`

type From = GlossaryWord['meanings'][number]['from']

/** Jumps to the letters that have words. */
export function LetterLinks({ letters }: { letters: readonly GlossaryLetter[] }) {
  const t = useText(toolMessages)
  return (
    <nav aria-label={t('glossary_letters')}>
      <ul className="glossary-letters">
        {letters.map(({ letter }) => (
          <li key={letter}>
            <a href={`#${headingOf(letter)}`}>
              <span className="visually-hidden">{t('glossary_letter')} </span>
              {letter}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Words in alphabetical order; `level` is that of the letters' headings, `link` names where a meaning comes from. */
export function GlossaryList({
  letters,
  level: Heading,
  link,
}: {
  letters: readonly GlossaryLetter[]
  level: 'h2' | 'h3'
  link: (from: From) => ReactNode
}) {
  const sections = letters.map(({ letter, words }) => (
    <section key={letter} className="glossary" aria-labelledby={headingOf(letter)}>
      <Heading id={headingOf(letter)}>{letter}</Heading>
      <dl>
        {words.map(({ word, anchor, meanings }) => (
          <div key={anchor} id={anchor}>
            <dt lang={meanings[0]?.from.lang}>{word}</dt>
            {meanings.map(({ html, from }) => (
              <dd key={`${from.id} ${html}`}>
                <Html html={html} inline lang={from.lang} /> <span className="glossary__from">{link(from)}</span>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  ))
  return <div className="glossary-list">{sections}</div>
}
