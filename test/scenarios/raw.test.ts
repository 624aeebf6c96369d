import { describe, expect, test } from 'vitest'
import type { MatchEvent } from '../../shared/match/events.ts'
import { legsOf } from '../../shared/match/legs.ts'
import type { Match } from '../../shared/match/match.ts'
import { step } from '../../shared/match/step.ts'
import { catalogue } from '../../shared/scenarios/catalogue.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { lettersOf } from '../../shared/tcp/segment.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import { move, playOut, segment } from '../match/playing.ts'
import { momentOf } from './moment.ts'

/**
 * On a raw table: the mistake that a scenario is about leaves, at the moment that `after` names; how the other end, which knows TCP,
 * meets it as the RFC says, with this segment or with silence ("nothing": something else came first); and how the match ends when both go on correctly. Numbers as in moments.test.ts.
 */
type Row = readonly [scenario: string, after: RegExp, side: Side, mistake: Segment, met: string, end: string, why: string]

const ROWS: readonly Row[] = [
  ['hello', /client is asked to open/, 'client', segment('SA', 100, 0), 'R 0', 'goal', 'nothing to acknowledge yet'],
  ['hello', /client is asked to open/, 'server', segment('S', 300), 'SA 100 301', 'connection-gone', 'a listener waits'],
  ['hello', /server gets S/, 'server', segment('SA', 300, 100), 'R 100', 'goal', 'the SYN is not counted'],
  ['hello', /client gets SA/, 'client', segment('A', 100, 301), 'A 301 101', 'goal', 'the ISN again'],
  ['goodbye', /client is asked to close/, 'client', segment('F', 101), 'silence', 'goal', 'a bare FIN'],
  ['goodbye', /server gets FA/, 'server', segment('A', 301, 101), 'silence', 'goal', 'the FIN is not counted'],
  ['goodbye', /server gets FA/, 'server', segment('FA', 301, 102), 'A 102 302', 'goal', 'the application has not closed yet'],
  [
    'small-talk',
    /client is asked to send/,
    'client',
    segment('A', 102, 301, 'HELLO'),
    'nothing',
    'disagreement',
    'a pure ACK takes no number',
  ],
  ['small-talk', /server reads/, 'server', segment('A', 301, 105), 'silence', 'goal', 'the last byte'],
  ['small-talk', /server reads/, 'server', segment('A', 301, 107), 'A 106 301', 'goal', 'one too far'],
  ['half-close', /server gets FA/, 'server', segment('A', 301, 106), 'silence', 'goal', 'the FIN is not counted'],
  ['half-close', /server is asked to send/, 'server', segment('FA', 301, 107), 'nothing', 'disagreement', 'text first'],
  ['lost-syn', /retransmission expires/, 'client', segment('S', 500), 'SA 300 501', 'goal', 'a new number'],
  ['lost-syn', /retransmission expires/, 'client', segment('S', 101), 'SA 300 102', 'goal', 'the number after'],
  ['lost-synack', /server gets S 100, dropped/, 'server', segment('SA', 300, 102), 'R 102', 'goal', 'the SYN counted twice'],
  ['lost-ack', /client is asked to send/, 'client', segment('S', 100), 'A 301 106', 'goal', 'shaking hands again'],
  ['late-data', /server gets FA/, 'server', segment('A', 301, 116), 'silence', 'goal', 'beyond the hole'],
  ['lost-last-ack', /server retransmission expires/, 'server', segment('FA', 302, 102), 'A 102 302', 'goal', 'a new number'],
  ['lost-last-ack', /client gets FA .*duplicate/, 'client', segment('R', 102), 'silence', 'goal', 'a RST instead'],
  ['duplicates', /server gets A 101 301 "ECHO", dropped/, 'server', segment('A', 301, 109), 'A 105 301', 'goal', 'counted twice'],
  ['refused', /server gets S/, 'server', segment('R', 0), 'silence', 'goal', 'a RST that nobody believes'],
  ['refused', /server gets S/, 'server', segment('FA', 0, 101), 'silence', 'goal', 'nothing to close'],
  ['refused', /server gets S/, 'server', segment('SA', 300, 101), 'A 101 301', 'goal', 'nobody listens'],
  ['simultaneous-open', /client gets S 300/, 'client', segment('SA', 101, 301), 'SA 300 101', 'goal', 'a new number for the SYN'],
  ['simultaneous-close', /client gets FA/, 'client', segment('A', 101, 302), 'A 302 102', 'goal', 'the own FIN is not counted'],
  ['wraparound', /client gets SA/, 'client', segment('A', 4_294_967_291, 4_294_967_295), 'R 4294967295', 'goal', 'the SYN is not counted'],
  ['abort', /client is asked to abort/, 'client', segment('FA', 110, 308), 'A 315 111', 'goal', 'a FIN is too polite'],
  ['abort', /client is asked to abort/, 'client', segment('R', 0), 'silence', 'goal', 'a number that nobody believes'],
  [
    'slow-reader',
    /client is asked to send/,
    'client',
    segment('A', 101, 301, 'A LONG LETTER'),
    'A 301 111',
    'goal',
    'more than the window',
  ],
  ['slow-reader', /client persist expires/, 'client', segment('A', 111, 301, 'TER'), 'A 301 111', 'goal', 'more than one byte'],
  [
    'old-duplicate-syn',
    /client gets SA 300 41/,
    'client',
    segment('A', 41, 301),
    'silence',
    'connection-gone',
    'shaking hands with a ghost',
  ],
  [
    'old-duplicate-syn',
    /client gets SA 300 41/,
    'client',
    segment('A', 101, 301),
    'silence',
    'connection-gone',
    'yes to a question about another number',
  ],
  ['old-duplicate-syn', /client gets SA 300 41/, 'client', segment('S', 40), 'nothing', 'goal', 'the old SYN again'],
  ['two-way', /client gets SA/, 'client', segment('FA', 48, 301), 'A 301 49', 'goal', 'nothing to close'],
  ['two-way 2', /server gets PA/, 'server', segment('SA', 300, 48), 'R 48', 'goal', 'the old order taken for new'],
  ['ghost-session', /client gets A 300/, 'client', segment('A', 106, 301), 'silence', 'goal', 'as if nothing had happened'],
  ['ghost-session', /client gets A 300/, 'client', segment('FA', 106, 301), 'A 301 107', 'goal', 'nothing to close'],
  ['ghost-session 2', /server gets S/, 'server', segment('SA', 300, 1101), 'A 1101 301', 'disagreement', 'connected already'],
  ['ghost-session 2', /client gets A 301/, 'client', segment('A', 1101, 302), 'nothing', 'goal', 'that was no SYN+ACK'],
  ['reused-port', /server gets PA 41/, 'server', segment('A', 301, 48), 'silence', 'goal', 'the old order acknowledged'],
  ['reused-port', /server gets FA 48/, 'server', segment('A', 301, 49), 'silence', 'goal', 'the old FIN acknowledged'],
  ['reused-port', /server gets FA 48/, 'server', segment('FA', 301, 106), 'A 106 302', 'ack-war', 'a farewell to a ghost'],
  ['no-time-wait', /client gets FA 201 707, dropped/, 'client', segment('A', 707, 202), 'silence', 'goal', 'the ACK that is forgotten'],
  ['no-time-wait 2', /client gets FA 201 707, dropped/, 'client', segment('R', 707), 'silence', 'goal', 'gone already'],
  ['blind-reset', /client gets R/, 'client', segment('R', 101), 'silence', 'goal', 'a RST for a RST'],
  ['blind-reset', /server gets R/, 'server', segment('R', 301), 'silence', 'connection-gone', 'hanging up, too'],
  ['blind-reset', /server gets S/, 'server', segment('SA', 300, 113), 'A 113 301', 'goal', 'connected already'],
  ['syn-flood', /client retransmission expires/, 'client', segment('S', 700), 'lost', 'goal', 'a new number'],
  ['syn-flood 2', /server gets S/, 'server', segment('SA', 300, 100), 'R 100', 'goal', 'the SYN is not counted'],
  ['predictable-isn', /client gets SA 320 7001/, 'client', segment('A', 7_001, 321), 'A 321 7014', 'goal', "playing the stranger's game"],
  ['predictable-isn 2', /server gets PA/, 'server', segment('A', 301, 7_014), 'R 7014', 'goal', 'an order from nowhere'],
  ['four-ports', /client reads/, 'client', segment('FA', 105, 305), 'A 305 106', 'goal', 'nobody has decided to close'],
  [
    'combined-close',
    /server is asked to close/,
    'server',
    segment('FA', 301, 101),
    'A 102 302',
    'goal',
    'both in one, and the FIN is not counted',
  ],
  ['combined-close', /server is asked to close/, 'server', segment('F', 301), 'silence', 'goal', 'both in one, and no ACK flag'],
  ['slow-wire', /server gets .*"TWO/, 'server', segment('A', 301, 109), 'silence', 'goal', 'acknowledges what is still under way'],
  [
    'slow-wire',
    /client is asked to send "TWO/,
    'client',
    segment('A', 101, 301, 'TWO '),
    'nothing',
    'disagreement',
    'it comes before the first, with its number, and is taken for it',
  ],
  [
    'urgent',
    /client is asked to send "STOP/,
    'client',
    { ...segment('UA', 113, 301, 'STOP'), urgent: 3 },
    'A 301 117',
    'goal',
    'a wrong pointer',
  ],
]

/** What was before the moment is seen by then, and its answer not sent yet. */
const SEEN_MS = 1_000
const THINK_MS = 2_000

describe.each(ROWS)('%s, after %s: the %s', (id, after, side, mistake, met, end, why) => {
  test(`${why}: ${met}, and ${end}`, () => {
    const then = momentOf(id, after, 'raw')
    const sent = step(then, move(side, mistake), then.nowMs + SEEN_MS)
    const rest = playOut(sent.match, THINK_MS)
    const events = [...sent.events, ...rest.events]
    expect(events.find(({ type }) => type === 'move-judged')).toMatchObject({ verdict: { grade: 'wrong' }, points: -50 })
    expect(meetingOf(events, side)).toBe(met)
    expect(endOf(rest.match)).toBe(end)
  })
})

test('every leg of every scenario has its mistake', () => {
  const names = catalogue.flatMap(({ script }) => legsOf(script).map(({ id, leg = 1 }) => (leg === 1 ? id : `${id} ${leg}`)))
  expect(names.filter((name) => !ROWS.some(([scenario]) => scenario === name))).toEqual([])
})

/** "R 102", "A 301 101", "silence", "lost", or "nothing": the match was over before. */
function meetingOf(events: readonly MatchEvent[], side: Side): string {
  const mistake = events.find((event) => event.type === 'segment-sent')
  const isMistake = (event: MatchEvent) =>
    event.type === 'segment-lost' && mistake?.type === 'segment-sent' && event.flight === mistake.flight
  if (events.some(isMistake)) return 'lost'
  const at = events.findIndex((event) => event.type === 'mistake-met' && event.side !== side)
  const met = events[at]
  if (met?.type !== 'mistake-met') return 'nothing'
  if (met.by === 'silence') return 'silence'
  const answer = events.slice(0, at).findLast((event) => event.type === 'move-judged' && event.side !== side)
  return answer?.type === 'move-judged' ? written(answer.segment) : 'nothing'
}

function written({ flags, seq, ack }: Segment): string {
  const letters = lettersOf(flags)
  return `${letters} ${seq}${letters.includes('A') ? ` ${ack}` : ''}`
}

function endOf({ result }: Match): string {
  return result?.outcome === 'failed' ? result.why : (result?.outcome ?? 'no end')
}
