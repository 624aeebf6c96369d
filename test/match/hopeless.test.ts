import { describe, expect, test } from 'vitest'
import type { Match } from '../../shared/match/match.ts'
import type { ApplicationCall, Script, ScriptedCall, TableRule, Trigger, WireAct } from '../../shared/match/scenario.ts'
import { step } from '../../shared/match/step.ts'
import { ESTABLISHED } from '../../shared/scenarios/ordinary.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import { match, playOut, QUICK_PATH, script, TWO_BOTS } from './playing.ts'

const CLOSED = { client: 'CLOSED', server: 'CLOSED' } as const

function call(side: Side, what: ScriptedCall, trigger: Trigger | number = 0): ApplicationCall {
  return { side, call: what, trigger: typeof trigger === 'number' ? { when: 'start', afterMs: trigger } : trigger }
}

const LETTER = call('client', { type: 'send', text: 'A LONG LETTER' })
const CRASH = call('server', { type: 'crash' }, 50)

/** How a script between two open ends ends that correct bots play. */
function endOf(changes: Partial<Script>, table: TableRule = 'coached'): Match {
  const { match: over } = playOut(
    match({ script: script({ start: ESTABLISHED, rtoMs: 1_000, goal: CLOSED, ...changes }), controllers: TWO_BOTS, table }),
  )
  return over
}

describe('what is repeated in vain', () => {
  test('to a machine that stays down is given up after four timeouts', () => {
    const { ends, result } = endOf({ calls: [CRASH, LETTER] })
    expect(result).toMatchObject({ outcome: 'failed', why: 'given-up' })
    expect(result?.durationMs).toBeLessThan(30_000)
    expect(ends.client.expiries).toBe(4)
  })

  const REBOOT = call('server', { type: 'reboot' }, 100_000)
  const ABORT = call('client', { type: 'abort' }, 90_000)
  const lost = { ...CLOSED, textLost: true }

  test.each<readonly [string, Partial<Script>]>([
    ['the machine may come up again', { calls: [CRASH, LETTER, REBOOT] }],
    ['its application may give it up', { calls: [CRASH, LETTER], userTimeoutMs: 90_000 }],
    [
      'its application may give it up before a closed window',
      { window: { client: 65_535, server: 0 }, calls: [LETTER], userTimeoutMs: 90_000, goal: { ...lost, server: 'ESTABLISHED' } },
    ],
    ['its application may do something else', { calls: [CRASH, LETTER, ABORT] }],
  ])('goes on as long as %s', (_, changes) => {
    for (const table of ['coached', 'raw'] as const) expect(endOf({ goal: lost, ...changes }, table).result?.outcome).toBe('goal')
  })

  test('waits for its player, however long that thinks', () => {
    const slow = match({ script: script({ start: ESTABLISHED, rtoMs: 1_000, goal: CLOSED, calls: [CRASH, LETTER] }) })
    expect(step(slow, { type: 'tick' }, 3_600_000).match.phase).toBe('playing')
  })

  test('goes on while it is the other player who is slow', () => {
    const pace = { client: 500, server: 600_000 }
    const slow = match({ script: script({ start: ESTABLISHED, rtoMs: 1_000, calls: [LETTER] }) })
    expect(playOut(slow, pace).match.result?.outcome).toBe('goal')
  })

  test('over a wire that loses everything is given up, too, in either direction', () => {
    for (const side of ['client', 'server'] as const) {
      const wire = { client: QUICK_PATH, server: QUICK_PATH, acts: [], [side]: { ...QUICK_PATH, lossPercent: 100 } }
      for (const begun of [
        { calls: [LETTER] },
        { calls: [{ ...LETTER, side: 'server' as const }] },
        { start: script().start, calls: script().calls },
      ]) {
        const { ends, result } = endOf({ ...begun, wire })
        expect(result).toMatchObject({ outcome: 'failed', why: 'given-up' })
        expect(Math.max(ends.client.expiries, ends.server.expiries)).toBe(4)
      }
    }
  })
})

test('what an end without a connection can do nothing but reset is given up, too, where the reset gets lost', () => {
  const wire = { client: QUICK_PATH, server: { ...QUICK_PATH, lossPercent: 100 }, acts: [] }
  for (const more of [[], [call('server', { type: 'open-passive' }, 60)]]) {
    const { ends, result } = endOf({
      calls: [call('server', { type: 'abort' }, 50), ...more, { ...LETTER, trigger: { when: 'start', afterMs: 100 } }],
      wire,
    })
    expect([ends.client.expiries, result]).toMatchObject([4, { outcome: 'failed', why: 'given-up' }])
  }
})

describe('over a wire that loses everything but the double of one segment', () => {
  const open: Partial<Script> = { start: script().start, calls: script().calls, goal: { client: 'ESTABLISHED', server: 'SYN-RECEIVED' } }
  const letter: Partial<Script> = { calls: [LETTER], goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' } }
  const close: Partial<Script> = { calls: [call('client', { type: 'close' })], goal: { client: 'FIN-WAIT-2', server: 'CLOSE-WAIT' } }

  test.each<readonly [string, Partial<Script>, Partial<WireAct>, string]>([
    ['the seventh', letter, { nth: 7 }, 'goal'],
    ['the seventh, held up and not doubled', letter, { type: 'hold', nth: 7, forMs: 10 }, 'goal'],
    ['the seventh SYN', open, { nth: 7, of: 'syn' }, 'goal'],
    ['the seventh text', letter, { nth: 7, of: 'text' }, 'goal'],
    ['the seventh FIN', close, { nth: 7, of: 'fin' }, 'goal'],
    [
      'the first, which has come across, and what follows is repeated',
      { ...close, calls: [LETTER, call('client', { type: 'close' }, 2_000)] },
      { nth: 1 },
      'failed',
    ],
    ['a SYN, and text is what is repeated', letter, { nth: 7, of: 'syn' }, 'failed'],
    ['text, and a FIN is what is repeated', close, { nth: 7, of: 'text' }, 'failed'],
    ['a FIN, and text is what is repeated', letter, { nth: 7, of: 'fin' }, 'failed'],
    ['the seventh of the other side, which repeats nothing', letter, { nth: 7, from: 'server' }, 'failed'],
    ['none: the seventh is lost, too', letter, { nth: 7, type: 'lose' }, 'failed'],
  ])('%s', (_, changes, act, outcome) => {
    const acts = [{ type: 'duplicate', from: 'client', afterMs: 10, ...act } as WireAct]
    const wire = { client: { ...QUICK_PATH, lossPercent: 100 }, server: QUICK_PATH, acts }
    const { result } = endOf({ ...changes, wire })
    expect(result?.outcome).toBe(outcome)
    if (outcome === 'failed') expect(result?.durationMs).toBeLessThan(30_000)
  })
})

test('a hundred timeouts in a row end what luck alone could save', () => {
  const wire = { client: { ...QUICK_PATH, lossPercent: 99 }, server: { ...QUICK_PATH, lossPercent: 99 }, acts: [] }
  const { ends, result } = endOf({ calls: [LETTER], wire })
  expect([ends.client.expiries, result]).toMatchObject([100, { outcome: 'failed', why: 'given-up' }])
})

describe('a window that never opens', () => {
  const window = { client: 65_535, server: 5 }
  const read = (trigger: Trigger | number) => call('server', { type: 'receive', octets: 50 }, trigger)
  const never: Trigger = { when: 'delivered', text: 'NEVER SAID', afterMs: 0 }

  test.each<[string, Partial<Script>]>([
    ['for nobody reads', { window, calls: [LETTER, read(never)] }],
    ['for there is none', { window: { client: 65_535, server: 0 }, calls: [LETTER] }],
    [
      'to a FIN behind text that fits',
      { window, calls: [{ ...LETTER, call: { type: 'send', text: 'HELLO' } }, call('client', { type: 'close' }), read(never)] },
    ],
  ])('%s, ends the match', (_, changes) => {
    const { result } = endOf(changes)
    expect(result).toMatchObject({ outcome: 'failed', why: 'shut-window' })
    expect(result?.durationMs).toBeLessThan(40_000)
  })

  test('ends the match though keep-alives go to and fro meanwhile', () => {
    const keepAliveMs = { client: 3_000, server: 4_000 }
    const { result } = endOf({ window: { client: 65_535, server: 0 }, calls: [LETTER], keepAliveMs })
    expect(result).toMatchObject({ outcome: 'failed', why: 'shut-window' })
    expect(result?.durationMs).toBeLessThan(40_000)
  })

  test('is called so at a raw table, too', () => {
    const shut = script({ start: ESTABLISHED, rtoMs: 1_000, goal: CLOSED, window, calls: [LETTER, read(never)] })
    expect(playOut(match({ script: shut, table: 'raw', controllers: TWO_BOTS })).match.result).toMatchObject({ why: 'shut-window' })
  })

  test('is called so at a raw table though its player does not even answer, and not while somebody is going to read', () => {
    const endAfter = (...more: readonly ApplicationCall[]) => {
      const shut = script({ start: ESTABLISHED, rtoMs: 1_000, window: { client: 65_535, server: 0 }, calls: [LETTER, ...more] })
      return playOut(match({ script: shut, table: 'raw' }), { client: 500, server: 3_600_000 }).match.result
    }
    const soon = endAfter()
    expect(soon).toMatchObject({ why: 'shut-window' })
    expect(soon?.durationMs).toBeLessThan(40_000)
    const later = endAfter(read(90_000))
    expect(later).toMatchObject({ why: 'given-up' })
    expect(later?.durationMs).toBeGreaterThanOrEqual(90_000)
  })

  test('is waited for as long as somebody is going to read', () => {
    const goal = { client: 'ESTABLISHED', server: 'ESTABLISHED' } as const
    expect(endOf({ window, calls: [LETTER, read(110_000)], goal }).result?.outcome).toBe('goal')
  })

  test('is waited for at a raw table, too, and nobody gives up when it opens', () => {
    const says = call('server', { type: 'send', text: 'WELL?' }, 60_000)
    for (const reading of [[read(60_000)], [says, read({ when: 'acknowledged', afterMs: 0 })]]) {
      for (const text of ['A LONG LETTER', 'HELLO']) {
        const calls = [call('client', { type: 'send', text }), call('client', { type: 'close' }, 1_000), ...reading]
        const shut = script({ start: ESTABLISHED, rtoMs: 1_000, goal: { client: 'FIN-WAIT-2', server: 'CLOSE-WAIT' }, window, calls })
        expect(playOut(match({ script: shut, table: 'raw' }), 1_000).match.result?.outcome).toBe('goal')
      }
    }
  })

  test('is waited for where it has opened, though every word of it gets lost for long', () => {
    const acts = Array.from({ length: 20 }, (_, n) => ({ type: 'lose', from: 'server', nth: n + 2 }) as const)
    const wire = { client: QUICK_PATH, server: QUICK_PATH, acts }
    const goal = { client: 'ESTABLISHED', server: 'ESTABLISHED' } as const
    expect(endOf({ window, calls: [LETTER, read(2_000)], goal, wire }).result?.outcome).toBe('goal')
  })
})

describe('keep-alives', () => {
  test('that no machine will ever answer do not keep a match going', () => {
    const { result } = endOf({ calls: [CRASH], keepAliveMs: { client: 5_000 } })
    expect(result).toMatchObject({ outcome: 'failed', why: 'half-open' })
  })

  test('whose answers a wire loses are not saved by a double of what is never sent', () => {
    const acts = [{ type: 'duplicate', from: 'server', of: 'fin', nth: 1, afterMs: 10 }] as const
    const wire = { client: QUICK_PATH, server: { ...QUICK_PATH, lossPercent: 100 }, acts }
    const { result } = endOf({ calls: [call('server', { type: 'abort' })], keepAliveMs: { client: 5_000 }, wire })
    expect(result).toMatchObject({ outcome: 'failed', why: 'half-open' })
  })

  test('go on where their application will give up', () => {
    expect(endOf({ calls: [CRASH], keepAliveMs: { client: 5_000 }, userTimeoutMs: 20_000 }).result?.outcome).toBe('goal')
  })
})

test('TIME-WAIT is waited for, though the other machine is down for good', () => {
  const [client, server] = [call('client', { type: 'close' }), call('server', { type: 'close' }, { when: 'peer-closed', afterMs: 0 })]
  const down = call('server', { type: 'crash' }, { when: 'state', state: 'CLOSED', afterMs: 0 })
  const { ends, result } = endOf({ calls: [client, server, down] })
  expect([ends.server.isDown, result?.outcome]).toEqual([true, 'goal'])
})

describe('players who may close when they like', () => {
  const open = script({ start: ESTABLISHED, playersClose: true, calls: [LETTER], goal: CLOSED })

  test('may take their time, though nothing else is left to do', () => {
    const { match: quiet } = playOut(match({ script: open }), 500)
    expect([quiet.phase, quiet.ends.server.delivered]).toEqual(['playing', 'A LONG LETTER'])
    const closed = step(quiet, { type: 'close', side: 'client' }, quiet.nowMs + 60_000).match
    const { match: half } = playOut(closed, 500)
    expect(playOut(step(half, { type: 'close', side: 'server' }, half.nowMs).match, 500).match.result?.outcome).toBe('goal')
  })

  test('are not waited for any more after a hundred timeouts in a row', () => {
    const wire = { client: { ...QUICK_PATH, lossPercent: 100 }, server: QUICK_PATH, acts: [] }
    const letters = [LETTER, call('server', { type: 'send', text: 'HELLO' })]
    const { match: over } = playOut(match({ script: script({ ...open, rtoMs: 1_000, calls: letters, wire }) }), 500)
    expect(over.result).toMatchObject({ outcome: 'failed', why: 'given-up' })
  })

  test('are not waited for where only bots are left', () => {
    expect(playOut(match({ script: open, controllers: TWO_BOTS })).match.result).toMatchObject({ why: 'dead-end' })
  })
})
