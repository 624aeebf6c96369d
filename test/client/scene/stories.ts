import type { ScriptedCall } from '../../../shared/match/scenario.ts'
import type { Ending } from '../../../shared/tcp/input.ts'
import type { DropReason, Side, State } from '../../../shared/tcp/tcb.ts'
import { knownHistory } from '../../../shared/view/history.ts'
import type {
  EndView,
  LadderSegment,
  MatchView,
  MatchViewEvent,
  OwedView,
  VerdictView,
  Viewer,
  WireSegment,
} from '../../../shared/view/match-view.ts'

/** One line of a story. Times are ms since its start. */
export type Line =
  | { readonly at: number; readonly call: ScriptedCall; readonly side: Side }
  | {
      readonly at: number
      readonly state: State
      readonly side: Side
      readonly owes?: WireSegment
      readonly msl?: number
      readonly rto?: number
    }
  | {
      readonly at: number
      readonly from: Side
      readonly segment: WireSegment
      /** When it lands, or is lost, ms after it left. */
      readonly takes: number
      readonly lost?: boolean
      readonly dropped?: DropReason
      readonly injected?: boolean
    }
  | { readonly at: number; readonly side: Side; readonly delivered: string }
  | { readonly at: number; readonly side: Side; readonly wrong: WireSegment }
  | { readonly at: number; readonly side: Side; readonly timer: 'retransmission' | 'time-wait' }
  | { readonly at: number; readonly side: Side; readonly ended: Ending }
  | { readonly at: number; readonly over: true }

export type Story = { readonly scenario: string; readonly lines: readonly Line[] }

export const segment = (flags: string, seq: number, ack = 0, text = ''): WireSegment => ({ flags, seq, ack, text })

const START = 1_000_000
const GOOD: VerdictView = { grade: 'good', purpose: 'acknowledge', section: '3.4' }
const WRONG: VerdictView = { grade: 'wrong', faults: [{ field: 'ack', section: '3.4' }], misconception: 'ack-off-by-one', section: '3.4' }
const SCORE = { points: 100, streak: 1, multiplier: 1, good: 1, harmless: 0, wrong: 0, hints: 0 }

/** The view that `viewer` has of a story `at` ms after its start, told as the server would tell it. */
export function viewOf(story: Story, viewer: Viewer, at: number): { readonly view: MatchView; readonly nowMs: number } {
  const log: MatchViewEvent[] = [{ type: 'match-started', atMs: START }]
  const ends: Record<Side, EndView> = { client: end('CLOSED'), server: end('CLOSED') }
  const all: LadderSegment[] = []
  const seen: LadderSegment[] = []
  let over = false
  const sees = (side: Side): boolean => viewer === 'spectator' || viewer === side
  const counts: Record<Side, number> = { client: 0, server: 0 }
  const set = (side: Side, next: EndView, atMs: number): void => {
    ends[side] = next
    if (sees(side)) log.push({ type: 'end-changed', side, end: next, atMs })
  }
  for (const { line, at: when, arrival } of stepsOf(story)) {
    if (when > at) break
    const atMs = START + when
    if ('call' in line) {
      if (sees(line.side)) log.push({ type: 'call-made', side: line.side, call: line.call, atMs })
    } else if ('state' in line) {
      set(line.side, end(line.state, line, atMs), atMs)
    } else if ('delivered' in line) {
      if (sees(line.side)) log.push({ type: 'text-delivered', side: line.side, text: line.delivered, atMs })
    } else if ('wrong' in line) {
      if (sees(line.side)) {
        log.push({
          type: 'move-judged',
          side: line.side,
          move: 1,
          segment: line.wrong,
          verdict: WRONG,
          points: -50,
          score: SCORE,
          sent: null,
          atMs,
        })
      }
    } else if ('timer' in line) {
      if (sees(line.side)) log.push({ type: 'timer-expired', side: line.side, timer: line.timer, atMs })
    } else if ('ended' in line) {
      if (sees(line.side)) log.push({ type: 'connection-ended', side: line.side, how: line.ended, atMs })
    } else if ('over' in line) {
      over = true
    } else if (arrival) {
      const index = all.findIndex((s) => s.sentAtMs === START + line.at && s.from === line.from)
      const before = all[index]
      if (!before) continue
      const landed: LadderSegment = line.lost
        ? { ...before, lostAtMs: atMs, landsAtMs: null }
        : { ...before, arrivedAtMs: atMs, landsAtMs: null, dropped: line.dropped ?? null }
      all[index] = landed
      const to = line.from === 'client' ? 'server' : 'client'
      if (viewer === 'spectator') {
        seen[seen.findIndex((s) => s.id === landed.id)] = landed
        log.push(
          line.lost
            ? { type: 'segment-lost', id: landed.id, atMs }
            : { type: 'segment-arrived', id: landed.id, to, segment: line.segment, dropped: landed.dropped, atMs },
        )
      } else if (viewer === to && !line.lost) {
        const id = `i${seen.length + 1}`
        seen.push({ ...landed, id, sentAtMs: null })
        log.push({ type: 'segment-arrived', id, to, segment: line.segment, dropped: landed.dropped, atMs })
      }
    } else {
      counts[line.from]++
      const left: LadderSegment = {
        id: `${line.from[0]}${counts[line.from]}`,
        from: line.from,
        segment: line.segment,
        sentAtMs: atMs,
        arrivedAtMs: null,
        landsAtMs: line.lost ? null : atMs + line.takes,
        lostAtMs: null,
        dropped: null,
        injected: line.injected ?? false,
      }
      all.push(left)
      if (sees(line.from)) {
        const known = viewer === 'spectator' ? left : { ...left, landsAtMs: null }
        seen.push(known)
        log.push({
          type: 'move-judged',
          side: line.from,
          move: counts[line.from],
          segment: line.segment,
          verdict: GOOD,
          points: 100,
          score: SCORE,
          sent: left.id,
          atMs,
        })
        log.push({ type: 'segment-sent', segment: known, atMs })
        set(line.from, { ...ends[line.from], owed: [], owedCount: 0, inTransition: false }, atMs)
      }
    }
  }
  const overLine = story.lines.find((line) => 'over' in line)
  const scores = { client: SCORE, server: SCORE }
  const result = { outcome: 'goal', medal: 'gold', durationMs: 9000, parMs: 20000, scores, teamPoints: 900 } as const
  const history = over ? knownHistory({ log }) : undefined
  if (history !== undefined && overLine) log.push({ type: 'match-over', result, atMs: START + overLine.at })
  const view: MatchView = {
    match: 1,
    viewer,
    scenario: story.scenario,
    round: 1,
    table: 'coached',
    assistance: 'guided',
    startsAtMs: START,
    parMs: 20000,
    mslMs: 4000,
    rtoMs: 6000,
    phase: over ? 'over' : 'playing',
    ends: { client: over || sees('client') ? ends.client : null, server: over || sees('server') ? ends.server : null },
    controllers: { client: 'person', server: 'person' },
    ladder: over ? all : seen,
    inbox: { client: [], server: [] },
    calls: [],
    delivered: { client: '', server: '' },
    scores,
    lastVerdict: null,
    hint: null,
    ...(history && { history }),
    replay: null,
    log,
    result: over ? result : null,
  }
  return { view, nowMs: START + at }
}

/** The lines and the arrivals that follow from them, in the order of time. */
function stepsOf(story: Story): readonly { readonly at: number; readonly line: Line; readonly arrival: boolean }[] {
  return story.lines
    .flatMap((line) => [
      { at: line.at, line, arrival: false },
      ...('takes' in line ? [{ at: line.at + line.takes, line, arrival: true }] : []),
    ])
    .sort((a, b) => a.at - b.at || Number(b.arrival) - Number(a.arrival))
}

function end(
  state: State,
  more: { readonly owes?: WireSegment; readonly msl?: number; readonly rto?: number } = {},
  atMs = START,
): EndView {
  const owed: readonly OwedView[] = more.owes ? [{ purpose: 'acknowledge', segment: more.owes, section: '3.4' }] : []
  return {
    state,
    inTransition: owed.length > 0,
    iss: 100,
    tcb: null,
    owed,
    owedCount: owed.length,
    timers: {
      retransmission: more.rto === undefined ? null : { startedAtMs: atMs, expiresAtMs: atMs + more.rto, expiries: 0 },
      timeWait: more.msl === undefined ? null : { startedAtMs: atMs, expiresAtMs: atMs + 2 * more.msl },
    },
  }
}

export const HELLO: Story = {
  scenario: 'hello',
  lines: [
    { at: 0, side: 'server', call: { type: 'open-passive' } },
    { at: 0, side: 'server', state: 'LISTEN' },
    { at: 800, side: 'client', call: { type: 'open-active' } },
    { at: 801, side: 'client', state: 'SYN-SENT', owes: segment('S', 100), rto: 6000 },
    { at: 4200, from: 'client', segment: segment('S', 100), takes: 1200 },
    { at: 5400, side: 'server', state: 'SYN-RECEIVED', owes: segment('SA', 300, 101) },
    { at: 7000, side: 'server', wrong: segment('SA', 300, 100) },
    { at: 9600, from: 'server', segment: segment('SA', 300, 101), takes: 1200 },
    { at: 10800, side: 'client', state: 'ESTABLISHED', owes: segment('A', 101, 301) },
    { at: 14000, from: 'client', segment: segment('A', 101, 301), takes: 1200 },
    { at: 15200, side: 'server', state: 'ESTABLISHED' },
    { at: 15300, over: true },
  ],
}

export const SMALL_TALK: Story = {
  scenario: 'small-talk',
  lines: [
    ...HELLO.lines.filter((line) => !('over' in line)),
    { at: 16000, side: 'client', call: { type: 'send', text: 'HELLO' } },
    { at: 19000, from: 'client', segment: segment('PA', 101, 301, 'HELLO'), takes: 1200 },
    { at: 20200, side: 'server', delivered: 'HELLO' },
    { at: 20200, side: 'server', state: 'ESTABLISHED', owes: segment('A', 301, 106) },
    { at: 20900, side: 'server', call: { type: 'send', text: 'GOOD DAY' } },
    { at: 23000, from: 'server', segment: segment('PA', 301, 106, 'GOOD DAY'), takes: 1200 },
    { at: 24200, side: 'client', delivered: 'GOOD DAY' },
    { at: 24200, side: 'client', state: 'ESTABLISHED', owes: segment('A', 106, 309) },
    { at: 26000, from: 'client', segment: segment('A', 106, 309), takes: 1200 },
    { at: 28000, side: 'client', call: { type: 'close' } },
    { at: 30000, from: 'client', segment: segment('FA', 106, 309), takes: 1200 },
    { at: 30001, side: 'client', state: 'FIN-WAIT-1', rto: 6000 },
    { at: 31200, side: 'server', state: 'CLOSE-WAIT', owes: segment('A', 309, 107) },
    { at: 33000, from: 'server', segment: segment('A', 309, 107), takes: 1200 },
    { at: 34200, side: 'client', state: 'FIN-WAIT-2' },
    { at: 34600, side: 'server', call: { type: 'close' } },
    { at: 36000, from: 'server', segment: segment('FA', 309, 107), takes: 1200 },
    { at: 36001, side: 'server', state: 'LAST-ACK', rto: 6000 },
    { at: 37200, side: 'client', state: 'TIME-WAIT', owes: segment('A', 107, 310), msl: 4000 },
    { at: 39000, from: 'client', segment: segment('A', 107, 310), takes: 1200 },
    { at: 39001, side: 'client', state: 'TIME-WAIT', msl: 4000 },
    { at: 40200, side: 'server', state: 'CLOSED' },
    { at: 40200, side: 'server', ended: 'closed' },
    { at: 47001, side: 'client', timer: 'time-wait' },
    { at: 47001, side: 'client', state: 'CLOSED' },
    { at: 47001, side: 'client', ended: 'closed' },
    { at: 47002, over: true },
  ],
}

/** A bad wire: a loss, its repetition, a duplicate, a crossing and a reset. */
export const ROUGH: Story = {
  scenario: 'rough',
  lines: [
    { at: 0, side: 'server', state: 'LISTEN' },
    { at: 400, side: 'client', call: { type: 'open-active' } },
    { at: 401, side: 'client', state: 'SYN-SENT', owes: segment('S', 4294967200), rto: 4000 },
    { at: 2000, from: 'client', segment: segment('S', 4294967200), takes: 700, lost: true },
    { at: 6000, side: 'client', timer: 'retransmission' },
    { at: 8000, from: 'client', segment: segment('S', 4294967200), takes: 1100 },
    { at: 9100, side: 'server', state: 'SYN-RECEIVED', owes: segment('SA', 3123456789, 4294967201) },
    { at: 11000, from: 'server', segment: segment('SA', 3123456789, 4294967201), takes: 1100 },
    { at: 12100, side: 'client', state: 'ESTABLISHED', owes: segment('A', 4294967201, 3123456790) },
    { at: 13000, from: 'client', segment: segment('A', 4294967201, 3123456790), takes: 1100 },
    { at: 13200, from: 'client', segment: segment('PA', 4294967201, 3123456790, 'A LONG TEXT OF MANY WORDS'), takes: 1300 },
    { at: 13400, from: 'server', segment: segment('SA', 3123456789, 4294967201), takes: 1100, dropped: 'duplicate' },
    { at: 14100, side: 'server', state: 'ESTABLISHED' },
    { at: 14500, side: 'server', delivered: 'A LONG TEXT OF MANY WORDS' },
    { at: 17000, side: 'server', call: { type: 'abort' } },
    { at: 18000, from: 'server', segment: segment('RA', 3123456790, 4294967226), takes: 1100 },
    { at: 18001, side: 'server', state: 'CLOSED' },
    { at: 18001, side: 'server', ended: 'aborted' },
    { at: 19100, side: 'client', state: 'CLOSED' },
    { at: 19100, side: 'client', ended: 'reset' },
  ],
}

/** A SYN of an earlier attempt wanders in, is answered, and the answer is reset; then the server crashes. */
export const GHOST: Story = {
  scenario: 'ghost',
  lines: [
    { at: 0, side: 'server', state: 'LISTEN' },
    { at: 0, side: 'client', state: 'CLOSED' },
    { at: 1000, from: 'client', segment: segment('S', 90), takes: 900, injected: true },
    { at: 1900, side: 'server', state: 'SYN-RECEIVED', owes: segment('SA', 300, 91) },
    { at: 3000, from: 'server', segment: segment('SA', 300, 91), takes: 900 },
    { at: 3900, side: 'client', state: 'CLOSED', owes: segment('R', 91) },
    { at: 5000, from: 'client', segment: segment('R', 91), takes: 900 },
    { at: 5900, side: 'server', state: 'LISTEN' },
    { at: 7000, side: 'server', call: { type: 'crash' } },
    { at: 12000, side: 'server', call: { type: 'reboot' } },
  ],
}
