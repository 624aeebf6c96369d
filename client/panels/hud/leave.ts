import { navigate } from '../../state/router.ts'
import { leaveRoom } from '../../state/session.ts'

/** Out of the room, and to the first page in its place: no step back leads in again. */
export function leave(): void {
  leaveRoom()
  navigate('/', true)
}
