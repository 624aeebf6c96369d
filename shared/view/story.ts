import type { MatchEvent, MatchEventOf } from '../match/events.ts'
import { NO_TIMERS } from '../match/timers.ts'
import type { Rules } from '../tcp/rules.ts'
import { ofSide, withSide } from '../tcp/sides.ts'
import type { Endpoint, Side } from '../tcp/tcb.ts'
import { endViewOf } from './end-view.ts'
import { historyEventOf } from './history.ts'
import { Ladder } from './ladder.ts'
import type { EndView, HistoryEvent, LadderSegment, MoveContext } from './match-view.ts'

/** Who has made more mistakes than this learns enough from the first ones. */
const MOST_CONTEXTS = 20
const CLOSED: Endpoint = { tcb: { state: 'CLOSED' }, due: [] }

/** What everybody sees when the fog lifts. */
export type Told = {
  readonly history: readonly HistoryEvent[]
  readonly ladder: readonly LadderSegment[]
  readonly ends: Readonly<Record<Side, EndView>>
}

/** Gathers, event by event, what a match that is over has been without fog. */
export class Story {
  readonly #rules: Rules
  readonly #ladder = new Ladder()
  readonly #history: HistoryEvent[] = []
  #ends: Readonly<Record<Side, MatchEventOf<'end-changed'> | null>> = { client: null, server: null }
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
        const told = historyEventOf(event)
        if (told !== null) this.#history.push(this.#inContext(told))
      }
    }
  }

  /** All that was noted so far. */
  tell(): Told {
    return {
      history: this.#history,
      ladder: this.#ladder.segments,
      ends: { client: this.#end('client'), server: this.#end('server') },
    }
  }

  #noteEnd(event: MatchEventOf<'end-changed'>): void {
    const { atMs, side, endpoint } = event
    const { state } = endpoint.tcb
    const before = ofSide(this.#ends, side)
    this.#ends = withSide(this.#ends, side, event)
    if (before?.endpoint.tcb.state !== state) this.#history.push({ atMs, side, type: 'state', state })
  }

  /** A wrong move is told with how the connection stood. */
  #inContext(told: HistoryEvent): HistoryEvent {
    const isWrong = told.type === 'move' && told.verdict.grade === 'wrong'
    return isWrong && ++this.#contexts <= MOST_CONTEXTS ? { ...told, before: this.#context() } : told
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
