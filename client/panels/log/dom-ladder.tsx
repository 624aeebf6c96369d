import type { LadderSegment, MatchView } from '../../../shared/view/match-view.ts'
import { lengthOfWire, tellingWindow } from '../../../shared/view/segment-view.ts'
import { unheardFor } from '../../../shared/view/unheard.ts'
import { language, t } from '../../i18n/i18n.ts'
import { segmentWords } from '../../i18n/words.ts'
import { inSpokenOrder, sayFlags } from '../../look/flags.ts'
import { FlagBadge } from '../marks/flag-badge.tsx'
import { useFollowEnd } from './follow-end.ts'
import { useLines } from './lines.ts'
import { ToNewest } from './to-newest.tsx'

const ROW = 46
const WIDTH = 420
const EDGE = 42

/** The ladder diagram without the scene: one row a segment. It stands in while the scene loads or cannot run. `isWhole`: nothing comes any more. */
export function DomLadder({ view, isWhole = false }: { view: MatchView; isWhole?: boolean }) {
  const height = Math.max(5, view.ladder.length + 1.2) * ROW
  const { list, isBehind, follow } = useFollowEnd<HTMLDivElement>(view.ladder.length, !isWhole)
  return (
    <>
      <div class="dom-ladder" aria-hidden="true" ref={list}>
        <svg viewBox={`0 0 ${WIDTH} ${height}`} width="100%" role="presentation">
          <line x1={EDGE} y1="6" x2={EDGE} y2={height} class="lifeline" />
          <line x1={WIDTH - EDGE} y1="6" x2={WIDTH - EDGE} y2={height} class="lifeline" />
          {view.ladder.map((seen, index) => (
            <Row key={seen.id} seen={seen} isUnheard={unheardFor(view, seen) !== null} y={ROW * (index + 0.5)} />
          ))}
        </svg>
      </div>
      {!isWhole && isBehind.value && <ToNewest onPress={follow} />}
    </>
  )
}

function Row({ seen, isUnheard, y }: { seen: LadderSegment; isUnheard: boolean; y: number }) {
  const rightwards = seen.from === 'client'
  const known = seen.arrivedAtMs !== null
  const lost = seen.lostAtMs !== null
  const [from, to] = rightwards ? [EDGE, WIDTH - EDGE] : [WIDTH - EDGE, EDGE]
  const vanishes = !isUnheard && (lost || (!known && seen.landsAtMs === null))
  const end = vanishes ? from + (to - from) * 0.55 : to
  const endY = y + 26 * (Math.abs(end - from) / (WIDTH - 2 * EDGE))
  const { segment } = seen
  const flags = inSpokenOrder(segment.flags)
  return (
    <g class={`rung${known ? '' : ' in-fog'}${seen.dropped === null ? '' : ' dropped'}`}>
      <line x1={from} y1={y} x2={end} y2={endY} class="arrow" />
      <path d={`M${end} ${endY}l${rightwards ? -9 : 9} -5.5v7z`} class="arrow-head" />
      {lost && (
        <text x={end} y={endY + 5} class="cross">
          ✕
        </text>
      )}
      {flags.map((flag, index) => (
        <g key={flag} transform={`translate(${WIDTH / 2 - 112 + index * 21} ${y - 19})`}>
          <FlagBadge flag={flag} size={19} />
        </g>
      ))}
      <text x={WIDTH / 2 - 106 + flags.length * 21} y={y - 5} class="rung-text">
        seq {segment.seq}
        {segment.flags.includes('A') ? ` ack ${segment.ack}` : ''}
        {tellingWindow(segment) === null ? '' : ` win ${tellingWindow(segment)}`}
        {lengthOfWire(segment) > 0 ? ` len ${lengthOfWire(segment)}` : ''}
      </text>
    </g>
  )
}

/** The same for readers: what left and what came, in order. */
export function LadderList({ view }: { view: MatchView }) {
  const lines = useLines(
    view.ladder,
    (seen) => [seen, view.viewer, language.value],
    (seen) => (
      <li key={seen.id}>
        {sayFlags(seen.segment.flags)}: {segmentWords(seen, view)}
      </li>
    ),
  )
  return (
    <ol class="sr-only" aria-label={t('ladder.list')}>
      {lines}
    </ol>
  )
}
