import { describe, expect, test } from 'vitest'
import { createSeed } from '../../shared/match/chance.ts'
import type { MatchEvent } from '../../shared/match/events.ts'
import { EARLIER, issOf } from '../../shared/match/isn.ts'
import { legsOf } from '../../shared/match/legs.ts'
import type { Actor, IsnChoice } from '../../shared/match/scenario.ts'
import { catalogue } from '../../shared/scenarios/catalogue.ts'
import { wholeLadder } from '../../shared/view/ladder.ts'
import { viewEventsOf } from '../../shared/view/redact.ts'
import { lineOf, match, playOut, script, TWO_BOTS } from './playing.ts'

const GHOST: Actor = {
  who: 'ghost',
  as: 'client',
  watches: 'client',
  trigger: { when: 'state', state: 'SYN-SENT', afterMs: 50 },
  segment: { flags: 'S', seq: { from: 'earlier-isn', side: 'client' } },
}

function linesOf(actors: readonly Actor[], isn?: IsnChoice, seed = 1): string[] {
  const start = match({ script: script({ actors, ...(isn && { isn }) }), seed: createSeed(seed), controllers: TWO_BOTS })
  return playOut(start).events.map(lineOf)
}

describe('an actor of the script', () => {
  test('sends when its trigger has come about, and its segment lands like any other', () => {
    const lines = linesOf([GHOST])
    const sent = Number(lines.find((line) => line.includes('client #1.0 leaves'))?.split(' ')[0])
    expect(lines).toContain(`${sent + 50} client #0.1 leaves, lands at ${sent + 150}`)
    expect(lines.some((line) => line.startsWith(`${sent + 150} server gets S 40`))).toBe(true)
  })

  test.each<[string, Actor['segment'], string]>([
    ['from an ISN of the earlier connection', { flags: 'S', seq: { from: 'earlier-isn', side: 'server', plus: 3 } }, 'S 243'],
    ['from an ISN of this connection', { flags: 'R', seq: { from: 'isn', side: 'client', plus: 1 } }, 'R 101'],
    ['from what an end sends next', { flags: 'R', seq: { from: 'snd-nxt', side: 'client' } }, 'R 101'],
    ['from what an end does not have', { flags: 'R', seq: { from: 'rcv-nxt', side: 'client', plus: 7 } }, 'R 7'],
    ['from nothing', { flags: 'A', seq: { from: 'zero', plus: 5 }, ack: { from: 'zero', plus: -1 } }, 'A 5 4294967295'],
  ])('reckons %s', (_, segment, written) => {
    expect(linesOf([{ ...GHOST, segment }]).some((line) => line.includes(`server gets ${written}`))).toBe(true)
  })

  test('reckons from an ISN of the connection that is there, not of one before', () => {
    const again = [
      { side: 'client', call: { type: 'abort' }, trigger: { when: 'state', state: 'SYN-SENT', afterMs: 5_000 } },
      { side: 'client', call: { type: 'open-active' }, trigger: { when: 'start', afterMs: 20_000 } },
    ] as const
    const late: Actor = {
      ...GHOST,
      trigger: { when: 'start', afterMs: 20_100 },
      segment: { flags: 'R', seq: { from: 'isn', side: 'client', plus: 1 } },
    }
    const open = script({ actors: [late], isn: { client: 100, server: 300, step: 1_000 }, calls: [...script().calls, ...again] })
    const lines = playOut(match({ script: open }), { client: 1_000, server: 3_600_000 }, /gets R/).events.map(lineOf)
    expect(lines.findLast((line) => line.includes('server gets R'))).toContain('R 1101')
  })

  test('guesses within its spread, by the seed', () => {
    const guessOf = (seed: number) => {
      const line = linesOf([{ ...GHOST, segment: { flags: 'R', seq: { from: 'zero', plus: 1_000, spread: 9 } } }], undefined, seed)
      return Number(
        line
          .find((found) => found.includes('server gets R'))
          ?.split(' ')[4]
          ?.replace(',', ''),
      )
    }
    const guesses = Array.from({ length: 60 }, (_, seed) => guessOf(seed))
    expect(new Set(guesses)).toEqual(new Set(Array.from({ length: 10 }, (_, n) => 1_000 + n)))
    expect(guessOf(7)).toBe(guessOf(7))
  })

  test('keeps the goal waiting until its segment has landed', () => {
    const late: Actor = { ...GHOST, trigger: { when: 'state', state: 'ESTABLISHED', afterMs: 30_000 } }
    const lines = linesOf([late])
    expect(lines.at(-1)).toMatch(/over: goal/)
    expect(lines.some((line) => line.includes('server gets S 40'))).toBe(true)
  })

  test('changes no luck of the players', () => {
    const rough = { ...script().wire, client: { ...script().wire.client, jitterMs: 500, lossPercent: 20 } }
    const fates = (actors: readonly Actor[]) =>
      playOut(match({ script: script({ actors, wire: rough }), controllers: TWO_BOTS })).events.flatMap((event) =>
        event.type === 'segment-sent' && event.flight.from === 'client' && !event.injected
          ? [event.landsAtMs === null ? null : event.landsAtMs - event.atMs]
          : [],
      )
    expect(fates([GHOST]).slice(0, 2)).toEqual(fates([]).slice(0, 2))
  })
})

describe('the numbers of connections between the same ports', () => {
  test.each<[string, IsnChoice]>([
    ['small', 'small'],
    ['random', 'random'],
    ['fixed', { client: 10, server: 4_000_000_000 }],
    ['counted', { client: 10, server: 320, step: 64 }],
  ])('%s: an earlier one lies behind, the first is the one that it always was', (_, isn) => {
    for (let n = 0; n < 200; n++) {
      for (const side of ['client', 'server'] as const) {
        const [earlier, now] = [issOf(isn, createSeed(n), side, EARLIER), issOf(isn, createSeed(n), side)]
        expect(earlier).toBe(earlier >>> 0)
        expect((now - earlier) | 0).toBeGreaterThan(0)
        expect(issOf(isn, createSeed(n), side, 0)).toBe(now)
      }
    }
  })

  test('only where the script says so can the next be foreseen', () => {
    expect(issOf({ client: 1, server: 320, step: 64 }, createSeed(1), 'server', 1)).toBe(384)
    expect(issOf({ client: 1, server: 320 }, createSeed(1), 'server', 1)).toBe(320)
    expect(issOf('random', createSeed(1), 'server', 1)).not.toBe(issOf('random', createSeed(1), 'server', 0))
  })
})

const HAUNTED = catalogue.flatMap(({ script: first }) => legsOf(first)).filter(({ actors }) => actors !== undefined)

describe.each(HAUNTED.map((leg) => [`${leg.id} ${leg.leg ?? ''}`, leg] as const))('the ghosts and strangers of %s', (_, leg) => {
  const { events, match: over } = playOut(match({ script: leg, controllers: TWO_BOTS }))
  const { table, assistance, rules } = over
  const seen = (viewer: 'client' | 'server' | 'spectator', told: readonly MatchEvent[]) =>
    JSON.stringify(viewEventsOf({ table, assistance, rules, events: told }, viewer))
  const beforeTheEnd = events.filter(({ type }) => type !== 'match-over')

  test('look to players like everybody else, until the end', () => {
    for (const side of ['client', 'server'] as const) {
      expect(seen(side, beforeTheEnd)).not.toMatch(/"injected":true|"[cs]0\./)
    }
    expect(wholeLadder(events).some(({ injected }) => injected)).toBe(true)
  })

  test('are marked for those who watch', () => expect(seen('spectator', beforeTheEnd)).toContain('"injected":true'))
})
