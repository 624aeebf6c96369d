import type { ApplicationCall, Scenario } from '../shared/match/scenario.ts'
import { smallTalk } from '../shared/scenarios/small-talk.ts'
import { flagsOf, lengthOf } from '../shared/tcp/segment.ts'
import { ofSide, otherSide, withSide } from '../shared/tcp/sides.ts'
import type { Side } from '../shared/tcp/tcb.ts'

/** Texts that go back and forth in one match. */
const EXCHANGES = 12
const PING = 'ping'
const PONG = 'pong'
const ISN = { client: 100, server: 700 }

/** A right move, its segment as JSON text. */
export type Turn = { readonly side: Side; readonly segment: string }

/** The moves of one match: the handshake, every text acknowledging the one before it, and the close, with the FINs doing so too. */
export const TURNS: readonly Turn[] = turns()

function turns(): Turn[] {
  const list: Turn[] = []
  let next = ISN
  const turn = (side: Side, flags: string, text = ''): void => {
    const seq = ofSide(next, side)
    const ack = flags === 'S' ? 0 : ofSide(next, otherSide(side))
    list.push({ side, segment: JSON.stringify({ flags, seq, ack, text }) })
    next = withSide(next, side, seq + lengthOf({ flags: flagsOf(flags) ?? 0, text }))
  }
  turn('client', 'S')
  turn('server', 'SA')
  turn('client', 'A')
  for (let n = 0; n < EXCHANGES; n++) {
    turn('client', 'PA', PING)
    turn('server', 'PA', PONG)
  }
  turn('client', 'FA')
  turn('server', 'FA')
  turn('client', 'A')
  return list
}

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
  script: {
    ...script,
    id: 'bench',
    isn: ISN,
    calls: calls(),
    wire: { client: instant, server: instant, acts: [] },
    mslMs: 1,
    rtoMs: 3_600_000,
  },
}
