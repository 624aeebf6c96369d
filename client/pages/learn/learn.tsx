import { language } from '../../i18n/i18n.ts'
import { RfcLink } from '../../panels/rfc-link.tsx'
import { beliefs } from '../../state/library.ts'
import { Frame } from '../frame.tsx'
import { Link } from '../link.tsx'
import { FlagBits } from './flag-bits.tsx'
import { Rungs } from './rungs.tsx'
import { StateMap } from './state-map.tsx'
import type { LearnKey } from './texts.ts'
import { learnTexts } from './texts.ts'
import '../../styles/learn.css'

const HANDSHAKE = [
  { from: 'active', flags: ['SYN'], numbers: 'seq 100', says: 'say.syn', after: ['SYN-SENT', 'SYN-RECEIVED'] },
  { from: 'passive', flags: ['SYN', 'ACK'], numbers: 'seq 300  ack 101', says: 'say.syn-ack', after: [null, 'ESTABLISHED'] },
  { from: 'active', flags: ['ACK'], numbers: 'seq 101  ack 301', says: 'say.ack', after: [null, 'ESTABLISHED'] },
] as const

const CLOSE = [
  { from: 'active', flags: ['FIN', 'ACK'], numbers: 'seq 106  ack 306', says: 'say.fin', after: ['FIN-WAIT-1', 'CLOSE-WAIT'] },
  { from: 'passive', flags: ['ACK'], numbers: 'seq 306  ack 107', says: 'say.ack-fin', after: [null, 'FIN-WAIT-2'] },
  { from: 'passive', flags: ['FIN', 'ACK'], numbers: 'seq 306  ack 107', says: 'say.fin-too', after: ['LAST-ACK', 'TIME-WAIT'] },
  { from: 'active', flags: ['ACK'], numbers: 'seq 107  ack 307', says: 'say.bye', after: [null, 'CLOSED'] },
] as const

const VALUES = ['isn', 'trip', 'rto', 'msl'] as const

/** How it works, with pictures. */
export function Learn() {
  const texts = learnTexts[language.value]
  const say = (key: LearnKey) => texts[key]
  return (
    <Frame title={texts.title}>
      <div class="learn">
        <h1>{texts.title}</h1>
        <p class="lead">{texts.lead}</p>
        <section class="sheet learn-row">
          <div>
            <h2>{texts['handshake.title']}</h2>
            <p>{texts['handshake.text']}</p>
            <RfcLink section="3.5" />
          </div>
          <Rungs rungs={HANDSHAKE} say={say} start={['CLOSED', 'LISTEN']} label={texts['handshake.title']} />
        </section>
        <section class="sheet">
          <h2>{texts['numbers.title']}</h2>
          <dl class="three-numbers">
            {(['seq', 'ack', 'len'] as const).map((name) => (
              <div key={name}>
                <dt>{name.toUpperCase()}</dt>
                <dd>{texts[`numbers.${name}`]}</dd>
              </div>
            ))}
          </dl>
          <p class="rule">{texts['numbers.rule']}</p>
        </section>
        <section class="sheet learn-row turned">
          <div>
            <h2>{texts['close.title']}</h2>
            <p>{texts['close.text']}</p>
            <RfcLink section="3.6" />
          </div>
          <Rungs rungs={CLOSE} say={say} start={['ESTABLISHED', 'ESTABLISHED']} label={texts['close.title']} waits={texts['say.wait']} />
        </section>
        <section class="sheet">
          <h2>{texts['flags.title']}</h2>
          <p>{texts['flags.text']}</p>
          <FlagBits say={say} />
        </section>
        <section class="sheet">
          <h2>{texts['states.title']}</h2>
          <p>{texts['states.text']}</p>
          <StateMap say={say} />
          <RfcLink section="3.3.2" />
        </section>
        <section class="sheet">
          <h2>{texts['values.title']}</h2>
          <table class="values">
            <thead>
              <tr>
                <th scope="col">{texts['values.what']}</th>
                <th scope="col">{texts['values.game']}</th>
                <th scope="col">{texts['values.real']}</th>
              </tr>
            </thead>
            <tbody>
              {VALUES.map((name) => (
                <tr key={name}>
                  <th scope="row">{texts[`values.${name}`]}</th>
                  <td>{texts[`values.${name}-game`]}</td>
                  <td>{texts[`values.${name}-real`]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <Mistakes title={texts['mistakes.title']} />
        <p class="learn-play">
          <Link to="/practice" class="button big">
            {texts.play}
          </Link>
        </p>
      </div>
    </Frame>
  )
}

/** The catalogue of what people get wrong: the same that verdicts name. */
function Mistakes({ title }: { title: string }) {
  if (beliefs.value === null) return null
  return (
    <section class="sheet">
      <h2>{title}</h2>
      <div class="mistakes">
        {Object.entries(beliefs.value).map(([id, belief]) => (
          <details key={id}>
            <summary>{belief.name[language.value]}</summary>
            <p>
              {belief.explanation[language.value]} <RfcLink section={belief.section} />
            </p>
          </details>
        ))}
      </div>
    </section>
  )
}
