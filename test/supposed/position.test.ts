import { describe, expect, test } from 'vitest'
import { consequenceOf } from '../../shared/analysis/consequence.ts'
import { createSeed } from '../../shared/match/chance.ts'
import type { MatchEvent } from '../../shared/match/events.ts'
import { legsOf } from '../../shared/match/legs.ts'
import type { Match, MatchInput } from '../../shared/match/match.ts'
import type { Position } from '../../shared/match/position.ts'
import type { Assistance, TableRule } from '../../shared/match/scenario.ts'
import { nextDueMs, step } from '../../shared/match/step.ts'
import { catalogue, scenarioById } from '../../shared/scenarios/catalogue.ts'
import { supposedPosition } from '../../shared/supposed/position.ts'
import { judge } from '../../shared/tcp/judge.ts'
import type { Rules } from '../../shared/tcp/rules.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { ACK, FIN, lettersOf, RST, SYN } from '../../shared/tcp/segment.ts'
import { sendable } from '../../shared/tcp/sendable.ts'
import type { Seq } from '../../shared/tcp/sequence.ts'
import { add, ZERO } from '../../shared/tcp/sequence.ts'
import type { Endpoint, Side } from '../../shared/tcp/tcb.ts'
import { loggedAs } from '../../shared/view/fold.ts'
import { givenTo } from '../../shared/view/frame.ts'
import type { MatchFrame, MatchViewEvent } from '../../shared/view/match-view.ts'
import { Teller, viewEventsOf } from '../../shared/view/redact.ts'
import { lineOf, match, playOut, segment, TWO_BOTS } from '../match/playing.ts'
import { positionBefore } from '../view/position-before.ts'

const SCRIPTS = catalogue.flatMap(({ script }) => legsOf(script))
const SIDES: readonly Side[] = ['client', 'server']

type Table = { readonly assistance: Assistance; readonly table: TableRule; readonly errorPercent: number }
type Moment = {
  readonly scenario: string
  readonly side: Side
  readonly rules: Rules
  readonly supposed: Position | null
  readonly truth: Position
  /** Nothing is under way, and the wire has done nothing bad so far. */
  readonly isClean: boolean
}

/** Every moment of bots' matches at which a player's end has moved, as that player may suppose it to stand, and as it does. */
function momentsOf({ assistance, table, errorPercent }: Table, seed: number): readonly Moment[] {
  return SCRIPTS.flatMap((script) => {
    const bot = { thinkMs: 1_000, errorPercent }
    const start = match({ script, seed: createSeed(seed), controllers: TWO_BOTS, table, assistance, bot })
    const { match: over, events } = playOut(start)
    return SIDES.flatMap((side) => {
      const given = givenIn(start, side)
      const log: MatchViewEvent[] = []
      const found: Moment[] = []
      let isGoodWire = true
      const told = new Set<Side>()
      const teller = new Teller({ table, assistance, rules: over.rules })
      for (const [at, event] of events.entries()) {
        if (event.type === 'match-over') break
        isGoodWire &&= !isMischief(event)
        if (event.type === 'end-changed') told.add(event.side)
        teller.note(event)
        const known = teller.tell(side)
        if (known === null) continue
        log.push(...loggedAs(known, side))
        if (known.type !== 'end-changed' || told.size < 2) continue
        const truth = positionBefore(events, at + 1)
        const supposed = supposedPosition({ log, assistance, ...given }, side, over.rules)
        const isClean = isGoodWire && truth.flights.length === 0
        found.push({ scenario: script.id, side, rules: over.rules, supposed, truth, isClean })
      }
      return found
    })
  })
}

/** What the frame of a match tells besides, if it does. */
function givenIn(start: Match, side: Side): Pick<MatchFrame, 'given'> {
  const given = givenTo(start, side)
  return given === null ? {} : { given }
}

function isMischief(event: MatchEvent): boolean {
  if (event.type === 'call-made') return event.call.type === 'crash'
  return (
    event.type === 'segment-lost' ||
    (event.type === 'segment-sent' && (event.injected || event.flight.copy > 0 || event.landsAtMs === null))
  )
}

/** What beginners send instead of what is due: numbers off by one, a flag too few or another one. */
function typicalMistakes(end: Endpoint, rules: Rules): readonly Segment[] {
  const right = sendable(end, rules)[0]?.segment ?? segment('A', 0)
  const moved = (number: Seq, by: number) => add(number, by)
  const wrong = [
    { ...right, ack: moved(right.ack, -1) },
    { ...right, ack: moved(right.ack, 1) },
    { ...right, seq: moved(right.seq, -1) },
    { ...right, seq: moved(right.seq, 1) },
    { ...right, flags: right.flags & ~ACK, ack: ZERO },
    { ...right, flags: RST },
    { ...right, flags: FIN | ACK },
    { ...right, flags: SYN },
  ]
  return wrong.filter((move) => judge(end, move, rules).grade === 'wrong')
}

const kindOf = (position: Position, { side, rules }: Moment, move: Segment) => consequenceOf(position, side, move, rules)?.broke.kind

describe('with the own books shown', () => {
  const moments = momentsOf({ assistance: 'standard', table: 'coached', errorPercent: 0 }, 5)

  test('hardly a moment has no story, and then only a ghost was believed', () => {
    const none = moments.filter(({ supposed }) => supposed === null)
    expect(new Set(none.map(({ scenario }) => scenario))).toEqual(new Set(['two-way']))
    expect(none.length / moments.length).toBeLessThan(0.02)
  })

  test('the own end is exactly as it is', () => {
    for (const { supposed, truth, side } of moments) {
      if (supposed !== null)
        expect([supposed.ends[side].tcb, supposed.ends[side].due]).toEqual([truth.ends[side].tcb, truth.ends[side].due])
    }
  })

  test('on a clean wire with nothing under way at least 19 of 20 mistakes break what they really break', () => {
    let [same, all] = [0, 0]
    for (const moment of moments) {
      const { supposed, truth, isClean, side, rules } = moment
      if (!isClean || supposed === null) continue
      for (const move of typicalMistakes(truth.ends[side], rules)) {
        all++
        if (kindOf(supposed, moment, move) === kindOf(truth, moment, move)) same++
      }
    }
    expect(all).toBeGreaterThan(1_000)
    expect(same / all).toBeGreaterThan(0.95)
  })
})

describe.each<Table>([
  { assistance: 'expert', table: 'coached', errorPercent: 0 },
  { assistance: 'guided', table: 'coached', errorPercent: 40 },
  { assistance: 'standard', table: 'raw', errorPercent: 20 },
  { assistance: 'expert', table: 'raw', errorPercent: 20 },
])('$assistance, $table, with $errorPercent % mistakes', (table) => {
  const moments = momentsOf(table, 7)

  test('there is mostly a story, and the search can go on from it', () => {
    const told = moments.filter(({ supposed }) => supposed !== null)
    expect(told.length / moments.length).toBeGreaterThan(0.9)
    for (const { supposed, side, rules } of told) {
      const move = supposed && typicalMistakes(supposed.ends[side], rules)[0]
      const found = move && consequenceOf(supposed, side, move, rules)
      if (found) expect(found.steps[0]).toMatchObject({ type: 'sent', segment: move, isWrong: true })
    }
  })
})

/** A moment right after the event that `after` names, as a side may suppose it. */
function supposedAt(id: string, after: RegExp, side: Side, assistance: Assistance = 'standard'): Position | null {
  const script = scenarioById(id)?.script
  if (script === undefined) throw new Error(`there is no scenario ${id}`)
  const isn = typeof script.isn === 'string' ? { client: 100, server: 300 } : script.isn
  const start = match({ script: { ...script, isn }, assistance })
  const { match: then, events } = playOut(start, 2_000, after)
  if (!events.some((event) => after.test(lineOf(event)))) throw new Error(`${after} never happens in ${id}`)
  const chronicle = { table: then.table, assistance, rules: then.rules, events }
  const log = viewEventsOf(chronicle, side).flatMap((event) => loggedAs(event, side))
  return supposedPosition({ log, assistance, ...givenIn(start, side) }, side, then.rules)
}

const statesOf = (position: Position | null) => position && `${position.ends.client.tcb.state} ${position.ends.server.tcb.state}`
const underWay = (position: Position | null) =>
  position?.flights.map(({ to, segment: { flags, seq, text } }) => `${to}: ${lettersOf(flags)} ${seq} ${text}`)

describe('what a player may suppose', () => {
  test.each<[string, string, RegExp, Side, string, readonly string[]]>([
    ['the server listens, as far as anybody knows', 'hello', /client is asked to open/, 'client', 'SYN-SENT LISTEN', []],
    ['nobody has called yet', 'hello', /client is asked to open/, 'server', 'CLOSED LISTEN', []],
    [
      'a SYN that is not answered is under way, once',
      'lost-syn',
      /retransmission expires/,
      'client',
      'SYN-SENT LISTEN',
      ['server: S 100 '],
    ],
    ['an answer to the SYN says that it has come', 'hello', /client gets SA/, 'client', 'ESTABLISHED SYN-RECEIVED', []],
    ['the last ACK arrives', 'hello', /client A .*good/, 'client', 'ESTABLISHED ESTABLISHED', []],
    [
      'text that nobody has acknowledged is under way',
      'small-talk',
      /client #3.0 leaves/,
      'client',
      'ESTABLISHED ESTABLISHED',
      ['server: A 101 HELLO'],
    ],
    ['a hole is text that is late', 'late-data', /server gets FA/, 'server', 'FIN-WAIT-1 ESTABLISHED', ['server: A 101 ??????????????']],
    [
      'a strange answer has to do with an old SYN',
      'old-duplicate-syn',
      /client gets SA 300 41/,
      'client',
      'SYN-SENT SYN-RECEIVED',
      ['server: S 100 '],
    ],
    ['whoever resets has aborted, or was never there', 'refused', /client gets RA/, 'client', 'CLOSED CLOSED', []],
  ])('%s', (_, id, after, side, states, flights) => {
    const supposed = supposedAt(id, after, side)
    expect(statesOf(supposed)).toBe(states)
    expect(underWay(supposed)).toEqual(flights)
  })

  test('an expert supposes of a connection that stands already what the handshake has told', () => {
    const supposed = supposedAt('goodbye', /client is asked to close/, 'client', 'expert')
    expect(supposed).toEqual(supposedAt('goodbye', /client is asked to close/, 'client', 'standard'))
    expect(statesOf(supposed)).toBe('FIN-WAIT-1 ESTABLISHED')
  })

  test('needs no more than what happened before the mistake', () => {
    const script = scenarioById('hello')?.script
    const { match: then, events } = playOut(match({ script: script ?? match().script }), 2_000)
    const chronicle = { table: then.table, assistance: then.assistance, rules: then.rules, events }
    const told = viewEventsOf(chronicle, 'client').filter(({ type }) => type !== 'match-over')
    const log = told.flatMap((event) => loggedAs(event, 'client'))
    const at = log.findIndex((event) => event.type === 'segment-arrived') + 2
    expect(supposedPosition({ log, assistance: 'standard' }, 'client', then.rules, at)).toEqual(
      supposedPosition({ log: log.slice(0, at), assistance: 'standard' }, 'client', then.rules),
    )
  })
})

test('there is no story where the own end cannot have got to where it is told to be, as under other rules', () => {
  const script = scenarioById('two-way')?.script ?? expect.fail('there is no such scenario')
  const start = match({ script, controllers: TWO_BOTS })
  const { match: then, events } = playOut(start, null, /server gets S/)
  const chronicle = { table: then.table, assistance: then.assistance, rules: then.rules, events }
  const log = viewEventsOf(chronicle, 'server').flatMap((event) => loggedAs(event, 'server'))
  const told = { log, assistance: then.assistance, ...givenIn(start, 'server') }
  expect(supposedPosition(told, 'server', then.rules)?.ends.server).toEqual(then.ends.server.endpoint)
  expect(supposedPosition(told, 'server')).toBeNull()
})

test('a slow expert, whose first segment shows a window that has closed already, is told what is so', () => {
  const script = scenarioById('slow-reader')?.script ?? expect.fail('there is no such scenario')
  const controllers = { client: 'bot', server: 'person' } as const
  let played = {
    match: match({ script, controllers, assistance: 'expert', bot: { thinkMs: 100, errorPercent: 0 } }),
    events: [] as MatchEvent[],
  }
  const go = (input: MatchInput, atMs: number) => {
    const next = step(played.match, input, atMs)
    played = { match: next.match, events: [...played.events, ...next.events] }
  }
  const given = givenIn(played.match, 'server')
  let looks = 0
  for (let [atMs, move] = [0, 0]; played.match.phase !== 'over' && move < 20; ) {
    const { ends, rules } = played.match
    const due = sendable(ends.server.endpoint, rules)[0]
    if (played.match.phase === 'playing' && due?.grade === 'good') {
      const { table, assistance } = played.match
      const log = viewEventsOf({ table, assistance, rules, events: played.events }, 'server').flatMap((event) => loggedAs(event, 'server'))
      const supposed = supposedPosition({ log, assistance, ...given }, 'server', rules) ?? expect.fail(`there is no story at ${atMs} ms`)
      expect(judge(supposed.ends.server, due.segment, rules).grade).toBe('good')
      looks++
      atMs += 2_500
      go({ type: 'move', side: 'server', move: ++move, segment: due.segment, rttMs: 0 }, atMs)
    } else {
      atMs = Math.max(atMs, nextDueMs(played.match) ?? expect.fail('nothing happens any more'))
      go({ type: 'tick' }, atMs)
    }
  }
  expect(played.match.result?.outcome).toBe('goal')
  expect(looks).toBeGreaterThan(1)
})
