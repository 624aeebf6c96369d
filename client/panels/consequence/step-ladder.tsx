import { otherSide, SIDES } from '../../../shared/tcp/sides.ts'
import type { Side } from '../../../shared/tcp/tcb.ts'
import { wireSegmentOf } from '../../../shared/view/segment-view.ts'
import { t } from '../../i18n/i18n.ts'
import { numbersInShort } from '../../i18n/shortened.ts'
import { inSpokenOrder } from '../../look/flags.ts'
import { FlagBadge } from '../marks/flag-badge.tsx'
import type { Arrow, ConsequencePicture, Note } from './picture.ts'
import { FALL } from './picture.ts'
import { TEXT_LENGTH, w } from './step-words.ts'

const WIDTH = 470
const LEFT = 96
const RIGHT = WIDTH - 96
/** The heads of both ends have so much room above the picture, px. */
export const HEADS = 48
const LETTER = 7.9
const BADGE = 19

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

/** Where an arrow goes; one whose end is not yet told, or never comes, stops half way. */
function lineOf({ from, startY, end }: Arrow, shown: number) {
  const x1 = xOf(from)
  const isThere = end !== null && end.step < shown
  const whole = from === 'client' ? RIGHT - LEFT : LEFT - RIGHT
  const share = isThere && !end.isLost ? 1 : 0.5
  const fullY = end === null ? startY + FALL : end.y
  const y2 = isThere ? end.y : startY + (fullY - startY) * 0.5
  return { x1, y1: startY, x2: x1 + whole * share, y2, isThere }
}

function ArrowLine({ arrow, shown }: { arrow: Arrow; shown: number }) {
  const { x1, y1, x2, y2, isThere } = lineOf(arrow, shown)
  const way = arrow.from === 'client' ? 1 : -1
  const turn = (Math.atan2(y2 - y1, (x2 - x1) * way) * 180) / Math.PI
  const isLost = isThere && arrow.end?.isLost === true
  return (
    <g class={`rung step-${arrow.kind}${isThere && arrow.end?.dropped ? ' dropped' : ''}`}>
      <line x1={x1} y1={y1} x2={x2} y2={y2} class="arrow" />
      {isLost ? (
        <path d={`M${x2 - 6} ${y2 - 6}l12 12m0 -12l-12 12`} class="cross" />
      ) : (
        <path d="M0 0l-12 -5.500v11z" transform={`translate(${x2} ${y2}) scale(${way} 1) rotate(${turn})`} class="arrow-head" />
      )}
    </g>
  )
}

function ArrowLabel({ arrow }: { arrow: Arrow }) {
  const { segment, from, startY, end, kind } = arrow
  const wire = wireSegmentOf(segment)
  const flags = inSpokenOrder(wire.flags)
  const numbers = numbersInShort(wire, TEXT_LENGTH)
  const width = flags.length * BADGE + numbers.length * LETTER + 18
  const x1 = xOf(from)
  // Near the sender, so that labels of crossing arrows stay apart.
  const along = 0.36
  const endY = end === null ? startY + FALL : end.isLost ? startY + (end.y - startY) * 2 : end.y
  const middle = Math.min(Math.max(x1 + (xOf(otherSide(from)) - x1) * along, LEFT + width / 2 + 4), RIGHT - width / 2 - 4)
  return (
    <g class={`rung step-${kind}`} transform={`translate(${middle - width / 2} ${startY + (endY - startY) * along})`}>
      <rect x="0" y="-12" width={width} height="24" rx="12" class="label" />
      {flags.map((flag, index) => (
        <g key={flag} transform={`translate(${5 + index * BADGE} -9)`}>
          <FlagBadge flag={flag} size={18} />
        </g>
      ))}
      <text x={10 + flags.length * BADGE} y="4.500" class="rung-text">
        {numbers}
      </text>
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
