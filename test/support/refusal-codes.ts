import type { EdgeRefusal, RefusalCode } from '../../shared/protocol/messages.ts'
import type { RoomRefusal } from '../../shared/room/room.ts'

const EDGE: Readonly<Record<EdgeRefusal, true>> = {
  'protocol-version': true,
  malformed: true,
  'unknown-event': true,
  'too-fast': true,
  'too-large': true,
  'no-such-room': true,
  'no-such-scenario': true,
  'no-such-match': true,
  'stale-token': true,
  'not-seated': true,
  'already-seated': true,
  'too-many-rooms': true,
  'too-many-joins': true,
  'shutting-down': true,
  internal: true,
}

const ROOM: Readonly<Record<RoomRefusal, true>> = {
  'room-full': true,
  'room-locked': true,
  'unknown-member': true,
  'not-allowed': true,
  'not-a-player': true,
  'wrong-phase': true,
  'no-match': true,
  'match-not-started': true,
  'match-paused': true,
  'match-over': true,
  'nothing-to-hint': true,
  'partner-present': true,
  'not-enough-players': true,
  'side-taken': true,
}

/** Every code with which a message can be refused: a new one does not compile until it stands here. */
export const REFUSAL_CODES = [...Object.keys(EDGE), ...Object.keys(ROOM)] as readonly RefusalCode[]
