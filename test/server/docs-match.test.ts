import { spawnSync } from 'node:child_process'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { finishedOf } from '../../server/finished.ts'
import { createSeed } from '../../shared/match/chance.ts'
import type { Assistance } from '../../shared/match/scenario.ts'
import { catalogue } from '../../shared/scenarios/catalogue.ts'
import { emptyMatchView, fold, foldAll } from '../../shared/view/fold.ts'
import { frameOf } from '../../shared/view/frame.ts'
import type { MatchNews, MatchView, MatchViewEvent, Replay, Viewer } from '../../shared/view/match-view.ts'
import type { Chronicle } from '../../shared/view/redact.ts'
import { viewEventsOf } from '../../shared/view/redact.ts'
import { unveiled } from '../../shared/view/unveil.ts'
import { match, playOut, TWO_BOTS } from '../match/playing.ts'
import { recordsOf } from '../room/records.ts'
import type { RoomDriver } from '../room/room-driver.ts'
import { createDuoAtPlay, createRoom, HELLO } from '../room/script.ts'
import { examples, sectionOf } from '../support/protocol-document.ts'
import { blankView } from '../support/views.ts'
import { chronicleOf, inBrief } from '../view/play.ts'

/** With this one Joon's TCP counts from 100 and Mina's from 300. */
const SEED = 45
const VIEWERS: readonly Viewer[] = ['client', 'server', 'spectator']
const TWO_PERSONS = { client: 'person', server: 'person' } as const
// A record, so that the compiler names what is new in a view and missing here.
const FIELDS_OF_A_VIEW: Record<Exclude<keyof MatchView, 'history'>, true> = {
  match: true,
  viewer: true,
  scenario: true,
  round: true,
  table: true,
  assistance: true,
  startsAtMs: true,
  parMs: true,
  mslMs: true,
  rtoMs: true,
  leg: true,
  backlog: true,
  playersClose: true,
  given: true,
  phase: true,
  ends: true,
  controllers: true,
  ladder: true,
  inbox: true,
  calls: true,
  delivered: true,
  scores: true,
  lastVerdict: true,
  hint: true,
  replay: true,
  log: true,
  result: true,
}
const ROOT = dirname(dirname(import.meta.dirname))
const REPLAY: Replay = { script: HELLO, seed: 1, controllers: TWO_BOTS, bot: { thinkMs: 900, errorPercent: 20 }, rules: 0, inputs: [] }

describe('the examples of one match of hello, as Joon sees it', () => {
  const room = joonAndMina()
  const tell = () => viewEventsOf(chronicleOf(room), 'client')
  const view = (events: readonly MatchViewEvent[]) => foldAll(emptyMatchView(frameFor(room), TWO_PERSONS), events)
  const news = (from: number) => ({ events: inBrief(tell()).slice(from), version: tell().length, atMs: room.nowMs })

  room.pass(3_184)
  const begun = tell().length
  room.playFor(0)
  const answer = news(begun)
  room.pass(800)
  room.pass(268)
  room.playFor(1)
  room.pass(800)
  const arrival = news(answer.version)
  room.nowMs = 12_010
  room.apply({ type: 'hint', member: 0 })
  const hint = news(arrival.version)
  const atHint = view(tell())
  room.nowMs = 12_300
  room.playFor(0)
  room.pass(800)
  const [record] = recordsOf(room)
  const end = tell().at(-1)

  test.each([
    ['the view before it', 'view', 0, { version: 0, view: view([]) }],
    ['the answer to the move', 'answer move', 0, { events: answer }],
    ['what comes back', 'events', 0, arrival],
    ['the answer to the question for a hint', 'answer hint', 0, { events: hint }],
    ['the view then', 'view', 1, { version: hint.version, atMs: 12_010, view: atHint }],
  ])('have %s as the game has it', (_, kind, nth, real) => expect(exampleOfMatch(kind, nth)).toMatchObject(real))

  test('have nothing else in the views', () => {
    expect([0, 1].map((nth) => exampleOfMatch('view', nth)).map(({ view }) => view)).toEqual([view([]), atHint])
  })

  test('have what is due, where guided assistance tells it', () => {
    const guided = joonAndMina('guided')
    guided.pass(3_184)
    guided.playFor(0)
    guided.pass(1_068)
    guided.playFor(1)
    guided.pass(800)
    const arrived = inBrief(viewEventsOf(chronicleOf(guided), 'client')).at(-1)
    const example = examples().find(({ kind, json }) => kind === 'match-event' && json.includes('"owed": [{'))
    expect(example?.value).toEqual(arrived)
  })

  test('show a log that is longer than the version', () => {
    expect(atHint.log.length).toBe(hint.version + 1)
  })

  test('have its end, and how to play it again', () => {
    const example = examples().find(({ kind, value }) => kind === 'match-event' && (value as MatchNews).type === 'match-over')
    expect(example?.value).toEqual({ ...end, replay: record && JSON.parse(finishedOf(record).replay) })
  })
})

test('every field of the ladder is explained, and no other', () => {
  expect(explainedAs('field of the ladder')).toEqual(Object.keys(exampleOfMatch('view', 1).view?.ladder[0] ?? {}).sort())
})

test("every field of a match's view is explained, also those that are seldom there, and no other", () => {
  expect(explainedAs("field of a match's view")).toEqual(Object.keys(FIELDS_OF_A_VIEW).sort())
})

test('unveil.mjs, for clients in other languages, lifts the fog as pages do', () => {
  const room = joonAndMina()
  room.pass(3_184)
  for (const member of [0, 1, 0]) {
    room.playFor(member)
    room.pass(800)
  }
  const [record] = recordsOf(room)
  const view = foldAll(emptyMatchView(frameFor(room), TWO_PERSONS), viewEventsOf(chronicleOf(room), 'client'))
  const over: MatchView = { ...view, replay: record === undefined ? null : JSON.parse(finishedOf(record).replay) }
  const { stdout } = spawnSync(process.execPath, [join(ROOT, 'docs/unveil.mjs')], { input: JSON.stringify(over), encoding: 'utf8' })
  expect(unveiled(over).ladder.map(({ id }) => id)).toEqual(['c1', 's1', 'c2'])
  expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(unveiled(over))))
})

describe('what the document says that an event changes in the view', () => {
  const changed = changesSeen()

  test.each([...fieldsNamed()])('%s: %s', (type, fields) => expect([...(changed.get(type) ?? [])].sort()).toEqual([...fields].sort()))

  test('is said of every event', () => expect([...fieldsNamed().keys()].sort()).toEqual([...changed.keys()].sort()))
})

function joonAndMina(assistance: Assistance = 'standard'): RoomDriver {
  const room = createRoom('duo', { assistance, bot: { thinkMs: 1500, errorPercent: 0 } }, SEED)
  room.join('Joon')
  room.apply({ type: 'choose-side', member: 0, side: 'client' })
  room.pass(4_210)
  room.join('Mina')
  room.pass(1_790)
  for (const member of [0, 1]) room.apply({ type: 'ready', member, ready: true })
  return room
}

function frameFor({ room }: RoomDriver): Parameters<typeof emptyMatchView>[0] {
  const frame = frameOf(room, 0, 'client')
  if (frame === null) throw new Error('the room has no match')
  return frame
}

/** The n-th example of this kind, from 0, that belongs to a match. */
function exampleOfMatch(kind: string, nth: number): { readonly view?: MatchView } {
  const values = examples()
    .filter((example) => [example.kind, example.of ?? []].flat().join(' ') === kind)
    .map(({ value }) => value as { readonly stream?: string; readonly view?: MatchView })
    .filter(({ stream }) => stream !== 'room')
  const value = values[nth]
  if (value === undefined) throw new Error(`docs/protocol.md has no example ${nth} of ${kind}`)
  return value
}

/** By type of event: the fields of the view that the document says it changes. */
function fieldsNamed(): ReadonlyMap<string, readonly string[]> {
  const rows = [...sectionOf('### What an event changes in the view').matchAll(/^\| `([\w-]+)` \| (.*?) \|/gm)]
  return new Map(rows.map(([, type = '', fields = '']) => [type, namesIn(fields)]))
}

/** The names in the first column of the table with this heading, by the alphabet. */
function explainedAs(heading: string): readonly string[] {
  const [rows = ''] = (sectionOf('### view').split(`| ${heading} | |`)[1] ?? '').trimStart().split('\n\n')
  return [...rows.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = '']) => namesIn(cell)).sort()
}

/** What stands in backticks. */
function namesIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)
}

/** By type of event: the fields of the view, besides the log, that it has changed for anybody in many matches. */
function changesSeen(): ReadonlyMap<string, ReadonlySet<string>> {
  const changed = new Map<string, Set<string>>()
  for (const chronicle of chronicles()) {
    for (const viewer of VIEWERS) {
      let view = blankView({ viewer })
      const told = inBrief(viewEventsOf(chronicle, viewer), REPLAY)
      // In a class the replay comes by itself: here once more.
      for (const news of [...told, { atMs: 0, type: 'fog-lifted', replay: { ...REPLAY } } as const]) {
        const next = fold(view, news)
        const fields = changed.get(news.type) ?? new Set()
        changed.set(news.type, fields)
        for (const field of fieldsOf(next)) if (field !== 'log' && next[field] !== view[field]) fields.add(field)
        view = next
      }
    }
  }
  return changed
}

function fieldsOf(view: MatchView): readonly (keyof MatchView)[] {
  return Object.keys(view) as (keyof MatchView)[]
}

function chronicles(): readonly Chronicle[] {
  const options = { assistance: 'guided', controllers: TWO_BOTS, bot: { thinkMs: 900, errorPercent: 20 } } as const
  const ofBots = catalogue.map(({ script }) => {
    const { match: over, events } = playOut(match({ ...options, script, seed: createSeed(3) }))
    return { ...over, events }
  })
  return [...ofBots, interrupted()]
}

/** Mina asks for hints, pauses while something is under way, has a bot play for Joon, who is away, and gives up. */
function interrupted(): Chronicle {
  const room = createDuoAtPlay()
  room.apply({ type: 'hint', member: 0 })
  room.playFor(0)
  room.apply({ type: 'pause', member: 0, paused: true })
  room.pass(5_000)
  room.apply({ type: 'pause', member: 0, paused: false })
  room.apply({ type: 'disconnect', member: 1 })
  room.apply({ type: 'call-bot', member: 0 })
  room.pass(5_000)
  room.apply({ type: 'hint', member: 0 })
  room.apply({ type: 'end-match', member: 0 })
  return chronicleOf(room)
}
