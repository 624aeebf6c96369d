import type { Signal } from '@preact/signals'
import { useSignal } from '@preact/signals'
import { texts } from '../../../shared/zero-rtt/texts.ts'
import { t } from '../../i18n/i18n.ts'
import { Icon } from '../../panels/marks/icons.tsx'
import { Frame } from '../frame/frame.tsx'
import { Bars } from './bars.tsx'
import { Choices } from './choices.tsx'
import { Lanes } from './lanes.tsx'
import { lossPercent, luck, rttMs, startOver } from './race.ts'
import { Replays } from './replays.tsx'
import { say, w } from './words.ts'
import '../../styles/zero-rtt.css'

/** One request over five ways on the same wire: what a round trip costs, and what is given up to save it. */
export function ZeroRtt() {
  return (
    <Frame title={say(texts.title)}>
      <div class="zero-rtt">
        <h1>{say(texts.title)}</h1>
        <p class="lead">{say(texts.story)}</p>
        <Wire />
        <Lanes />
        <Bars />
        <Replays />
        <Choices />
        <Question />
      </div>
    </Frame>
  )
}

/** The wire that all ways share: its round trip and its losses. */
function Wire() {
  return (
    <section class="sheet wire-sliders" aria-labelledby="wire-title">
      <h2 id="wire-title">{w('wire.title')}</h2>
      <Slider label={w('wire.rtt')} value={rttMs} max={400} step={10} min={10} words={w('unit.ms', { ms: rttMs.value })} />
      <Slider
        label={w('wire.loss')}
        value={lossPercent}
        max={50}
        step={5}
        min={0}
        words={w('unit.percent', { percent: lossPercent.value })}
      />
      <button
        type="button"
        class="button small"
        disabled={lossPercent.value === 0}
        onClick={() => {
          luck.value += 1
          startOver()
        }}
      >
        <Icon name="dice" size={18} /> {w('wire.luck')}
      </button>
      <p class="wire-hint">{w('wire.hint')}</p>
    </section>
  )
}

/** What to talk about, and the answer when it is wanted. */
function Question() {
  const answered = useSignal(false)
  return (
    <section class="sheet">
      <h2>{t('result.lesson')}</h2>
      <p>{say(texts.lesson)}</p>
      <h3>{say(texts.question)}</h3>
      {answered.value ? (
        <p>{say(texts.answer)}</p>
      ) : (
        <button
          type="button"
          class="button small"
          onClick={() => {
            answered.value = true
          }}
        >
          {w('answer')}
        </button>
      )}
    </section>
  )
}

type SliderProps = { label: string; value: Signal<number>; min: number; max: number; step: number; words: string }

function Slider({ label, value, min, max, step, words }: SliderProps) {
  return (
    <label class="wire-slider">
      <span>{label}</span>
      <input
        type="range"
        min={min}
        max={max}
        step={step}
        value={value.value}
        onInput={(event) => {
          value.value = Number(event.currentTarget.value)
          startOver()
        }}
      />
      <output>{words}</output>
    </label>
  )
}
