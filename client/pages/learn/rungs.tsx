import type { FlagName } from '../../look/flags.ts'
import { FlagBadge } from '../../panels/marks/flag-badge.tsx'
import { narrow } from '../../state/preferences.ts'
import type { LearnKey } from './words.ts'
import { l } from './words.ts'

/** One segment of a ladder diagram: who sends it, and what it changes. */
export type Rung = {
  readonly from: 'active' | 'passive'
  readonly flags: readonly FlagName[]
  readonly numbers: string
  readonly says: LearnKey
  /** States after it: of the sender when it leaves, of the receiver when it arrives. */
  readonly after: readonly [string | null, string | null]
}

type Props = {
  rungs: readonly Rung[]
  start: readonly [string, string]
  label: string
  /** Said beside the gauge of TIME-WAIT. */
  waits?: string
}

/** Where the lifelines stand. On a phone they stand at the edges, and the states between them. */
type Frame = { readonly width: number; readonly left: number; readonly right: number; readonly isNarrow: boolean }
const WIDE: Frame = { width: 560, left: 112, right: 448, isNarrow: false }
const NARROW: Frame = { width: 330, left: 14, right: 316, isNarrow: true }

const TOP = 62
const STEP = 92
const FALL = 40

/** A ladder diagram as the textbook draws it, with what each segment says in everyday words. */
export function Rungs({ rungs, start, label, waits }: Props) {
  const frame = narrow.value ? NARROW : WIDE
  const { width, left, right, isNarrow } = frame
  const bottom = TOP + rungs.length * STEP + (waits === undefined ? 10 : 64)
  return (
    <svg class="rungs" viewBox={`0 0 ${width} ${bottom + 6}`} role="img" aria-label={`${label}: ${rungs.map(inWords).join('; ')}`}>
      {[left, right].map((x, index) => {
        const middle = isNarrow ? (index === 0 ? x + 32 : x - 32) : x
        return (
          <g key={x}>
            <rect x={middle - 44} y="6" width="88" height="30" rx="8" class={index === 0 ? 'end-box is-client' : 'end-box is-server'} />
            <text x={middle} y="26" text-anchor="middle" class="end-name">
              {l(index === 0 ? 'active' : 'passive')}
            </text>
            <line x1={x} y1="36" x2={x} y2={bottom} class="lifeline" />
            <StateName frame={frame} at={index === 0 ? 'left' : 'right'} y={52} name={start[index] ?? ''} />
          </g>
        )
      })}
      {rungs.map((rung, index) => (
        // The order is the diagram.
        <OneRung key={`${rung.says}`} frame={frame} rung={rung} y={TOP + 14 + index * STEP} words={l(rung.says)} />
      ))}
      {waits !== undefined && (
        <g>
          <line x1={left - (isNarrow ? 0 : 8)} y1={bottom - 88} x2={left - (isNarrow ? 0 : 8)} y2={bottom - 8} class="wait-line" />
          <text x={left + 14} y={bottom - 34} class="says">
            {waits}
          </text>
          <StateName frame={frame} at="left" y={bottom} name="CLOSED" />
        </g>
      )}
    </svg>
  )
}

function OneRung({ frame, rung, y, words }: { frame: Frame; rung: Rung; y: number; words: string }) {
  const { left, right, isNarrow } = frame
  const way = rung.from === 'active' ? 1 : -1
  const [from, to] = way === 1 ? [left, right] : [right, left]
  const width = rung.flags.length * 25 + rung.numbers.length * 7.6 + 22
  const tilt = (Math.atan2(FALL, right - left) * 180 * way) / Math.PI
  const [sender, receiver] = way === 1 ? (['left', 'right'] as const) : (['right', 'left'] as const)
  return (
    <g class="rung">
      <line x1={from} y1={y} x2={to - way * 6} y2={y + FALL - 1} class="arrow" />
      <path d={`M${to} ${y + FALL}l${way * -13} -8l${way * 1.5} 13z`} class="arrow-head" />
      <g transform={`translate(${(left + right) / 2} ${y + FALL / 2}) rotate(${tilt})`}>
        <rect x={-width / 2} y="-15" width={width} height="30" rx="15" class="label" />
        {rung.flags.map((flag, index) => (
          <g key={flag} transform={`translate(${-width / 2 + 5 + index * 25} -11)`}>
            <FlagBadge flag={flag} size={22} />
          </g>
        ))}
        <text
          x={-width / 2 + 11 + rung.flags.length * 25}
          y="5"
          class="rung-text"
          textLength={rung.numbers.length * 7.6}
          lengthAdjust="spacingAndGlyphs"
        >
          {rung.numbers}
        </text>
        <text y="-21" text-anchor="middle" class="says">
          “{words}”
        </text>
      </g>
      {rung.after[0] !== null && <StateName frame={frame} at={sender} y={y + (isNarrow ? 35 : 5)} name={rung.after[0]} />}
      {rung.after[1] !== null && <StateName frame={frame} at={receiver} y={y + FALL + (isNarrow ? 19 : 5)} name={rung.after[1]} />}
    </g>
  )
}

/** Outside the lifelines where there is room, else inside. */
function StateName({ frame, at, y, name }: { frame: Frame; at: 'left' | 'right'; y: number; name: string }) {
  const outward = at === 'left' ? -1 : 1
  const way = frame.isNarrow ? -outward : outward
  return (
    <text x={frame[at] + way * (frame.isNarrow ? 8 : 12)} y={y} text-anchor={way === -1 ? 'end' : 'start'} class="state-name">
      {name}
    </text>
  )
}

function inWords(rung: Rung): string {
  return `${rung.flags.join('+')} ${rung.numbers}`
}
