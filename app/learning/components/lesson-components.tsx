import { createContext, useContext, type ReactNode } from 'react'
import { panels } from '#app/assessment/components/exercise-panels.ts'
import type { TerritoryCard as Territory } from '#app/organisation/territory.ts'
import { organisationMessages } from '#app/organisation/messages.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { lessonMessages } from '../lesson-messages.ts'
import { toolComponents } from './tool-frames.tsx'

/** Who reads: chooses what is written for one counter, and has the figures of their comune in a lesson that asks for them. */
export type Reader = { departmentKinds: string[]; cards: Record<string, Territory> }
export const ReaderContext = createContext<Reader>({ departmentKinds: [], cards: {} })

type WithChildren = { children?: ReactNode }
const departments = ['social_services', 'registry', 'technical_office', 'nursery', 'local_police', 'other'] as const
const callouts = ['note', 'tip', 'warning', 'practice'] as const

function Callout({ kind, title, children }: WithChildren & { kind?: string; title?: string }) {
  const t = useText(lessonMessages)
  const known = callouts.find((one) => one === kind) ?? 'note'
  return (
    <aside className={`callout callout--${known}`}>
      <p className="callout__title">{title ?? t(known)}</p>
      {children}
    </aside>
  )
}

function Term({ word, children }: WithChildren & { word: string }) {
  return (
    <span className="term">
      <dfn>{word}</dfn> <span className="term__meaning">({children})</span>
    </span>
  )
}

type SourceProps = WithChildren & { title: string; author?: string; year?: string | number; url?: string }

function Source({ title, author, year, url, children }: SourceProps) {
  const t = useText(lessonMessages)
  const name = <cite>{title}</cite>
  return (
    <div className="source">
      <span className="source__label">{t('source')}</span>
      <p>
        {author && `${author}, `}
        {url ? <a href={url}>{name}</a> : name}
        {year && `, ${year}`}.
      </p>
      {children}
    </div>
  )
}

type FigureProps = { src: string; alt: string; caption?: string; credit?: string; width?: string; height?: string }

/** A drawing at least this wide, in pixels, holds words that a phone would make too small. */
const wideDrawing = 480

function Picture({ src, alt, width, height }: FigureProps) {
  const t = useText(lessonMessages)
  const picture = <img src={src} alt={alt} width={width} height={height} loading="lazy" />
  if (!src.endsWith('.svg') || Number(width ?? 0) < wideDrawing) return picture
  return (
    <div className="figure__wide sideways" role="group" aria-label={t('wide_figure')} tabIndex={0}>
      {picture}
    </div>
  )
}

function Figure(props: FigureProps) {
  const { caption, credit } = props
  return (
    <figure className="figure">
      <Picture {...props} />
      {(caption ?? credit) && (
        <figcaption>
          {caption} {credit && <span className="muted">{credit}</span>}
        </figcaption>
      )}
    </figure>
  )
}

function Transcript({ href, credit }: { href: string; credit: string | undefined }) {
  const t = useText(lessonMessages)
  return (
    <figcaption>
      <a href={href}>{t('transcript')}</a> {credit && <span className="muted">{credit}</span>}
    </figcaption>
  )
}

function Video({
  src,
  captions,
  transcript,
  title,
  credit,
}: {
  src: string
  captions: string
  transcript: string
  title: string
  credit?: string
}) {
  return (
    <figure className="figure">
      <video src={src} controls preload="metadata" title={title}>
        <track kind="captions" src={captions} srcLang="it" default />
      </video>
      <Transcript href={transcript} credit={credit} />
    </figure>
  )
}

function Audio({
  src,
  transcript,
  title,
  credit,
}: {
  src: string
  transcript: string
  title: string
  credit?: string
}) {
  return (
    <figure className="figure">
      <audio src={src} controls preload="metadata" title={title} />
      <Transcript href={transcript} credit={credit} />
    </figure>
  )
}

function Download({ src, title }: { src: string; title: string }) {
  const t = useText(lessonMessages)
  return (
    <p className="download">
      <a href={src} download>
        {t('download')}: {title}
      </a>
    </p>
  )
}

const Timeline = ({ children }: WithChildren) => <ol className="timeline">{children}</ol>

function Moment({ when, title, children }: WithChildren & { when: string; title: string }) {
  return (
    <li className="timeline__moment">
      <p className="timeline__when">{when}</p>
      <p className="timeline__title">{title}</p>
      {children}
    </li>
  )
}

const Compare = ({ children }: WithChildren) => <div className="compare">{children}</div>

function Side({ title, children }: WithChildren & { title: string }) {
  return (
    <section className="compare__side">
      <p className="compare__title">{title}</p>
      {children}
    </section>
  )
}

/** Shown open to readers of that counter, folded to the others: nothing is hidden. */
function AtYourCounter({ department, children }: WithChildren & { department: string }) {
  const t = useText(lessonMessages)
  const names = useText(organisationMessages)
  const kind = departments.find((one) => one === department) ?? 'other'
  const isTheirs = useContext(ReaderContext).departmentKinds.includes(kind)
  const label = isTheirs ? t('at_your_counter') : t('at_counter_of', { department: names(`department_${kind}`) })
  return (
    <details className={`counter${isTheirs ? ' counter--mine' : ''}`} open={isTheirs}>
      <summary>{isTheirs ? `${label}: ${names(`department_${kind}`)}` : label}</summary>
      {children}
    </details>
  )
}

/** The author's question first: the figures are there to answer it. */
function TerritoryCard({ children }: WithChildren) {
  const t = useText(lessonMessages)
  const { territory } = useContext(ReaderContext).cards
  return (
    <aside className="callout callout--note" data-kind={territory?.kind}>
      <p className="callout__title">{t('territory')}</p>
      {children}
      {territory && <panels.territory card={territory} />}
    </aside>
  )
}

/** Wide tables scroll by themselves, reachable by keyboard. */
const Table = ({ children }: WithChildren) => (
  <div className="lesson-table sideways" tabIndex={0} role="region" aria-label="tabella">
    <table>{children}</table>
  </div>
)

/** The components of the course dialect's text; exercises are added by the page. */
export const textComponents = {
  Callout,
  Term,
  Source,
  Figure,
  Video,
  Audio,
  Download,
  Timeline,
  Moment,
  Compare,
  Side,
  AtYourCounter,
  TerritoryCard,
  ...toolComponents,
  table: Table,
}
