import { describe, expect, test } from 'vitest'
import { textsToSend, wishesOf } from '../../../client/state/wishes.ts'
import type { EndView, LadderSegment, MatchView, TcbView, WireSegment } from '../../../shared/view/match-view.ts'
import { blankView } from '../../support/views.ts'

const calls: MatchView['calls'] = [
  { side: 'client', call: { type: 'open-active' }, atMs: 0 },
  { side: 'client', call: { type: 'send', text: 'HELLO' }, atMs: 1 },
  { side: 'server', call: { type: 'send', text: 'HI' }, atMs: 1 },
  { side: 'client', call: { type: 'close' }, atMs: 2 },
]

function sent(flags: string, seq: number, text = ''): LadderSegment {
  const segment: WireSegment = { flags, seq, ack: 0, text }
  return {
    id: `c${seq}${text}`,
    from: 'client',
    segment,
    sentAtMs: 1,
    arrivedAtMs: null,
    landsAtMs: null,
    lostAtMs: null,
    dropped: null,
    injected: false,
  }
}

const SYN = sent('S', 4294967290)

describe('what the application asked for is done when its segments have left', () => {
  test.each([
    ['nothing yet', [], [false, false, false]],
    ['the SYN', [SYN], [true, false, false]],
    ['a part of the text', [SYN, sent('A', 4294967291, 'HEL')], [true, false, false]],
    ['the same part twice', [SYN, sent('A', 4294967291, 'HEL'), sent('A', 4294967291, 'HEL')], [true, false, false]],
    ['all of it, past 2^32', [SYN, sent('A', 4294967291, 'HELL'), sent('A', 4294967295, 'O')], [true, true, false]],
    ['the FIN with the text', [SYN, sent('FA', 4294967291, 'HELLO')], [true, true, true]],
  ])('%s', (_, ladder, expected) => {
    expect(wishesOf({ ...blankView({ viewer: 'client', assistance: 'expert' }), calls, ladder }, 'client').map(({ done }) => done)).toEqual(
      expected,
    )
  })
})

const tcb: TcbView = { iss: 1, sndUna: 2, sndNxt: 2, sndWnd: 10, irs: 1, rcvNxt: 2, rcvWnd: 10, unsent: 'A LETTER', unacknowledged: '' }
const end: EndView = {
  state: 'ESTABLISHED',
  inTransition: false,
  iss: 1,
  tcb,
  owed: [],
  owedCount: 1,
  timers: { retransmission: null, timeWait: null },
}

describe('on a raw table, where mistakes leave, too, what is done is read from the own books', () => {
  const MISTAKES = [sent('S', 5), sent('A', 6, 'HELLO'), sent('FA', 11)]
  const doneAt = (sndNxt: number, made = calls) => {
    const client = { ...end, tcb: { ...tcb, iss: 100, sndNxt } }
    const view = { ...blankView({ viewer: 'client', assistance: 'standard', table: 'raw' }), ends: { client, server: null } }
    return wishesOf({ ...view, calls: made, ladder: MISTAKES }, 'client').map(({ done }) => done)
  }

  test.each([
    ['none of it', 100, [false, false, false]],
    ['the SYN', 101, [true, false, false]],
    ['a part of the text', 104, [true, false, false]],
    ['all of it', 106, [true, true, false]],
    ['the FIN', 107, [true, true, true]],
  ])('%s', (_, sndNxt, expected) => expect(doneAt(sndNxt)).toEqual(expected))

  test('those of a connection count from its opening on', () => {
    const again = [...calls, { side: 'client', call: { type: 'open-active' }, atMs: 9 }] as const
    expect(doneAt(100, again).at(-1)).toBe(false)
    expect(doneAt(101, again).at(-1)).toBe(true)
    const established = calls.slice(1)
    expect(doneAt(106, established), 'which may have been before the match').toEqual([true, false])
  })
})

describe('the texts to put into a segment', () => {
  const withEnd = (more: Partial<EndView>): MatchView => ({
    ...blankView({ viewer: 'client', assistance: 'expert' }),
    calls,
    ends: { client: { ...end, ...more }, server: null },
  })

  test.each([
    ['what was never sent', {}, ['A LETTER']],
    ['what may have been lost, too', { tcb: { ...tcb, unacknowledged: 'DEAR' } }, ['A LETTER', 'DEAR']],
    [
      'first of all as much as the peer has room for',
      { owed: [{ purpose: 'text', segment: { flags: 'A', seq: 2, ack: 2, text: 'A LET' }, section: '3.7' }] },
      ['A LET', 'A LETTER'],
    ],
    ['all that the application ever asked for, to who keeps their own books', { tcb: null }, ['HELLO']],
  ] as const)('%s', (_, more, expected) => expect(textsToSend(withEnd(more), 'client')).toEqual(expected))

  describe('whoever keeps their own books is offered', () => {
    const asked = (...texts: readonly string[]): MatchView['calls'] =>
      texts.map((text) => ({ side: 'client', call: { type: 'send', text }, atMs: 0 }))
    const offered = (calls: MatchView['calls'], ...ladder: readonly LadderSegment[]) =>
      textsToSend({ ...withEnd({ tcb: null }), calls, ladder }, 'client')

    test.each([
      ['all of it before anything has left', offered(asked('A LONG LETTER')), ['A LONG LETTER']],
      ['the rest after a first piece', offered(asked('A LONG LETTER'), sent('A', 101, 'A LONG LET')), ['TER', 'A LONG LETTER']],
      [
        'the rest from the probe on as well, for the probe may not have been taken',
        offered(asked('A LONG LETTER'), sent('A', 101, 'A LONG LET'), sent('A', 111, 'T')),
        ['ER', 'TER', 'A LONG LETTER'],
      ],
      [
        'what was asked for later, and what may have been lost',
        offered(asked('ONE ', 'TWO '), sent('A', 101, 'ONE ')),
        ['TWO ', 'ONE TWO ', 'ONE '],
      ],
      ['what goes around the last number', offered(asked('ROUND'), sent('A', 4_294_967_294, 'ROU')), ['ND', 'ROUND']],
      [
        'nothing of what a machine that went down has forgotten',
        offered([...asked('HELLO'), { side: 'client', call: { type: 'crash' }, atMs: 2 }], sent('A', 101, 'HELLO')),
        [],
      ],
      ['everything once more when everything has left', offered(asked('HELLO'), sent('A', 101, 'HELLO')), ['HELLO']],
    ])('%s', (_, offers, expected) => expect(offers).toEqual(expected))
  })
})
