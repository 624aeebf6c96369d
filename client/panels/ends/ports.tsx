import type { Port } from '../../../shared/ports/ports.ts'
import { PARKED_MS, REAL_LIFE } from '../../../shared/ports/ports.ts'
import type { MatchView } from '../../../shared/view/match-view.ts'
import { clockOfMatch } from '../../../shared/view/pauses.ts'
import type { SeriesView } from '../../../shared/view/room-view.ts'
import { t } from '../../i18n/i18n.ts'
import { tick } from '../../state/clock.ts'
import { roomView } from '../../state/streams.ts'

/** The four ports of a best of five: which are parked, by whom, and for how long. Nothing where none is played. */
export function Ports({ view, isScored = true }: { view: MatchView; isScored?: boolean }) {
  const series = roomView.value?.series ?? null
  if (series === null) return null
  const isPlayed = view.phase !== 'over'
  const atMs = series.clockMs + (isPlayed ? Math.max(0, clockOfMatch(view)(tick.value)) : 0)
  return (
    <section class="ports" aria-label={t('ports.title')}>
      <h2 class="panel-title">
        {t('ports.title')}
        {isScored && (
          <span class="ports-standing">
            {t('ports.standing')} <Score series={series} />
          </span>
        )}
      </h2>
      <ul>
        {series.ports.map((port) => (
          <PortRow key={port.number} port={port} atMs={atMs} inUse={isPlayed && port.number === series.port} />
        ))}
      </ul>
      <RealLife />
    </section>
  )
}

/** The bouts that each side has won. */
export function Score({ series: { wins } }: { series: SeriesView }) {
  return (
    <b class="ports-score" role="img" aria-label={`${t('ports.score-label')}: ${t('ports.score', wins)}`}>
      {t('ports.score', wins)}
    </b>
  )
}

function PortRow({ port: { number, parkedBy, freeAtMs }, atMs, inUse }: { port: Port; atMs: number; inUse: boolean }) {
  const leftMs = parkedBy === null ? 0 : Math.max(0, freeAtMs - atMs)
  const isParked = parkedBy !== null && leftMs > 0
  return (
    <li data-parked={isParked ? parkedBy : undefined} data-used={inUse || undefined}>
      <code>{number}</code>
      <span>{isParked ? t(`ports.parked-${parkedBy}`) : t(inUse ? 'ports.in-use' : 'ports.free')}</span>
      {isParked && (
        <>
          <span class="gauge" aria-hidden="true">
            <span style={{ transform: `scaleX(${leftMs / PARKED_MS})` }} />
          </span>
          <small>
            <span aria-hidden="true">{t('netstat.seconds', { seconds: Math.ceil(leftMs / 1000) })}</span>
            <span class="sr-only">{t('ports.left', { seconds: Math.ceil(leftMs / 1000) })}</span>
          </small>
        </>
      )}
    </li>
  )
}

/** How long ports are really parked, and what that comes to. */
function RealLife() {
  return (
    <details>
      <summary>{t('ports.real')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('ports.system')}</th>
            <th scope="col">{t('ports.waits')}</th>
            <th scope="col">{t('ports.count')}</th>
            <th scope="col">{t('ports.rate')}</th>
          </tr>
        </thead>
        <tbody>
          {REAL_LIFE.map(({ system, timeWaitSeconds, ports }) => (
            <tr key={system}>
              <th scope="row">{system}</th>
              <td>{t('netstat.seconds', { seconds: timeWaitSeconds })}</td>
              <td>{ports.toLocaleString('en')}</td>
              <td>{Math.floor(ports / timeWaitSeconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
