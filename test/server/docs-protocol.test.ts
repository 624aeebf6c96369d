import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { DEFAULTS } from '../../server/config.ts'
import type { Failure, MatchResult, Score, Timers } from '../../shared/match/events.ts'
import type { ScriptedCall } from '../../shared/match/scenario.ts'
import { medalOf, NEW_SCORE, scoreGood, scoreHarmless, scoreWrong } from '../../shared/match/score.ts'
import { INPUTS_IN_A_MATCH } from '../../shared/match/step.ts'
import type { Closer } from '../../shared/ports/bout.ts'
import type { Requests } from '../../shared/protocol/messages.ts'
import { NAME_GRAPHEMES } from '../../shared/protocol/name.ts'
import { CODE_ALPHABET, CODE_LENGTH } from '../../shared/protocol/room-code.ts'
import { schemas, TEXT_LENGTH } from '../../shared/protocol/schemas.ts'
import { MEMBERS_AT_MOST, PLAYERS_IN_A_CLASS, SPECTATORS_AT_MOST } from '../../shared/room/room.ts'
import { catalogue } from '../../shared/scenarios/catalogue.ts'
import type { DropReason } from '../../shared/tcp/tcb.ts'
import type { Purpose } from '../../shared/tcp/verdict.ts'
import type { MatchNews } from '../../shared/view/match-view.ts'
import type { RoomViewEvent } from '../../shared/view/room-view.ts'
import { LONGEST_DOCUMENT } from '../../shared/workshop/parse.ts'
import type { Example } from '../support/protocol-document.ts'
import { examples, protocolDocument, sectionOf } from '../support/protocol-document.ts'
import { REFUSAL_CODES } from '../support/refusal-codes.ts'

const ROOT = dirname(dirname(import.meta.dirname))

const REQUESTS = Object.keys(schemas) as readonly (keyof Requests)[]
const SERVER_EVENTS = ['view', 'events', 'unseated'] as const
// Records, so that the compiler names what is new in the protocol and missing here.
const MATCH_EVENTS: Record<MatchNews['type'], true> = {
  'match-started': true,
  'call-made': true,
  'move-judged': true,
  'segment-sent': true,
  'segment-lost': true,
  'segment-arrived': true,
  'text-delivered': true,
  'peer-closed': true,
  'connection-ended': true,
  'timer-expired': true,
  'end-changed': true,
  'hint-given': true,
  'controller-changed': true,
  'match-paused': true,
  'match-resumed': true,
  'match-over': true,
  'fog-lifted': true,
}
const CALLS: Record<ScriptedCall['type'], true> = {
  'open-active': true,
  'open-passive': true,
  send: true,
  receive: true,
  close: true,
  abort: true,
  crash: true,
  reboot: true,
}
const PURPOSES: Record<Purpose, true> = {
  open: true,
  'open-reply': true,
  acknowledge: true,
  text: true,
  close: true,
  reset: true,
  retransmission: true,
  'window-probe': true,
  'keep-alive': true,
  'window-update': true,
}
const DROP_REASONS: Record<DropReason, true> = {
  'outside-window': true,
  duplicate: true,
  'bad-ack': true,
  'no-ack': true,
  challenged: true,
  'no-connection': true,
  nonsense: true,
}
const TIMERS: Record<keyof Timers, true> = { retransmission: true, timeWait: true, persist: true, keepAlive: true, user: true }
const TIMES: Record<keyof NonNullable<Timers['retransmission']>, true> = { startedAtMs: true, expiresAtMs: true, expiries: true }
const CLOSERS: Record<Closer, true> = { client: true, server: true, both: true, nobody: true }
const FAILURES: Record<Failure, true> = {
  'ack-war': true,
  disagreement: true,
  'given-up': true,
  'shut-window': true,
  'connection-gone': true,
  'half-open': true,
  'dead-end': true,
}
const ROOM_EVENTS: Record<RoomViewEvent['type'], true> = {
  'member-changed': true,
  'member-left': true,
  'settings-changed': true,
  'lock-changed': true,
  'phase-changed': true,
  'match-listed': true,
  'standings-changed': true,
  'series-changed': true,
}
const SLOWEST_MS = 10_000
/** The type that an example is one of, as TypeScript writes it. */
const TYPE_OF: Readonly<Record<string, (of: string | null) => string>> = {
  request: (of) => `Requests['${of}']`,
  answer: (of) => (of === null ? 'Answer' : `Answer<Replies['${of}']>`),
  refusal: () => 'Refusal',
  segment: () => 'WireSegment',
  verdict: () => 'VerdictView',
  view: () => 'ViewMessage',
  events: () => 'EventsMessage',
  unseated: () => 'UnseatedMessage',
  'match-event': () => 'MatchNews',
  'room-event': () => 'RoomViewEvent',
}

describe('docs/protocol.md', () => {
  test('has examples of every kind', () => {
    expect(new Set(examples().map(({ kind }) => kind))).toEqual(new Set(Object.keys(TYPE_OF)))
  })

  test('shows nothing that the types of the protocol do not allow', () => {
    expect(complaintsOfTheCompiler(examples())).toBe('')
  })

  test.each(REQUESTS)('shows only bodies of %s that the server takes, without a change', (name) => {
    const bodies = examples().filter(({ kind, of }) => kind === 'request' && of === name)
    for (const { value } of bodies) expect(schemas[name].safeParse(value)).toMatchObject({ success: true, data: value as object })
  })

  test.each(REQUESTS)('has a section and an example of the request %s', (name) => {
    expect(sectionOf(`### ${name}`)).toContain('```json request ' + name)
  })

  test.each(SERVER_EVENTS)("has a section and an example of the server's event %s", (name) => {
    expect(sectionOf(`### ${name}`)).toContain('```json ' + name)
  })

  test.each(Object.keys(MATCH_EVENTS))('has an example of the match event %s', (type) => {
    expect(sectionOf('## Events of the match')).toContain(`"type": "${type}"`)
  })

  test.each(Object.keys(ROOM_EVENTS))('has an example of the room event %s', (type) => {
    expect(sectionOf('## Events of the room')).toContain(`"type": "${type}"`)
  })

  test.each([
    ['call', '### call-made', CALLS],
    ['purpose', '### Verdicts', PURPOSES],
    ['reason why a segment is dropped', '### segment-arrived', DROP_REASONS],
    ['timer', '### end-changed', TIMERS],
    ['field of a timer', '### end-changed', TIMES],
    ['reason why a match fails', '### match-over', FAILURES],
    ['one who closes a bout', '### series-changed', CLOSERS],
  ])('names every %s', (_, heading, words) => {
    expect(Object.keys(words).filter((word) => !sectionOf(heading).includes(`\`${word}\``))).toEqual([])
  })

  test.each(REFUSAL_CODES)('says what the refusal %s means', (code) => {
    expect(sectionOf('## Refusals')).toMatch(new RegExp(`^\\| \`${code}\` \\| \\S`, 'm'))
  })

  test('lists the scenarios of the catalogue, in its order', () => {
    const listed = [...sectionOf('## Scenarios').matchAll(/^\| `(.+?)` \| (.+?) \| `(.+?)` \|$/gm)].map(([, ...row]) => row)
    expect(listed).toEqual(catalogue.map(({ script, texts, assistance }) => [script.id, texts.title.en, assistance]))
  })

  test('names no refusal that does not exist', () => {
    const named = [...sectionOf('## Refusals').matchAll(/^\| `([\w-]+)` \|/gm)].map(([, code]) => code)
    expect(named.filter((code) => !(REFUSAL_CODES as readonly unknown[]).includes(code))).toEqual([])
  })

  test.each(found<Score>('streak'))('counts in line %i as the game does', (_, score) => {
    const [least, most] = [SLOWEST_MS, 0].map((elapsedMs) => scoreAfter(score, elapsedMs))
    expect(score).toEqual({ ...least, points: score.points, hints: score.hints })
    expect(score.points).toBeGreaterThanOrEqual(least?.points ?? 0)
    expect(score.points).toBeLessThanOrEqual(most?.points ?? 0)
  })

  test.each(found<MatchResult>('teamPoints'))('adds up in line %i', (_, { scores, teamPoints, medal, durationMs, parMs }) => {
    expect(teamPoints).toBe(scores.client.points + scores.server.points)
    expect(medal).toBe(medalOf(durationMs, parMs))
  })

  const { limits, roomIdleMs } = DEFAULTS
  test.each([
    ['name', `1 to ${NAME_GRAPHEMES} characters as people count them, after trimming; no control characters`],
    ['room code', `${CODE_LENGTH} characters out of \`${CODE_ALPHABET}\``],
    ['text of a segment', `${TEXT_LENGTH} characters`],
    ['a scenario of your own', `${spaced(LONGEST_DOCUMENT)} characters of JSON, and the limits in [scenarios.md](scenarios.md#limits)`],
    ['players in a class', `${PLAYERS_IN_A_CLASS}`],
    ['spectators of a room', `${SPECTATORS_AT_MOST}`],
    ['one message', `${spaced(limits.messageChars)} characters`],
    ['messages of one connection', `${limits.messagesPerSecond} a second, ${limits.messageBurst} at once`],
    ['moves of one member', `${limits.movesPerSecond} a second, ${limits.moveBurst} at once`],
    ['new rooms of one address', `${limits.roomsPerSecond} a second, ${limits.roomBurst} at once`],
    [
      'joins of one address, `find-room` and resumptions without a seat',
      `${limits.joinsPerSecond} a second, ${limits.joinBurst} at once; a wrong code counts five times, and one of a room where somebody of this address is does not count`,
    ],
    [
      'joins, `find-room` and resumptions of one connection',
      `${limits.joinsPerConnectionPerSecond} a second, ${limits.joinsPerConnection} at once`,
    ],
    ['inputs (moves, hints, pauses …) of one match', `${INPUTS_IN_A_MATCH}: then it is over, \`abandoned\``],
    ['a room without anybody connected', `closed after ${roomIdleMs / 60_000} minutes`],
  ])('tells the limit of %s: %s', (what, limit) => {
    expect(sectionOf('## Limits')).toContain(`\n| ${what} | ${limit} |\n`)
  })

  test('tells how many members a room may have', () => {
    expect(sectionOf('## Limits')).toContain(`\n| members of a room, those who left included | ${MEMBERS_AT_MOST}:`)
  })

  test('links only to headings that are there', () => {
    const anchors = [...protocolDocument.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading))
    const links = [...protocolDocument.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor)
    expect(links.filter((link) => link === undefined || !anchors.includes(link))).toEqual([])
  })
})

/** Every object in the examples that has this field, with the line where its example begins. */
function found<T>(field: string): readonly (readonly [number, T])[] {
  const within = (value: unknown): readonly T[] => {
    if (typeof value !== 'object' || value === null) return []
    return [...(field in value ? [value as T] : []), ...Object.values(value).flatMap(within)]
  }
  return examples().flatMap(({ line, value }) => within(value).map((one) => [line, one] as const))
}

/** What the same moves earn if every good one takes so long: those before the last mistake first, then those of the streak. */
function scoreAfter({ streak, good, harmless, wrong }: Score, elapsedMs: number): Score {
  let score = NEW_SCORE
  const goodMoves = (count: number) => {
    for (let n = 0; n < count; n += 1) score = scoreGood(score, 1, elapsedMs, 0).score
  }
  goodMoves(good - streak)
  for (let n = 0; n < wrong; n += 1) score = scoreWrong(score).score
  for (let n = 0; n < harmless; n += 1) score = scoreHarmless(score).score
  goodMoves(streak)
  return score
}

/** 12000 as 12 000. */
function spaced(n: number): string {
  return `${n}`.replace(/(?<=\d)(?=(\d{3})+$)/g, ' ')
}

/** As GitHub makes them. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')
}

/** Writes the examples into a TypeScript file, each with its type, and has it checked. Excess and missing fields are errors, too. */
function complaintsOfTheCompiler(all: readonly Example[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'acksu-docs-'))
  try {
    const shared = join(ROOT, 'shared')
    const source = [
      `import type { Answer, EventsMessage, Refusal, Replies, Requests, UnseatedMessage, ViewMessage } from '${shared}/protocol/messages.ts'`,
      `import type { MatchNews, VerdictView, WireSegment } from '${shared}/view/match-view.ts'`,
      `import type { RoomViewEvent } from '${shared}/view/room-view.ts'`,
      ...all.map(({ kind, of, line, json }) => `export const line${line}: ${TYPE_OF[kind]?.(of) ?? 'never'} = ${json}`),
    ]
    writeFileSync(join(folder, 'examples.ts'), source.join('\n'))
    const config = { extends: join(ROOT, 'tsconfig.base.json'), compilerOptions: { lib: ['ES2024'], types: [] }, files: ['examples.ts'] }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
    const { stdout } = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', '.'], {
      cwd: folder,
      encoding: 'utf8',
    })
    // Mistakes elsewhere are the business of `npm run types`.
    return stdout
      .split('\n')
      .filter((complaint) => complaint.startsWith('examples.ts'))
      .join('\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
}
