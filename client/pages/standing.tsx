import { MOST_BOUTS } from '../../shared/ports/ports.ts'
import type { MatchView } from '../../shared/view/match-view.ts'
import type { RoomView } from '../../shared/view/room-view.ts'
import { t } from '../i18n/i18n.ts'
import { pointsWords } from '../i18n/words.ts'
import { Ports } from '../panels/ports.tsx'
import { act } from '../state/session.ts'

/** The number of the bout that follows what has just been played; null: the series is over, or there is none. */
export function furtherBout({ series, settings }: RoomView, { scenario }: MatchView): number | null {
  if (series === null || series.winner !== null || series.bouts.length >= MOST_BOUTS || settings.scenario !== scenario) return null
  return series.bouts.length + 1
}

/** How a best of five stands: its bouts, the ports, and who has won. */
export function Standing({ room: { series }, view }: { room: RoomView; view: MatchView }) {
  if (series === null) return null
  const isOver = series.winner !== null || series.bouts.length >= MOST_BOUTS
  return (
    <section class="standing" aria-label={t('ports.standing')}>
      <h2>{t('ports.standing')}</h2>
      {isOver && (
        <p role="status">
          <b>{t(`ports.won-${series.winner ?? 'nobody'}`)}</b>
        </p>
      )}
      <div class="standing-bouts">
        <table class="scores">
          <thead>
            <tr>
              <td />
              <th scope="col">{t('ports.port')}</th>
              <th scope="col">{t('ports.closer')}</th>
              <th scope="col">{t('side.client')}</th>
              <th scope="col">{t('side.server')}</th>
              <th scope="col">{t('ports.winner')}</th>
            </tr>
          </thead>
          <tbody>
            {series.bouts.map(({ port, closer, points, winner }, index) => (
              <tr key={`${index}-${port}`}>
                <th scope="row">{t('ports.bout', { number: index + 1 })}</th>
                {port === null ? (
                  <td colSpan={4}>{t('ports.walkover')}</td>
                ) : (
                  <>
                    <td>{port}</td>
                    <td>{t(`ports.closer-${closer}`)}</td>
                    <td>{pointsWords(points.client)}</td>
                    <td>{pointsWords(points.server)}</td>
                  </>
                )}
                <td>{winner === null ? t('ports.draw') : t(`side.${winner}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <small>{t('ports.counted')}</small>
      <Ports view={view} />
    </section>
  )
}

export function NextBout({ number }: { number: number }) {
  return (
    <button type="button" class="button big" onClick={() => act('ready', { ready: true })}>
      {t('ports.next', { number })}
    </button>
  )
}
