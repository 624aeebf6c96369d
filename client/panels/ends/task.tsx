import type { VNode } from 'preact'
import { useRef } from 'preact/hooks'
import type { Side } from '../../../shared/tcp/tcb.ts'
import type { MatchView } from '../../../shared/view/match-view.ts'
import { coachTitle, sourceWords } from '../../i18n/coach-words.ts'
import { language, t } from '../../i18n/i18n.ts'
import { callWords, waitingWords } from '../../i18n/words.ts'
import type { Coach } from '../../state/coach.ts'
import { coach, draft, feedback } from '../../state/composer.ts'
import type { Draft } from '../../state/draft.ts'
import { isSending } from '../../state/moves.ts'
import { narrow } from '../../state/preferences.ts'
import { matchView } from '../../state/streams.ts'
import { wishesOf } from '../../state/wishes.ts'
import { Flags } from '../marks/flag-badge.tsx'
import { RfcLink } from '../marks/rfc-link.tsx'
import { Story } from './story.tsx'

/** What the application wants, and what is to be done about it. It stays as it is until the verdict on a segment under way has come. */
export function Task({ side }: { side: Side }) {
  const shown = useRef<VNode>(null)
  if (shown.current === null || !isSending.value || feedback.value !== null) {
    shown.current = taskNow(side)
  }
  return shown.current
}

/** A function, not a component: that would draw itself anew while a segment is under way. */
function taskNow(side: Side): VNode | null {
  const view = matchView.value
  const end = view?.ends[side]
  if (!view || !end) return null
  const wishes = wishesOf(view, side)
  const wish = wishes.findLast(({ done }) => !done) ?? wishes.at(-1)
  return (
    <section class={`task${view.assistance === 'guided' ? ' guided' : ''}`} aria-labelledby="task-title" key={language.value}>
      <h2 id="task-title" class="sr-only">
        {t('task.title')}
      </h2>
      {wish !== undefined && !(wish.done && coach.value !== null) && (
        <p class={`bubble from-app${wish.done ? ' done' : ''}`}>
          <span class="bubble-who">{t('task.application')}</span>
          {callWords(wish.call)}
        </p>
      )}
      {coach.value !== null && !isSending.value ? (
        <CoachCard coach={coach.value} draft={draft.value} />
      ) : (
        waitingNow(view, end.owedCount, side)
      )}
    </section>
  )
}

function waitingNow(view: MatchView, owedCount: number, side: Side): VNode {
  if (owedCount > 0 && view.phase === 'playing' && !isSending.value) {
    return <p class="task-due">{t('task.due')}</p>
  }
  return (
    <>
      <p class="task-waiting">
        <span class="dots" aria-hidden="true" />
        {waitingWords(view, side)}
      </p>
      {view.ladder.length === 0 && <Story view={view} />}
    </>
  )
}

/** The next move step by step; what is done is ticked off. */
function CoachCard({ coach, draft }: { coach: Coach; draft: Draft }) {
  const { segment, section } = coach.owed
  const hasAck = segment.flags.includes('A')
  const steps = {
    flags: coach.turnOn.length === 0 && coach.turnOff.length === 0,
    seq: coach.seqReady && (draft.seq !== '' || segment.seq !== 0),
    ack: coach.ackReady,
    text: segment.text === '' || coach.textReady,
    urgent: coach.urgentReady,
  }
  const current = (['flags', 'seq', 'ack', 'text', 'urgent'] as const).find((step) => !steps[step])
  return (
    <div class="coach">
      <h3>{coachTitle(coach.owed, coach)}</h3>
      <ol>
        <Step done={steps.flags} current={current === 'flags'}>
          {t('coach.press')} <Flags letters={segment.flags} names size={20} />
          {coach.turnOff.length > 0 && <em> {t('coach.turn-off', { flags: coach.turnOff.join(', ') })}</em>}
        </Step>
        <Step done={steps.seq} current={current === 'seq'}>
          <b>SEQ = {segment.seq}</b> <span class="coach-how">{sourceWords(coach.seqSource, segment.seq)}</span>
        </Step>
        {(hasAck || !steps.ack) && (
          <Step done={steps.ack} current={current === 'ack'}>
            <b>ACK = {segment.ack}</b> <span class="coach-how">{sourceWords(coach.ackSource, segment.ack)}</span>
          </Step>
        )}
        {segment.text !== '' && (
          <Step done={steps.text} current={current === 'text'}>
            <b>TEXT = {segment.text}</b> <span class="coach-how">{t('coach.text-how')}</span>
          </Step>
        )}
        {segment.flags.includes('U') && (
          <Step done={steps.urgent && draft.flags.has('URG')} current={current === 'urgent'}>
            <b>URP = {segment.urgent}</b> <span class="coach-how">{t('coach.urgent-how')}</span>
          </Step>
        )}
        <Step done={false} current={current === undefined} last>
          {narrow.value ? t('coach.send-tap') : t('coach.send')} {!narrow.value && <kbd>Enter</kbd>} <RfcLink section={section} />
        </Step>
      </ol>
    </div>
  )
}

type StepProps = { done: boolean; current?: boolean; last?: boolean; children: preact.ComponentChildren }

function Step({ done, current = false, last = false, children }: StepProps) {
  return (
    <li class={`${done ? 'done' : ''}${current ? ' current' : ''}${last ? ' last' : ''}`} aria-current={current ? 'step' : undefined}>
      {children}
      {done && <span class="sr-only"> ({t('coach.done')})</span>}
    </li>
  )
}
