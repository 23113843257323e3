import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useText } from '#app/platform/i18n/use-text.tsx'
import { meetingPaths } from '../paths.ts'
import { teachingMessages } from '../teaching-messages.ts'
import type { ListLine } from './attendance-list.tsx'

const guestLines = Array.from({ length: 8 }, (_none, index) => index + 1)

function Head({ name }: { name: string }) {
  const t = useText(teachingMessages)
  return (
    <thead>
      <tr>
        <th scope="col">{t('roster_number')}</th>
        <th scope="col">{name}</th>
        <th scope="col">{t('sheet_entry')}</th>
        <th scope="col">{t('sheet_exit')}</th>
      </tr>
    </thead>
  )
}

type Props = {
  lines: ListLine[]
  teacherNames: string[]
  organiser: string
  project: { fund: string; code: string; cup: string; logos: { position: number; alt: string }[] }
  meetingId: string
  printedAt: Date
}

/** Who organises and who pays, as funders ask for on every sheet. */
function Project({ organiser, project: { fund, code, cup } }: Pick<Props, 'organiser' | 'project'>) {
  const t = useText(teachingMessages)
  const facts = [organiser, fund, code && t('sheet_project', { code }), cup && t('sheet_cup', { cup })].filter(Boolean)
  return facts.length > 0 ? <p className="signatures__project">{facts.join(' · ')}</p> : null
}

/** Of who funds and organises, in the order of the edition. */
function Logos({ logos, meetingId }: Pick<Props['project'], 'logos'> & Pick<Props, 'meetingId'>) {
  if (logos.length === 0) return null
  return (
    <p className="signatures__logos">
      {logos.map(({ position, alt }) => (
        <img key={position} src={meetingPaths.logo({ meetingId, position })} alt={alt} />
      ))}
    </p>
  )
}

/** The sheet that is signed where there is no phone: numbered lines, room for guests, a line for each teacher. */
export function SignatureSheet({ lines, teacherNames, organiser, project, meetingId, printedAt }: Props) {
  const t = useText(teachingMessages)
  const { moment } = useFormats()
  return (
    <div className="signatures" role="region" aria-label={t('sheet_title')} tabIndex={0}>
      <Logos logos={project.logos} meetingId={meetingId} />
      <Project organiser={organiser} project={project} />
      <table>
        <Head name={t('sheet_name')} />
        <tbody>
          {lines.map(({ enrolmentId, number, familyName, givenName }) => (
            <tr key={enrolmentId}>
              <td>{number}</td>
              <th scope="row">
                {familyName} {givenName}
              </th>
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <table>
        <Head name={t('sheet_guest')} />
        <tbody>
          {guestLines.map((number) => (
            <tr key={number}>
              <td>{`O${number}`}</td>
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted small">{t('sheet_printed', { moment: moment(printedAt), count: lines.length })}</p>
      {teacherNames.map((name) => (
        <p key={name} className="signatures__teacher">
          {t('sheet_teacher', { name })}
        </p>
      ))}
    </div>
  )
}
