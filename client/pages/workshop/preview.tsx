import { computed, useComputed } from '@preact/signals'
import { legsOf } from '../../../shared/match/legs.ts'
import { otherSide, SIDES } from '../../../shared/tcp/sides.ts'
import type { Side } from '../../../shared/tcp/tcb.ts'
import { scenarioOf } from '../../../shared/workshop/document.ts'
import { t } from '../../i18n/i18n.ts'
import { TIMER_NAMES } from '../../i18n/rfc-names.ts'
import { cut, numbersInShort } from '../../i18n/shortened.ts'
import { clockOf } from '../../i18n/times.ts'
import { sayFlags } from '../../look/flags.ts'
import { Icon } from '../../panels/marks/icons.tsx'
import type { Label, Way } from '../../panels/marks/segment-arrow.tsx'
import { LABEL_HEIGHT, labelOf, SegmentArrow, SegmentLabel } from '../../panels/marks/segment-arrow.tsx'
import { narrow } from '../../state/preferences.ts'
import { checked, luck, problems, rehearsal, shownLeg } from './editor.ts'
import type { Mark, Picture, Rung } from './picture.ts'
import { pictureOf } from './picture.ts'
import { w } from './words.ts'

/** Where the lifelines stand; on a phone nearer to the edges, so that what is written there is large enough. */
type Sheet = { readonly width: number; readonly left: number; readonly right: number }
const WIDE: Sheet = { width: 640, left: 152, right: 488 }
const NARROW: Sheet = { width: 440, left: 108, right: 332 }
const sheet = computed(() => (narrow.value ? NARROW : WIDE))

const LETTER = 7.4
const LETTER_OF_MARK = 9.2
/** Characters of a segment's text that its label has room for. */
const TEXT_LENGTH = 8
/** Where along its way a segment's label may stand, best first: near its sender, so that crossing segments do not hide each other's. */
const LABEL_AT = [0.4, 0.28, 0.55, 0.18, 0.7, 0.82]

/** The ladder diagram of the scenario, played by two bots that know TCP. */
export function Preview() {
  const picture = useComputed(() => (rehearsal.value === null ? null : pictureOf(rehearsal.value.events)))
  const legs = checked.value === null ? 1 : legsOf(scenarioOf(checked.value.document).script).length
  return (
    <section class={`preview sheet${problems.value.length > 0 ? ' stale' : ''}`} aria-labelledby="preview-title">
      <div class="preview-head">
        <h2 id="preview-title">{w('preview.title')}</h2>
        {legs > 1 &&
          Array.from({ length: legs }, (_, index) => index + 1).map((leg) => (
            <button
              type="button"
              key={leg}
              class="button small"
              aria-pressed={shownLeg.value === leg}
              onClick={() => {
                shownLeg.value = leg
              }}
            >
              {w('leg.name', { leg })}
            </button>
          ))}
        <button
          type="button"
          class="button small"
          onClick={() => {
            luck.value += 1
          }}
        >
          <Icon name="dice" size={18} /> {w('preview.luck')}
        </button>
      </div>
      <p class="part-hint">{w('preview.hint')}</p>
      {picture.value !== null && <Ladder picture={picture.value} />}
    </section>
  )
}

function Ladder({ picture: { rungs, marks, height } }: { picture: Picture }) {
  return (
    <>
      <svg class="rehearsal" viewBox={`0 0 ${sheet.value.width} ${height}`} aria-hidden="true">
        {SIDES.map((side) => (
          <g key={side}>
            <rect x={xOf(side) - 46} y="6" width="92" height="32" rx="8" class={`end-box is-${side}`} />
            <text x={xOf(side)} y="27" text-anchor="middle" class="end-name">
              {t(`side.${side}`)}
            </text>
            <line x1={xOf(side)} y1="38" x2={xOf(side)} y2={height - 4} class="lifeline" />
          </g>
        ))}
        {rungs.map((rung) => (
          <Arrow key={rung.seen.id} rung={rung} />
        ))}
        {labelsOf(rungs).map((placed) => (
          <PlacedLabel key={placed.rung.seen.id} placed={placed} />
        ))}
        {marks.map((mark, index) => (
          // Never reordered: the picture is drawn anew as a whole.
          <MarkText key={`${index}`} mark={mark} />
        ))}
      </svg>
      <ol class="sr-only" aria-label={w('preview.list')}>
        {rungs.map((rung) => (
          <li key={rung.seen.id}>{inWords(rung)}</li>
        ))}
      </ol>
    </>
  )
}

function xOf(side: Side): number {
  return side === 'client' ? sheet.value.left : sheet.value.right
}

function wayOf({ seen, fromY, toY }: Rung): Way {
  const from = xOf(seen.from)
  const to = xOf(otherSide(seen.from))
  return { x1: from, y1: fromY, x2: seen.lostAtMs === null ? to : (from + to) / 2, y2: toY }
}

function Arrow({ rung }: { rung: Rung }) {
  const { seen } = rung
  return (
    <g class={`rung${seen.dropped === null ? '' : ' dropped'}${seen.injected ? ' injected' : ''}`}>
      <SegmentArrow way={wayOf(rung)} isLost={seen.lostAtMs !== null} />
    </g>
  )
}

/** A label at its place, by its left end and the middle of its height. */
type Placed = { readonly rung: Rung; readonly x: number; readonly y: number; readonly label: Label }

/** Each label on its segment's way, within the lifelines, and if possible on no other label. */
function labelsOf(rungs: readonly Rung[]): readonly Placed[] {
  const { left, right } = sheet.value
  const placed: Placed[] = []
  for (const rung of rungs) {
    const { x1, y1, x2, y2 } = wayOf(rung)
    const label = labelOf(rung.seen.segment, TEXT_LENGTH, LETTER)
    const { width } = label
    const choices = LABEL_AT.map((share): Placed => {
      const along = rung.seen.lostAtMs === null ? share : share * 2
      const middle = Math.min(Math.max(x1 + (x2 - x1) * Math.min(along, 1), left + width / 2 + 6), right - width / 2 - 6)
      return { rung, x: middle - width / 2, y: y1 + (y2 - y1) * Math.min(along, 1), label }
    })
    const free = choices.find((one) => !placed.some((other) => isOver(one, other))) ?? choices[0]
    if (free !== undefined) placed.push(free)
  }
  return placed
}

function isOver(one: Placed, other: Placed): boolean {
  return Math.abs(one.y - other.y) < LABEL_HEIGHT && one.x < other.x + other.label.width && other.x < one.x + one.label.width
}

function PlacedLabel({ placed: { rung, x, y, label } }: { placed: Placed }) {
  const { seen } = rung
  return (
    <g class={`rung from-${seen.from}${seen.dropped === null ? '' : ' dropped'}`} transform={`translate(${x} ${y})`}>
      <SegmentLabel label={label} />
    </g>
  )
}

function MarkText({ mark }: { mark: Mark }) {
  const isLeft = mark.side === 'client'
  return (
    <text x={xOf(mark.side) + (isLeft ? -12 : 12)} y={mark.y + 5} text-anchor={isLeft ? 'end' : 'start'} class={`mark mark-${mark.kind}`}>
      {cut(markWords(mark), mark.kind === 'state' ? 99 : Math.floor((sheet.value.left - 12) / LETTER_OF_MARK))}
    </text>
  )
}

function markWords(mark: Mark): string {
  switch (mark.kind) {
    case 'state':
      return mark.state
    case 'call':
      return mark.call.type === 'send' ? `☞ “${mark.call.text}”` : `☞ ${w(`call-short.${mark.call.type}`)}`
    case 'text':
      return `✓ “${mark.text}”`
    case 'timer':
      return TIMER_NAMES[mark.timer]
    case 'ended':
      return `✕ ${w(`ended.${mark.how}`)}`
  }
}

function inWords(rung: Rung): string {
  const { seen, atMs } = rung
  const fate = seen.lostAtMs !== null ? w('preview.lost') : seen.dropped !== null ? w('preview.dropped') : ''
  return `${clockOf(atMs)} ${t(`side.${seen.from}`)}: ${sayFlags(seen.segment.flags)} ${numbersInShort(seen.segment, TEXT_LENGTH)} ${fate}`
}
