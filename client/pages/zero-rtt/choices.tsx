import { useSignal } from '@preact/signals'
import { createSeed } from '../../../shared/match/chance.ts'
import type { Choice, Task } from '../../../shared/zero-rtt/exercise.ts'
import { judgeChoice, taskAt } from '../../../shared/zero-rtt/exercise.ts'
import type { Protocol } from '../../../shared/zero-rtt/protocols.ts'
import { WAYS } from '../../../shared/zero-rtt/protocols.ts'
import { protocolNames, reasonWords } from '../../../shared/zero-rtt/texts.ts'
import { say, w } from './words.ts'

const SEED = createSeed(2018)

/** Tasks: which way fits? */
export function Choices() {
  const nth = useSignal(1)
  const chosen = useSignal<Protocol | null>(null)
  const right = useSignal(0)
  const task = taskAt(SEED, nth.value)
  const choice = chosen.value === null ? null : judgeChoice(task, chosen.value)
  const choose = (protocol: Protocol) => {
    if (chosen.value !== null) return
    chosen.value = protocol
    if (judgeChoice(task, protocol).isRight) right.value += 1
  }
  const goOn = () => {
    nth.value += 1
    chosen.value = null
  }
  return (
    <section class="sheet choices" aria-labelledby="choose-title">
      <h2 id="choose-title">{w('choose.title')}</h2>
      <TaskLines task={task} />
      <div class="actions">
        {WAYS.map(({ protocol }) => (
          <button
            type="button"
            key={protocol}
            class="button small"
            aria-pressed={chosen.value === protocol}
            disabled={chosen.value !== null && chosen.value !== protocol}
            onClick={() => choose(protocol)}
          >
            {say(protocolNames[protocol])}
          </button>
        ))}
      </div>
      <div aria-live="polite">{choice !== null && <Word choice={choice} />}</div>
      {choice !== null && (
        <p class="actions">
          <button type="button" class="button" onClick={goOn}>
            {w('choose.next')}
          </button>
          <span>{w('choose.right', { right: right.value, count: nth.value })}</span>
        </p>
      )}
    </section>
  )
}

function TaskLines({ task }: { task: Task }) {
  return (
    <ul class="choice-task">
      <li>
        <b>{w(`choose.${task.request}`)}</b>
      </li>
      <li>{w(task.mustBeSecret ? 'choose.secret' : 'choose.open')}</li>
      <li>{w(task.hasVisited ? 'choose.visited' : 'choose.new')}</li>
      <li>{w('choose.wire', { rtt: task.rttMs, loss: task.lossPercent })}</li>
    </ul>
  )
}

/** Why the choice was right, or which would have been. */
function Word({ choice: { isRight, reason, better } }: { choice: Choice }) {
  return (
    <p class={`choice-word${isRight ? ' right' : ''}`}>
      {say(reasonWords[reason])} {better !== null && w('choose.better', { way: say(protocolNames[better]) })}
    </p>
  )
}
