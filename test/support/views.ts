import { emptyMatchView } from '../../shared/view/fold.ts'
import type { LadderSegment, MatchFrame, MatchView, WireSegment } from '../../shared/view/match-view.ts'

const FRAME: MatchFrame = {
  match: 0,
  viewer: 'spectator',
  scenario: 'small-talk',
  round: 1,
  table: 'coached',
  assistance: 'guided',
  startsAtMs: 0,
  parMs: 30_000,
  mslMs: 2000,
  rtoMs: 3000,
}

/** The view of a match of which nothing has been told; `frame` is what matters to the test. */
export function blankView(frame: Partial<MatchFrame> = {}): MatchView {
  return emptyMatchView({ ...FRAME, ...frame }, { client: 'person', server: 'person' })
}

/** A segment of the client as the server sees it: it has come out of the fog. */
export function arrived(id: string, segment: WireSegment): LadderSegment {
  return {
    id,
    from: 'client',
    segment,
    sentAtMs: null,
    arrivedAtMs: 900,
    landsAtMs: null,
    lostAtMs: null,
    dropped: null,
    injected: false,
  }
}
