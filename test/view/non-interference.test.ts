import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSeed } from '../../shared/match/chance.ts'
import type { MatchEvent } from '../../shared/match/events.ts'
import type { Match, MatchInput } from '../../shared/match/match.ts'
import type { ApplicationCall, Assistance, Script, TableRule } from '../../shared/match/scenario.ts'
import { createMatch, step } from '../../shared/match/step.ts'
import { catalogue } from '../../shared/scenarios/catalogue.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { ACK, FIN, RST, SYN } from '../../shared/tcp/segment.ts'
import { sendable } from '../../shared/tcp/sendable.ts'
import { seq } from '../../shared/tcp/sequence.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import { viewEventsOf } from '../../shared/view/redact.ts'
import { match, move, played, QUICK_PATH, script, segment } from '../match/playing.ts'
import { inBrief } from './play.ts'

const TURN_MS = 300

/** What somebody does in a turn; numbers come from the property. */
type Habit = 'wait' | 'play' | 'blunder' | 'hint'

/** All that a side may not know of a match: the peer's numbers, deeds and wishes, and the wire. */
type Secrets = {
  readonly peerIss: number
  readonly peerHabits: readonly Habit[]
  readonly peerIsBot: boolean
  readonly peerText: string | null
  readonly delayMs: number
  readonly lossPercent: number
  readonly duplicatePercent: number
  readonly lost: { readonly from: Side; readonly nth: number }
}

type Setting = {
  readonly script: Script
  readonly side: Side
  readonly table: TableRule
  readonly assistance: Assistance
  readonly seed: number
}
type Run = { readonly match: Match; readonly events: readonly MatchEvent[]; readonly deeds: readonly (MatchInput | null)[] }

/** Plays a match in turns. The side does as it is told by `deeds`, or by its habits where there are none yet. */
function run(setting: Setting, secrets: Secrets, habits: readonly Habit[], deeds: readonly (MatchInput | null)[] | null): Run {
  const { script, side, table, assistance, seed } = setting
  const peer: Side = side === 'client' ? 'server' : 'client'
  const controllers = { client: 'person', server: 'person', [peer]: secrets.peerIsBot ? 'bot' : 'person' } as const
  const start = { table, assistance, controllers, seed: createSeed(seed), startsAtMs: 0, bot: { thinkMs: 900, errorPercent: 30 } }
  let match = createMatch({ ...start, script: withSecrets(script, peer, secrets) })
  const events: MatchEvent[] = []
  const done: (MatchInput | null)[] = []
  const apply = (input: MatchInput, atMs: number) => {
    const next = step(match, input, atMs)
    match = next.match
    events.push(...next.events)
  }
  for (let turn = 0; turn < habits.length && match.phase !== 'over'; turn += 1) {
    const atMs = turn * TURN_MS
    apply({ type: 'tick' }, atMs)
    const deed = deeds === null ? deedOf(match, side, habits[turn] ?? 'wait', turn) : (deeds[turn] ?? null)
    done.push(deed)
    if (deed !== null) apply(deed, atMs)
    const answer = deedOf(match, peer, secrets.peerHabits[turn] ?? 'wait', turn)
    if (answer !== null) apply(answer, atMs)
  }
  return { match, events, deeds: done }
}

function withSecrets(script: Script, peer: Side, secrets: Secrets): Script {
  const own = peer === 'client' ? 'server' : 'client'
  const { delayMs, lossPercent, duplicatePercent, lost, peerText } = secrets
  const path = { delayMs, jitterMs: 200, lossPercent, duplicatePercent, reorderPercent: 20, reorderMs: 700 }
  // Where the handshake is over, both know both numbers.
  const isn = script.start.client.state === 'ESTABLISHED' ? script.isn : { client: 100, server: 100, [own]: 7000, [peer]: secrets.peerIss }
  const extra: ApplicationCall[] =
    peerText === null
      ? []
      : [{ side: peer, call: { type: 'send', text: peerText }, trigger: { when: 'state', state: 'ESTABLISHED', afterMs: 0 } }]
  const wire = { client: path, server: path, acts: [...script.wire.acts, { type: 'lose', ...lost }] } as const
  return { ...script, isn, wire, calls: [...script.calls, ...extra], rtoMs: 4000 }
}

function deedOf(match: Match, side: Side, habit: Habit, turn: number): MatchInput | null {
  if (habit === 'wait') return null
  if (habit === 'hint') return { type: 'hint', side }
  const best = sendable(match.ends[side].endpoint, match.rules)[0]
  if (habit === 'blunder') return { type: 'move', side, move: turn + 1, segment: blunder(best?.segment, turn), rttMs: 40 }
  return best?.grade === 'good' ? { type: 'move', side, move: turn + 1, segment: best.segment, rttMs: 40 } : null
}

function blunder(right: Segment | undefined, turn: number): Segment {
  const flags = [SYN, ACK, FIN | ACK, RST, SYN | ACK][turn % 5] ?? ACK
  return right === undefined || turn % 3 === 0
    ? { flags, seq: seq(turn), ack: seq(0), text: '', window: 65_535, urgent: 0 }
    : { ...right, seq: seq((right.seq + 1) % 2 ** 32) }
}

/** What the world tells a side: what arrives at it, and that the match is over. Then the fog lifts, and nothing is to be hidden any more. */
function toldTo(side: Side, { events }: Run): readonly MatchEvent[] {
  return events.filter((event) => (event.type === 'segment-arrived' ? event.to === side : event.type === 'match-over'))
}

/** Until when two runs have told a side the same, ms. */
function sameUntilMs(side: Side, one: Run, other: Run): number {
  const [told, toldOther] = [toldTo(side, one), toldTo(side, other)]
  for (let n = 0; n < Math.max(told.length, toldOther.length); n += 1) {
    const [a, b] = [told[n], toldOther[n]]
    const isSame = a?.type === 'segment-arrived' && JSON.stringify(news(a)) === JSON.stringify(news(b))
    if (!isSame) return Math.min(a?.atMs ?? Number.POSITIVE_INFINITY, b?.atMs ?? Number.POSITIVE_INFINITY)
  }
  return Number.POSITIVE_INFINITY
}

/** The segment and the moment; which of the sender's segments it was, nobody can see. */
function news(event: MatchEvent | undefined) {
  return event?.type === 'segment-arrived' ? [event.atMs, event.segment] : event
}

const habit = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Habit>('play') },
  { weight: 4, arbitrary: fc.constant<Habit>('wait') },
  { weight: 1, arbitrary: fc.constantFrom<Habit>('blunder', 'hint') },
)
const habits = fc.array(habit, { minLength: 120, maxLength: 120 })
const side = fc.constantFrom<Side>('client', 'server')
const secrets: fc.Arbitrary<Secrets> = fc.record({
  peerIss: fc.constantFrom(300, 4_294_967_290),
  peerHabits: habits,
  peerIsBot: fc.boolean(),
  peerText: fc.constantFrom(null, 'PSST'),
  delayMs: fc.constantFrom(500, 800),
  lossPercent: fc.constantFrom(0, 30),
  duplicatePercent: fc.constantFrom(0, 30),
  lost: fc.record({ from: side, nth: fc.integer({ min: 1, max: 4 }) }),
})
const setting: fc.Arbitrary<Setting> = fc.record({
  script: fc.constantFrom(...catalogue.map((scenario) => scenario.script)),
  side,
  table: fc.constantFrom<TableRule>('coached', 'raw'),
  assistance: fc.constantFrom<Assistance>('guided', 'standard', 'expert'),
  seed: fc.nat(1000),
})

describe('a side that does the same and is told the same', () => {
  test('is sent the same bytes, whatever is different beyond the fog', () => {
    let compared = 0
    fc.assert(
      fc.property(setting, habits, secrets, secrets, (how, ownHabits, some, others) => {
        // Half of the time only one secret differs, so that the runs stay together for long.
        const one = run(how, some, ownHabits, null)
        for (const key of [null, ...Object.keys(some)] as readonly (keyof Secrets | null)[]) {
          const changed = key === null ? others : { ...some, [key]: others[key] }
          const other = run(how, changed, ownHabits, one.deeds)
          const untilMs = sameUntilMs(how.side, one, other)
          const sent = sentTo(how, one, untilMs)
          expect(sentTo(how, other, untilMs)).toBe(sent)
          compared += sent.length
        }
      }),
      { numRuns: 150 },
    )
    expect(compared).toBeGreaterThan(1_000_000) // or the runs parted too early to prove anything
  })

  test('sees its own segment leave the same, whether it will be lost, doubled or held', () => {
    const script = catalogue[0]?.script
    if (script === undefined) throw new Error('no scenario')
    const how: Setting = { script, side: 'client', table: 'coached', assistance: 'guided', seed: 1 }
    const base: Secrets = {
      peerIss: 300,
      peerHabits: [],
      peerIsBot: false,
      peerText: null,
      delayMs: 800,
      lossPercent: 0,
      duplicatePercent: 0,
      lost: { from: 'server', nth: 1 },
    }
    const play: readonly Habit[] = ['play', 'wait', 'wait', 'wait', 'wait', 'wait', 'wait', 'wait']
    const streams = [
      base,
      { ...base, lost: { from: 'client', nth: 1 } as const },
      { ...base, duplicatePercent: 100 },
      { ...base, delayMs: 5000 },
    ]
      .map((secret) => run(how, secret, play, null))
      .map((done) => sentTo(how, done, Number.POSITIVE_INFINITY))
    expect(new Set(streams).size).toBe(1)
    expect(streams[0]).toContain('"c1"')
  })
})

test('an answer is paid alike at the table, whether the wire has doubled what it answers or its sender has sent it twice', () => {
  const doubled: Script = {
    ...HELLO,
    wire: { ...HELLO.wire, acts: [...HELLO.wire.acts, { type: 'duplicate', from: 'client', nth: 1, afterMs: 3_000 }] },
  }
  const again = { ...move('client', TEXT), move: 2 }
  const streams = [
    answered(doubled, [[1_000, move('client', TEXT)]]),
    answered(HELLO, [
      [1_000, move('client', TEXT)],
      [4_000, again],
    ]),
  ]
  expect(streams[0]).toContain('"purpose":"acknowledge"')
  expect(streams[0]).toContain('"hints":1')
  expect(streams[1]).toBe(streams[0])
})

const HELLO = script({
  start: { client: { state: 'ESTABLISHED' }, server: { state: 'ESTABLISHED' } },
  calls: [
    { side: 'client', call: { type: 'send', text: 'HELLO' }, trigger: { when: 'start', afterMs: 0 } },
    { side: 'server', call: { type: 'send', text: 'BYE' }, trigger: { when: 'start', afterMs: 5_010 } },
  ],
  goal: { client: 'CLOSED', server: 'CLOSED' },
  wire: { client: QUICK_PATH, server: QUICK_PATH, acts: [{ type: 'lose', from: 'server', nth: 1 }] },
  rtoMs: 20_000,
})
const TEXT = segment('A', 101, 301, 'HELLO')
const HINT: MatchInput = { type: 'hint', side: 'server' }
const BYE = { ...move('server', segment('A', 301, 106, 'BYE')), move: 3 }

/** What a server is told that answers the text, answers it again when it has come again, and then says something itself, with a hint. */
function answered(how: Script, deeds: readonly (readonly [number, MatchInput])[]): string {
  const answer = move('server', segment('A', 301, 106))
  const inputs = [...deeds, [2_000, answer], [5_000, { ...answer, move: 2 }], [5_020, HINT], [5_030, BYE]] as const
  const { match: then, events } = played(
    match({ script: how }),
    inputs.toSorted(([one], [other]) => one - other),
  )
  return sentTo({ side: 'server' }, { match: then, events }, 5_050)
}

function sentTo({ side: viewer }: Pick<Setting, 'side'>, { match, events }: Pick<Run, 'match' | 'events'>, untilMs: number): string {
  const { table, assistance, rules } = match
  return JSON.stringify(inBrief(viewEventsOf({ table, assistance, rules, events }, viewer)).filter((event) => event.atMs < untilMs))
}
