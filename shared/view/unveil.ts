import { RULES_VERSION } from '../room/room.ts'
import { RFC_9293 } from '../tcp/rules.ts'
import type { Side } from '../tcp/tcb.ts'
import type { LadderSegment, MatchView } from './match-view.ts'
import { playAgain } from './replay.ts'
import { Story } from './story.ts'

/**
 * The view of a match that is over without fog: the whole ladder, what both sides have gone through, and both ends as they stand. It is found out by
 * playing the match again. Where that cannot be, because the match is not over or was played by other rules, the view stays as it is.
 */
export function unveiled(view: MatchView): MatchView {
  const { replay } = view
  const over = view.log.findLast(({ type }) => type === 'match-over')
  if (over === undefined || replay === null || replay.rules !== RULES_VERSION || view.history !== undefined) return view
  const story = new Story({ ...RFC_9293, ...replay.script.rules })
  for (const event of playAgain(replay, view, over.atMs)) story.note(event)
  const { history, ladder, ends } = story.tell()
  return { ...view, ladder, history, ends, inbox: view.viewer === 'spectator' ? view.inbox : inboxOf(ladder) }
}

/** Without fog ids are those that a spectator knows: what arrived is found anew. */
function inboxOf(ladder: readonly LadderSegment[]): MatchView['inbox'] {
  const arrivals = ladder.filter((segment) => segment.arrivedAtMs !== null).sort((a, b) => (a.arrivedAtMs ?? 0) - (b.arrivedAtMs ?? 0))
  const idsFrom = (from: Side) => arrivals.filter((segment) => segment.from === from).map((segment) => segment.id)
  return { client: idsFrom('server'), server: idsFrom('client') }
}
