import { useMemo } from 'preact/hooks'
import { legOf } from '../../../shared/match/legs.ts'
import { supposedPosition } from '../../../shared/supposed/position.ts'
import { judge } from '../../../shared/tcp/judge.ts'
import type { Rules } from '../../../shared/tcp/rules.ts'
import { RFC_9293 } from '../../../shared/tcp/rules.ts'
import type { MatchView } from '../../../shared/view/match-view.ts'
import { segmentOf } from '../../../shared/view/segment-view.ts'
import { t } from '../../i18n/i18n.ts'
import { scenarios } from '../../state/library.ts'
import { ownScenario } from '../../state/own-scenarios.ts'
import { matchView } from '../../state/streams.ts'
import type { ConsequenceProps } from './consequence.tsx'
import { w } from './step-words.ts'
import { WhatBreaks } from './what-breaks.tsx'

/** The offer to show what an own move of this match would break, as far as its player can know; nothing where no story can be made up. */
export function SupposedBreak({ move }: { move: number }) {
  const what = useMemo(() => supposedMove(matchView.peek(), move), [move])
  if (what === null) return null
  return <WhatBreaks {...what} label={t('verdict.what-breaks-now')} note={w('supposed')} shortcut="B" />
}

function supposedMove(view: MatchView | null, move: number): ConsequenceProps | null {
  if (view === null || view.viewer === 'spectator') return null
  const side = view.viewer
  const at = view.log.findLastIndex((event) => event.type === 'move-judged' && event.side === side && event.move === move)
  const judged = view.log[at]
  if (judged?.type !== 'move-judged') return null
  const rules = rulesOf(view)
  const position = supposedPosition(view, side, rules, at)
  const segment = segmentOf(judged.segment)
  if (position === null) return null
  if (judge(position.ends[side], segment, rules).grade !== 'wrong') return null
  return { position, side, move: segment, rules }
}

/** The rules of a match as its scenario tells them; the RFC's where the scenario is not known here. */
function rulesOf({ scenario, leg }: MatchView): Rules {
  const script = scenarios.peek().find(({ script }) => script.id === scenario)?.script ?? ownScenario(scenario)?.script
  return { ...RFC_9293, ...(script && legOf(script, leg?.number)?.rules) }
}
