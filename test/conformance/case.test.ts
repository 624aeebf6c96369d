import { describe, expect, test } from 'vitest'
import { replayCase } from './case.ts'
import type { Case, RecordedEvent, RecordedSegment } from './format.ts'

/** The endpoint under test has ISS 300, its peer 100. */
const segment = (flags: string, seq: number, ack = 0, len = 0, wnd = 65_535): RecordedSegment => ({ flags, seq, ack, len, wnd })
const hears = (...parts: Parameters<typeof segment>): RecordedEvent => ({ in: segment(...parts) })
const says = (...parts: Parameters<typeof segment>): RecordedEvent => ({ out: segment(...parts) })
const unobserved: RecordedEvent = { unobserved: true }

const UP: readonly RecordedEvent[] = [
  { call: 'listen' },
  hears('S', 100),
  says('SA', 300, 101),
  hears('A', 101, 301),
  { state: 'ESTABLISHED' },
  { call: 'accept' },
]

const of = (events: readonly RecordedEvent[], more: Partial<Case> = {}): Case => ({
  id: 'made-up',
  title: 'made up',
  role: 'passive',
  iss: { local: 300, peer: 100 },
  events: [...UP, ...events],
  ...more,
})

describe('a recording passes', () => {
  test.each<readonly [string, readonly RecordedEvent[]]>([
    ['nobody looked at the ACK of text', [hears('PA', 101, 301, 5), unobserved, hears('PA', 106, 301, 5), says('A', 301, 111)]],
    [
      'nobody looked, and the ACK was delayed until the next step',
      [hears('PA', 101, 301, 5), unobserved, { call: 'accept' }, says('A', 301, 106)],
    ],
    ['nobody looked at the text', [{ call: 'send', len: 5 }, unobserved, hears('A', 101, 306), { state: 'ESTABLISHED' }]],
    ['nobody looked at the FIN', [{ call: 'shutdown' }, unobserved, hears('A', 101, 302), { state: 'FIN-WAIT-2' }]],
    ['nobody looked at a RST', [{ call: 'abort' }, unobserved, { state: 'CLOSED' }]],
    ['nobody looked at a challenge ACK', [hears('R', 200), unobserved, hears('R', 101), { state: 'CLOSED' }]],
    [
      'one of two outputs was looked at',
      [hears('FA', 101, 301), says('A', 301, 102), { call: 'shutdown' }, unobserved, hears('A', 102, 302), { state: 'CLOSED' }],
    ],
    [
      'nobody looked at a retransmission',
      [{ call: 'send', len: 5 }, says('PA', 301, 101, 5), { timeout: 'rto' }, unobserved, hears('A', 101, 306)],
    ],
    [
      'text is kept back by a congestion window and goes with the ACK',
      [{ call: 'send', len: 30 }, says('A', 301, 101, 10), hears('A', 101, 311), says('A', 311, 101, 10), says('PA', 321, 101, 10)],
    ],
    [
      'a small text waits for the ACK of the last (Nagle)',
      [{ call: 'send', len: 5 }, says('PA', 301, 101, 5), { call: 'send', len: 5 }, hears('A', 101, 306), says('PA', 306, 101, 5)],
    ],
    [
      'and the FIN with it',
      [{ call: 'send', len: 5 }, says('PA', 301, 101, 5), { call: 'send', len: 5 }, { call: 'shutdown' }, says('FPA', 306, 101, 5)],
    ],
    [
      'text waits for a window that has room for all of it',
      [hears('A', 101, 301, 0, 3), { call: 'send', len: 5 }, { timeout: 'persist' }, says('A', 301, 101, 3)],
    ],
    [
      'the FIN waits for the window',
      [hears('A', 101, 301, 0, 0), { call: 'shutdown' }, { state: 'FIN-WAIT-1' }, { timeout: 'persist' }, says('A', 300, 101)],
    ],
    [
      'the FIN still waits for it after a RECEIVE',
      [
        hears('PA', 101, 301, 5, 0),
        says('A', 301, 106),
        { call: 'shutdown' },
        { call: 'receive', got: 5 },
        hears('A', 101, 301, 0, 0),
        says('A', 301, 106),
        hears('FA', 106, 301),
        says('A', 301, 107),
        says('FA', 301, 107),
      ],
    ],
    [
      'a RST in the part of the window that a RECEIVE has made room for and no segment has offered',
      [hears('PA', 101, 301, 5), says('A', 301, 106, 0, 10), { call: 'receive', got: 5 }, hears('R', 118), { state: 'ESTABLISHED' }],
    ],
    [
      'one segment after another is repeated as ACKs come',
      [
        { call: 'send', len: 20 },
        says('A', 301, 101, 10),
        says('PA', 311, 101, 10),
        { timeout: 'rto' },
        says('A', 301, 101, 10),
        hears('A', 101, 311),
        says('PA', 311, 101, 10),
      ],
    ],
    ['text and the FIN of two calls leave together', [{ call: 'send', len: 5 }, { call: 'shutdown' }, says('FPA', 301, 101, 5)]],
    [
      'the texts of several calls leave as one',
      [{ call: 'send', len: 3 }, { call: 'send', len: 4 }, { call: 'receive', got: 0 }, says('PA', 301, 101, 7)],
    ],
    [
      "the peer's FIN comes before the own one has left",
      [{ call: 'shutdown' }, { state: 'FIN-WAIT-1' }, hears('FA', 101, 301), says('FA', 301, 102), { state: 'CLOSING' }],
    ],
    [
      'of what is outstanding, the last is repeated and not the first',
      [
        { call: 'send', len: 5 },
        says('PA', 301, 101, 5),
        { call: 'shutdown' },
        says('FA', 306, 101),
        { timeout: 'rto' },
        says('FA', 306, 101),
        hears('A', 101, 307),
        { state: 'FIN-WAIT-2' },
      ],
    ],
    [
      'nobody looked at the windows',
      [
        { in: { flags: 'PA', seq: 101, ack: 301, len: 5 } },
        { out: { flags: 'A', seq: 301, ack: 106, len: 0 } },
        hears('PA', 106, 301, 5),
        { out: { flags: 'A', seq: 301, ack: 111, len: 0 } },
        { call: 'send', len: 5 },
        { out: { flags: 'PA', seq: 301, ack: 111, len: 5 } },
      ],
    ],
    ['a probe of one octet', [hears('A', 101, 301, 0, 0), { call: 'send', len: 5 }, { timeout: 'persist' }, says('A', 301, 101, 1)]],
    ['an empty probe', [hears('A', 101, 301, 0, 0), { call: 'send', len: 5 }, { timeout: 'persist' }, says('A', 300, 101)]],
  ])('%s', (_, events) => replayCase(of(events)))
})

describe('a recording does not pass', () => {
  test.each<readonly [string, readonly RecordedEvent[]]>([
    ['where an ACK is missing', [hears('PA', 101, 301, 5), hears('PA', 106, 301, 5), says('A', 301, 111)]],
    ['where the text is missing and nothing keeps it back', [{ call: 'send', len: 5 }, { state: 'ESTABLISHED' }]],
    ['where the text of a call has not left when the peer answers', [{ call: 'send', len: 5 }, hears('A', 101, 301)]],
    ['where the text of two calls is missing', [{ call: 'send', len: 5 }, { call: 'accept' }, { state: 'ESTABLISHED' }]],
    ['where only a part of the text of two calls leaves', [{ call: 'send', len: 5 }, { call: 'shutdown' }, says('FA', 306, 101)]],
    ['where nothing is repeated', [{ call: 'send', len: 5 }, says('PA', 301, 101, 5), { timeout: 'rto' }, { state: 'ESTABLISHED' }]],
    ['where the FIN is missing', [{ call: 'shutdown' }, { state: 'FIN-WAIT-1' }]],
    ['with an ACK that nothing asks for', [hears('A', 101, 301), says('A', 301, 101)]],
    ['with a wrong number', [hears('PA', 101, 301, 5), says('A', 301, 105)]],
    [
      'with a wrong number, though the output before was not looked at',
      [hears('PA', 101, 301, 5), unobserved, hears('PA', 106, 301, 5), says('A', 301, 106)],
    ],
    ['with another state', [{ call: 'shutdown' }, says('FA', 301, 101), { state: 'FIN-WAIT-2' }]],
  ])('%s', (_, events) => expect(() => replayCase(of(events))).toThrow())
})

test('where the RFC leaves the choice, either passes, and the RFC counts where it does not', () => {
  const events = [{ call: 'abort' }, says('RA', 301, 101), { state: 'CLOSED' }] as const
  const difference = { at: 6, reason: 'RST,ACK', section: '3.10.5', rfc_out: [segment('R', 301)], rfc_state: 'CLOSED', resume: true }
  replayCase(of(events, { rfc_diffs: [{ ...difference, permitted: true }] }))
  expect(() => replayCase(of(events, { rfc_diffs: [{ ...difference, rfc_out: [segment('R', 302)], permitted: false }] }))).toThrow()
})
