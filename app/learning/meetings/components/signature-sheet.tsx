import { useText } from '#app/platform/i18n/use-text.tsx'
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

/** The sheet that is signed where there is no phone: numbered lines, room for guests, the teacher's signature. */
export function SignatureSheet({ lines, teacherNames }: { lines: ListLine[]; teacherNames: string[] }) {
  const t = useText(teachingMessages)
  return (
    <div className="signatures" role="region" aria-label={t('sheet_title')} tabIndex={0}>
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
      <p className="signatures__teacher">
        {t('sheet_teacher')} ({teacherNames.join(', ')})
      </p>
    </div>
  )
}
