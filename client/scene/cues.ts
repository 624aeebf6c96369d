import type { MatchView } from '../../shared/view/match-view.ts'
import { momentsOf } from './moments.ts'

export type Cue = 'send' | 'arrive' | 'good' | 'harmless' | 'wrong' | 'shake' | 'reset' | 'win'

/** What is to be heard when one view follows another. Whoever comes to a match that goes on already hears nothing of its past. */
export function cuesBetween(before: MatchView | null, after: MatchView): readonly Cue[] {
  if (before === null || before.match !== after.match || before.viewer !== after.viewer || after.log.length <= before.log.length) return []
  const cues = new Set<Cue>()
  for (const event of after.log.slice(before.log.length)) {
    switch (event.type) {
      case 'segment-sent':
        cues.add('send')
        break
      case 'segment-arrived':
        cues.add('arrive')
        break
      case 'move-judged':
        if (event.verdict.grade !== 'unjudged' && (after.viewer === 'spectator' || after.viewer === event.side))
          cues.add(event.verdict.grade)
        break
      case 'connection-ended':
        if (event.how !== 'closed') cues.add('reset')
        break
      case 'match-over':
        if (event.result.medal !== null) cues.add('win')
        break
      default:
        break
    }
  }
  if (momentsOf(before).shookMs === null && momentsOf(after).shookMs !== null) cues.add('shake')
  return [...cues]
}
