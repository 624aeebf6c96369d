import { otherSide, SIDES } from '../../../shared/tcp/sides.ts'
import type { Side } from '../../../shared/tcp/tcb.ts'
import { wireSegmentOf } from '../../../shared/view/segment-view.ts'
import { t } from '../../i18n/i18n.ts'
import type { Way } from '../marks/segment-arrow.tsx'
import { labelOf, SegmentArrow, SegmentLabel } from '../marks/segment-arrow.tsx'
import type { Arrow, ConsequencePicture, Note } from './picture.ts'
import { FALL } from './picture.ts'
import { TEXT_LENGTH, w } from './step-words.ts'

const WIDTH = 470
const LEFT = 96
const RIGHT = WIDTH - 96
/** The heads of both ends have so much room above the picture, px. */
export const HEADS = 48
const LETTER = 7.9

/** The small ladder as the first `shown` steps leave it. */
export function StepLadder({ picture: { arrows, notes, height }, shown }: { picture: ConsequencePicture; shown: number }) {
  return (
    <svg class="step-ladder" viewBox={`0 0 ${WIDTH} ${height + HEADS}`} aria-hidden="true">
      {SIDES.map((side) => (
        <g key={side}>
          <rect x={xOf(side) - 44} y="4" width="88" height="30" rx="8" class={`step-head is-${side}`} />
          <text x={xOf(side)} y="24" text-anchor="middle" class="step-head-name">
            {t(`side.${side}`)}
          </text>
          <line x1={xOf(side)} y1="34" x2={xOf(side)} y2={height + HEADS} class="lifeline" />
        </g>
      ))}
      <g transform={`translate(0 ${HEADS})`}>
        {arrows.map((arrow, index) => arrow.startStep < shown && <ArrowLine key={`${index}`} arrow={arrow} shown={shown} />)}
        {arrows.map((arrow, index) => arrow.startStep < shown && <ArrowLabel key={`${index}`} arrow={arrow} />)}
        {notes.map((note, index) => note.step < shown && <NoteText key={`${index}`} note={note} />)}
      </g>
    </svg>
  )
}

function xOf(side: Side): number {
  return side === 'client' ? LEFT : RIGHT
}

/** The end of an arrow, if it is told by the first `shown` steps. */
function endShown({ end }: Arrow, shown: number): Arrow['end'] {
  return end !== null && end.step < shown ? end : null
}

/** Where an arrow goes; one whose end is not yet told, or never comes, stops half way. */
function wayOf({ from, startY, end }: Arrow, told: Arrow['end']): Way {
  const [x1, farX, farY] = [xOf(from), xOf(otherSide(from)), end?.y ?? startY + FALL]
  const halfX = (x1 + farX) / 2
  if (told === null) return { x1, y1: startY, x2: halfX, y2: (startY + farY) / 2 }
  return { x1, y1: startY, x2: told.isLost ? halfX : farX, y2: told.y }
}

function ArrowLine({ arrow, shown }: { arrow: Arrow; shown: number }) {
  const end = endShown(arrow, shown)
  return (
    <g class={`rung step-${arrow.kind}${end?.dropped ? ' dropped' : ''}`}>
      <SegmentArrow way={wayOf(arrow, end)} isLost={end?.isLost === true} />
    </g>
  )
}

function ArrowLabel({ arrow }: { arrow: Arrow }) {
  const { segment, from, startY, end, kind } = arrow
  const label = labelOf(wireSegmentOf(segment), TEXT_LENGTH, LETTER)
  const { width } = label
  const x1 = xOf(from)
  // Near the sender, so that labels of crossing arrows stay apart.
  const along = 0.36
  const endY = end === null ? startY + FALL : end.isLost ? startY + (end.y - startY) * 2 : end.y
  const middle = Math.min(Math.max(x1 + (xOf(otherSide(from)) - x1) * along, LEFT + width / 2 + 4), RIGHT - width / 2 - 4)
  return (
    <g class={`rung step-${kind}`} transform={`translate(${middle - width / 2} ${startY + (endY - startY) * along})`}>
      <SegmentLabel label={label} />
      {kind === 'again' && (
        <text x={width / 2} y="-16" text-anchor="middle" class="step-again">
          {w('again')}
        </text>
      )}
    </g>
  )
}

function NoteText({ note }: { note: Note }) {
  const isLeft = note.side === 'client'
  return (
    <text
      x={xOf(note.side) + (isLeft ? -9 : 9)}
      y={note.y + 5}
      text-anchor={isLeft ? 'end' : 'start'}
      class={`step-note note-${note.kind}`}
    >
      {note.kind === 'state' ? note.state : note.kind === 'text' ? `“${note.text}”` : w(`timer.${note.timer}`)}
    </text>
  )
}
