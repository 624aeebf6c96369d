import { expect, test } from 'vitest'
import { closingOf } from '../../../client/state/closing.ts'
import type { ScriptedCall } from '../../../shared/match/scenario.ts'
import type { Side, State } from '../../../shared/tcp/tcb.ts'
import type { MatchView } from '../../../shared/view/match-view.ts'
import { blankView } from '../../support/views.ts'

const TEXT: ScriptedCall = { type: 'send', text: 'HELLO' }

/** A bout in which each side has two texts to send before its player may close. */
function bout(state: State, calls: readonly (readonly [Side, ScriptedCall])[], playersClose?: MatchView['playersClose']): MatchView {
  const timers = { retransmission: null, timeWait: null }
  const end = { state, inTransition: false, iss: 100, tcb: null, owed: [], owedCount: 0, timers } as const
  return {
    ...blankView({ viewer: 'client', ...(playersClose && { playersClose }) }),
    ends: { client: end, server: null },
    calls: calls.map(([side, call]) => ({ side, call, atMs: 0 })),
  }
}

test.each([
  [
    'all of its texts are handed over',
    'ESTABLISHED',
    [
      ['client', TEXT],
      ['client', TEXT],
    ],
    'open',
  ],
  [
    'the peer has closed before',
    'CLOSE-WAIT',
    [
      ['client', TEXT],
      ['client', TEXT],
    ],
    'open',
  ],
  [
    'a text is still to come',
    'ESTABLISHED',
    [
      ['client', TEXT],
      ['server', TEXT],
    ],
    'not-yet',
  ],
  [
    'there is no connection yet',
    'SYN-SENT',
    [
      ['client', TEXT],
      ['client', TEXT],
    ],
    'not-yet',
  ],
  [
    'it was closed',
    'FIN-WAIT-1',
    [
      ['client', TEXT],
      ['client', TEXT],
      ['client', { type: 'close' }],
    ],
    'closed',
  ],
  [
    'only the peer’s application has closed',
    'CLOSE-WAIT',
    [
      ['server', { type: 'close' }],
      ['client', TEXT],
      ['client', TEXT],
    ],
    'open',
  ],
] as const)('whether a player may have the application close: %s', (_, state, calls, expected) => {
  expect(closingOf(bout(state, calls, { client: 2, server: 2 }), 'client')).toBe(expected)
})

test('in any other match it is never the player’s to decide', () => {
  expect(closingOf(bout('ESTABLISHED', [['client', TEXT]]), 'client')).toBeNull()
})
