import type { MatchView } from '../../../shared/view/match-view.ts'
import { clockOfMatch } from '../../../shared/view/pauses.ts'
import { eventWords } from '../../i18n/event-words.ts'
import { language, t } from '../../i18n/i18n.ts'
import { stampToTenths } from '../../i18n/times.ts'
import { useFollowEnd } from './follow-end.ts'
import { useLines } from './lines.ts'

/** What happened, in words, oldest first. */
export function EventLog({ view }: { view: MatchView }) {
  const { list } = useFollowEnd<HTMLOListElement>(view.log.length)
  const clock = clockOfMatch(view)
  const lines = useLines(
    view.log,
    (event) => [event, view.viewer, language.value],
    (event, index) => {
      const words = eventWords(event, view)
      if (words === null) return null
      return (
        <li key={index}>
          <time>{stampToTenths(clock(event.atMs))}</time> {words}
        </li>
      )
    },
  )
  return (
    <section class="log" aria-labelledby="log-title">
      <h2 id="log-title" class="panel-title">
        {t('log.title')}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
      <ol ref={list} tabIndex={0} aria-labelledby="log-title">
        {lines}
      </ol>
    </section>
  )
}
