import { describe, expect, test } from 'vitest'
import { createSeed } from '../../shared/match/chance.ts'
import type { Assistance } from '../../shared/match/scenario.ts'
import { catalogue } from '../../shared/scenarios/catalogue.ts'
import { fold } from '../../shared/view/fold.ts'
import type { EndView, Viewer } from '../../shared/view/match-view.ts'
import { newsOf, withNews } from '../../shared/view/news.ts'
import { viewEventsOf } from '../../shared/view/redact.ts'
import { match, playOut } from '../match/playing.ts'
import { blankView } from '../support/views.ts'
import { inBrief } from './play.ts'

const TWO_BOTS = { client: 'bot', server: 'bot' } as const
const STANDING: EndView = {
  state: 'ESTABLISHED',
  inTransition: false,
  iss: 100,
  tcb: { iss: 100, sndUna: 101, sndNxt: 101, sndWnd: 65_535, irs: 300, rcvNxt: 301, rcvWnd: 65_535, unsent: 'HI', unacknowledged: '' },
  owed: [],
  owedCount: 1,
  timers: { retransmission: null, timeWait: null },
}
const RUNNING = { startedAtMs: 5, expiresAtMs: 905, expiries: 0 }

function newsBetween(before: EndView, end: EndView) {
  const event = { atMs: 5, type: 'end-changed', side: 'client', end } as const
  const news = newsOf(event, { client: before, server: null })
  return news.type === 'end-changed' ? news.end : null
}

describe('an end that was told before', () => {
  test('is told by what has changed', () => {
    const tcb = { ...STANDING.tcb, sndNxt: 103, unsent: '', unacknowledged: 'HI' } as EndView['tcb']
    const sent: EndView = { ...STANDING, tcb, owedCount: 0, timers: { retransmission: RUNNING, timeWait: null } }
    expect(newsBetween(STANDING, sent)).toEqual({
      tcb: { sndNxt: 103, unsent: '', unacknowledged: 'HI' },
      owedCount: 0,
      timers: { retransmission: RUNNING, timeWait: null },
    })
  })

  test.each<[string, Partial<EndView>]>([
    ['nothing', {}],
    ['the very same numbers once more', { tcb: STANDING.tcb && { ...STANDING.tcb } }],
    ['the very same timers once more', { timers: { retransmission: null, timeWait: null } }],
  ])('is told by nothing where there is %s', (_, change) => expect(newsBetween(STANDING, { ...STANDING, ...change })).toEqual({}))

  test.each<[string, EndView['timers'], EndView['timers'], boolean]>([
    ['goes on', { retransmission: RUNNING, timeWait: null }, { retransmission: { ...RUNNING }, timeWait: null }, false],
    ['starts anew', { retransmission: RUNNING, timeWait: null }, { retransmission: { ...RUNNING, startedAtMs: 6 }, timeWait: null }, true],
    ['backs off', { retransmission: RUNNING, timeWait: null }, { retransmission: { ...RUNNING, expiries: 1 }, timeWait: null }, true],
    [
      'backs off before a closed window',
      { retransmission: null, timeWait: null, persist: RUNNING },
      { retransmission: null, timeWait: null, persist: { ...RUNNING, expiries: 1 } },
      true,
    ],
    ['comes', { retransmission: null, timeWait: null }, { retransmission: null, timeWait: null, keepAlive: RUNNING }, true],
    ['goes', { retransmission: null, timeWait: null, user: RUNNING }, { retransmission: null, timeWait: null }, true],
  ])('of a timer that %s', (_, before, after, isTold) => {
    expect('timers' in (newsBetween({ ...STANDING, timers: before }, { ...STANDING, timers: after }) ?? {})).toBe(isTold)
  })

  test('without its books, as in expert assistance, has none to tell', () => {
    expect(newsBetween({ ...STANDING, tcb: null }, { ...STANDING, tcb: null, state: 'CLOSE-WAIT' })).toEqual({ state: 'CLOSE-WAIT' })
  })

  test('stands afterwards as it does', () => {
    const closed: EndView = { ...STANDING, state: 'CLOSED', iss: null, tcb: null, owedCount: 0 }
    for (const [before, after] of [
      [STANDING, closed],
      [closed, STANDING],
      [STANDING, { ...STANDING, state: 'FIN-WAIT-1' }],
    ] as const)
      expect(withNews(before, newsBetween(before, after) ?? {})).toEqual(after)
  })
})

describe.each<[Viewer, Assistance]>([
  ['client', 'guided'],
  ['client', 'expert'],
  ['server', 'standard'],
  ['spectator', 'guided'],
])('what a %s in %s assistance is told in brief', (viewer, assistance) => {
  test.each(catalogue.map((scenario) => [scenario.script.id, scenario] as const))('of %s adds up to the same view', (_, { script }) => {
    const bot = { thinkMs: 900, errorPercent: 20 }
    const { match: over, events } = playOut(match({ script, seed: createSeed(3), controllers: TWO_BOTS, assistance, bot }))
    const told = viewEventsOf({ table: 'coached', assistance, rules: over.rules, events }, viewer)
    const blank = blankView({ scenario: script.id, viewer, assistance })
    let [whole, brief] = [blank, blank]
    for (const [at, news] of inBrief(told).entries()) {
      const event = told[at]
      if (event === undefined) throw new Error('as many news as events')
      whole = fold(whole, event)
      brief = fold(brief, news)
      expect(brief).toEqual(whole)
    }
    expect(brief.phase).toBe('over')
  })
})
