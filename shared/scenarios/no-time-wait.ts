import type { Actor, Scenario, Script, Trigger } from '../match/scenario.ts'
import { inLegs } from './legs.ts'
import { ESTABLISHED, GOOD_WIRE, ORDINARY } from './ordinary.ts'

/** The copy of a text of the first connection. */
function lateCopy(trigger: Trigger): Actor {
  return {
    who: 'ghost',
    as: 'client',
    watches: 'server',
    trigger,
    segment: {
      flags: 'PA',
      seq: { from: 'isn', side: 'client', plus: 1 },
      ack: { from: 'isn', side: 'server', plus: 1 },
      text: 'PAY 5',
    },
  }
}

const WITH_TIME_WAIT: Script = {
  ...ORDINARY,
  id: 'no-time-wait',
  start: ESTABLISHED,
  // A machine that begins every connection at the same number: only TIME-WAIT stands between them.
  isn: { client: 700, server: 200 },
  calls: [
    { side: 'client', call: { type: 'send', text: 'PAY 5' }, trigger: { when: 'start', afterMs: 500 } },
    { side: 'client', call: { type: 'close' }, trigger: { when: 'acknowledged', afterMs: 500 } },
    { side: 'server', call: { type: 'close' }, trigger: { when: 'peer-closed', afterMs: 500 } },
    { side: 'server', call: { type: 'open-passive' }, trigger: { when: 'state', state: 'CLOSED', afterMs: 500 } },
    { side: 'client', call: { type: 'open-active' }, trigger: { when: 'state', state: 'CLOSED', afterMs: 1_000 } },
  ],
  // The last ACK of the first connection is lost.
  wire: { ...GOOD_WIRE, acts: [{ type: 'lose', from: 'client', nth: 1, of: 'ack' }] },
  // The copy does not live longer than TIME-WAIT: it comes before the second connection.
  actors: [lateCopy({ when: 'state', state: 'LISTEN', afterMs: 500 })],
  goal: { client: 'ESTABLISHED', server: 'ESTABLISHED' },
  parMs: 120_000,
  mslMs: 8_500,
  rtoMs: 8_000,
}

const WITHOUT: Script = {
  ...WITH_TIME_WAIT,
  // Nobody waits any more, but the application calls again no sooner: the FIN has come again by then.
  calls: WITH_TIME_WAIT.calls.map((made) =>
    made.call.type === 'open-active' ? { ...made, trigger: { ...made.trigger, afterMs: 14_000 } } : made,
  ),
  // The copy is as late, but the second connection is there already.
  actors: [lateCopy({ when: 'state', state: 'ESTABLISHED', incarnation: 1, afterMs: 1_500 })],
  goal: { client: 'ESTABLISHED', server: 'ESTABLISHED', delivered: { server: 'PAY 5PAY 5' } },
  mslMs: 0,
}

export const noTimeWait: Scenario = {
  script: inLegs(WITHOUT, WITH_TIME_WAIT),
  chapter: 'ghosts',
  reference: 'RFC 1337',
  assistance: 'standard',
  legs: [
    {
      en: 'First without TIME-WAIT: whoever closes first is gone at once.',
      ko: '먼저 TIME-WAIT이 없는 세상이에요. 먼저 닫은 쪽은 바로 사라져요.',
    },
    {
      en: 'Now the same wire with TIME-WAIT. It costs some waiting. What does it buy?',
      ko: '이제 같은 회선에 TIME-WAIT이 있어요. 기다리는 대신 무엇을 얻을까요?',
    },
  ],
  texts: {
    title: { en: 'If nobody waited', ko: 'TIME-WAIT이 없다면' },
    story: {
      en: 'The client pays, says goodbye, and soon afterwards calls again from the same port. The wire loses the very last ACK, and a copy of the payment wanders about.',
      ko: '클라이언트가 돈을 내고 작별한 다음, 곧 같은 포트에서 다시 말을 걸어요. 회선은 마지막 ACK를 잃어버리고, 결제 데이터의 사본 하나가 네트워크를 떠돌아요.',
    },
    lesson: {
      en: 'Without TIME-WAIT two things went wrong. The FIN that came again met a machine that knew nothing, and a good connection ended with RST. And the old copy fell into the new connection and was paid twice. With TIME-WAIT the FIN was answered, and the copy died before there was a new connection.',
      ko: 'TIME-WAIT이 없으니 두 가지가 잘못됐어요. 다시 온 FIN은 아무것도 모르는 컴퓨터를 만나, 잘 끝난 연결이 RST로 끝났어요. 그리고 옛 사본이 새 연결에 떨어져서 두 번 결제됐어요. TIME-WAIT이 있으니 FIN은 대답을 받았고, 사본은 새 연결이 생기기 전에 사라졌어요.',
    },
    question: {
      en: 'Does TIME-WAIT wait for data that was sent before the FIN?',
      ko: 'TIME-WAIT은 FIN보다 먼저 보낸 데이터를 기다리는 걸까요?',
    },
    answer: {
      en: 'No. A FIN is numbered behind all data, so nobody gets to TIME-WAIT before all of it has come. It waits, first, to answer a FIN whose ACK was lost, and second, until old segments of these addresses and ports are gone. 60 s on Linux, 30 s on macOS, 4 minutes in the RFC.',
      ko: '아니에요. FIN의 번호는 모든 데이터 뒤에 있어서, 데이터가 다 오기 전에는 TIME-WAIT에 이를 수 없어요. 첫째로 ACK를 잃은 상대의 FIN에 답하기 위해, 둘째로 이 주소와 포트의 옛 세그먼트가 모두 사라질 때까지 기다려요. 리눅스 60초, macOS 30초, RFC에서는 4분이에요.',
    },
  },
}
