import { t } from '../../i18n/i18n.ts'
import { busy } from '../../state/session.ts'
import { Link } from '../frame/link.tsx'
import type { TypedName } from '../setup/name-field.tsx'
import { NameField } from '../setup/name-field.tsx'
import { openUnder } from '../setup/open-room.ts'

/** A link that leads nowhere, and the ways on from there. */
export function NoSuchRoom({ code, name }: { code: string; name: TypedName }) {
  const create = () => openUnder(name)
  return (
    <form
      class="sheet narrow-sheet"
      onSubmit={(event) => {
        event.preventDefault()
        void create()
      }}
    >
      <div role="alert">
        <h1>{t('gone.title')}</h1>
        <p class="code-big">{code}</p>
        <p>{t('gone.text')}</p>
      </div>
      <NameField name={name} onSubmit={create} />
      <div class="actions">
        <button type="submit" class="button big" disabled={busy.value}>
          {t(busy.value ? 'frame.connecting' : 'gone.create')}
        </button>
        <Link to="/" class="button quiet">
          {t('frame.home')}
        </Link>
      </div>
    </form>
  )
}
