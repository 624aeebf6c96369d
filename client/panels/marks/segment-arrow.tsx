import type { WireSegment } from '../../../shared/view/match-view.ts'
import { numbersInShort } from '../../i18n/shortened.ts'
import type { FlagName } from '../../look/flags.ts'
import { inSpokenOrder } from '../../look/flags.ts'
import { FlagBadge } from './flag-badge.tsx'

/** The way of a segment in a ladder diagram, px: from its sender to where it lands or is lost. */
export type Way = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }

/** A segment on its way: a line that ends in an arrow's head, or in a cross where the wire loses it. */
export function SegmentArrow({ way: { x1, y1, x2, y2 }, isLost }: { way: Way; isLost: boolean }) {
  const turn = (Math.atan2(y2 - y1, x2 - x1) * 180) / Math.PI
  return (
    <>
      <line x1={x1} y1={y1} x2={x2} y2={y2} class="arrow" />
      {isLost ? (
        <path d={`M${x2 - 6} ${y2 - 6}l12 12m0 -12l-12 12`} class="cross" />
      ) : (
        <path d="M0 0l-12 -5.5v11z" transform={`translate(${x2} ${y2}) rotate(${turn})`} class="arrow-head" />
      )}
    </>
  )
}

/** What stands on a segment's arrow, in one line: its flags, and its numbers beside them. `width` in px. */
export type Label = { readonly flags: readonly FlagName[]; readonly numbers: string; readonly width: number }

/** The height of a label, px. */
export const LABEL_HEIGHT = 24
const BADGE = 19
const MARGIN = 5

/** The label of a segment, with at most so many characters of its text, where a letter is so many px wide. */
export function labelOf(segment: WireSegment, textLength: number, letterPx: number): Label {
  const flags = inSpokenOrder(segment.flags)
  const numbers = numbersInShort(segment, textLength)
  return { flags, numbers, width: flags.length * BADGE + numbers.length * letterPx + 18 }
}

/** Draws a label: from 0 to the right, and as far above as beneath. */
export function SegmentLabel({ label: { flags, numbers, width } }: { label: Label }) {
  return (
    <>
      <rect x="0" y={-LABEL_HEIGHT / 2} width={width} height={LABEL_HEIGHT} rx={LABEL_HEIGHT / 2} class="label" />
      {flags.map((flag, index) => (
        <g key={flag} transform={`translate(${MARGIN + index * BADGE} -9)`}>
          <FlagBadge flag={flag} size={18} />
        </g>
      ))}
      <text x={2 * MARGIN + flags.length * BADGE} y="4.5" class="rung-text">
        {numbers}
      </text>
    </>
  )
}
