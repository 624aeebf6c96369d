import type { Bout } from '../../../shared/ports/ports.ts'
import { CLOSING_BONUS, isOver, TOLL_PERCENT } from '../../../shared/ports/ports.ts'
import { SIDES } from '../../../shared/tcp/sides.ts'
import type { MatchView } from '../../../shared/view/match-view.ts'
import type { RoomView } from '../../../shared/view/room-view.ts'
import { t } from '../../i18n/i18n.ts'
import { pointsWords } from '../../i18n/words.ts'
import { Ports, Score } from '../../panels/ends/ports.tsx'
import { b } from './bout-words.ts'
import { goOn } from './proposals.ts'

/** How a best of five stands: its bouts, the ports, and who has won. */
export function Standing({ room: { series }, view }: { room: RoomView; view: MatchView }) {
  if (series === null) return null
  return (
    <section class="standing" aria-label={t('ports.standing')}>
      <h2>
        {t('ports.standing')}
        <span class="standing-score">
          {t('side.client')} <Score series={series} /> {t('side.server')}
        </span>
      </h2>
      {isOver(series) && (
        <p role="status">
          <b>{b(`bouts.won-${series.winner ?? 'nobody'}`)}</b>
        </p>
      )}
      <table class="scores">
        <caption>{b('bouts.counted-title')}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{b('bouts.closer')}</th>
            <th scope="col">{t('side.client')}</th>
            <th scope="col">{t('side.server')}</th>
          </tr>
        </thead>
        <tbody>
          {series.bouts.map((bout, index) => (
            <tr key={`${index}-${bout.port}`}>
              <th scope="row">{b('bouts.bout', { number: index + 1 })}</th>
              <BoutCells bout={bout} />
            </tr>
          ))}
        </tbody>
      </table>
      <small>{b('bouts.counted', { bonus: CLOSING_BONUS, toll: TOLL_PERCENT })}</small>
      <Ports view={view} isScored={false} />
    </section>
  )
}

/** How a bout went: what counted for each side, the winner's with a mark. */
function BoutCells({ bout: { port, closer, points, winner } }: { bout: Bout }) {
  if (port === null) return <td colSpan={3}>{b(winner === 'client' ? 'bouts.walkover-client' : 'bouts.walkover-server')}</td>
  return (
    <>
      <td>{b(`bouts.closer-${closer}`)}</td>
      {SIDES.map((side) => (
        <td key={side} class={winner === side ? 'won' : ''}>
          {pointsWords(points[side])}
          {winner === side && <span class="sr-only"> {b('bouts.winner')}</span>}
          {winner === null && side === 'server' && <small> {b('bouts.draw')}</small>}
        </td>
      ))}
    </>
  )
}

/** The way to the next bout of a series. */
export function NextBout({ room, view, number }: { room: RoomView; view: MatchView; number: number }) {
  return (
    <button type="button" class="button big" onClick={() => goOn(room, view)}>
      {b('bouts.next', { number })}
    </button>
  )
}
