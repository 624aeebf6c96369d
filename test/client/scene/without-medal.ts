import type { MatchView } from '../../../shared/view/match-view.ts'

/** The same match, had its goal been damage. */
export function withoutMedal(view: MatchView): MatchView {
  const log = view.log.map((event) => (event.type === 'match-over' ? { ...event, result: { ...event.result, medal: null } } : event))
  return { ...view, log, result: view.result && { ...view.result, medal: null } }
}
