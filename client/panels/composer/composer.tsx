import type { ComponentChildren } from 'preact'
import { t } from '../../i18n/i18n.ts'
import type { FlagName } from '../../look/flags.ts'
import { FLAG_NAMES } from '../../look/flags.ts'
import { coach, draft, toggleFlag } from '../../state/desk.ts'
import { isEmpty } from '../../state/draft.ts'
import { blurAfterClick } from '../../state/focus.ts'
import { mayWrite } from '../../state/library.ts'
import { isSending, pendingMoves } from '../../state/moves.ts'
import { clearByHand, faulty, feedback, mayClear, send, shakes } from '../../state/sending.ts'
import { mySide } from '../../state/session.ts'
import { matchView } from '../../state/streams.ts'
import { FlagBadge, Flags } from '../marks/flag-badge.tsx'
import { Icon } from '../marks/icons.tsx'
import { useHeightTold } from '../measure/told-height.ts'
import { VerdictCard } from '../verdict/verdict.tsx'
import { FaultNote, faultId } from './fault-note.tsx'
import { HintButton, HintCard } from './hint.tsx'
import { NumberInput } from './number-input.tsx'
import { TextPicker } from './text-picker.tsx'
import { UrgentInput } from './urgent-input.tsx'
import { Written } from './written.tsx'

/** Where segments are written: six flag keys in header order, two numbers, text. `notices` stand above it instead of hint and verdict. */
export function Composer({ notices }: { notices?: ComponentChildren }) {
  const side = mySide.value
  const view = matchView.value
  if (side === null || view === null) return null
  const isPlaying = view.phase === 'playing'
  // What lies on the desk while a segment is under way is nobody's next move yet.
  const guide = isSending.value ? null : coach.value
  const flagsToChange: readonly FlagName[] = guide === null ? [] : [...guide.turnOn, ...guide.turnOff]
  const ready = guide?.ready ?? false
  const writes = mayWrite(view.scenario, side)
  const textUnderWay = feedback.value === null && pendingMoves.value.some(({ segment }) => segment.text !== '')
  return (
    <section class={`composer shake-${shakes.value % 2}`} data-shaken={shakes.value > 0} aria-labelledby="composer-title">
      <h2 id="composer-title" class="sr-only">
        {t('composer.title')}
      </h2>
      <Notices>
        {notices ?? (
          <>
            <HintCard />
            <VerdictCard />
          </>
        )}
      </Notices>
      <Leaving />
      <form
        class={`composer-form${writes ? ' may-write' : ''}${textUnderWay ? ' text-under-way' : ''}`}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <fieldset class="flag-keys">
          <legend class="sr-only">{t('composer.flags')}</legend>
          {FLAG_NAMES.map((flag) => (
            <FlagKey key={flag} flag={flag} glow={flagsToChange.includes(flag)} />
          ))}
        </fieldset>
        <div class="fields">
          <NumberInput field="seq" glow={guide !== null && !guide.seqReady} />
          <NumberInput field="ack" glow={guide !== null && !guide.ackReady} />
          <TextPicker glow={guide !== null && !guide.textReady} />
          <UrgentInput />
        </div>
        <Actions isPlaying={isPlaying} glow={ready} />
      </form>
      <Written />
    </section>
  )
}

function Actions({ isPlaying, glow }: { isPlaying: boolean; glow: boolean }) {
  return (
    <div class="composer-actions">
      <HintButton />
      <button type="button" class="clear" onClick={clearByHand} disabled={!mayClear.value} aria-keyshortcuts="Escape">
        {t('composer.clear')}
      </button>
      <button
        type="submit"
        class={`send${glow ? ' glow' : ''}`}
        disabled={!isPlaying || isEmpty(draft.value)}
        aria-keyshortcuts="Enter"
        aria-describedby={faulty.value.has('segment') ? 'verdict' : undefined}
      >
        {t('composer.send')} <Icon name="send" />
      </button>
    </div>
  )
}

/** They cover what stands there, which is told how far. */
function Notices({ children }: { children: ComponentChildren }) {
  const told = useHeightTold('--notices')
  return (
    <div class="notices" ref={told}>
      {children}
    </div>
  )
}

function FlagKey({ flag, glow }: { flag: FlagName; glow: boolean }) {
  const on = draft.value.flags.has(flag)
  const fault = faulty.value.has(flag)
  return (
    <button
      type="button"
      class={`flag-key key-${flag}${on ? ' on' : ''}${glow ? ' glow' : ''}${fault ? ' fault' : ''}`}
      aria-pressed={on}
      aria-keyshortcuts={flag[0]}
      aria-invalid={fault || undefined}
      aria-describedby={fault ? faultId(flag) : undefined}
      title={t(`flag.${flag}`)}
      onClick={(event) => {
        toggleFlag(flag)
        blurAfterClick(event)
      }}
    >
      <FlagBadge flag={flag} size={26} />
      <span class="flag-key-name">{flag}</span>
      <FaultNote field={flag} />
    </button>
  )
}

/** Segments that have left the desk and are not judged yet: pale, on their way. */
function Leaving() {
  return (
    <div class="leaving" aria-hidden="true">
      {pendingMoves.value.map(({ move, segment }) => (
        <div key={move} class="ghost">
          <Flags letters={segment.flags} names size={20} />
          <span>SEQ {segment.seq}</span>
          {segment.flags.includes('A') && <span>ACK {segment.ack}</span>}
          {segment.text !== '' && <q>{segment.text}</q>}
        </div>
      ))}
    </div>
  )
}
