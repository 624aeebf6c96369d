import type { Signal } from '@preact/signals'
import { useSignal } from '@preact/signals'
import { normalName } from '../../shared/protocol/name.ts'
import { t } from '../i18n/i18n.ts'
import { navigate, pathOfRoom } from '../state/router.ts'
import { busy, createRoom } from '../state/session.ts'
import { Frame } from './frame.tsx'
import { Link } from './link.tsx'
import { NameField } from './name-field.tsx'

/** A link that leads nowhere, and the ways on from there. */
export function NoSuchRoom({ code, name }: { code: string; name: Signal<string> }) {
  const wrong = useSignal(false)
  const create = async () => {
    const chosen = normalName(name.value)
    wrong.value = chosen === null
    if (chosen === null || busy.value) return
    const outcome = await createRoom({ name: chosen, kind: 'duo' })
    if (outcome.ok) navigate(pathOfRoom(outcome.code))
  }
  return (
    <Frame title={code}>
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
        <NameField value={name} onSubmit={create} wrong={wrong.value} />
        <div class="actions">
          <button type="submit" class="button big" disabled={busy.value}>
            {t(busy.value ? 'frame.connecting' : 'gone.create')}
          </button>
          <Link to="/" class="button quiet">
            {t('frame.home')}
          </Link>
        </div>
      </form>
    </Frame>
  )
}
