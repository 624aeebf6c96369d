import type { Signal } from '@preact/signals'
import { useSignal } from '@preact/signals'
import type { Scenario } from '../../../shared/match/scenario.ts'
import type { Side } from '../../../shared/tcp/tcb.ts'
import { language, t } from '../../i18n/i18n.ts'
import { clockOf } from '../../i18n/times.ts'
import { Icon } from '../../panels/marks/icons.tsx'
import { Medal } from '../../panels/marks/medal.tsx'
import { RfcLink } from '../../panels/marks/rfc-link.tsx'
import { useHeightTold } from '../../panels/measure/told-height.ts'
import type { Achievement } from '../../state/achievements.ts'
import { medalOf } from '../../state/achievements.ts'
import { narrow } from '../../state/preferences.ts'
import { busy } from '../../state/session.ts'
import { playWithFriend, practise } from '../setup/open-room.ts'
import { SideChoice } from '../setup/side-choice.tsx'
import { c } from './words.ts'

type Props = { scenario: Scenario; number: number; achievement: Achievement | undefined }

/** The chosen station: what happens there, which question it answers, what was earned, and the ways in. On a phone it folds. */
export function Brief({ scenario, number, achievement }: Props) {
  const side = useSignal<Side>('client')
  const unfolded = useSignal(false)
  const told = useHeightTold<HTMLElement>('--brief')
  const { script, texts, chapter } = scenario
  const wanted = { scenario: script.id, side: side.value, assistance: scenario.assistance }
  const isWhole = !narrow.value || unfolded.value
  return (
    <section class={`brief sheet${isWhole ? '' : ' folded'}`} id="campaign-brief" aria-labelledby="brief-title" ref={told}>
      <header>
        <p class="brief-chapter">
          {number} · {t(`chapter.${chapter}`)}
        </p>
        <h2 id="brief-title">{texts.title[language.value]}</h2>
        {narrow.value && <FoldKey unfolded={unfolded} />}
      </header>
      <p class="brief-question">{texts.question[language.value]}</p>
      <div id="brief-more" class="brief-more" hidden={!isWhole}>
        <p>{texts.story[language.value]}</p>
        <Facts scenario={scenario} />
        <Best achievement={achievement} />
        <SideChoice
          chosen={side.value}
          onChoose={(chosen) => {
            side.value = chosen ?? 'client'
          }}
          either={false}
        />
      </div>
      <div class="brief-play">
        <button type="button" class="button big" disabled={busy.value} onClick={() => practise(wanted)}>
          <Icon name="robot" /> {c('brief.bot')}
        </button>
        <button type="button" class="button" disabled={busy.value} title={c('brief.friend-hint')} onClick={() => playWithFriend(wanted)}>
          <Icon name="people" /> {c('brief.friend')}
        </button>
      </div>
    </section>
  )
}

function FoldKey({ unfolded }: { unfolded: Signal<boolean> }) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-expanded={unfolded.value}
      aria-controls="brief-more"
      aria-label={c(unfolded.value ? 'brief.fold' : 'brief.unfold')}
      onClick={() => {
        unfolded.value = !unfolded.value
      }}
    >
      <Icon name={unfolded.value ? 'down' : 'up'} />
    </button>
  )
}

function Facts({ scenario: { script, reference, legs, assistance } }: { scenario: Scenario }) {
  return (
    <dl class="brief-facts">
      <div>
        <dt>{c('brief.rfc')}</dt>
        <dd>
          <RfcLink section={reference} />
        </dd>
      </div>
      <div>
        <dt>{c('brief.par')}</dt>
        <dd>{clockOf(script.parMs)}</dd>
      </div>
      {legs !== undefined && (
        <div>
          <dt>{c('brief.legs')}</dt>
          <dd>{c('brief.legs-count', { count: legs.length })}</dd>
        </div>
      )}
      <div>
        <dt>{c('brief.help')}</dt>
        <dd>{t(`assistance.${assistance}`)}</dd>
      </div>
    </dl>
  )
}

/** What was earned here: the medal, the time of each leg, and the sides that were played. */
function Best({ achievement }: { achievement: Achievement | undefined }) {
  const medal = medalOf(achievement)
  const played = achievement?.legs.flatMap((leg, index) => (leg === null ? [] : [{ leg: index + 1, time: clockOf(leg.durationMs) }])) ?? []
  const several = (achievement?.legs.length ?? 1) > 1
  return (
    <div class={`brief-best${achievement === undefined ? ' empty' : ''}`}>
      <Medal medal={medal} />
      <div>
        <p>
          <b>{c('brief.best')}</b>
          {medal !== null && <span class="sr-only"> {c(`medal.${medal}`)}</span>}
        </p>
        {played.length === 0 ? (
          <p>{c('brief.best-none')}</p>
        ) : (
          <p>{played.map(({ leg, time }) => (several ? c('brief.best-leg', { leg, time }) : time)).join(' · ')}</p>
        )}
        {achievement !== undefined && (
          <p class="brief-sides">
            {c('brief.sides')}
            {achievement.sides.map((side) => (
              <span key={side} class={`side-tag side-${side}`}>
                {t(`side.${side}`)}
              </span>
            ))}
          </p>
        )}
      </div>
    </div>
  )
}
