import { graphemesOf } from '../../../shared/protocol/name.ts'
import { isBetweenMatches, mayDecide, mayRemove } from '../../../shared/room/members.ts'
import type { MemberView, RoomView } from '../../../shared/view/room-view.ts'
import { t } from '../../i18n/i18n.ts'
import type { InPlace } from '../../panels/fold/in-place.ts'
import { useInPlace } from '../../panels/fold/in-place.ts'
import { Icon } from '../../panels/marks/icons.tsx'
import { takesFocus } from '../../state/focus.ts'
import { playerName } from '../../state/preferences.ts'
import { act, me } from '../../state/session.ts'
import { NameField, useTypedName } from '../setup/name-field.tsx'

/** Who is in the room: the players with their sides, and whoever watches. */
export function Members({ room }: { room: RoomView }) {
  const seats = room.kind === 'duo' ? 2 : 1
  const players = room.members.filter(({ role }) => role === 'player')
  const others = room.members.filter(({ role }) => role !== 'player')
  const empty = room.kind === 'class' ? 0 : Math.max(0, seats - players.length)
  return (
    <section class={`members sheet${room.kind === 'class' ? ' of-class' : ''}`} aria-labelledby="members-title">
      <div class="members-head">
        <h2 id="members-title">
          {t('lobby.players')} {room.kind === 'class' && <small>{players.length}</small>}
        </h2>
        {room.kind !== 'practice' && <Lock room={room} />}
      </div>
      <ul aria-live={room.kind === 'class' ? undefined : 'polite'}>
        {players.map((member) => (
          <PlayerLine
            key={member.id}
            member={member}
            // In a class the organizer begins, whoever is ready; and when it has begun, nobody has to be.
            tellsReady={room.kind !== 'class' && isBetweenMatches(room)}
            isRemovable={mayBeRemoved(room, member)}
          />
        ))}
        {Array.from({ length: empty }, (_, index) => (
          <li key={`empty-${index}`} class="empty">
            <span class="dots" aria-hidden="true" /> {t('lobby.waiting-for-friend')}
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <>
          <h3>
            <Icon name="eye" size={18} /> {t('lobby.watching')}
          </h3>
          <ul class="watchers">
            {others.map((member) => (
              <OtherLine key={member.id} member={member} isRemovable={mayBeRemoved(room, member)} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

// A class is long, and somebody comes or goes all the time: a line is given no more of the room than concerns it, and is not drawn anew for the others.
type LineProps = { member: MemberView; isRemovable: boolean }

function PlayerLine({ member, tellsReady, isRemovable }: LineProps & { tellsReady: boolean }) {
  const isMine = member.id === me.value?.id
  const renaming = useInPlace()
  const removal = useInPlace()
  if (isMine && renaming.isOpen.value) return <Rename onDone={renaming.close} />
  if (removal.isOpen.value && isRemovable) return <Removal member={member} onDone={removal.close} />
  return (
    <li class={`player${member.connected ? '' : ' away'}`} aria-atomic="true">
      <span class={`avatar side-${member.side ?? 'either'}`} aria-hidden="true">
        {graphemesOf(member.name)[0]}
      </span>
      <span class="member-name">
        {member.name}
        {isMine && <small> {t('lobby.you')}</small>}
      </span>
      {isMine && (
        <button type="button" class="icon-button" aria-label={t('lobby.rename')} ref={renaming.key} onClick={renaming.open}>
          <Icon name="pencil" size={18} />
        </button>
      )}
      <span class="member-marks">
        {member.side !== null && <span class={`side-tag side-${member.side}`}>{t(`side.${member.side}`)}</span>}
        {(tellsReady || !member.connected) && (
          <span class={`ready-mark${member.ready ? ' on' : ''}`}>
            {!member.connected ? t('lobby.away') : member.ready ? t('lobby.is-ready') : t('lobby.not-ready')}
          </span>
        )}
      </span>
      {isRemovable && <RemoveKey member={member} removal={removal} />}
    </li>
  )
}

function OtherLine({ member, isRemovable }: LineProps) {
  const removal = useInPlace()
  if (removal.isOpen.value && isRemovable) return <Removal member={member} onDone={removal.close} />
  return (
    <li>
      <span class="member-name">
        {member.name}
        {member.id === me.value?.id && <small> {t('lobby.you')}</small>}
      </span>
      {member.role === 'organizer' && <span class="side-tag">{t('lobby.organizer')}</span>}
      {isRemovable && <RemoveKey member={member} removal={removal} />}
    </li>
  )
}

/** Whether anybody new may come in: whoever decides here turns the key, and all others see when it is turned. */
function Lock({ room }: { room: RoomView }) {
  const { locked } = room
  const mine = me.value
  const mayTurn = mine !== null && mayDecide(room, mine)
  return (
    <>
      {mayTurn && (
        <button type="button" class="button small quiet" aria-pressed={locked} onClick={() => act('lock', { locked: !locked })}>
          <Icon name={locked ? 'lock' : 'unlock'} size={18} /> {t('lobby.lock')}
        </button>
      )}
      {locked && <small>{t('lobby.locked')}</small>}
    </>
  )
}

/** The own name, being changed where it stands. */
function Rename({ onDone }: { onDone: () => void }) {
  const name = useTypedName(me.value?.name ?? '')
  const rename = async () => {
    const chosen = name.take()
    if (chosen === null || !(await act('rename', { name: chosen }))) return
    playerName.value = chosen
    onDone()
  }
  return (
    <li class="rename">
      <NameField name={name} onSubmit={rename} hasFocus />
      <span class="actions">
        <button type="button" class="button small" onClick={rename}>
          {t('lobby.rename-done')}
        </button>
        <button type="button" class="button small quiet" onClick={onDone}>
          {t('lobby.rename-cancel')}
        </button>
      </span>
    </li>
  )
}

function RemoveKey({ member, removal }: { member: MemberView; removal: InPlace }) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={t('lobby.remove', { name: member.name })}
      ref={removal.key}
      onClick={removal.open}
    >
      <Icon name="close" size={18} />
    </button>
  )
}

/** Is somebody to go? Asked where the name stood; whoever was removed can come back by the link. */
function Removal({ member: { id, name }, onDone }: { member: MemberView; onDone: () => void }) {
  return (
    <li class="removal">
      <span>{t('lobby.remove-sure', { name })}</span>
      <span class="actions">
        <button type="button" class="button small" onClick={() => act('remove', { member: id }).then(onDone)}>
          {t('lobby.remove-yes')}
        </button>
        <button type="button" class="button small quiet" ref={takesFocus} onClick={onDone}>
          {t('lobby.remove-no')}
        </button>
      </span>
    </li>
  )
}

/** Whether whoever looks at this page may send a member out. */
function mayBeRemoved(room: RoomView, member: MemberView): boolean {
  return me.value !== null && mayRemove(room, me.value, member)
}
