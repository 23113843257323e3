import { paragraphsOf, segmentsOf, wordsAt } from '../answer-text.ts'
import type { TextComment } from '../schemas.ts'

type Props = {
  text: string
  comments: TextComment[]
  /** Makes the anchors of this text its own. */
  id: string
  commentsTitle: string
  wholeParagraph: (number: number) => string
}

/** A text with its comments: numbered marks at the words, and the comments beneath with a way back. */
export function CommentedText({ text, comments, id, commentsTitle, wholeParagraph }: Props) {
  const anchor = (at: number) => `${id}-comment-${at + 1}`
  return (
    <div className="commented">
      {paragraphsOf(text).map((paragraph, index) => {
        const number = index + 1
        const whole = comments.flatMap((one, at) => (one.paragraph === number && one.start === null ? [at] : []))
        const ends = (list: number[]) =>
          list.map((at) => (
            <sup key={at}>
              <a href={`#${anchor(at)}`}>{at + 1}</a>
            </sup>
          ))
        return (
          <p key={number}>
            {segmentsOf(paragraph, number, comments).map((run, at) =>
              run.comments.length > 0 ? (
                <span key={at}>
                  <mark>{run.text}</mark>
                  {ends(run.ends)}
                </span>
              ) : (
                run.text
              ),
            )}
            {ends(whole)}
          </p>
        )
      })}
      {comments.length > 0 && (
        <>
          <p className="commented__title">{commentsTitle}</p>
          <ol className="commented__list">
            {comments.map((comment, at) => (
              <li key={at} id={anchor(at)}>
                <span className="muted">{wordsAt(text, comment) || wholeParagraph(comment.paragraph)}:</span>{' '}
                {comment.text}
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  )
}
