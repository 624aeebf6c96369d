import { otherSide, SIDES } from '../../../shared/tcp/sides.ts'
import type { Side } from '../../../shared/tcp/tcb.ts'
import { t } from '../../i18n/i18n.ts'
import { cut } from '../../i18n/shortened.ts'
import { inSpokenOrder } from '../../look/flags.ts'
import { FlagBadge } from '../../panels/marks/flag-badge.tsx'
import { SegmentArrow } from '../../panels/marks/segment-arrow.tsx'
import type { Band, Flight, Layout, Mark } from './trace-layout.ts'

/** Sizes for a width: beside the lifelines where there is room, across them where there is none. */
type Measures = {
  readonly width: number
  readonly left: number
  readonly right: number
  readonly isNarrow: boolean
  readonly markHeight: number
  readonly labelHeight: number
}

const NARROWER_THAN = 540
const BADGE = 18
const LETTER = 6.65
/** A label stays so near to its sender, px: crossing segments then do not hide each other's. */
const FARTHEST_LABEL = 26

/** How wide things are drawn in a column of `width` px: a narrow one has no room for the names of states beside the lifelines. */
export function measuresFor(width: number): Measures {
  const isNarrow = width < NARROWER_THAN
  const edge = isNarrow ? 15 : Math.min(150, width * 0.22)
  return { width, left: edge, right: width - edge, isNarrow, markHeight: isNarrow ? 19 : 17, labelHeight: isNarrow ? 46 : 30 }
}

/** The ladder diagram of a trace, drawn down to `nowY`. */
export function TraceDrawing({ layout, measures, nowY }: { layout: Layout; measures: Measures; nowY: number }) {
  const { width, isNarrow } = measures
  return (
    <svg class={`trace-svg${isNarrow ? ' is-narrow' : ''}`} width={width} height={layout.height} aria-hidden="true">
      {SIDES.map((side) => (
        <End key={side} side={side} measures={measures} bottom={layout.height} />
      ))}
      {layout.bands.map((band) => (
        <StateBand key={`${band.side}${band.fromY}`} band={band} measures={measures} nowY={nowY} />
      ))}
      <line x1={0} x2={width} y1={nowY} y2={nowY} class="trace-now" />
      {layout.flights.map((flight) => (
        <Arrow key={flight.seen.id} flight={flight} measures={measures} nowY={nowY} />
      ))}
      {layout.marks.map((mark) => (
        <MarkText key={`${mark.side}${mark.y}`} mark={mark} measures={measures} isOut={mark.y > nowY + 1} />
      ))}
      {layout.flights.map((flight) => (
        <Label key={flight.seen.id} flight={flight} measures={measures} nowY={nowY} />
      ))}
    </svg>
  )
}

function End({ side, measures, bottom }: { side: Side; measures: Measures; bottom: number }) {
  const x = xOf(side, measures)
  const middle = measures.isNarrow ? (side === 'client' ? 44 : measures.width - 44) : x
  return (
    <g>
      <rect x={middle - 43} y="4" width="86" height="28" rx="8" class={`end-box is-${side}`} />
      <text x={middle} y="23" text-anchor="middle" class="end-name">
        {t(`side.${side}`)}
      </text>
      <line x1={x} y1="32" x2={x} y2={bottom - 4} class="lifeline" />
    </g>
  )
}

function StateBand({ band, measures, nowY }: { band: Band; measures: Measures; nowY: number }) {
  const look = BANDS[band.state]
  const toY = Math.min(band.toY, nowY)
  if (look === undefined || toY <= band.fromY) return null
  const x = xOf(band.side, measures)
  return <line x1={x} x2={x} y1={band.fromY} y2={toY} class={`band band-${look}`} />
}

/** Which states colour the lifeline; where there is no connection there is none. */
const BANDS: Readonly<Partial<Record<Band['state'], 'opening' | 'open' | 'closing' | 'waiting'>>> = {
  'SYN-SENT': 'opening',
  'SYN-RECEIVED': 'opening',
  ESTABLISHED: 'open',
  'FIN-WAIT-1': 'closing',
  'FIN-WAIT-2': 'closing',
  'CLOSE-WAIT': 'closing',
  CLOSING: 'closing',
  'LAST-ACK': 'closing',
  'TIME-WAIT': 'waiting',
}

type Part = { flight: Flight; measures: Measures; nowY: number }

function Arrow({ flight, measures, nowY }: Part) {
  const { seen, fromY, toY } = flight
  if (nowY <= fromY) return null
  const { x1, x2 } = ends(flight, measures)
  const share = Math.min(1, (nowY - fromY) / Math.max(1, toY - fromY))
  const way = { x1, y1: fromY, x2: x1 + (x2 - x1) * share, y2: fromY + (toY - fromY) * share }
  return (
    <g class={classOf(flight, nowY)}>
      <SegmentArrow way={way} isLost={share === 1 && seen.lostAtMs !== null} />
    </g>
  )
}

function Label({ flight, measures, nowY }: Part) {
  const { seen, fromY, toY } = flight
  if (nowY <= fromY) return null
  const { x1, x2 } = ends(flight, measures)
  const { segment } = seen
  const flags = inSpokenOrder(segment.flags)
  const [numbers, text] = linesOf(flight, measures.isNarrow)
  const width = Math.max(flags.length * BADGE + numbers.length * LETTER, text.length * LETTER) + 16
  const share = Math.min(0.5, FARTHEST_LABEL / Math.max(1, toY - fromY))
  const now = Math.min(share, (nowY - fromY) / Math.max(1, toY - fromY))
  const x = clamp(x1 + (x2 - x1) * now, measures.left + width / 2 + 7, measures.right - width / 2 - 7)
  const y = fromY + (toY - fromY) * now
  const height = text === '' ? 24 : 38
  return (
    <g class={classOf(flight, nowY)} transform={`translate(${x - width / 2} ${y - 12})`}>
      <rect width={width} height={height} rx="12" class="label" />
      {flags.map((flag, index) => (
        <g key={flag} transform={`translate(${4 + index * BADGE} 3.5)`}>
          <FlagBadge flag={flag} size={17} />
        </g>
      ))}
      <text x={9 + flags.length * BADGE} y="16" class="rung-text">
        {numbers}
      </text>
      {text !== '' && (
        <text x="10" y="31" class="rung-text">
          {text}
        </text>
      )}
    </g>
  )
}

/** The numbers, and beneath them what does not fit beside them. */
function linesOf({ seen: { segment } }: Flight, isNarrow: boolean): readonly [string, string] {
  const ack = segment.flags.includes('A') ? `ack ${segment.ack}` : ''
  const text = segment.text === '' ? '' : `“${segment.text}”`
  if (isNarrow) return [String(segment.seq), [ack, text].filter((part) => part !== '').join(' ')]
  return [[String(segment.seq), ack, text].filter((part) => part !== '').join(' '), '']
}

function MarkText({ mark, measures, isOut }: { mark: Mark; measures: Measures; isOut: boolean }) {
  if (isOut) return null
  const { isNarrow, width } = measures
  const isLeft = mark.side === 'client'
  const longest = isNarrow ? 20 : Math.floor((measures.left - 22) / LETTER)
  const label = cut(mark.label, longest)
  const x = isNarrow ? (isLeft ? 3 : width - 3) : xOf(mark.side, measures) + (isLeft ? -13 : 13)
  const box = label.length * LETTER + 8
  return (
    <g class={`mark mark-${mark.kind}`}>
      {isNarrow && <rect x={isLeft ? 0 : width - box} y={mark.y - 12} width={box} height="17" rx="5" />}
      <text x={x} y={mark.y + 1} text-anchor={isLeft === isNarrow ? 'start' : 'end'}>
        {label}
      </text>
    </g>
  )
}

/** What becomes of a segment shows when it lands. */
function classOf({ seen, toY }: Flight, nowY: number): string {
  return `rung${seen.dropped === null || nowY < toY ? '' : ' dropped'}${seen.injected ? ' injected' : ''}`
}

function xOf(side: Side, { left, right }: Measures): number {
  return side === 'client' ? left : right
}

function ends({ seen }: Flight, measures: Measures): { readonly x1: number; readonly x2: number } {
  const x1 = xOf(seen.from, measures)
  const far = xOf(otherSide(seen.from), measures)
  return { x1, x2: seen.lostAtMs === null ? far : (x1 + far) / 2 }
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(Math.min(value, most), Math.min(least, most))
}
