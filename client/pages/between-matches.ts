import type { RoomView } from '../../shared/view/room-view.ts'

/** When what is played next may be chosen; the room's own rule is in shared/room/members.ts. */
export function isBetweenMatches({ phase }: RoomView): boolean {
  return phase === 'lobby' || phase === 'result'
}
