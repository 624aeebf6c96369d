import type { Running } from '../../../shared/match/events.ts'
import type { Side } from '../../../shared/tcp/tcb.ts'
import type { EndView, MatchView } from '../../../shared/view/match-view.ts'
import { runningTimers } from '../../../shared/view/running-timers.ts'
import { t } from '../../i18n/i18n.ts'
import { TIMER_NAMES } from '../../i18n/rfc-names.ts'
import { tick } from '../../state/clock.ts'
import { clientPort } from './client-port.ts'
import { sendQueue } from './send-queue.ts'

/** The connection as netstat would list it at one end, with the timers that run. Real systems' values stand beside the game's. */
export function Netstat({ view, side, end }: { view: MatchView; side: Side; end: EndView }) {
  const client = `client:${clientPort.value}`
  const peer = side === 'client' ? 'server:80' : client
  const own = side === 'client' ? client : 'server:80'
  return (
    <section class="netstat" aria-label={`netstat, ${t(`side.${side}`)}`}>
      <code>
        tcp {own} {end.state === 'LISTEN' || end.state === 'CLOSED' ? '*:*' : peer}
      </code>
      <b class="state-chip" data-state={end.state}>
        {end.state}
        {end.inTransition && <small> {t('netstat.in-transition')}</small>}
      </b>
      {end.tcb !== null && (
        <code>
          Send-Q {sendQueue(end.tcb)} · rwnd {end.tcb.sndWnd ?? '–'}
        </code>
      )}
      {runningTimers(end.timers).map(({ timer, running }) => (
        <TimerGauge
          key={timer}
          name={TIMER_NAMES[timer]}
          note={t(`netstat.${timer}-real`)}
          timer={running}
          paused={view.phase !== 'playing'}
        />
      ))}
    </section>
  )
}

type GaugeProps = { name: string; note: string; timer: Running; paused: boolean }

function TimerGauge({ name, note, timer: { startedAtMs, expiresAtMs }, paused }: GaugeProps) {
  const leftMs = Math.max(0, expiresAtMs - tick.value)
  const share = Math.min(1, leftMs / Math.max(1, expiresAtMs - startedAtMs))
  return (
    <span class="timer" title={note}>
      <b>{name}</b>
      <span class="gauge" aria-hidden="true">
        <span style={{ transform: `scaleX(${share})` }} />
      </span>
      {paused ? '—' : t('netstat.seconds', { seconds: (leftMs / 1000).toFixed(1) })}
      <small>{note}</small>
    </span>
  )
}
