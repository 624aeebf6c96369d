import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drain } from '../../shared/tcp/instant.ts'
import type { Rules } from '../../shared/tcp/rules.ts'
import { RFC_9293 } from '../../shared/tcp/rules.ts'
import { sendable } from '../../shared/tcp/sendable.ts'
import { add, distance } from '../../shared/tcp/sequence.ts'
import type { Connected, Endpoint, ReceiveSpace, SendSpace } from '../../shared/tcp/tcb.ts'
import { walk, wildWalks } from './walk.ts'

const ALL_OPTIONS: readonly (readonly [string, Rules])[] = [
  ['the RFC', RFC_9293],
  [
    'every option turned round',
    {
      appendixA2: false,
      may12: true,
      may2: true,
      resetAfterFullClose: true,
      ignoreResetInTimeWait: true,
      challengeAcks: false,
      twoWayHandshake: true,
    },
  ],
]

describe.each(ALL_OPTIONS)('whatever happens to an endpoint by the rules of %s', (_, rules) => {
  test('nothing throws and the variables stay in order', () => {
    fc.assert(
      fc.property(wildWalks, (path) => {
        walk(path, rules, (before, _input, { endpoint }) => {
          checkEndpoint(endpoint)
          checkProgress(before, endpoint)
        })
      }),
      { numRuns: 3000, seed: 9293 },
    )
  })

  test('an instant stack comes to rest, and owes nothing then', () => {
    fc.assert(
      fc.property(wildWalks, (path) => {
        walk(path, rules, (_before, _input, { endpoint }) => {
          const { endpoint: rested, segments } = drain(endpoint, rules)
          expect(segments.length).toBeLessThan(40)
          expect(sendable(rested, rules).filter(({ grade }) => grade === 'good')).toEqual([])
          checkEndpoint(rested)
        })
      }),
      { numRuns: 500, seed: 9293 },
    )
  })

  test('the same inputs lead to the same end, and inputs are not touched', () => {
    fc.assert(
      fc.property(wildWalks, (path) => {
        const frozen: Endpoint[] = []
        const first = walk(path, rules, (_before, _input, { endpoint }) => frozen.push(deepFreeze(endpoint)))
        const second = walk(path, rules, () => undefined)
        expect(second).toEqual(first)
      }),
      { numRuns: 300, seed: 9293 },
    )
  })
})

function checkEndpoint({ tcb, due }: Endpoint): void {
  const kinds = due.map(({ type }) => type).filter((type) => type !== 'reset')
  expect(new Set(kinds).size).toBe(kinds.length)
  expect(due.length).toBeLessThanOrEqual(20)
  if (tcb.state === 'CLOSED' || tcb.state === 'LISTEN') expect(kinds).toEqual([])
  if ('snd' in tcb) checkSendSpace(tcb.snd, tcb.state)
  if ('rcv' in tcb) checkReceiveSpace(tcb.rcv)
}

/** SND.UNA =< SND.NXT, and what lies between is what has been sent: SYN, text, FIN. */
function checkSendSpace(snd: SendSpace, state: string): void {
  const syn = snd.una === snd.iss && snd.nxt !== snd.iss ? 1 : 0
  const fin = snd.fin === 'sent' && snd.una !== snd.nxt ? 1 : 0
  expect(distance(snd.una, snd.nxt)).toBe(syn + snd.unacknowledged.length + fin)
  if (snd.fin === 'sent') expect(snd.unsent).toBe('')
  const isClosing = ['FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'].includes(state)
  if (isClosing) expect(snd.fin).not.toBe('none')
  if (state === 'FIN-WAIT-2' || state === 'TIME-WAIT') expect([snd.fin, snd.una]).toEqual(['sent', snd.nxt])
  expect(snd.wnd).toBeLessThanOrEqual(snd.maxWnd)
}

/** What is held lies beyond a hole, in order and each octet once. */
function checkReceiveSpace({ nxt, wnd, outOfOrder }: ReceiveSpace): void {
  expect(wnd).toBeGreaterThanOrEqual(0)
  let end = -1
  for (const { seq, text, fin } of outOfOrder) {
    expect(distance(nxt, seq)).toBeGreaterThan(end)
    expect(distance(nxt, seq)).toBeLessThan(2 ** 31)
    // What touches is one piece, but for nonsense behind a FIN.
    end = distance(nxt, add(seq, text.length))
    expect(text !== '' || fin).toBe(true)
  }
}

/** Within one connection, numbers only go forward. */
function checkProgress({ tcb: before }: Endpoint, { tcb: after }: Endpoint): void {
  if (!('rcv' in before) || !('rcv' in after) || !isSameConnection(before, after)) return
  expect(distance(before.rcv.nxt, after.rcv.nxt)).toBeLessThan(2 ** 31)
  expect(distance(before.snd.una, after.snd.una)).toBeLessThan(2 ** 31)
  expect(distance(before.snd.nxt, after.snd.nxt)).toBeLessThan(2 ** 31)
}

function isSameConnection(before: Connected, after: Connected): boolean {
  return before.rcv.irs === after.rcv.irs && before.snd.iss === after.snd.iss
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) deepFreeze(inner)
    Object.freeze(value)
  }
  return value
}
