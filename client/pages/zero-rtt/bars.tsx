import { roundTrips, wayOf } from '../../../shared/zero-rtt/protocols.ts'
import { protocolNames, protocolWords } from '../../../shared/zero-rtt/texts.ts'
import { endMs, timelines } from './race.ts'
import { say, w } from './words.ts'

/** How long each way takes until the first byte of the response is there. */
export function Bars() {
  return (
    <section class="sheet" aria-labelledby="bars-title">
      <h2 id="bars-title">{w('bars.title')}</h2>
      <dl class="bars">
        {timelines.value.map(({ protocol, responseAtMs }) => {
          const trips = roundTrips(wayOf(protocol))
          return (
            <div key={protocol}>
              <dt>
                <b>{say(protocolNames[protocol])}</b> <small>{trips === 1 ? w('bars.trip') : w('bars.trips', { trips })}</small>
              </dt>
              <dd>
                <span class="bar" style={{ width: `${(responseAtMs / endMs.value) * 100}%` }} />
                <span class="bar-value">{w('unit.ms', { ms: responseAtMs })}</span>
              </dd>
              <dd class="bar-words">{say(protocolWords[protocol])}</dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
