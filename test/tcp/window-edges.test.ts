import { describe, expect, test } from 'vitest'
import { drain } from '../../shared/tcp/instant.ts'
import type { Rules } from '../../shared/tcp/rules.ts'
import { RFC_9293 } from '../../shared/tcp/rules.ts'
import { lettersOf } from '../../shared/tcp/segment.ts'
import { dropReason, step } from '../../shared/tcp/step.ts'
import type { Endpoint } from '../../shared/tcp/tcb.ts'
import type { Happening } from './situations.ts'
import { CLIENT_UP, close, having, hear, hears, listen, open, owedBy, SERVER_UP, says, saysThis, segment } from './situations.ts'

const WINDOW = 65_535

/** Where a segment begins: left of the window, at RCV.NXT, inside, at the last number of the window, right of it. */
const PLACES = [-1, 0, 500, WINDOW - 1, WINDOW]

/** A state, how it is reached, SND.UNA, SND.NXT and RCV.NXT there. */
type Place = readonly [string, readonly Happening[], number, number, number]

const PASSIVE: Place = ['SYN-RECEIVED', [listen, hears('S', 100), says()], 300, 301, 101]
const ACTIVE: Place = ['SYN-RECEIVED', [open, says(), hears('S', 300), says()], 100, 101, 301]
const TIME_WAIT: Place = ['TIME-WAIT', [...CLIENT_UP, close, says(), hears('FA', 301, 102), says()], 102, 102, 302]
const SYNCHRONIZED: readonly Place[] = [
  ['ESTABLISHED', CLIENT_UP, 101, 101, 301],
  ['FIN-WAIT-1', [...CLIENT_UP, close, says()], 101, 102, 301],
  ['FIN-WAIT-2', [...CLIENT_UP, close, says(), hears('A', 301, 102)], 102, 102, 301],
  ['CLOSE-WAIT', [...SERVER_UP, hears('FA', 101, 301), says()], 301, 301, 102],
  ['CLOSING', [...CLIENT_UP, close, says(), hears('FA', 301, 101), says()], 101, 102, 302],
  ['LAST-ACK', [...SERVER_UP, hears('FA', 101, 301), says(), close, says()], 301, 302, 102],
  TIME_WAIT,
]

/**
 * The outcome as one letter: `.` nothing, `a` the state stays and an ACK is owed, `x` the connection is gone (or back in LISTEN) without a word,
 * `r` it is gone and a reset is owed, `n` a new one has begun. Anything else is spelled out.
 */
function letterOf([state, , , next, expected]: Place, endpoint: Endpoint, rules: Rules): string {
  const said = owedBy(endpoint, rules).join(', ')
  const now = endpoint.tcb.state
  if (now === state && said === '') return '.'
  if (now === state && said === `A ${next} ${expected}`) return 'a'
  if (now === 'CLOSED' && said.startsWith('R')) return 'r'
  if ((now === 'CLOSED' || now === 'LISTEN') && said === '') return 'x'
  if (state === 'TIME-WAIT' && now === 'SYN-RECEIVED' && said.startsWith('SA')) return 'n'
  return `[${now} ${said}]`
}

/** The outcomes of a segment with these flags and this ACK at the five places. */
function outcomes(place: Place, flags: string, ack: number, options: Partial<Rules>): string {
  const rules = { ...RFC_9293, ...options }
  const [, reached, , , expected] = place
  const at = (offset: number) => segment(flags, expected + offset, flags.includes('A') ? ack : 0)
  const ends = PLACES.map((offset) => step(having(...reached), { type: 'segment-arrives', segment: at(offset) }, rules).endpoint)
  return ends.map((endpoint) => letterOf(place, endpoint, rules)).join('')
}

/** The ACK numbers at which nobody looks: before what is outstanding, its beginning, its end, and beyond. */
const anyAck = ([, , una, next]: Place) => [una - 1, una, next, next + 1]

/** Flags, and what becomes of them by RFC 5961 and without it. */
const KINDS: readonly (readonly [string, string, string])[] = [
  ['S', 'aaaaa', 'arrra'],
  ['SF', 'aaaaa', 'arrra'],
  ['SA', 'aaaaa', 'arrra'],
  ['SFA', 'aaaaa', 'arrra'],
  ['R', '.xaa.', '.xxx.'],
  ['RA', '.xaa.', '.xxx.'],
  ['SRA', '.xaa.', '.xxx.'],
]

describe.each(SYNCHRONIZED)('in %s', (...place) => {
  test.each(KINDS)('%s left of the window, at its first number, inside, at its last, right of it', (flags, challenged, plain) => {
    for (const ack of anyAck(place)) {
      expect(outcomes(place, flags, ack, {})).toBe(challenged)
      expect(outcomes(place, flags, ack, { challengeAcks: false })).toBe(plain)
    }
  })

  test.each(['', 'F', 'P', 'A'])('"%s" outside is answered by an ACK, and inside by nothing', (flags) => {
    const [, , una] = place
    expect(outcomes(place, flags, una, {})).toBe('a...a')
  })

  test('a FIN ahead of RCV.NXT is answered by an ACK wherever it lies', () => {
    const [, , una] = place
    const ahead = outcomes(place, 'FA', una, {}).replace(/\[.*?\]/, '?')
    expect(ahead).toMatch(/^a[a?]aaa$/)
  })
})

describe('in SYN-RECEIVED', () => {
  test.each([
    ['after a passive OPEN', PASSIVE, 'axxxa', 'axxxa', '.xaa.', '.xxx.'],
    ['after an active OPEN', ACTIVE, 'aaaaa', 'arrra', '.xaa.', '.xxx.'],
  ] as const)('%s', (_, place, syn, plainSyn, reset, plainReset) => {
    const [, , una] = place
    for (const [flags, ack] of [['S', 0] as const, ['SF', 0] as const, ['SA', una] as const]) {
      expect(outcomes(place, flags, ack, {})).toBe(syn)
      expect(outcomes(place, flags, ack, { challengeAcks: false })).toBe(plainSyn)
    }
    for (const ack of anyAck(place)) {
      for (const flags of ['R', 'RA']) {
        expect(outcomes(place, flags, ack, {})).toBe(reset)
        expect(outcomes(place, flags, ack, { challengeAcks: false })).toBe(plainReset)
      }
    }
  })
})

describe('in TIME-WAIT, with an option', () => {
  test('no RST is believed by RFC 1337, nor answered', () => {
    for (const flags of ['R', 'RA', 'RF']) expect(outcomes(TIME_WAIT, flags, 102, { ignoreResetInTimeWait: true })).toBe('.....')
  })

  test('a SYN beyond RCV.NXT opens a new connection (MAY-2), and none that acknowledges something', () => {
    for (const flags of ['S', 'SF']) expect(outcomes(TIME_WAIT, flags, 0, { may2: true })).toBe('aannn')
    for (const ack of anyAck(TIME_WAIT)) expect(outcomes(TIME_WAIT, 'SA', ack, { may2: true })).toBe('aaaaa')
  })
})

test.each<readonly [string, readonly Happening[], ReturnType<typeof segment>, Partial<Rules>, string]>([
  [
    'the SYN,ACK again, with text, without RFC 5961',
    CLIENT_UP,
    segment('SA', 300, 101, 'HI'),
    { challengeAcks: false },
    'ESTABLISHED A 101 301 duplicate',
  ],
  [
    'a SYN from before, with text',
    SERVER_UP,
    segment('S', 90, 0, '0123456789ABC'),
    { challengeAcks: false },
    'ESTABLISHED A 301 101 outside-window',
  ],
  [
    'another SYN from before, with text, in SYN-RECEIVED',
    PASSIVE[1],
    segment('S', 98, 0, 'HELLO'),
    {},
    'SYN-RECEIVED A 301 101 outside-window',
  ],
  [
    'the SYN again, with text, before it could be answered',
    [listen, hears('S', 100, 0, 'HELLO')],
    segment('S', 100, 0, 'HELLO'),
    {},
    'SYN-RECEIVED SA 300 101 duplicate',
  ],
  [
    'a SYN at RCV.NXT while the window is closed, in SYN-RECEIVED',
    [listen, hears('S', 100), saysThis('SA', 300, 101, '', 0)],
    segment('S', 101),
    {},
    'SYN-RECEIVED A 301 101 outside-window',
  ],
  [
    'the same without RFC 5961, in ESTABLISHED',
    [...SERVER_UP, saysThis('A', 301, 101, '', 0)],
    segment('S', 101),
    { challengeAcks: false },
    'ESTABLISHED A 301 101 outside-window',
  ],
])(
  'a SYN that is not in the window is acknowledged and no more (§3.10.7.4, fourth check): %s',
  (_, reached, arriving, options, expected) => {
    const rules = { ...RFC_9293, ...options }
    const { endpoint, effects } = step(having(...reached), { type: 'segment-arrives', segment: arriving }, rules)
    expect([endpoint.tcb.state, ...owedBy(endpoint, rules), dropReason(effects)].join(' ')).toBe(expected)
  },
)

test.each(['', 'F', 'S', 'PU'])(
  'while the window is closed, text or a number in "%s" without ACK and RST is not acceptable (Table 6)',
  (flags) => {
    for (const [state, reached, una, next, expected] of [PASSIVE, ...SYNCHRONIZED]) {
      const closed = having(
        ...reached,
        saysThis(state === 'SYN-RECEIVED' ? 'SA' : 'A', state === 'SYN-RECEIVED' ? una : next, expected, '', 0),
      )
      const place: Place = [state, reached, una, next, expected]
      const { endpoint } = step(closed, hear(flags, expected, 0, 'X'))
      expect(letterOf(place, endpoint, RFC_9293)).toBe('a')
    }
  },
)

/** The place with a closed window, which its last segment has said. */
function shut([state, reached, una, next, expected]: Place): Place {
  const said = state === 'SYN-RECEIVED' ? saysThis('SA', una, expected, '', 0) : saysThis('A', next, expected, '', 0)
  return [state, [...reached, said], una, next, expected]
}

describe('a closed window lets in valid ACKs and RSTs at RCV.NXT, whatever comes with them (Table 6 and below it)', () => {
  test.each([PASSIVE, ACTIVE, ...SYNCHRONIZED])('in %s', (...place) => {
    const closed = shut(place)
    const [, , una] = place
    for (const flags of ['R', 'RA', 'RF', 'SR', 'SRA', 'SRFA']) {
      expect(outcomes(closed, flags, una, {}), flags).toBe('.x...')
      expect(outcomes(closed, flags, una, { challengeAcks: false }), flags).toBe('.x...')
    }
    for (const flags of ['S', 'SF', 'F', 'SA', 'SFA']) {
      // An ACK of SND.UNA is valid but in SYN-RECEIVED; the SYN is asked for first.
      expect(outcomes(closed, flags, una, {}), flags).toBe('aaaaa')
    }
  })

  test.each(SYNCHRONIZED)('a FIN in %s is acknowledged as not taken, and its ACK is heard', (...place) => {
    const [state, , , next, expected] = place
    const heard = step(having(...shut(place)[1]), hear('FA', expected, next)).endpoint
    const after = { 'FIN-WAIT-1': 'FIN-WAIT-2', CLOSING: 'TIME-WAIT', 'LAST-ACK': 'CLOSED' }[state as string] ?? state
    expect(heard.tcb.state).toBe(after)
    if ('rcv' in heard.tcb) {
      expect([heard.tcb.snd.una, heard.tcb.rcv.nxt]).toEqual([next, expected])
      expect(drain(heard).segments.map(({ flags, ack }) => `${lettersOf(flags)} ${ack}`)).toEqual([`A ${expected}`])
    }
  })
})
