import { describe, expect, test } from 'vitest'
import type { ApplicationCall, Script, WireAct } from '../../shared/match/scenario.ts'
import { catalogue } from '../../shared/scenarios/catalogue.ts'
import { hello } from '../../shared/scenarios/hello.ts'
import { smallTalk } from '../../shared/scenarios/small-talk.ts'
import { examine } from '../../shared/workshop/examine.ts'

const HELLO = hello.script
const found = (script: Script) => examine({ script }).findings
const withCall = (call: ApplicationCall): Script => ({ ...HELLO, calls: [...HELLO.calls, call] })
const withAct = (act: WireAct): Script => ({ ...HELLO, wire: { ...HELLO.wire, acts: [act] } })

test.each(catalogue.map((scenario) => [scenario.script.id, scenario] as const))('%s has nothing to complain about', (_, scenario) => {
  const { findings, rehearsal, suggestedParMs } = examine(scenario)
  expect(findings).toEqual([])
  expect(rehearsal.outcome).toBe('goal')
  expect(suggestedParMs).toBeGreaterThan(rehearsal.durationMs)
})

describe('nobody can win', () => {
  test('where the goal is not where the calls lead', () => {
    expect(found({ ...HELLO, goal: { client: 'CLOSED', server: 'CLOSED' } })).toEqual([
      {
        severity: 'error',
        path: 'script.goal',
        code: 'goal-unreachable',
        ends: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
        stuck: 'failed',
      },
    ])
  })

  test('where the wire loses everything', () => {
    const path = { ...HELLO.wire.client, lossPercent: 100 }
    expect(found({ ...HELLO, wire: { ...HELLO.wire, client: path } })).toMatchObject([
      { severity: 'error', code: 'goal-unreachable', stuck: 'failed', ends: { client: 'SYN-SENT', server: 'LISTEN' } },
    ])
  })

  test('where a call waits for ever', () => {
    const late: ApplicationCall = { side: 'server', call: { type: 'close' }, trigger: { when: 'delivered', text: 'BYE', afterMs: 0 } }
    expect(found(withCall(late))).toMatchObject([
      { severity: 'error', code: 'goal-unreachable' },
      { severity: 'warning', path: 'script.calls.1', code: 'call-waits', index: 1 },
    ])
  })

  test('where nobody asks for anything', () => {
    expect(found({ ...HELLO, calls: [] }).map(({ code }) => code)).toEqual(['goal-unreachable', 'no-calls'])
  })
})

describe('it can be played, but not as it was meant', () => {
  test.each<[string, Script, object]>([
    [
      'where a call comes in a state that does not allow it',
      withCall({ side: 'server', call: { type: 'send', text: 'HI' }, trigger: { when: 'start', afterMs: 0 } }),
      { path: 'script.calls.1', code: 'call-refused', index: 1 },
    ],
    [
      'where the wire waits for a segment that never comes',
      withAct({ type: 'lose', from: 'server', nth: 4 }),
      { path: 'script.wire.acts.0', code: 'act-idle', index: 0, from: 'server', nth: 4, sent: 1 },
    ],
    [
      'where the wire waits for a text that never comes',
      withAct({ type: 'lose', from: 'server', nth: 1, of: 'text' }),
      { path: 'script.wire.acts.0', code: 'act-idle', index: 0, from: 'server', nth: 1, sent: 0 },
    ],
    ['where gold is out of reach', { ...HELLO, parMs: 2_000 }, { path: 'script.parMs', code: 'par-short' }],
    [
      'where the timer is faster than the wire',
      { ...HELLO, rtoMs: 2_000 },
      { path: 'script.rtoMs', code: 'rto-short', neededMs: 800 + 800 + 1_500 },
    ],
  ])('%s', (_, script, finding) => expect(found(script)).toMatchObject([{ severity: 'warning', ...finding }]))

  test('where it takes luck', () => {
    const often = { ...HELLO.wire.client, lossPercent: 50 }
    // Who gives up soon wins only if nothing is lost.
    const script = { ...HELLO, userTimeoutMs: 5_000, wire: { ...HELLO.wire, client: often } }
    expect(found(script)).toMatchObject([{ severity: 'warning', path: 'script.goal', code: 'goal-by-luck' }])
  })
})

test('a later leg is looked at like the first', () => {
  const next: Script = { ...HELLO, leg: 2, goal: { client: 'CLOSED', server: 'CLOSED' } }
  expect(found({ ...HELLO, leg: 1, next })).toMatchObject([{ severity: 'error', path: 'script.next.goal', code: 'goal-unreachable' }])
})

test('the suggested par lets two people win gold who think for three seconds', () => {
  expect(examine(smallTalk).suggestedParMs % 5_000).toBe(0)
  expect(found({ ...smallTalk.script, parMs: examine(smallTalk).suggestedParMs })).toEqual([])
})
