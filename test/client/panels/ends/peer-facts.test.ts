import { describe, expect, test } from 'vitest'
import type { PeerFacts } from '../../../../client/panels/ends/peer-facts.ts'
import { peerFacts } from '../../../../client/panels/ends/peer-facts.ts'
import { legsOf } from '../../../../shared/match/legs.ts'
import type { Assistance } from '../../../../shared/match/scenario.ts'
import { catalogue } from '../../../../shared/scenarios/catalogue.ts'
import { otherSide, SIDES } from '../../../../shared/tcp/sides.ts'
import type { Side, Tcb } from '../../../../shared/tcp/tcb.ts'
import { fold } from '../../../../shared/view/fold.ts'
import type { LadderSegment, MatchView } from '../../../../shared/view/match-view.ts'
import { Teller } from '../../../../shared/view/redact.ts'
import { match, playOut, TWO_BOTS } from '../../../match/playing.ts'
import { arrived, blankView } from '../../../support/views.ts'

const scripts = catalogue.flatMap(({ script }) => legsOf(script).map((leg) => ({ id: script.id, number: leg.leg ?? 1, leg })))

describe.each(SIDES)('the %s is told of the other end', (side) => {
  test.each(scripts)('what its own books say: $id, leg $number', ({ leg }) => {
    const moments = momentsOf(leg, side, 'guided')
    expect(moments.map(({ facts }) => facts)).toEqual(moments.map(({ tcb }) => factsIn(tcb)))
  })

  test.each(scripts)('without books no first number but the right one: $id, leg $number', ({ leg }) => {
    const isWrong = ({ facts, tcb }: Moment) => 'rcv' in tcb && facts.isn !== null && facts.isn !== tcb.rcv.irs
    expect(momentsOf(leg, side, 'expert').filter(isWrong)).toEqual([])
  })
})

describe('without books the numbers come from what arrived and counted', () => {
  const handshake = [came('S', 100), came('A', 101, 301)]
  test.each<[string, readonly LadderSegment[], PeerFacts]>([
    ['nothing yet', [], { isn: null, next: null, confirmed: null }],
    ['a handshake and text', [...handshake, came('PA', 101, 301, 'HELLO')], { isn: 100, next: 106, confirmed: 301 }],
    ['a number space that begins anew', [...handshake, came('FA', 2 ** 32 - 1, 301)], { isn: 100, next: 0, confirmed: 301 }],
    ['the last SYN that counted', [came('S', 40), ...handshake], { isn: 100, next: 101, confirmed: 301 }],
    ["a stranger's SYN", [...handshake, { ...came('S', 7000), dropped: 'challenged' }], { isn: 100, next: 101, confirmed: 301 }],
    ['an old duplicate', [...handshake, { ...came('PA', 9, 77, 'OLD'), dropped: 'duplicate' }], { isn: 100, next: 101, confirmed: 301 }],
    ['nothing that was sent itself', [{ ...came('SA', 300, 101), from: 'server' }], { isn: null, next: null, confirmed: null }],
  ])('%s', (_, ladder, expected) => expect(peerFacts({ ...blankView({ viewer: 'server' }), ladder }, 'client')).toEqual(expected))
})

describe('where a match begins in the middle of a connection, without books', () => {
  const given = { irs: 99, sndWnd: 10, rcvWnd: 65_535 }
  test.each<[string, readonly LadderSegment[], PeerFacts]>([
    ['the first number is known before anything has come', [], { isn: 99, next: 100, confirmed: null }],
    ['and stays known', [came('PA', 100, 301, 'HELLO')], { isn: 99, next: 105, confirmed: 301 }],
    ['until another connection begins', [came('S', 700)], { isn: 700, next: 701, confirmed: null }],
  ])('%s', (_, ladder, expected) => expect(peerFacts({ ...blankView({ viewer: 'server', given }), ladder }, 'client')).toEqual(expected))
})

type Moment = { readonly facts: PeerFacts; readonly tcb: Tcb }

/** Every moment of a match of bots at which this player's end has moved: what is told of the other end, and the end's own TCB. */
function momentsOf(script: (typeof scripts)[number]['leg'], side: Side, assistance: Assistance): readonly Moment[] {
  const { match: over, events } = playOut(match({ script, controllers: TWO_BOTS, assistance }))
  const { table, rules } = over
  let view: MatchView = blankView({ viewer: side, scenario: script.id, assistance })
  const moments: Moment[] = []
  const teller = new Teller({ table, assistance, rules })
  for (const event of events) {
    teller.note(event)
    const news = teller.tell(side)
    if (news === null) continue
    view = fold(view, news)
    if (event.type === 'end-changed') moments.push({ facts: peerFacts(view, otherSide(side)), tcb: event.endpoint.tcb })
  }
  return moments
}

function factsIn(tcb: Tcb): PeerFacts {
  return 'rcv' in tcb ? { isn: tcb.rcv.irs, next: tcb.rcv.nxt, confirmed: tcb.snd.una } : { isn: null, next: null, confirmed: null }
}

function came(flags: string, seq: number, ack = 0, text = ''): LadderSegment {
  return arrived('i1', { flags, seq, ack, text })
}
