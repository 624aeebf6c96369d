import { describe, expect, test } from 'vitest'
import { consoleLine, isnsAlong } from '../../../../client/panels/log/console-line.ts'
import type { LadderSegment, WireSegment } from '../../../../shared/view/match-view.ts'

const PORT = 49_152

function seen(from: 'client' | 'server', segment: WireSegment): LadderSegment {
  return { id: 'x', from, segment, sentAtMs: 0, arrivedAtMs: 900, landsAtMs: null, lostAtMs: null, dropped: null, injected: false }
}

describe('the console prints a segment as tcpdump does', () => {
  test.each([
    [
      'a SYN',
      seen('client', { flags: 'S', seq: 100, ack: 0, text: '' }),
      'IP client.49152 > server.80: Flags [S], seq 100, win 65535, length 0',
    ],
    [
      'a SYN,ACK',
      seen('server', { flags: 'SA', seq: 300, ack: 101, text: '' }),
      'IP server.80 > client.49152: Flags [S.], seq 300, ack 101, win 65535, length 0',
    ],
    [
      'a pure ACK, without its number',
      seen('client', { flags: 'A', seq: 101, ack: 301, text: '' }),
      'IP client.49152 > server.80: Flags [.], ack 301, win 65535, length 0',
    ],
    [
      'text',
      seen('client', { flags: 'PA', seq: 101, ack: 301, text: 'HELLO', window: 10 }),
      'IP client.49152 > server.80: Flags [P.], seq 101:106, ack 301, win 10, length 5',
    ],
    [
      'a FIN,ACK',
      seen('client', { flags: 'FA', seq: 106, ack: 301, text: '' }),
      'IP client.49152 > server.80: Flags [F.], seq 106, ack 301, win 65535, length 0',
    ],
    [
      'an urgent pointer, wherever it leads',
      seen('client', { flags: 'UPA', seq: 101, ack: 301, text: 'STOP', urgent: 4 }),
      'IP client.49152 > server.80: Flags [P.U], seq 101:105, ack 301, win 65535, urg 4, length 4',
    ],
    [
      'one that leads nowhere',
      seen('client', { flags: 'UA', seq: 101, ack: 301, text: '' }),
      'IP client.49152 > server.80: Flags [.U], ack 301, win 65535, urg 0, length 0',
    ],
    [
      'none without its flag',
      seen('client', { flags: 'A', seq: 101, ack: 301, text: '', urgent: 4 }),
      'IP client.49152 > server.80: Flags [.], ack 301, win 65535, length 0',
    ],
    [
      'no flag at all',
      seen('client', { flags: '', seq: 0, ack: 0, text: '' }),
      'IP client.49152 > server.80: Flags [none], win 65535, length 0',
    ],
  ])('%s', (_, segment, expected) => expect(consoleLine(segment, null, PORT)).toBe(expected))

  test('counted from the ISNs after the first SYN', () => {
    const isns = { client: 4294967290, server: 300 }
    const text = seen('client', { flags: 'PA', seq: 4294967291, ack: 301, text: 'HELLO WORLD' })
    expect(consoleLine(text, isns, PORT)).toBe('IP client.49152 > server.80: Flags [P.], seq 1:12, ack 1, win 65535, length 11')
    expect(consoleLine(seen('client', { flags: 'S', seq: 4294967290, ack: 0, text: '' }), isns, PORT)).toContain('seq 4294967290')
  })

  test.each([
    ['a SYN', wire('S', 100), 'seq 100'],
    ['a SYN,ACK', wire('SA', 300, 101), 'seq 300, ack 101'],
    ['a segment without ACK', wire('R', 101), 'seq 101'],
  ])('%s is never counted from an ISN', (_, segment, numbers) =>
    expect(consoleLine(seen('client', segment), { client: 50, server: 70 }, PORT)).toContain(`], ${numbers}, win`),
  )
})

describe('relative numbers are counted', () => {
  const handshake = [
    seen('client', wire('S', 100)),
    seen('server', wire('SA', 300, 101)),
    seen('client', wire('A', 101, 301)),
    seen('client', wire('PA', 101, 301, 'HELLO')),
  ]
  const counted = ['seq 100', 'seq 300, ack 101', 'ack 1', 'seq 1:6, ack 1']
  const again = [seen('client', wire('S', 1300)), seen('server', wire('SA', 900, 1301)), seen('client', wire('FA', 1301, 901))]

  test('from the SYN of each side', () => expect(numbersOf(handshake)).toEqual(counted))
  test('from no SYN that comes later: a connection that was there before is printed as it is', () =>
    expect(numbersOf([seen('server', wire('A', 301, 106)), ...handshake])).toEqual(['ack 106', ...counted]))
  test('from a new SYN from its own line on', () =>
    expect(numbersOf([...handshake, ...again])).toEqual([...counted, 'seq 1300', 'seq 900, ack 1301', 'seq 1, ack 1']))
  test('not before both sides have one: a call that is refused is answered with its own number', () =>
    expect(numbersOf([seen('client', wire('S', 100)), seen('server', wire('RA', 0, 101))])).toEqual(['seq 100', 'seq 0, ack 101']))
  test('from the earlier SYNs as long as a new one is not answered by another (RFC 9293, figure 10)', () => {
    const call = [seen('client', wire('S', 1300)), seen('server', wire('A', 301, 106)), seen('client', wire('R', 106))]
    expect(numbersOf([...handshake, ...call])).toEqual([...counted, 'seq 1300', 'ack 6', 'seq 106'])
    expect(numbersOf(call), 'or from none, where there are none').toEqual(['seq 1300', 'ack 106', 'seq 106'])
  })
  test('from both SYNs where both ends call (RFC 9293, figure 8)', () => {
    const calls = [seen('client', wire('S', 100)), seen('server', wire('S', 300)), seen('client', wire('SA', 100, 301))]
    expect(numbersOf([...calls, seen('server', wire('A', 301, 101))])).toEqual(['seq 100', 'seq 300', 'seq 100, ack 301', 'ack 1'])
  })
  test.each([
    ['a SYN,ACK that was dropped', { dropped: 'challenged' }],
    ['the SYN,ACK of a stranger', { injected: true }],
  ] as const)('not from %s', (_, course) => {
    const ladder = [...handshake, { ...seen('server', wire('SA', 7000, 101)), ...course }, seen('client', wire('FA', 106, 301))]
    expect(numbersOf(ladder)).toEqual([...counted, 'seq 7000, ack 101', 'seq 6, ack 1'])
  })
})

function wire(flags: string, seq: number, ack = 0, text = ''): WireSegment {
  return { flags, seq, ack, text }
}

/** What the lines of a ladder say of sequence and acknowledgment numbers. */
function numbersOf(ladder: readonly LadderSegment[]): readonly (string | undefined)[] {
  const isns = isnsAlong(ladder)
  return ladder.map((line, index) => /\], (.*), win/.exec(consoleLine(line, isns[index] ?? null, PORT))?.[1])
}
