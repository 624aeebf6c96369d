import { expect, test } from 'vitest'
import type { LadderSegment, MatchView } from '../../shared/view/match-view.ts'
import { unheardFor } from '../../shared/view/unheard.ts'
import { arrived, blankView } from '../support/views.ts'

const FLOOD = { places: 4, everyMs: 100, untilMs: 2_000, heldMs: 1_000, cookies: false }

const lostAt = (lostAtMs: number, flags = 'S'): LadderSegment => ({
  ...arrived('c1', { flags, seq: 100, ack: 0, text: '' }),
  sentAtMs: lostAtMs - 800,
  arrivedAtMs: null,
  lostAtMs,
})

const powerOf = (side: 'client' | 'server', ...calls: readonly (readonly ['crash' | 'reboot', number])[]): MatchView => ({
  ...blankView(),
  log: calls.map(([type, atMs]) => ({ type: 'call-made', side, call: { type }, atMs })),
})

test.each<[string, MatchView, LadderSegment, string | null]>([
  ['a SYN that comes to a full backlog', blankView({ backlog: FLOOD }), lostAt(1_500), 'no-place'],
  ['one that finds a place was lost by the wire', blankView({ backlog: FLOOD }), lostAt(3_500), null],
  ['cookies have place for all', blankView({ backlog: { ...FLOOD, cookies: true } }), lostAt(1_500), null],
  ['one with PSH, too', blankView({ backlog: FLOOD }), lostAt(1_500, 'SP'), 'no-place'],
  ['a SYN,ACK needs none', blankView({ backlog: FLOOD }), lostAt(1_500, 'SA'), null],
  ['only a SYN needs one', blankView({ backlog: FLOOD }), lostAt(1_500, 'A'), null],
  ['what comes to a machine that is down', powerOf('server', ['crash', 500]), lostAt(1_500), 'down'],
  ['or was, and is up again', powerOf('server', ['crash', 500], ['reboot', 1_000]), lostAt(1_500), null],
  ['or goes down only later', powerOf('server', ['crash', 2_000]), lostAt(1_500), null],
  ['or sends, which it cannot', powerOf('client', ['crash', 500]), lostAt(1_500), null],
  ['what has arrived', blankView({ backlog: FLOOD }), arrived('c1', { flags: 'S', seq: 100, ack: 0, text: '' }), null],
])('a segment that nobody heard: %s', (_, view, segment, why) => expect(unheardFor(view, segment)).toBe(why))
