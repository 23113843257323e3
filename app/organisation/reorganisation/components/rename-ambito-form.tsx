import { useText } from '#app/platform/i18n/use-text.tsx'
import { ActForm, ChoiceField, NameField, type ActReply } from '../../structure/components/act-form.tsx'
import { structureMessages } from '../../structure/messages.ts'
import type { AmbitoLine } from '../reorganisation-queries.server.ts'

type Props = { ambiti: AmbitoLine[]; today: string; reply: ActReply }

/** Another name for one of the ambiti that are not over. */
export function RenameAmbitoForm({ ambiti, today, reply }: Props) {
  const t = useText(structureMessages)
  const options = ambiti
    .filter(({ endsOn }) => endsOn === null || endsOn >= today)
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <ActForm intent="rename-ambito" reply={reply}>
      {(fields) => (
        <>
          <ChoiceField fields={fields} name="ambitoId" label={t('ambito')} options={options} />
          <NameField fields={fields} name="name" label={t('new_name')} hint={t('rename_ambito_hint')} />
        </>
      )}
    </ActForm>
  )
}
