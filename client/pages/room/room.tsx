import type { Signal } from '@preact/signals'
import { useSignal } from '@preact/signals'
import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import type { MatchView } from '../../../shared/view/match-view.ts'
import type { RoomView } from '../../../shared/view/room-view.ts'
import { t } from '../../i18n/i18n.ts'
import { refusalWords } from '../../i18n/refusals.ts'
import { Announcer } from '../../panels/notices/announcer.tsx'
import { seat, unseated } from '../../state/connection.ts'
import { navigate } from '../../state/router.ts'
import { act, comeBack, isLeftPractice } from '../../state/session.ts'
import { matchView, roomView } from '../../state/streams.ts'
import { Frame } from '../frame/frame.tsx'
import { late } from '../frame/late.tsx'
import { Link } from '../frame/link.tsx'
import { Lobby } from '../lobby/lobby.tsx'
import { Countdown } from '../table/countdown.tsx'
import { LateTable, preloadTable } from '../table/late-table.ts'
import { soundMatch } from '../table/match-sounds.ts'
import { Join } from './join.tsx'

/** It comes while the match is being played. */
const Result = late(() => import('../result/result.tsx').then(({ Result }) => Result))

/** A room, and what is said of it as it happens, whatever page of it is shown. */
export function RoomPage({ code }: { code: string }) {
  useEffect(soundMatch, [])
  useEffect(preloadTable, [])
  return (
    <>
      <Phase code={code} />
      <Announcer />
    </>
  )
}

/** The way into a room, and what is shown of it to whoever is in. */
function Phase({ code }: { code: string }) {
  const mustJoin = useSignal(false)
  const reading = useSignal<number | null>(null)
  const read = useSignal<number | null>(null)
  const enter = () => {
    mustJoin.value = false
    reading.value = null
    void comeBack(code).then((how) => {
      if (how === 'must-join' && isLeftPractice(code)) navigate('/practice', true)
      else mustJoin.value = how === 'must-join'
    })
  }
  useEffect(enter, [code])
  useReading(reading)

  if (unseated.value !== null) return <Unseated reason={unseated.value} code={code} onAgain={enter} />
  const room = roomView.value
  if (seat.value?.code === code && room !== null) return <Entered room={room} reading={reading} read={read} />
  if (mustJoin.value && seat.value?.code !== code) return <Join code={code} />
  return (
    <Frame isComing>
      <p class="waiting">
        <span class="dots" aria-hidden="true" /> {t('room.opening')}
      </p>
    </Frame>
  )
}

/** The match whose result is being read here: the other player's way to the lobby does not end that. */
type Reading = Signal<number | null>

function useReading(reading: Reading): void {
  const hasMatch = matchView.value !== null
  useEffect(() => {
    if (hasMatch) Result.preload()
  }, [hasMatch])
  const over = matchView.value?.phase === 'over' && roomView.value?.phase !== 'lobby' ? matchView.value.match : null
  useEffect(() => {
    if (over !== null) reading.value = over
  }, [over])
}

/** `read`: of a class the match whose result was put away here. The others may read on: the room stays as it is. */
type EnteredProps = { room: RoomView; reading: Reading; read: Reading }

/** A room as its phase has it: the lobby, the table, the result. */
function Entered({ room, reading, read }: EnteredProps) {
  document.title = `${t('lobby.room', { code: room.code })} · Acksu`
  return (
    <>
      {pageOf({ room, reading, read })}
      {room.phase === 'countdown' && <Countdown />}
    </>
  )
}

function pageOf({ room, reading, read }: EnteredProps): VNode {
  const view = matchView.value
  // The match may be said to have begun a moment before the room says so.
  if (view !== null && view.phase !== 'over' && (room.phase === 'playing' || room.phase === 'countdown')) {
    return <LateTable view={view} />
  }
  if (view?.phase === 'over' && room.kind === 'class' && room.phase !== 'lobby' && read.value !== view.match) {
    // One's own match may be over before the round is.
    return <Result view={view} room={room} onLobby={() => (read.value = view.match)} />
  }
  if (view?.phase === 'over' && room.kind !== 'class' && (room.phase !== 'lobby' || reading.value === view.match)) {
    return <Result view={view} room={room} onLobby={() => toLobby(room, view, reading)} />
  }
  const watchAgain = (match: number) => {
    if (match === read.value) read.value = null
  }
  return <Lobby room={room} onWatch={watchAgain} />
}

async function toLobby(room: RoomView, view: MatchView, reading: Reading): Promise<void> {
  reading.value = null
  if (room.phase === 'lobby' || (await act('to-lobby', {}))) return
  if (roomView.value?.phase !== 'lobby') reading.value = view.match
}

type UnseatedProps = { reason: NonNullable<typeof unseated.value>; code: string; onAgain: () => void }

function Unseated({ reason, code, onAgain }: UnseatedProps) {
  const words = reason === 'stale-token' || reason === 'no-such-room' ? refusalWords({ code: reason }) : t(`unseated.${reason}`)
  return (
    <Frame title={t('lobby.room', { code })}>
      <div class="sheet narrow-sheet">
        <h1>{t('unseated.title')}</h1>
        <p>{words}</p>
        <p class="actions">
          {reason !== 'no-such-room' && (
            <button
              type="button"
              class="button"
              onClick={() => {
                unseated.value = null
                onAgain()
              }}
            >
              {t('unseated.again')}
            </button>
          )}
          <Link to="/" class="button">
            {t('frame.home')}
          </Link>
        </p>
      </div>
    </Frame>
  )
}
