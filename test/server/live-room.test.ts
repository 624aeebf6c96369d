import { describe, expect, test, vi } from 'vitest'
import type { Send } from '../../server/commits.ts'
import { LiveMatch } from '../../server/live-match.ts'
import { LiveRoom } from '../../server/live-room.ts'
import type { Packet } from '../../server/packets.ts'
import type { EngineSocket } from '../../server/shortcuts.ts'
import { createSeed } from '../../shared/match/chance.ts'
import type { EventsMessage, Seen, ViewMessage } from '../../shared/protocol/messages.ts'
import type { RoomEvent } from '../../shared/room/events.ts'
import type { MemberId, Role, RoomInput, RoomKind } from '../../shared/room/room.ts'
import { emptyRoom, step } from '../../shared/room/step.ts'
import { sendable } from '../../shared/tcp/sendable.ts'
import { fold } from '../../shared/view/fold.ts'
import type { MatchView, Viewer } from '../../shared/view/match-view.ts'
import type { RoomView } from '../../shared/view/room-view.ts'
import { foldRoom, roomView } from '../../shared/view/room-view.ts'
import { SETTINGS } from '../room/script.ts'
import { Player } from '../support/player.ts'
import { startTestServer } from '../support/server.ts'

const DELAY_MS = 30_000

/** A member's socket that folds what it is sent, and knows when something is missing. */
class Listener {
  room: RoomView | null = null
  match: MatchView | null = null
  epoch = ''
  atMs = 0
  pictures = 0
  /** Matches of whose end it has heard. */
  readonly overs: number[] = []
  roomVersion = 0
  matchVersion = 0

  /** As engine.io's socket, with no stream below. */
  readonly #socket = { readyState: 'closed', write: (text: string) => this.#take(text) } as unknown as EngineSocket

  send(packet: Packet): void {
    packet.sendTo(this.#socket)
  }

  lose(): void {}

  #take(text: string): void {
    const [type, message] = JSON.parse(text.slice(1)) as ['view', ViewMessage] | ['events', EventsMessage]
    if (type === 'events' || message.epoch === this.epoch) expect(message.atMs, 'the clock of an epoch').toBeGreaterThanOrEqual(this.atMs)
    this.atMs = message.atMs
    const before = message.stream === 'room' ? this.roomVersion : this.matchVersion
    if (message.stream === 'room') this.roomVersion = message.version
    else this.matchVersion = message.version
    if (type === 'view') {
      this.epoch = message.epoch
      this.pictures += 1
      if (message.stream === 'room') this.room = message.view
      else this.match = message.view
      return
    }
    expect(message.version - message.events.length, message.stream).toBe(before)
    if (message.stream === 'room' && this.room !== null) this.room = message.events.reduce(foldRoom, this.room)
    if (message.stream === 'match' && this.match !== null) {
      expect(message.match).toBe(this.match.match)
      if (message.events.some((event) => event.type === 'match-over')) this.overs.push(message.match)
      expect(message.events.filter(({ atMs }) => atMs > message.atMs)).toEqual([])
      this.match = message.events.reduce(fold, this.match)
    }
  }
}

/** Drives a live room as the server does, at once sealing what has happened. */
class Stage {
  nowMs = 0
  readonly live: LiveRoom
  readonly listeners: Listener[] = []

  constructor(kind: RoomKind, spectatorDelayMs = 0) {
    const settings = { ...SETTINGS, spectatorDelayMs }
    const create: RoomInput = { type: 'create', code: 'ABCDEF', kind, seed: createSeed(1), settings }
    this.live = new LiveRoom(step(emptyRoom, create, 0).room, { epoch: 'epoch', nowMs: () => this.nowMs })
  }

  apply(input: RoomInput): void {
    this.absorb(input)
    this.seal()
  }

  /** Without telling anybody yet. */
  absorb(input: RoomInput): void {
    const { room, events, refusal } = step(this.live.room, input, this.nowMs)
    expect(refusal, input.type).toBeUndefined()
    this.live.absorb(room, events)
  }

  seal(): void {
    const sends: Send[] = []
    this.live.seal(sends)
    for (const { line, packet } of sends) line.send(packet)
  }

  join(name: string, role: Role | null = null): Listener {
    const member: MemberId = this.live.room.members.length
    const { room, events } = step(this.live.room, { type: 'join', name, role, tokenHash: name }, this.nowMs)
    this.live.absorb(room, events)
    return this.sit(member)
  }

  /** Somebody at this member's seat. */
  sit(member: MemberId, seen?: Seen, listener = new Listener()): Listener {
    this.live.take({ room: this.live, member, line: listener, wish: null, isGreeted: false, seen, hears: null, delayMs: 0 })
    this.listeners.push(listener)
    this.seal()
    return listener
  }

  pass(ms: number): void {
    for (const untilMs = this.nowMs + ms; this.nowMs < untilMs; this.nowMs = Math.min(untilMs, this.nowMs + 500))
      this.apply({ type: 'tick' })
    this.apply({ type: 'tick' })
  }

  /** A round of which nothing comes. */
  playNothing(): void {
    this.apply({ type: 'start', member: 0 })
    this.pass(1000)
    this.apply({ type: 'end-match', member: 0 })
  }
}

describe('who watches with a delay', () => {
  test('is told no result before the match has told it, and in the end what everybody knows', () => {
    const stage = new Stage('practice', DELAY_MS)
    const mina = stage.join('Mina')
    const watcher = stage.join('Watcher')
    stage.playNothing()
    const later = stage.join('Later')
    for (const { room, match, atMs } of [watcher, later]) {
      expect([room?.phase, room?.matches, room?.members, match, atMs]).toEqual(['lobby', [], mina.room?.members, null, 1000 - DELAY_MS])
    }
    stage.pass(DELAY_MS - 1)
    expect([watcher.room?.phase, watcher.match?.phase]).toEqual(['countdown', 'ready'])
    stage.pass(1)
    for (const { room, match } of [watcher, later]) {
      expect([room, match?.result?.outcome]).toEqual([mina.room, 'abandoned'])
      expect(room).toEqual(roomView(stage.live.room))
    }
  })

  test('learns at once who comes, goes and is called otherwise, and no standings of who has left', () => {
    const stage = new Stage('class', DELAY_MS)
    stage.join('Teacher')
    for (const name of ['Joon', 'Sua']) stage.join(name)
    const watcher = stage.join('Watcher', 'spectator')
    stage.playNothing()
    stage.apply({ type: 'rename', member: 1, name: 'Jun' })
    stage.apply({ type: 'leave', member: 2 })
    expect(watcher.room?.members.map(({ name }) => name)).toEqual(['Teacher', 'Jun', 'Watcher'])
    expect(watcher.room?.left).toEqual([{ id: 2, name: 'Sua' }])
    stage.pass(DELAY_MS)
    expect(watcher.room).toEqual(roomView(stage.live.room))
  })

  test('sees one match after the other, and is not left behind for ever', () => {
    const stage = new Stage('practice', 60_000)
    stage.join('Mina')
    const watcher = stage.join('Watcher')
    for (let n = 0; n < 8; n++) stage.playNothing()
    expect(watcher.room?.round).toBe(0)
    for (let n = 8; n < 20; n++) stage.playNothing()
    expect([watcher.room?.round, watcher.match?.match]).toEqual([12, 11])
    stage.pass(60_000)
    expect([watcher.room, watcher.match?.match]).toEqual([roomView(stage.live.room), 19])
  })

  test('may look at the matches of the round that is the current one there', () => {
    const stage = new Stage('class', DELAY_MS)
    stage.join('Teacher')
    for (const name of ['Joon', 'Sua', 'Jiho', 'Ara']) stage.join(name)
    const watcher = stage.join('Watcher', 'spectator')
    const seat = stage.live.seats.get(5)
    if (seat === undefined) throw new Error('nobody watches')
    stage.playNothing()
    stage.apply({ type: 'start', member: 0 })
    expect([0, 1, 2, 3].map((match) => stage.live.shows(seat, match))).toEqual([false, false, false, false])
    stage.pass(DELAY_MS - 500)
    expect([0, 1, 2, 3].map((match) => stage.live.shows(seat, match))).toEqual([true, true, false, false])
    stage.live.turn(seat, 1)
    stage.seal()
    expect([watcher.room?.phase, watcher.match?.match, watcher.match?.phase]).toEqual(['countdown', 1, 'ready'])
    stage.pass(500)
    expect([watcher.room?.phase, watcher.match?.match]).toEqual(['countdown', 2])
  })

  test('is told the same as everybody when the delay is taken away, and by whoever sits down to play', () => {
    const stage = new Stage('practice', DELAY_MS)
    const mina = stage.join('Mina')
    const watcher = stage.join('Watcher')
    stage.playNothing()
    const { epoch } = watcher
    stage.apply({ type: 'configure', member: 0, settings: { spectatorDelayMs: 0 } })
    expect([watcher.room, watcher.match?.phase, watcher.atMs]).toEqual([mina.room, 'over', stage.nowMs])
    expect([mina.epoch, watcher.epoch, epoch]).toEqual(['epoch', 'epoch', `epoch.${DELAY_MS}`])
    stage.apply({ type: 'configure', member: 0, settings: { spectatorDelayMs: DELAY_MS } })
    stage.playNothing()
    expect(watcher.room?.round).toBe(1)
    stage.apply({ type: 'leave', member: 0 })
    stage.apply({ type: 'choose-role', member: 1, role: 'player' })
    expect([watcher.room, watcher.epoch]).toEqual([roomView(stage.live.room), 'epoch'])
  })

  test('sees at once how the match ends that they watch when the delay is taken away', () => {
    const stage = new Stage('practice', DELAY_MS)
    stage.join('Mina')
    const watcher = stage.join('Watcher')
    stage.apply({ type: 'start', member: 0 })
    stage.pass(DELAY_MS + 4_000)
    stage.apply({ type: 'end-match', member: 0 })
    expect(watcher.match?.phase).toBe('playing')
    stage.apply({ type: 'configure', member: 0, settings: { spectatorDelayMs: 0 } })
    expect([watcher.match?.phase, watcher.overs, watcher.room]).toEqual(['over', [0], roomView(stage.live.room)])
  })
})

test('when it is taken away and wanted again before anybody is told, who watches is given a new picture and hears what follows', () => {
  const stage = new Stage('practice', DELAY_MS)
  const mina = stage.join('Mina')
  const watcher = stage.join('Watcher')
  for (const name of ['Min', 'Minji', 'Minho']) stage.apply({ type: 'rename', member: 0, name })
  const { pictures } = watcher
  for (const spectatorDelayMs of [0, DELAY_MS]) stage.absorb({ type: 'configure', member: 0, settings: { spectatorDelayMs } })
  stage.seal()
  stage.apply({ type: 'rename', member: 0, name: 'Mina' })
  expect([watcher.room, watcher.pictures]).toEqual([mina.room, pictures + 1])
})

describe('in a class how to play a match again, and so the luck of the round,', () => {
  /** A round of two matches: a bot plays on where somebody is away, and one match is ended by who is left in it. */
  function classOfThree(delayMs = 0) {
    const stage = new Stage('class', delayMs)
    const teacher = stage.join('Teacher')
    const students = ['Joon', 'Sua', 'Jiho', 'Ara'].map((name) => stage.join(name))
    stage.apply({ type: 'start', member: 0 })
    stage.pass(4000)
    const [first] = stage.live.room.pairings
    const [one, other] = [Number(first?.seats.client), Number(first?.seats.server)]
    const seat = stage.live.seats.get(0)
    if (seat === undefined) throw new Error('nobody teaches')
    stage.live.turn(seat, first?.match ?? -1)
    const endFirst = () => {
      stage.apply({ type: 'disconnect', member: other })
      stage.apply({ type: 'end-match', member: one })
    }
    const early = students[one - 1]
    const late = students.find((_, index) => index + 1 !== one && index + 1 !== other)
    if (early === undefined || late === undefined) throw new Error('nobody plays')
    return { stage, teacher, early, late, one, other, endFirst }
  }

  test('is told to all of them once the last one is over, to whoever watches, too', () => {
    const { stage, teacher, early, late, endFirst } = classOfThree()
    endFirst()
    for (const { match } of [early, teacher]) expect([match?.phase, match?.replay]).toEqual(['over', null])
    stage.apply({ type: 'end-match', member: 0 })
    for (const { match } of [early, teacher, late])
      expect([match?.phase, match?.replay?.seed]).toEqual(['over', stage.live.room.matches[0]?.seed])
    expect(teacher.match?.log.at(-1)?.type).toBe('match-over')
  })

  test('is in no picture before, and in every one afterwards', () => {
    const { stage, other, endFirst } = classOfThree()
    endFirst()
    stage.apply({ type: 'connect', member: other })
    expect(stage.sit(other).match).toMatchObject({ phase: 'over', replay: null })
    stage.apply({ type: 'end-match', member: 0 })
    const inputs = stage.sit(other).match?.replay?.inputs.map(({ type }) => type)
    expect(inputs, 'what came later is not in it').toEqual(['away', 'abandon'])
    expect(stage.join('Late', 'spectator').match?.replay).not.toBeNull()
  })

  test('reaches whoever was away meanwhile, though they have seen the end', () => {
    const { stage, one, early, endFirst } = classOfThree()
    endFirst()
    const version = early.matchVersion
    stage.apply({ type: 'end-match', member: 0 })
    const match = { match: early.match?.match ?? -1, version, viewer: early.match?.viewer ?? 'client' }
    const back = new Listener()
    back.match = { ...(early.match ?? expect.fail()), replay: null }
    back.matchVersion = version
    stage.sit(one, { epoch: 'epoch', room: 0, match }, back)
    for (const { match } of [early, back]) expect(match?.replay?.seed).toBe(stage.live.room.matches[0]?.seed)
    expect(back.match?.replay).toEqual(early.match?.replay)
  })

  test('is told to those who watch with a delay so much later', () => {
    const { stage, endFirst } = classOfThree(DELAY_MS)
    const watcher = stage.join('Watcher', 'spectator')
    endFirst()
    stage.pass(10_000)
    stage.apply({ type: 'end-match', member: 0 })
    stage.pass(DELAY_MS - 1)
    expect(watcher.match).toMatchObject({ phase: 'over', replay: null })
    stage.pass(1)
    expect(watcher.match?.replay).not.toBeNull()
  })
})

describe('players hear the end of a match although the next one begins before they are told', () => {
  test('in two steps', () => {
    const stage = new Stage('class')
    const [teacher, ...students] = ['Teacher', 'Joon', 'Sua'].map((name) => stage.join(name))
    stage.apply({ type: 'start', member: 0 })
    stage.pass(4000)
    stage.absorb({ type: 'end-match', member: 0 })
    stage.absorb({ type: 'start', member: 0 })
    stage.seal()
    expect(students.map(({ overs, match, room }) => [overs, match?.match, room])).toEqual(students.map(() => [[0], 1, teacher?.room]))
  })

  test('in one, whose time has ended it', () => {
    const stage = new Stage('practice')
    const mina = stage.join('Mina')
    const watcher = stage.join('Watcher')
    stage.apply({ type: 'choose-side', member: 0, side: 'client' })
    stage.apply({ type: 'start', member: 0 })
    for (let move = 1; move <= 2; move++) {
      const due = () => {
        const [match] = stage.live.room.matches
        return match?.phase === 'playing'
          ? sendable(match.ends.client.endpoint, match.rules).find(({ grade }) => grade === 'good')
          : undefined
      }
      for (let turns = 0; due() === undefined && turns < 100; turns++) stage.pass(500)
      stage.apply({ type: 'move', member: 0, move, segment: due()?.segment ?? expect.fail('nothing is due'), rttMs: 0 })
    }
    stage.nowMs += 10_000
    stage.apply({ type: 'start', member: 0 })
    expect([mina, watcher].map(({ overs, match }) => [overs, match?.match, match?.phase])).toEqual(Array(2).fill([[0], 1, 'ready']))
    expect(mina.room).toEqual(roomView(stage.live.room))
  })
})

test('whoever stops watching takes nothing from those who go on', () => {
  const stage = new Stage('practice')
  stage.join('Mina')
  const [goes, stays] = [stage.join('Sua', 'spectator'), stage.join('Hana', 'spectator')]
  stage.apply({ type: 'start', member: 0 })
  stage.pass(4_000)
  const seat = stage.live.seats.get(1)
  if (seat !== undefined) stage.live.vacate(seat)
  stage.apply({ type: 'end-match', member: 0 })
  expect([goes.overs, stays.overs]).toEqual([[], [0]])
})

test('whoever comes back and then turns to another match is given a picture of each, and not what they had missed once more', () => {
  const stage = new Stage('class')
  stage.join('Teacher')
  for (const name of ['Joon', 'Sua', 'Jiho', 'Ara']) stage.join(name)
  const watcher = stage.join('Watcher', 'spectator')
  stage.apply({ type: 'start', member: 0 })
  stage.pass(4_000)
  stage.sit(5, { epoch: 'epoch', room: watcher.roomVersion, match: { match: 0, version: watcher.matchVersion } }, watcher)
  const { pictures } = watcher
  stage.apply({ type: 'end-match', member: 0 })
  const seat = stage.live.seats.get(5)
  if (seat === undefined) throw new Error('nobody watches')
  for (const match of [1, 0]) {
    stage.live.turn(seat, match)
    stage.seal()
    expect([watcher.match?.match, watcher.match?.phase]).toEqual([match, 'over'])
  }
  expect(watcher.pictures).toBe(pictures + 2)
})

test('who saw a match as a player and comes back to watch it is given a picture: players and watchers count their events differently', () => {
  const stage = new Stage('practice')
  stage.join('Mina')
  stage.apply({ type: 'start', member: 0 })
  stage.pass(4000)
  stage.apply({ type: 'end-match', member: 0 })
  stage.apply({ type: 'choose-role', member: 0, role: 'spectator' })
  const pictureFor = (viewer: Viewer) =>
    stage.sit(0, { epoch: 'epoch', room: 0, match: { match: 0, version: 0, viewer } }).match?.viewer ?? null
  expect([pictureFor('client'), pictureFor('spectator')]).toEqual(['spectator', null])
})

test('after a step that could not be taken over, everybody is given a new picture of what was before', () => {
  const stage = new Stage('practice', DELAY_MS)
  const [mina, watcher] = [stage.join('Mina'), stage.join('Watcher')]
  stage.apply({ type: 'start', member: 0 })
  stage.pass(DELAY_MS + 4000)
  const before = structuredClone([mina.room, mina.match, watcher.room, watcher.match])
  const pictures = [mina.pictures, watcher.pictures]
  const { room, events } = step(stage.live.room, { type: 'end-match', member: 0 }, stage.nowMs)
  const impossible = {
    type: 'match',
    match: 0,
    event: { type: 'move-judged', atMs: stage.nowMs, side: 'client' },
  } as unknown as (typeof events)[0]
  expect(() => stage.live.absorb(room, [...events, impossible])).toThrow()
  stage.seal()
  expect([mina.room, mina.match, watcher.room, watcher.match]).toEqual(before)
  expect([mina.pictures, watcher.pictures]).toEqual(pictures.map((count) => count + 1))
  stage.apply({ type: 'end-match', member: 0 })
  expect(mina.match?.phase).toBe('over')
  stage.pass(DELAY_MS)
  expect([watcher.match?.phase, watcher.room]).toEqual(['over', mina.room])
})

test('after a step that could not be taken over nobody hears of the end that it brought to a match', () => {
  const stage = new Stage('practice')
  const mina = stage.join('Mina')
  stage.apply({ type: 'start', member: 0 })
  stage.pass(4000)
  const ended = step(stage.live.room, { type: 'end-match', member: 0 }, stage.nowMs)
  const begun = step(ended.room, { type: 'start', member: 0 }, stage.nowMs)
  const impossible = { type: 'match', match: 1, event: null } as unknown as RoomEvent
  expect(() => stage.live.absorb(begun.room, [...ended.events, ...begun.events, impossible])).toThrow()
  stage.seal()
  expect([mina.overs, mina.match?.match, mina.match?.phase]).toEqual([[], 0, 'playing'])
})

test('after a step that could not be taken over the round goes on, and has not been told to be over for all', () => {
  const versionOfLate = (fails: boolean): number => {
    const stage = new Stage('class')
    stage.join('Teacher')
    stage.join('Mina')
    stage.apply({ type: 'start', member: 0 })
    stage.pass(4000)
    if (fails) {
      const { room, events } = step(stage.live.room, { type: 'end-match', member: 0 }, stage.nowMs)
      const impossible = { type: 'match', match: 0, event: null } as unknown as RoomEvent
      expect(() => stage.live.absorb(room, [...events, impossible])).toThrow()
    }
    return stage.join('Late', 'spectator').matchVersion
  }
  expect(versionOfLate(true)).toBe(versionOfLate(false))
})

test('when what there is to tell could not be told, everybody is given a new picture, and hears what follows', () => {
  const stage = new Stage('practice', DELAY_MS)
  const [mina, watcher] = [stage.join('Mina'), stage.join('Watcher')]
  stage.apply({ type: 'start', member: 0 })
  stage.pass(DELAY_MS + 4000)
  const telling = vi.spyOn(LiveMatch.prototype, 'takeNews').mockImplementationOnce(() => {
    throw new Error('a bug')
  })
  expect(() => stage.apply({ type: 'end-match', member: 0 })).toThrow('a bug')
  telling.mockRestore()
  stage.apply({ type: 'rename', member: 1, name: 'Guard' })
  expect([mina.match?.phase, mina.room?.phase, watcher.match?.phase, watcher.room?.phase]).toEqual(['over', 'result', 'playing', 'playing'])
  stage.pass(DELAY_MS)
  expect([watcher.match?.phase, watcher.room]).toEqual(['over', mina.room])
})

test('after a failure nobody has to wait for the new picture until something happens', async () => {
  const server = await startTestServer({}, { speed: 1 })
  const player = await new Player(server.url, 'Mina').connected()
  await player.create({ kind: 'practice', scenario: 'hello', side: 'client', assistance: 'guided' })
  await player.must('start', {})
  await player.until(() => player.owed !== null)
  player.pictured.clear()
  const failing = vi.spyOn(LiveMatch.prototype, 'append').mockImplementationOnce(() => {
    throw new Error('a bug')
  })
  expect(await player.ask('hint', {})).toEqual({ ok: false, code: 'internal' })
  failing.mockRestore()
  await player.until(() => player.pictured.has('match'))
  await player.must('hint', {})
  expect([player.match?.hint?.purpose, player.errors]).toEqual(['open', []])
  player.close()
  await server.close()
})
