import { useFormats } from '#app/platform/i18n/use-formats.ts'
import { useLocale } from '#app/platform/i18n/use-text.tsx'
import { DataTable } from '#app/ui/components/data-table.tsx'
import { hasList, registerText, type MeetingLine, type PersonLine } from '../register-text.ts'
import type { Register, RegisterMeeting, RegisterPerson } from '../schemas.ts'

type Texts = ReturnType<typeof registerText>

function Facts({ register, texts }: { register: Register; texts: Texts }) {
  return (
    <dl className="facts">
      {texts.facts(register).map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Summary({ people, texts }: { people: RegisterPerson[]; texts: Texts }) {
  const { number } = useFormats()
  const { t } = texts
  return (
    <DataTable
      stacked
      caption={t('summary')}
      captionHidden
      rows={people}
      keyOf={({ enrolmentId }) => enrolmentId}
      columns={[
        {
          header: t('participant'),
          cell: (person) => <a href={`#${person.enrolmentId}`}>{texts.personName(person)}</a>,
        },
        { header: t('organisation'), cell: ({ organisation }) => organisation },
        { header: t('department'), cell: ({ department }) => department },
        { header: t('planned'), cell: ({ plannedMinutes }) => number(plannedMinutes), numeric: true },
        { header: t('credited'), cell: ({ creditedMinutes }) => number(creditedMinutes), numeric: true },
        { header: t('percent'), cell: ({ percent }) => `${percent}%`, numeric: true },
      ]}
    />
  )
}

function Meeting({ meeting, index, texts }: { meeting: RegisterMeeting; index: number; texts: Texts }) {
  const { t } = texts
  const lines = texts.meetingLines(meeting).map((line, position) => ({ ...line, position }))
  const guests = texts.guests(meeting)
  return (
    <section className="section">
      <h3>{texts.meetingHeading(meeting, index)}</h3>
      <p className="muted">
        {texts.meetingTime(meeting)} · {[t(`mode_${meeting.mode}`), meeting.place].filter(Boolean).join(' · ')}
        <br />
        {meeting.teachers.length > 0 && `${t('teachers')}: ${meeting.teachers.join(', ')} · `}
        {t(`state_${meeting.state}`)}
      </p>
      {hasList(meeting) && (
        <DataTable<MeetingLine & { position: number }>
          stacked
          caption={texts.meetingHeading(meeting, index)}
          captionHidden
          rows={lines}
          keyOf={({ position }) => String(position)}
          columns={[
            { header: t('participant'), cell: ({ name }) => name },
            { header: t('entered'), cell: ({ entered }) => entered },
            { header: t('exited'), cell: ({ exited }) => exited },
            { header: t('credited'), cell: ({ minutes }) => minutes ?? t('unconfirmed'), numeric: true },
            { header: t('how'), cell: ({ how }) => how },
          ]}
        />
      )}
      {guests && <p>{guests}</p>}
    </section>
  )
}

function Person({ person, texts }: { person: RegisterPerson; texts: Texts }) {
  const { t } = texts
  const lines = texts.personLines(person).map((line, position) => ({ ...line, position }))
  const heading = t('rows_of', {
    name: texts.personName(person),
    credited: person.creditedMinutes,
    planned: person.plannedMinutes,
    percent: person.percent,
  })
  return (
    <details id={person.enrolmentId} className="register__person">
      <summary>{heading}</summary>
      {lines.length === 0 ? (
        <p className="muted">{t('rows_none')}</p>
      ) : (
        <DataTable<PersonLine & { position: number }>
          stacked
          caption={texts.personName(person)}
          captionHidden
          rows={lines}
          keyOf={({ position }) => String(position)}
          columns={[
            { header: t('topic'), cell: ({ topic, note }) => (note ? `${topic} – ${note}` : topic) },
            { header: t('day'), cell: ({ day }) => day },
            { header: t('teachers'), cell: ({ teachers }) => teachers },
            { header: t('entered'), cell: ({ entered }) => entered },
            { header: t('exited'), cell: ({ exited }) => exited },
            { header: t('seen'), cell: ({ seen }) => seen ?? '–', numeric: true },
            { header: t('credited'), cell: ({ minutes }) => minutes, numeric: true },
          ]}
        />
      )}
    </details>
  )
}

/** The register as a page: what it is of, everybody in short, then each meeting and each person. */
export function RegisterView({ register, fingerprint }: { register: Register; fingerprint: string }) {
  const texts = registerText(useLocale())
  const { t } = texts
  return (
    <>
      <Facts register={register} texts={texts} />
      <section className="section">
        <h2>{t('summary')}</h2>
        <Summary people={register.people} texts={texts} />
      </section>
      {register.meetings.length > 0 && (
        <section className="section">
          <h2>{t('meetings')}</h2>
          {register.meetings.map((meeting, index) => (
            <Meeting key={meeting.id} meeting={meeting} index={index} texts={texts} />
          ))}
        </section>
      )}
      <section className="section">
        <h2>{t('people')}</h2>
        {register.people.map((person) => (
          <Person key={person.enrolmentId} person={person} texts={texts} />
        ))}
      </section>
      <p className="muted register__fingerprint">
        {t('fingerprint')}: <code>{fingerprint}</code>
        <br />
        {t('fingerprint_hint')}
      </p>
    </>
  )
}
