import { describe, expect, test } from 'vitest'
import { consoleLine, stamp } from '../../../client/panels/console-line.ts'
import type { LadderSegment, WireSegment } from '../../../shared/view/match-view.ts'

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
      'no flag at all',
      seen('client', { flags: '', seq: 0, ack: 0, text: '' }),
      'IP client.49152 > server.80: Flags [none], win 65535, length 0',
    ],
  ])('%s', (_, segment, expected) => expect(consoleLine(segment, null)).toBe(expected))

  test('counted from the ISNs after the first SYN', () => {
    const isns = { client: 4294967290, server: 300 }
    const text = seen('client', { flags: 'PA', seq: 4294967291, ack: 301, text: 'HELLO WORLD' })
    expect(consoleLine(text, isns)).toBe('IP client.49152 > server.80: Flags [P.], seq 1:12, ack 1, win 65535, length 11')
    expect(consoleLine(seen('client', { flags: 'S', seq: 4294967290, ack: 0, text: '' }), isns)).toContain('seq 4294967290')
  })
})

test.each([
  [0, '00:00.000'],
  [67_250, '01:07.250'],
  [-3, '00:00.000'],
])('%i ms is stamped %s', (ms, expected) => expect(stamp(ms)).toBe(expected))
