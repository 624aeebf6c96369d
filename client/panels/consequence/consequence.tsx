import { useSignal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { Breakage } from '../../../shared/analysis/breakage.ts'
import type { Consequence as Found } from '../../../shared/analysis/consequence.ts'
import { consequenceOf } from '../../../shared/analysis/consequence.ts'
import type { LadderStep } from '../../../shared/analysis/world.ts'
import type { Position } from '../../../shared/match/position.ts'
import type { Rules } from '../../../shared/tcp/rules.ts'
import type { Segment } from '../../../shared/tcp/segment.ts'
import { otherSide, SIDES } from '../../../shared/tcp/sides.ts'
import type { Side } from '../../../shared/tcp/tcb.ts'
import { wireSegmentOf } from '../../../shared/view/segment-view.ts'
import { en } from '../../i18n/en/consequence.ts'
import { t } from '../../i18n/i18n.ts'
import { ko } from '../../i18n/ko/consequence.ts'
import { lateWords } from '../../i18n/late-words.ts'
import { inSpokenOrder, sayFlags } from '../../look/flags.ts'
import { reducedMotion } from '../../state/preferences.ts'
import { FlagBadge } from '../flag-badge.tsx'
import { Icon } from '../icons.tsx'
import type { Arrow, ConsequencePicture, Note } from './picture.ts'
import { FALL, pictureOfSteps, reachOf } from './picture.ts'
import '../../styles/consequence.css'

export type ConsequenceProps = { position: Position; side: Side; move: Segment; rules: Rules }

const STEP_MS = 1_100
const WIDTH = 470
const LEFT = 96
const RIGHT = WIDTH - 96
const HEADS = 48
const LETTER = 7.9
const BADGE = 19

const w = lateWords({ en, ko })

/** The shortest continuation in which a wrong move breaks something. The search takes a moment: the page shows first that it was asked. */
export function Consequence({ position, side, move, rules }: ConsequenceProps) {
  const found = useSignal<Found | null | 'sought'>('sought')
  useEffect(() => {
    found.value = 'sought'
    const timer = setTimeout(() => {
      found.value = consequenceOf(position, side, move, rules)
    })
    return () => clearTimeout(timer)
  }, [position, side, move, rules])
  const { value } = found
  if (value === 'sought') {
    return (
      <p class="sought" role="status">
        <span class="dots" aria-hidden="true" /> {w('sought')}
      </p>
    )
  }
  return value === null ? <p role="status">{w('none')}</p> : <Played found={value} />
}

/** It plays out on a small ladder, step by step. */
function Played({ found: { steps, broke } }: { found: Found }) {
  const shown = useSignal(reducedMotion.value ? steps.length : 1)
  const running = useSignal(!reducedMotion.value)
  useEffect(() => {
    if (!running.value) return
    const timer = setInterval(() => {
      shown.value = Math.min(steps.length, shown.value + 1)
      if (shown.value >= steps.length) running.value = false
    }, STEP_MS)
    return () => clearInterval(timer)
  }, [running.value, steps])
  const picture = useMemo(() => pictureOfSteps(steps), [steps])
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    const seen = box.current
    if (seen === null) return
    const share = (HEADS + reachOf(picture, shown.value)) / (HEADS + picture.height)
    seen.scrollTo({ top: share * seen.scrollHeight - seen.clientHeight })
  }, [shown.value, picture])
  const hasBroken = shown.value >= steps.length
  const go = (to: number, run = false) => {
    shown.value = Math.min(Math.max(to, 1), steps.length)
    running.value = run
  }
  return (
    <figure class="consequence">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: in a small card it scrolls, and keys have to reach it */}
      <section class="step-scroll" ref={box} aria-label={w('title')} tabIndex={0}>
        <StepLadder picture={picture} shown={shown.value} />
      </section>
      <ol class="sr-only" aria-label={w('ladder')}>
        {steps.map((step, index) => (
          // The order is the story.
          <li key={`${index}`}>{inWords(step)}</li>
        ))}
      </ol>
      <figcaption>
        <p class={`broke ${hasBroken ? (isMild(broke) ? 'mild' : 'harm') : 'open'}`} role="status">
          {hasBroken ? <b>{brokeWords(broke)}</b> : <span class="dots" aria-hidden="true" />}
        </p>
      </figcaption>
      <div class="consequence-keys">
        <button
          type="button"
          class="icon-button"
          aria-label={w('play.back')}
          disabled={shown.value <= 1}
          onClick={() => go(shown.value - 1)}
        >
          <Icon name="left" />
        </button>
        <button type="button" class="icon-button turned" aria-label={w('play.on')} disabled={hasBroken} onClick={() => go(shown.value + 1)}>
          <Icon name="left" />
        </button>
        <button type="button" class="button small" onClick={() => go(reducedMotion.value ? steps.length : 1, !reducedMotion.value)}>
          <Icon name="play" size={18} /> {w('play.again')}
        </button>
      </div>
    </figure>
  )
}

function isMild({ kind }: Breakage): boolean {
  return kind === 'delayed' || kind === 'wasted'
}

function brokeWords(broke: Breakage): string {
  const values: Record<string, string> = { side: t(`side.${broke.side}`) }
  if (broke.kind === 'text-misplaced') Object.assign(values, { given: broke.given, sent: broke.sent })
  if (broke.kind === 'text-lost') values.missing = broke.missing
  return w(`broke.${broke.kind}`, values)
}

function inWords(step: LadderStep): string {
  switch (step.type) {
    case 'sent':
      return `${w('sent', { side: t(`side.${step.from}`), segment: said(step.segment) })}${step.isWrong ? ` (${w('wrong')})` : ''}`
    case 'arrived': {
      const values = { side: t(`side.${step.to}`), segment: said(step.segment), state: step.state }
      const how = step.dropped === null ? w('arrived', values) : w('dropped', { ...values, why: t(`dropped.${step.dropped}`) })
      return step.text === '' ? how : `${how}; ${w('given', { text: step.text })}`
    }
    case 'lost':
      return `${said(step.segment)}: ${w('lost')}`
    case 'came-again':
      return `${said(step.segment)}: ${w('again')}`
    case 'timer-expired':
      return `${t(`side.${step.side}`)}: ${w(step.timer === 'time-wait' ? 'timer.time-wait' : 'timer.other')}`
  }
}

function said(segment: Segment): string {
  return `${sayFlags(wireSegmentOf(segment).flags)} ${numbersOf(segment)}`
}

function numbersOf(segment: Segment): string {
  const { flags, seq, ack, text } = wireSegmentOf(segment)
  return `${seq}${flags.includes('A') ? ` ack ${ack}` : ''}${text === '' ? '' : ` “${text.length > 9 ? `${text.slice(0, 8)}…` : text}”`}`
}

function StepLadder({ picture: { arrows, notes, height }, shown }: { picture: ConsequencePicture; shown: number }) {
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
  const flags = inSpokenOrder(wireSegmentOf(segment).flags)
  const numbers = numbersOf(segment)
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
