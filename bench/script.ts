import type { ApplicationCall, Scenario } from '../shared/match/scenario.ts'
import { smallTalk } from '../shared/scenarios/small-talk.ts'

/** Texts that go back and forth in one match. */
const EXCHANGES = 12
/** Moves of one match: the handshake, every text acknowledging the one before it, four for the close. */
export const MOVES = 3 + 2 * EXCHANGES + 4

const PING = 'ping'
const PONG = 'pong'

function calls(): readonly ApplicationCall[] {
  const list: ApplicationCall[] = [
    { side: 'client', call: { type: 'open-active' }, trigger: { when: 'start', afterMs: 0 } },
    { side: 'client', call: { type: 'send', text: PING }, trigger: { when: 'state', state: 'ESTABLISHED', afterMs: 0 } },
  ]
  for (let n = 1; n <= EXCHANGES; n++) {
    list.push({ side: 'server', call: { type: 'send', text: PONG }, trigger: { when: 'delivered', text: PING.repeat(n), afterMs: 0 } })
    if (n === EXCHANGES) break
    list.push({ side: 'client', call: { type: 'send', text: PING }, trigger: { when: 'delivered', text: PONG.repeat(n), afterMs: 0 } })
  }
  list.push({ side: 'client', call: { type: 'close' }, trigger: { when: 'delivered', text: PONG.repeat(EXCHANGES), afterMs: 0 } })
  list.push({ side: 'server', call: { type: 'close' }, trigger: { when: 'peer-closed', afterMs: 0 } })
  return list
}

const { script } = smallTalk
const instant = { ...script.wire.client, delayMs: 0 }

/** A long conversation over a wire without delay: as many moves a second as the players can make. */
export const conversation: Scenario = {
  ...smallTalk,
  assistance: 'standard',
  script: { ...script, id: 'bench', calls: calls(), wire: { client: instant, server: instant, acts: [] }, mslMs: 1, rtoMs: 3_600_000 },
}
