import { useSignal } from '@preact/signals'
import { normalName } from '../../shared/protocol/name.ts'
import { t } from '../i18n/i18n.ts'
import { playerName } from '../state/preferences.ts'
import { busy, comeBackAs, joinRoom, refusal } from '../state/session.ts'
import { ticketOfDevice } from '../state/tickets.ts'
import { Frame } from './frame.tsx'
import { Link } from './link.tsx'
import { NameField } from './name-field.tsx'

/** The way into a room by its link or code. */
export function Join({ code }: { code: string }) {
  const name = useSignal(playerName.value)
  const wrong = useSignal(false)
  const earlier = ticketOfDevice(code)
  const join = async (role?: 'spectator') => {
    const chosen = normalName(name.value)
    wrong.value = chosen === null
    if (chosen === null || busy.value) return
    await joinRoom({ code, name: chosen, ...(role === undefined ? {} : { role }) })
  }
  return (
    <Frame title={code}>
      <form
        class="sheet narrow-sheet join"
        onSubmit={(event) => {
          event.preventDefault()
          void join()
        }}
      >
        <h1>{t('join.title')}</h1>
        <p class="code-big">{code}</p>
        {earlier !== null && (
          <button type="button" class="button" onClick={() => comeBackAs(earlier, earlier.name)}>
            {t('join.again', { name: earlier.name })}
          </button>
        )}
        <NameField value={name} onSubmit={join} wrong={wrong.value} />
        <div class="actions">
          <button type="submit" class="button big" disabled={busy.value}>
            {t('join.join')}
          </button>
          <button type="button" class="button quiet" disabled={busy.value} onClick={() => join('spectator')}>
            {t('join.watch')}
          </button>
          {refusal.value?.code === 'no-such-room' && (
            <Link to="/" class="button quiet">
              {t('frame.home')}
            </Link>
          )}
        </div>
      </form>
    </Frame>
  )
}
