import type { Signal } from '@preact/signals'
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { t } from '../../i18n/i18n.ts'
import { playerName } from '../../state/preferences.ts'
import { busy, comeBackAs, isGone, isOfNoRoom, joinRoom, refusal } from '../../state/session.ts'
import { ticketOfDevice } from '../../state/tickets.ts'
import { Frame } from '../frame/frame.tsx'
import type { TypedName } from '../setup/name-field.tsx'
import { NameField, useTypedName } from '../setup/name-field.tsx'
import { NoSuchRoom } from './no-such-room.tsx'

/** The way into a room by its link or code. */
export function Join({ code }: { code: string }) {
  const name = useTypedName(playerName.value)
  const gone = useGone(code)
  const join = async (role?: 'spectator') => {
    const chosen = name.take()
    if (chosen === null || busy.value) return
    const outcome = await joinRoom({ code, name: chosen, ...(role === undefined ? {} : { role }) })
    if (outcome.ok || !isOfNoRoom(outcome)) return
    refusal.value = null // it has a page of its own
    gone.value = true
  }
  // One frame for both: when the answer comes, whoever goes through the page by keys stays where they are.
  return (
    <Frame title={gone.value ? code : t('lobby.room', { code })}>
      {gone.value ? <NoSuchRoom code={code} name={name} /> : <Way code={code} name={name} join={join} />}
    </Frame>
  )
}

type WayProps = { code: string; name: TypedName; join: (role?: 'spectator') => Promise<void> }

function Way({ code, name, join }: WayProps) {
  const earlier = ticketOfDevice(code)
  return (
    <form
      class="sheet narrow-sheet"
      onSubmit={(event) => {
        event.preventDefault()
        void join()
      }}
    >
      <h1>{t('join.title')}</h1>
      <p class="code-big">{code}</p>
      {earlier !== null && (
        <button type="button" class="button big" onClick={() => comeBackAs(earlier, earlier.name)}>
          {t('join.again', { name: earlier.name })}
        </button>
      )}
      <NameField name={name} onSubmit={join} />
      <div class="actions">
        <button type="submit" class={earlier === null ? 'button big' : 'button'} disabled={busy.value}>
          {t(busy.value ? 'frame.connecting' : earlier === null ? 'join.join' : 'join.join-too')}
        </button>
        <button type="button" class="button quiet" disabled={busy.value} onClick={() => join('spectator')}>
          {t('join.watch')}
        </button>
      </div>
    </form>
  )
}

/** Whether there is no such room. A link may be old and a code mistyped: nobody is to be asked for a name in vain. */
function useGone(code: string): Signal<boolean> {
  const gone = useSignal(false)
  useEffect(() => {
    let isHere = true
    void isGone(code).then((answer) => {
      if (isHere) gone.value ||= answer
    })
    return () => {
      isHere = false
    }
  }, [code])
  return gone
}
