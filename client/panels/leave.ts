import { navigate } from '../state/router.ts'
import { leaveRoom } from '../state/session.ts'

/** Out of the room, and to the first page. */
export function leave(): void {
  leaveRoom()
  navigate('/')
}
