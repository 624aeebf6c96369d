import { useEffect } from 'preact/hooks'
import { wayOf } from '../../../shared/zero-rtt/protocols.ts'
import { protocolNames } from '../../../shared/zero-rtt/texts.ts'
import type { Packet, Timeline } from '../../../shared/zero-rtt/timeline.ts'
import { t } from '../../i18n/i18n.ts'
import { Icon } from '../../panels/marks/icons.tsx'
import { RfcLink } from '../../panels/marks/rfc-link.tsx'
import { reducedMotion } from '../../state/preferences.ts'
import { endMs, goToNext, nowMs, running, startOver, timelines } from './race.ts'
import { piecesLines, piecesWords, say, w } from './words.ts'

/** The slowest way takes so long to play, whatever the wire. */
const PLAYS_FOR_MS = 9_000
const WIDTH = 200
const HEIGHT = 380
const LEFT = 18
const RIGHT = WIDTH - 18
const TOP = 30

/** All five ways at the same moment of the same wire, each on a small ladder. */
export function Lanes() {
  useEffect(runWhileRunning, [running.value])
  return (
    <section class="sheet race" aria-labelledby="race-title">
      <Keys />
      <div class="lanes">
        {timelines.value.map((timeline) => (
          <Lane key={timeline.protocol} timeline={timeline} />
        ))}
      </div>
    </section>
  )
}

/** Lets time go by, frame by frame, until the last way is through. Returns how to stop. */
function runWhileRunning(): (() => void) | undefined {
  if (!running.value) return undefined
  let frame = 0
  let before = performance.now()
  const go = (at: number) => {
    nowMs.value = Math.min(endMs.value, nowMs.value + ((at - before) * endMs.value) / PLAYS_FOR_MS)
    before = at
    if (nowMs.value >= endMs.value) running.value = false
    else frame = requestAnimationFrame(go)
  }
  frame = requestAnimationFrame(go)
  return () => cancelAnimationFrame(frame)
}

function Keys() {
  const isOver = nowMs.value >= endMs.value
  const play = () => {
    if (isOver) startOver()
    if (reducedMotion.value) nowMs.value = endMs.value
    else running.value = !running.value
  }
  return (
    <div class="race-keys">
      <h2 id="race-title">{w('race.title')}</h2>
      <button type="button" class="button small" onClick={play}>
        <Icon name={running.value ? 'pause' : 'play'} size={18} /> {w(running.value ? 'race.pause' : isOver ? 'race.again' : 'race.play')}
      </button>
      <button type="button" class="button small" disabled={isOver} onClick={goToNext}>
        {w('race.next')}
      </button>
      <label class="race-time">
        <span class="sr-only">{w('race.time')}</span>
        <input
          type="range"
          min="0"
          max={endMs.value}
          value={nowMs.value}
          onInput={(event) => {
            running.value = false
            nowMs.value = Number(event.currentTarget.value)
          }}
        />
        <output>{w('unit.ms', { ms: Math.round(nowMs.value) })}</output>
      </label>
    </div>
  )
}

function Lane({ timeline }: { timeline: Timeline }) {
  const { protocol, packets, responseAtMs } = timeline
  const isDone = nowMs.value >= responseAtMs
  const way = wayOf(protocol)
  const name = say(protocolNames[protocol])
  return (
    <article class={`lane${isDone ? ' done' : ''}`}>
      <h3>{name}</h3>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
        <text x="2" y="14" class="lane-end">
          {t('side.client')}
        </text>
        <text x={WIDTH - 2} y="14" text-anchor="end" class="lane-end">
          {t('side.server')}
        </text>
        <line x1={LEFT} y1="20" x2={LEFT} y2={HEIGHT} class="lifeline" />
        <line x1={RIGHT} y1="20" x2={RIGHT} y2={HEIGHT} class="lifeline" />
        <line x1={LEFT} y1={yOf(nowMs.value)} x2={RIGHT} y2={yOf(nowMs.value)} class="lane-now" />
        {packets.map((packet) => (
          <PacketLine key={packet.sentAtMs + packet.from} packet={packet} />
        ))}
      </svg>
      <p class="lane-state" aria-live="off">
        {isDone ? <b>{w('race.done', { ms: responseAtMs })}</b> : w('race.waits')}
      </p>
      <ol class="sr-only" aria-label={w('race.list', { way: name })}>
        {packets.map(({ from, pieces, sentAtMs, landsAtMs, attempt }) => (
          <li key={sentAtMs + from}>
            {w('race.line', { at: sentAtMs, side: t(`side.${from}`), what: piecesWords(pieces) })}
            {attempt > 1 && `, ${w('race.again-nth')}`}
            {landsAtMs === null && `, ${w('race.lost')}`}
          </li>
        ))}
      </ol>
      <ul class="lane-notes">
        <li>{w(way.isSecret ? 'way.secret' : 'way.open')}</li>
        {way.needsVisit && <li>{w('way.visit')}</li>}
        {way.isReplayable && <li class="risk">{w('way.replayable')}</li>}
      </ul>
      <RfcLink section={way.reference} />
    </article>
  )
}

function yOf(atMs: number): number {
  return TOP + (atMs / endMs.value) * (HEIGHT - TOP - 14)
}

/** What has not left yet is pale, so that there is something to look forward to. */
function PacketLine({ packet }: { packet: Packet }) {
  const { from, pieces, sentAtMs, landsAtMs } = packet
  const isAhead = sentAtMs > nowMs.value
  const way = from === 'client' ? 1 : -1
  const x1 = way === 1 ? LEFT : RIGHT
  const width = (RIGHT - LEFT) * way
  const flightMs = landsAtMs === null ? endMs.value / 12 : landsAtMs - sentAtMs
  const share = Math.min(landsAtMs === null ? 0.5 : 1, isAhead ? 1 : (nowMs.value - sentAtMs) / flightMs)
  const [x2, y2] = [x1 + width * share, yOf(sentAtMs + flightMs * share)]
  const isLost = landsAtMs === null && share >= 0.5
  const isAnswer = pieces.includes('response') || pieces.includes('request')
  const turn = (Math.atan2(yOf(sentAtMs + flightMs) - yOf(sentAtMs), RIGHT - LEFT) * 180 * way) / Math.PI
  return (
    <g class={`rung packet${isAnswer ? ' brings' : ''}${isLost ? ' dropped' : ''}${isAhead ? ' ahead' : ''}`}>
      <line x1={x1} y1={yOf(sentAtMs)} x2={x2} y2={y2} class="arrow" />
      {isLost ? <path d={`M${x2 - 5} ${y2 - 5}l10 10m0 -10l-10 10`} class="cross" /> : <circle cx={x2} cy={y2} r="4" class="arrow-head" />}
      <text
        text-anchor="middle"
        class="packet-words"
        transform={`translate(0 ${yOf(sentAtMs + flightMs / 2)}) rotate(${turn} ${WIDTH / 2} 0)`}
      >
        {/* Where one packet answers another their arrows meet: words keep away from that corner. */}
        {piecesLines(pieces).map((words, line) => (
          <tspan key={words} x={WIDTH / 2 + way * (line === 0 ? 12 : -16)} y={line === 0 ? -6 : 14}>
            {words}
          </tspan>
        ))}
      </text>
    </g>
  )
}
