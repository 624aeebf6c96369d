import type { MatchEvent } from '../match/events.ts'
import { NO_TIMERS } from '../match/timers.ts'
import type { Rules } from '../tcp/rules.ts'
import { ofSide, withSide } from '../tcp/sides.ts'
import type { Endpoint, Side } from '../tcp/tcb.ts'
import { endViewOf } from './end-view.ts'
import type { Fact } from './history.ts'
import { factOf, historyEventOf } from './history.ts'
import { Ladder } from './ladder.ts'
import type { EndView, HistoryEvent, MoveContext, SegmentNews } from './match-view.ts'
import { Rows } from './rows.ts'

/** Who has made more mistakes than this learns enough from the first ones; the message stays small. */
const MOST_CONTEXTS = 20
const CLOSED: Endpoint = { tcb: { state: 'CLOSED' }, due: [] }

type EndChanged = Extract<MatchEvent, { readonly type: 'end-changed' }>

/** What everybody is told when the fog lifts. */
export type Told = {
  readonly history: readonly HistoryEvent[]
  readonly ladder: readonly SegmentNews[]
  readonly ends: Readonly<Record<Side, EndView>>
}

/**
 * Gathers, event by event, what everybody will be told when the match is over. It keeps little of each: a server has one for every match
 * that is being played.
 */
export class Story {
  readonly #rules: Rules
  readonly #ladder = new Ladder()
  readonly #facts = new Rows<Fact>(4)
  #ends: Readonly<Record<Side, EndChanged | null>> = { client: null, server: null }
  #contexts = 0

  constructor(rules: Rules) {
    this.#rules = rules
  }

  note(event: MatchEvent): void {
    switch (event.type) {
      case 'segment-sent':
      case 'segment-lost':
      case 'segment-arrived':
        this.#ladder.note(event)
        break
      case 'end-changed':
        this.#noteEnd(event)
        break
      default: {
        const fact = factOf(event)
        if (fact !== null) this.#facts.add(this.#inContext(fact))
      }
    }
  }

  /** All that was noted so far. */
  tell(): Told {
    return {
      history: this.#facts.all().map(historyEventOf),
      ladder: this.#ladder.segments,
      ends: { client: this.#end('client'), server: this.#end('server') },
    }
  }

  #noteEnd(event: EndChanged): void {
    const { atMs, side, endpoint } = event
    const { state } = endpoint.tcb
    const before = ofSide(this.#ends, side)
    this.#ends = withSide(this.#ends, side, event)
    if (before?.endpoint.tcb.state !== state) this.#facts.add([atMs, side, 'state', state])
  }

  /** A wrong move is told with how the connection stood. */
  #inContext(fact: Fact): Fact {
    if (fact[2] !== 'move' || fact[3].verdict.grade !== 'wrong' || ++this.#contexts > MOST_CONTEXTS) return fact
    const [atMs, side, type, judged] = fact
    return [atMs, side, type, { ...judged, before: this.#context() }]
  }

  /** How the connection stands: both ends, and what is under way and will not be lost. */
  #context(): MoveContext {
    const { client, server } = this.#ends
    const ends = { client: client?.endpoint ?? CLOSED, server: server?.endpoint ?? CLOSED }
    return { ends, flights: this.#ladder.flights, rules: this.#rules }
  }

  /** How an end stood at last, for everybody to see. */
  #end(side: Side): EndView {
    const last = ofSide(this.#ends, side)
    return endViewOf(last?.endpoint ?? CLOSED, last?.timers ?? NO_TIMERS, 'guided', this.#rules)
  }
}
