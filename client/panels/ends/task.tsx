import type { VNode } from 'preact'
import { useRef } from 'preact/hooks'
import type { Side } from '../../../shared/tcp/tcb.ts'
import type { MatchView } from '../../../shared/view/match-view.ts'
import { coachTitle, sourceWords } from '../../i18n/coach-words.ts'
import { language, t } from '../../i18n/i18n.ts'
import { callWords, waitingWords } from '../../i18n/words.ts'
import type { Coach } from '../../state/coach.ts'
import { coach, draft } from '../../state/desk.ts'
import type { Draft } from '../../state/draft.ts'
import { isSending } from '../../state/moves.ts'
import { stacked } from '../../state/preferences.ts'
import { feedback } from '../../state/sending.ts'
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
function taskNow(side: Side): VNode {
  const view = matchView.value
  const end = view?.ends[side]
  // Its place is kept from the first moment on: what stands below it on a phone stays where it is when the match begins.
  if (!view || !end) return <div class="task" />
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

type Step = { readonly name: string; readonly isDone: boolean; readonly what: VNode; readonly how: string }

/** The next move step by step; what is done is ticked off. */
function CoachCard({ coach, draft }: { coach: Coach; draft: Draft }) {
  const steps = stepsOf(coach, draft)
  const current = steps.find(({ isDone }) => !isDone)?.name ?? 'send'
  return (
    <div class="coach">
      <h3>{coachTitle(coach.owed, coach)}</h3>
      <ol>
        {steps.map(({ name, isDone, what, how }) => (
          <li key={name} class={classOf(isDone, name === current)} aria-current={name === current ? 'step' : undefined}>
            {what} {!stacked.value && how !== '' && <span class={`coach-how how-${name}`}>{how}</span>}
            {isDone && <span class="sr-only"> ({t('coach.done')})</span>}
          </li>
        ))}
        {!stacked.value && (
          <li class={classOf(false, current === 'send')} aria-current={current === 'send' ? 'step' : undefined}>
            {t('coach.send')} <kbd>Enter</kbd> <RfcLink section={coach.owed.section} />
          </li>
        )}
      </ol>
      {stacked.value && <Hows steps={steps} current={current} />}
    </div>
  )
}

/** Where there is little room the hows lie on top of each other, so that the card is as high as the longest, whichever is read. */
function Hows({ steps, current }: { steps: readonly Step[]; current: string }) {
  const hows = [...steps, { name: 'send', how: t('coach.send-tap') }]
  return (
    <div class="coach-hows">
      {hows.map(({ name, how }) => (
        <p key={name} class={`coach-how how-${name}${name === current ? ' current' : ''}`}>
          {how}
        </p>
      ))}
    </div>
  )
}

function stepsOf({ owed, turnOn, turnOff, seqSource, ackSource, ...coach }: Coach, draft: Draft): readonly Step[] {
  const { flags, seq, ack, text, urgent } = owed.segment
  const steps: Step[] = [
    {
      name: 'flags',
      isDone: turnOn.length === 0 && turnOff.length === 0,
      what: (
        <>
          {t('coach.press')} <Flags letters={flags} names size={20} />
        </>
      ),
      how: turnOff.length > 0 ? t('coach.turn-off', { flags: turnOff.join(', ') }) : '',
    },
    {
      name: 'seq',
      isDone: coach.seqReady && (draft.seq !== '' || seq !== 0),
      what: <b>SEQ = {seq}</b>,
      how: sourceWords(seqSource, seq),
    },
  ]
  if (flags.includes('A') || !coach.ackReady)
    steps.push({ name: 'ack', isDone: coach.ackReady, what: <b>ACK = {ack}</b>, how: sourceWords(ackSource, ack) })
  if (text !== '') steps.push({ name: 'text', isDone: coach.textReady, what: <b>TEXT = {text}</b>, how: t('coach.text-how') })
  if (flags.includes('U'))
    steps.push({
      name: 'urgent',
      isDone: coach.urgentReady && draft.flags.has('URG'),
      what: <b>URP = {urgent}</b>,
      how: t('coach.urgent-how'),
    })
  return steps
}

function classOf(isDone: boolean, isCurrent: boolean): string {
  return `${isDone ? 'done' : ''}${isCurrent ? ' current' : ''}`
}
