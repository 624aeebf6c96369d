import { describe, expect, test } from 'vitest'
import { findMistakes } from '../../../../client/pages/learn/mistake-groups.ts'
import { STATE_CARDS } from '../../../../client/pages/learn/state-cards.ts'
import { diagramFor, neighbourOf } from '../../../../client/pages/learn/state-geometry.ts'
import { traceOf } from '../../../../client/pages/learn/trace.ts'
import { layoutOf } from '../../../../client/pages/learn/trace-layout.ts'
import { WAYS } from '../../../../client/pages/learn/ways.ts'
import { catalogue, scenarioById } from '../../../../shared/scenarios/catalogue.ts'
import { misconceptions } from '../../../../shared/scenarios/misconceptions.ts'
import type { State } from '../../../../shared/tcp/tcb.ts'

const STATES = Object.keys(STATE_CARDS) as State[]

describe('the states', () => {
  test('are eleven, and each can be reached and left', () => {
    expect(STATES.length).toBe(11)
    for (const state of STATES) {
      expect(WAYS.some(({ to }) => to === state)).toBe(true)
      expect(WAYS.some(({ from }) => from === state)).toBe(true)
    }
  })

  test.each(STATES)('%s is seen in the scenario that its card names', (state) => {
    const scenario = scenarioById(STATE_CARDS[state].scenario)
    expect(scenario).not.toBeNull()
    if (scenario === null) return
    const events = traceOf(scenario.script).moments.flatMap((moment) => moment.events)
    expect(events.some((event) => event.type === 'end-changed' && event.end.state === state)).toBe(true)
  })

  test('change only by ways that the page tells of, or to CLOSED, wherever the rules are the real ones', () => {
    const known = new Set(WAYS.map(({ from, to }) => `${from} → ${to}`))
    const real = catalogue.filter(({ script }) => Object.keys(script.rules).length === 0)
    const taken = real.flatMap(({ script }) => changesIn(traceOf(script).moments.flatMap((moment) => moment.events)))
    expect([...new Set(taken)].filter((change) => !known.has(change) && !change.endsWith('→ CLOSED'))).toEqual([])
  })
})

describe.each([
  ['wide', false],
  ['narrow', true],
])('the %s diagram', (_, isNarrow) => {
  const { nodes, edges, box, width } = diagramFor(isNarrow)

  test('has every state inside, and none on another', () => {
    expect(new Set(nodes.map(({ state }) => state)).size).toBe(11)
    for (const node of nodes) {
      expect(node.x - box.width / 2).toBeGreaterThanOrEqual(0)
      expect(node.x + box.width / 2).toBeLessThanOrEqual(width)
      const touching = nodes.filter(({ x, y }) => Math.abs(x - node.x) < box.width && Math.abs(y - node.y) < box.height)
      expect(touching).toEqual([node])
    }
  })

  test('draws every way that has a label', () => {
    expect(edges.map(({ way }) => way)).toEqual(WAYS.filter(({ drawn }) => drawn !== undefined))
  })

  test('leads to every state by the arrow keys', () => {
    const reached = new Set(nodes.slice(0, 1))
    for (const node of reached) {
      for (const direction of ['up', 'down', 'left', 'right'] as const) {
        const next = neighbourOf(nodes, node, direction)
        if (next !== null) reached.add(next)
      }
    }
    expect(reached.size).toBe(nodes.length)
  })
})

describe('the trace of every scenario', () => {
  test.each(catalogue.map(({ script }) => [script.id, script] as const))('%s is drawn downwards, segment by segment', (_, script) => {
    const trace = traceOf(script)
    const { flights, rests, marks, height } = layoutOf(trace, 17, 30)
    expect(flights.length).toBe(trace.view.ladder.length)
    for (const { fromY, toY } of flights) expect(toY).toBeGreaterThan(fromY)
    expect(rests).toEqual(rests.toSorted((a, b) => a - b))
    expect(rests.length).toBe(trace.moments.length)
    expect(Math.max(...rests, ...marks.map(({ y }) => y))).toBeLessThan(height)
  })
})

describe('looking for what people get wrong', () => {
  const count = (query: string, language: 'en' | 'ko') =>
    findMistakes(misconceptions, query, language).reduce((sum, { mistakes }) => sum + mistakes.length, 0)

  test('finds everything by nothing, and nothing by nonsense', () => {
    expect(count('', 'en')).toBe(Object.keys(misconceptions).length)
    expect(count('teapot', 'en')).toBe(0)
  })

  test('does not care for case, nor whether TIME-WAIT is written TIME_WAIT', () => {
    expect(count('time_wait', 'en')).toBeGreaterThan(0)
    expect(count('time_wait', 'en')).toBe(count('Time-Wait', 'en'))
  })

  test('knows the keys of a word that was typed with the Hangul layout', () => {
    expect(count('럇', 'ko')).toBe(0)
    expect(count('랴ㅜ', 'ko')).toBe(count('FIN', 'ko'))
  })

  test('wants every word', () => {
    expect(count('FIN 번호', 'ko')).toBeGreaterThan(0)
    expect(count('FIN 번호', 'ko')).toBeLessThan(count('FIN', 'ko'))
  })
})

function changesIn(events: readonly { readonly type: string }[]): string[] {
  const states = new Map<string, State>()
  return (events as ReturnType<typeof traceOf>['moments'][number]['events']).flatMap((event) => {
    if (event.type !== 'end-changed') return []
    const before = states.get(event.side)
    states.set(event.side, event.end.state)
    return before === undefined ? [] : [`${before} → ${event.end.state}`]
  })
}
