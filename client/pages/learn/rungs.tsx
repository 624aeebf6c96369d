import type { FlagName } from '../../look/flags.ts'
import { FLAGS, SHAPE_PATHS } from '../../look/flags.ts'
import type { LearnKey } from './texts.ts'

type Rung = {
  readonly from: 'active' | 'passive'
  readonly flags: readonly FlagName[]
  readonly numbers: string
  readonly says: LearnKey
  /** States after it: of the sender when it leaves, of the receiver when it arrives. */
  readonly after: readonly [string | null, string | null]
}

type Props = {
  rungs: readonly Rung[]
  say: (key: LearnKey) => string
  start: readonly [string, string]
  label: string
  /** Said beside the gauge of TIME-WAIT. */
  waits?: string
}

const LEFT = 112
const RIGHT = 448
const TOP = 62
const STEP = 92
const FALL = 40

/** A ladder diagram as the textbook draws it, with what each segment says in everyday words. */
export function Rungs({ rungs, say, start, label, waits }: Props) {
  const bottom = TOP + rungs.length * STEP + (waits === undefined ? 10 : 64)
  return (
    <svg class="rungs" viewBox={`0 0 560 ${bottom + 6}`} role="img" aria-label={`${label}: ${rungs.map(inWords).join('; ')}`}>
      {[LEFT, RIGHT].map((x, index) => (
        <g key={x}>
          <rect x={x - 44} y="6" width="88" height="30" rx="8" class={index === 0 ? 'end-box is-client' : 'end-box is-server'} />
          <text x={x} y="26" text-anchor="middle" class="end-name">
            {say(index === 0 ? 'active' : 'passive')}
          </text>
          <line x1={x} y1="36" x2={x} y2={bottom} class="lifeline" />
          <StateName x={x} y={52} side={index === 0 ? 'left' : 'right'} name={start[index] ?? ''} />
        </g>
      ))}
      {rungs.map((rung, index) => (
        // The order is the diagram.
        <OneRung key={`${rung.says}`} rung={rung} y={TOP + 14 + index * STEP} words={say(rung.says)} />
      ))}
      {waits !== undefined && (
        <g>
          <line x1={LEFT - 8} y1={bottom - 104} x2={LEFT - 8} y2={bottom - 8} class="wait-line" />
          <text x={LEFT - 16} y={bottom - 40} text-anchor="end" class="says">
            2 MSL
          </text>
          <StateName x={LEFT} y={bottom} side="left" name="CLOSED" />
          <text x={LEFT + 14} y={bottom - 14} class="says">
            {waits}
          </text>
        </g>
      )}
    </svg>
  )
}

function OneRung({ rung, y, words }: { rung: Rung; y: number; words: string }) {
  const way = rung.from === 'active' ? 1 : -1
  const [from, to] = way === 1 ? [LEFT, RIGHT] : [RIGHT, LEFT]
  const middle = (LEFT + RIGHT) / 2
  const width = rung.flags.length * 25 + rung.numbers.length * 7.6 + 22
  const tilt = (Math.atan2(FALL, RIGHT - LEFT) * 180 * way) / Math.PI
  return (
    <g class="rung">
      <line x1={from} y1={y} x2={to - way * 6} y2={y + FALL - 1} class="arrow" />
      <path d={`M${to} ${y + FALL}l${way * -13} -8l${way * 1.5} 13z`} class="arrow-head" />
      <g transform={`translate(${middle} ${y + FALL / 2}) rotate(${tilt})`}>
        <rect x={-width / 2} y="-15" width={width} height="30" rx="15" class="label" />
        {rung.flags.map((flag, index) => (
          <g key={flag} transform={`translate(${-width / 2 + 5 + index * 25} -11) scale(.92)`} class={`flag-badge flag-${flag}`}>
            <path d={SHAPE_PATHS[FLAGS[flag].shape]} />
            <text x="12" y="16.7" text-anchor="middle">
              {FLAGS[flag].letter}
            </text>
          </g>
        ))}
        <text x={-width / 2 + 11 + rung.flags.length * 25} y="5" class="rung-text">
          {rung.numbers}
        </text>
        <text y="-21" text-anchor="middle" class="says">
          “{words}”
        </text>
      </g>
      {rung.after[0] !== null && <StateName x={from} y={y + 5} side={way === 1 ? 'left' : 'right'} name={rung.after[0]} />}
      {rung.after[1] !== null && <StateName x={to} y={y + FALL + 5} side={way === 1 ? 'right' : 'left'} name={rung.after[1]} />}
    </g>
  )
}

function StateName({ x, y, side, name }: { x: number; y: number; side: 'left' | 'right'; name: string }) {
  return (
    <text x={side === 'left' ? x - 12 : x + 12} y={y} text-anchor={side === 'left' ? 'end' : 'start'} class="state-name">
      {name}
    </text>
  )
}

function inWords(rung: Rung): string {
  return `${rung.flags.join('+')} ${rung.numbers}`
}
